import { Acting, isMac } from "./actions.js";
import { AlignDesk, BlindDesk, Desk } from "./desk.js";
import { Journal } from "./journal.js";
import { light, partners, sameWord, wordAt } from "./links.js";
import { BookMap } from "./map.js";
import { keepFocusThroughOutage, reloadIfForgotten } from "./outage.js";
import { FILTERS } from "./painting.js";
import { fillRow } from "./rows.js";
import { fill, make } from "./text.js";

// The grid of sentences: a window of rows around the active one, the desk in it, and the journal that
// carries every operation to the database. The server's rows are the truth; what was done since its last
// answer is laid over them.

const MARGIN = 35; // rows from the window's edge at which the next window is asked for
const RESEND = 2500; // ms without an answer before everything is sent again
const ASK_AFTER = 350; // ms on a row before more about it is asked for
const LATE = 3000; // ms without an answer before the badge says so
const FORGOTTEN = 12000; // ms without a word from a server that is there, before the page is made anew

class Grid extends Acting {
  constructor(root) {
    super();
    this.root = root;
    this.client = crypto.randomUUID();
    this.elements = new Map(); // bead id → row element
    this.overlay = new Map(); // bead id → what own unanswered operations made of it
    this.held = new Map(); // bead id → {text} that could not be saved
    this.filter = "all";
    this.matches = null;
    this.side = "target";
    this.sent = 0;
    this.active = null; // bead id
    this.asked = Math.floor(Math.random() * 1e9); // number of the last question to the server
    this.details = null; // what the server said of the active row
    this.build();
    this.timer = setInterval(() => this.tick(), 500);
    this.onUnload = (event) => {
      this.desk?.save();
      if (this.journal?.all().length) event.preventDefault();
    };
    addEventListener("beforeunload", this.onUnload);
    this.unwatch = keepFocusThroughOutage(root);
    this.onHide = () => this.desk?.save();
    addEventListener("pagehide", this.onHide);
  }

  build() {
    this.frame = make("div", "frame");
    this.frame.dataset.client = this.client;
    this.bar = make("div", "bar");
    this.table = make("div", "table");
    this.table.setAttribute("role", "table");
    this.body = make("div", "body");
    this.body.setAttribute("role", "rowgroup");
    this.foot = make("div", "foot");
    this.badge = make("span", "badge");
    this.badge.setAttribute("role", "status");
    this.map = new BookMap((index) => this.goTo(index));
    this.frame.append(this.bar, this.table, this.foot);
    this.root.append(this.frame);
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("click", (event) => this.clicked(event));
    this.body.addEventListener("pointerover", (event) => this.pointAt(event.target.closest(".w")));
    this.body.addEventListener("pointerleave", () => this.pointAt(null));
    this.body.addEventListener("dblclick", (event) => event.target.closest(".cell") && this.write());
  }

  // ---- what the server says

  update(component) {
    this.component = component;
    this.toldAt = performance.now();
    const data = component.data;
    const first = !this.data;
    const isOther = this.data && (this.data.project !== data.project || this.data.bitext !== data.bitext);
    if (first || isOther) this.start(data);
    const settled = this.journal.settle(data.answers);
    if (data.sent === this.sent) this.inFlight = false;
    if (this.leaving && !this.inFlight && !this.again) this.depart();
    if (settled.length || first) this.heardAt = performance.now();
    this.data = data;
    this.receive(settled);
    this.hear(data.reply);
    this.frame.style.setProperty("--size", String(data.size / 100));
    this.map.load(data);
    this.lay();
    this.table.setAttribute("aria-label", data.title);
    if (first || isOther) this.activate(this.idAt(data.at) ?? data.rows[0]?.id ?? null, false, true);
    if (data.failure && (data.failure !== this.failure || this.isHindered(data))) this.say(data.failure, true);
    else if (!data.failure && this.failure && this.message?.text === this.failure) this.message = null;
    this.failure = data.failure;
    this.render();
    if (first && this.journal.all().length) this.send();
    if (first && data.mode !== "read" && data.total) this.restore();
    this.arrive(data, settled);
    if (this.again && !this.inFlight) this.send();
    if (this.row && this.details?.bead === this.active && this.rowOf(this.active)?.rev !== this.details.rev) this.askRow();
  }

  // ---- what is asked beside the operations

  ask(question) {
    this.asked += 1;
    this.question = { n: this.asked, ...question };
    this.sendSoon();
  }

  // More about the active row, once somebody stays on it.
  askRow() {
    clearTimeout(this.curious);
    if (this.data.mode === "read" || this.blind) return;
    this.curious = setTimeout(() => {
      if (!this.row || this.concordance?.dialog.isConnected) return;
      if (this.details?.bead === this.active && this.details.rev === this.rowOf(this.active)?.rev) return;
      if (this.desk?.isDirty()) return this.askRow();
      this.ask({ kind: "row", bead: this.active });
    }, ASK_AFTER);
  }

  hear(reply) {
    if (!reply || reply.n !== this.question?.n) return;
    this.isWaiting = Boolean(reply.waits);
    if (reply.kind === "row") this.hearRow(reply);
    else if (reply.kind === "others") this.hearOthers(reply);
    else if (reply.kind === "batch") this.batch?.show(reply);
    else this.concordance?.show(reply);
    if (!this.isWaiting) this.question = null;
  }

  // What is said of the row is brought into view, unless somebody is writing or looks elsewhere.
  hearRow(reply) {
    this.details = reply;
    const element = this.elements.get(this.active);
    if (!element || (this.desk?.area && this.root.activeElement === this.desk.area)) return;
    const { top } = element.getBoundingClientRect();
    if (top > 0 && top < innerHeight) requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }));
  }

  hearOthers({ n, bead, others, waits, error }) {
    if (bead !== this.active) return;
    this.details = { ...this.details, bead, n, others, othersWait: waits, error };
  }

  rowOf(bead) {
    return this.data.rows.find((row) => row.id === bead);
  }

  // Lights what belongs to the word that is pointed at, or stands under the caret.
  pointAt(word) {
    const row = word?.closest(".row");
    const side = ["source", "human", "machine"].find((name) => word?.closest(`.${name}`));
    if (row && side && this.details?.links) light(row, partners(this.details, side, Number(word.dataset.word)));
    else if (this.elements.has(this.active)) light(this.elements.get(this.active), null);
  }

  caret() {
    const { desk, details, row } = this;
    if (!desk?.area || details?.bead !== row?.id || !details.links) return;
    const at = desk.area.selectionStart;
    const word = wordAt(desk.value, at);
    const texts = { human: row.target, machine: row.machine ?? "" };
    const found = word && sameWord(details, texts, word, at / (desk.value.length || 1));
    light(this.elements.get(this.active), found ? partners(details, ...found) : null);
  }

  // The view that the address names.
  restore() {
    const { searchParams } = new URL(location.href);
    const shown = searchParams.get("show");
    if (shown === "quotes") this.speaker = searchParams.get("who") ?? "";
    if (shown && FILTERS.includes(shown) && shown !== "all") this.choose(shown);
  }

  start(data) {
    this.storage = browserStorage();
    this.journal = new Journal(`${data.project}.${data.bitext}`, this.client, this.storage);
    this.journal.adopt();
    this.keptKey = `careo.held.${data.project}.${data.bitext}`;
    try {
      this.held = new Map(JSON.parse(this.storage?.getItem(this.keptKey) ?? "[]"));
    } catch {
      this.held = new Map();
    }
    this.around = data.at;
    this.body.replaceChildren();
    this.elements.clear();
    this.overlay.clear();
    this.desk = null;
  }

  receive(settled) {
    this.follow = null;
    for (const { entry, answer } of settled) {
      if (answer.error) this.failed(entry, answer);
      else if (entry.client === this.client && !answer.repeated) this.follow = { entry, answer };
    }
    const busy = new Set(this.journal.pending.map((entry) => entry.bead));
    for (const bead of this.overlay.keys()) if (!busy.has(bead)) this.overlay.delete(bead);
    if (settled.some(({ answer }) => answer.error)) this.later = true;
  }

  failed(entry, answer) {
    const texts = (entry.do.operations ?? [entry.do]).filter((one) => one.kind === "text");
    if (texts.length && texts[0].text !== null) {
      const isOpen = this.desk?.area && this.desk.bead === entry.bead;
      if (isOpen) this.desk.isHeld = true;
      this.hold(entry.bead, isOpen ? this.desk.value : texts[0].text);
    }
    this.say(answer.error, true);
  }

  hold(bead, text) {
    this.held.set(bead, { text });
    this.keepHeld();
  }

  keepHeld() {
    try {
      if (this.held.size) this.storage?.setItem(this.keptKey, JSON.stringify([...this.held]));
      else this.storage?.removeItem(this.keptKey);
    } catch {
      return; // storage is full: what is held stays in memory
    }
  }

  // Lay own unanswered operations over the server's rows.
  lay() {
    this.rows = this.data.rows.map((row) => ({ ...row, ...this.overlay.get(row.id) }));
    this.byId = new Map(this.rows.map((row) => [row.id, row]));
    for (const row of this.rows) this.map.note(row);
  }

  // After an answer, stand where the operation or the wish to go elsewhere leads.
  arrive(data, settled) {
    const wanted = this.wanted;
    if (wanted !== undefined && this.idAt(wanted.index) !== undefined) {
      this.wanted = undefined;
      this.activate(this.idAt(wanted.index), wanted.write);
      return;
    }
    const beads = this.follow?.answer.beads ?? [];
    const moved = beads.includes(this.active) ? this.active : beads[0];
    const isOwn = this.follow && !["text", "batch", "status", "alignment"].includes(this.follow.entry.do.kind);
    if (isOwn && moved !== undefined && moved !== this.active) {
      if (this.byId.has(moved)) this.activate(moved, false);
      else if (this.follow.answer.index !== undefined) this.goTo(this.follow.answer.index);
    }
    if (this.active !== null && !this.byId.has(this.active)) {
      const at = Math.min(this.lastIndex ?? 0, data.total - 1);
      const id = this.idAt(at) ?? this.rows[0]?.id ?? null;
      this.activate(id, false, !settled.length);
    }
  }

  // ---- what the server is told

  do(operation, bead = this.active, effect = null) {
    if (!this.isHindered(this.data)) this.message = null;
    if (!this.journal.all().length) this.heardAt = performance.now();
    const rev = this.rowOf(bead)?.rev;
    this.journal.add(this.data.bitext, operation, bead, rev);
    if (effect) {
      this.overlay.set(bead, { ...this.overlay.get(bead), ...effect });
      this.lay();
    }
    this.sendSoon();
    this.render();
  }

  // Whether something keeps what was done from being saved: what that is stands there until it is mended.
  isHindered(data) {
    return Boolean(data.failure) && this.journal.all().length > 0;
  }

  // First what is seen, then the wire; the journal is in the browser's storage already.
  sendSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.send(), 0);
  }

  // One message at a time is under way: what comes meanwhile goes with the next, since each carries all.
  send() {
    clearTimeout(this.soon);
    this.again = this.inFlight && performance.now() - this.sentAt < RESEND;
    if (this.again) return;
    this.inFlight = true;
    this.sentAt = performance.now();
    this.sent += 1;
    this.component.setStateValue("said", {
      journal: this.journal.all(),
      at: this.lastIndex ?? this.data.at,
      around: this.around ?? this.data.at,
      bitext: this.data.bitext,
      project: this.data.project,
      sent: this.sent,
      ask: this.question ?? null,
    });
  }

  tick() {
    if (!this.data || !this.root.host?.isConnected) return;
    const waits = this.journal.all().length > 0 || this.wanted !== undefined;
    if ((this.data.checking || this.isWaiting) && !waits && performance.now() - (this.sentAt ?? 0) > 1500) this.send();
    else if (waits && performance.now() - (this.sentAt ?? 0) > RESEND) this.send();
    else if (this.later && performance.now() - this.sentAt > 1000) {
      this.later = false;
      this.send();
    }
    this.showBadge();
    if (this.journal.isKept() && !this.desk?.isDirty() && performance.now() - this.toldAt > FORGOTTEN) {
      reloadIfForgotten(() => removeEventListener("beforeunload", this.onUnload));
    }
  }

  showBadge() {
    const { words } = this.data;
    const n = this.journal.all().length;
    const isLate = n > 0 && performance.now() - this.heardAt > LATE;
    let [name, text] = ["saved", words.saved];
    if (isLate || (n > 0 && this.wasLate)) [name, text] = ["late", fill(words.waiting, { n })];
    else if (n > 0 || this.desk?.isDirty()) [name, text] = ["saving", words.saving];
    this.wasLate = n > 0 && (isLate || this.wasLate);
    if (this.badge.textContent !== text) this.badge.textContent = text;
    this.badge.className = `badge ${name}`;
    this.frame.dataset.pending = String(n + (this.desk?.isDirty() ? 1 : 0));
  }

  say(text, isError = false) {
    this.message = { text, isError };
    this.renderFoot();
  }

  // ---- where one stands

  idAt(index) {
    const row = this.data.rows[index - this.data.start];
    return row?.id;
  }

  get row() {
    return this.byId.get(this.active);
  }

  goTo(index, write = false) {
    const at = Math.max(0, Math.min(index, this.data.total - 1));
    const id = this.idAt(at);
    if (id !== undefined) return this.activate(id, write);
    this.desk?.save();
    if (this.desk?.area) this.desk.area.readOnly = true;
    this.wanted = { index: at, write };
    this.around = at;
    this.send();
  }

  activate(id, write = false, isQuiet = false) {
    if (id === null || id === undefined) return;
    const before = this.active;
    if (before !== id) {
      this.cut = null;
      this.closeDesk();
      this.active = id;
    }
    const row = this.row;
    if (!row) return;
    this.lastIndex = row.index;
    if (!isQuiet) this.noteAddress();
    this.render();
    const element = this.elements.get(id);
    if (this.data.mode !== "read") this.openDesk(row, element);
    if (write && this.desk?.area) {
      this.desk.area.focus({ preventScroll: true });
      const end = this.desk.area.value.length;
      if (before !== id) this.desk.area.setSelectionRange(end, end);
    } else if (!isQuiet && this.root.activeElement?.tagName !== "SELECT") element.focus({ preventScroll: true });
    if (isQuiet) {
      if (this.data.mode !== "read" && document.activeElement === document.body) element.focus({ preventScroll: true });
      if (row.index > 0) requestAnimationFrame(() => this.show(element));
    } else element.scrollIntoView({ block: "nearest" });
    if (write) this.desk?.area?.scrollIntoView({ block: "nearest" }); // where a row is taller than the window
    this.lookAhead(row.index);
    this.askRow();
  }

  show(element) {
    const isTall = element.offsetHeight > innerHeight * 0.6;
    element.scrollIntoView({ block: isTall ? "start" : "center" });
  }

  lookAhead(index) {
    const { start, rows, total } = this.data;
    const end = start + rows.length;
    const isNear = (start > 0 && index - start < MARGIN) || (end < total && end - index <= MARGIN);
    if (isNear && this.around !== index) {
      this.around = index;
      this.sendSoon();
    }
  }

  noteAddress() {
    const url = new URL(location.href);
    url.searchParams.set("at", String(this.lastIndex + 1));
    if (this.filter === "all") url.searchParams.delete("show");
    else url.searchParams.set("show", this.filter);
    if (this.speaker) url.searchParams.set("who", this.speaker);
    else url.searchParams.delete("who");
    history.replaceState(history.state, "", url);
  }

  openDesk(row, element) {
    if (this.desk?.bead === row.id) return;
    this.closeDesk();
    if (this.data.mode === "align" || this.blind) {
      this.desk = new (this.blind ? BlindDesk : AlignDesk)(row, this.view(), {
        run: (name) => this.run(name),
        openHistory: (on) => this.openHistory(on),
      });
      element.append(this.desk.element);
      return;
    }
    this.desk = new Desk(row, this.view(), this.held.get(row.id), {
      typed: () => this.showBadge(),
      draft: (bead, text) => this.do({ kind: "text", bead, text }, bead, { text, status: "edited" }),
      run: (name) => this.run(name),
      keysOf: (name) => this.keysOf(name),
      hold: (bead, text) => this.hold(bead, text),
      caret: () => this.caret(),
      setAside: (issue) => this.setAside(issue),
      keepMine: (bead, text) => this.keepMine(bead, text),
      takeTheirs: (bead) => this.takeTheirs(bead),
      openHistory: (on) => this.openHistory(on),
      resolve: (comment, resolved) =>
        this.do({ kind: "edit-comment", comment, text: null, resolved }, null),
    });
    element.append(this.desk.element);
    fillRow(element, row, this.view(), true);
    this.desk.fit();
  }

  closeDesk() {
    const desk = this.desk;
    this.desk = null;
    desk?.close();
  }

  keepMine(bead, text) {
    this.held.delete(bead);
    this.keepHeld();
    this.desk.isHeld = false;
    this.desk.saved = text;
    this.do({ kind: "text", bead, text }, bead, { text, status: "edited" });
    this.desk.area.focus();
  }

  takeTheirs(bead) {
    this.held.delete(bead);
    this.keepHeld();
    this.desk.isHeld = false;
    this.desk.area.value = this.desk.saved = this.desk.startingText(this.row);
    this.render();
    this.desk.fit();
    this.desk.area.focus();
  }

  keysOf(name) {
    const mod = isMac ? "⌘" : "Ctrl+";
    const keys = { confirmNext: `${mod}Enter`, takeHuman: `${mod}H`, takeMachine: `${mod}M`, reject: "R", comment: "C" };
    return keys[name] ?? "";
  }

  stop() {
    this.desk?.save();
    clearInterval(this.timer);
    clearTimeout(this.curious);
    this.unwatch();
    removeEventListener("beforeunload", this.onUnload);
    removeEventListener("pagehide", this.onHide);
  }
}

// The browser's storage, null where somebody forbids it: then everything is kept in memory only.
function browserStorage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

const grids = new WeakMap();

export default function (component) {
  const root = component.parentElement;
  if (!grids.has(root)) grids.set(root, new Grid(root));
  const grid = grids.get(root);
  grid.update(component);
  return () => {
    setTimeout(() => {
      if (root.host?.isConnected) return;
      grid.stop();
      grids.delete(root);
    }, 0);
  };
}
