import { addressed } from "./address.js";
import { FocusKeeper } from "./focus.js";
import { Held } from "./held.js";
import { Journal } from "./journal.js";
import { light, partners, sameWord, wordAt } from "./links.js";
import { BookMap } from "./map.js";
import { keepOutOutage, reloadIfForgotten } from "./outage.js";
import { FILTERS } from "./painting.js";
import { Questions } from "./questions.js";
import { Standing } from "./standing.js";
import { fill, make } from "./text.js";
import { Traffic } from "./traffic.js";

// The grid of sentences: a window of rows around the active one, the desk in it, and the journal that
// carries every operation to the database. The server's rows are the truth; what was done since its last
// answer is laid over them.

const ASK_AFTER = 350; // ms on a row before more about it is asked for
const FORGOTTEN = 12000; // ms without a word from a server that is there, before the page is made anew

class Grid extends Standing {
  constructor(root) {
    super();
    this.root = root;
    this.client = crypto.randomUUID();
    this.elements = new Map(); // bead id → row element
    this.overlay = new Map(); // bead id → what own unanswered operations made of it
    this.filter = "all";
    this.matches = null;
    this.side = "target";
    this.active = null; // bead id
    this.questions = new Questions();
    this.traffic = new Traffic((number) => this.deliver(number));
    this.details = null; // what the server said of the active row
    this.build();
    this.timer = setInterval(() => this.tick(), 500);
    this.onUnload = (event) => {
      this.desk?.save();
      if (this.journal?.all().length || this.remarks?.begun.size) event.preventDefault();
    };
    addEventListener("beforeunload", this.onUnload);
    this.focus = new FocusKeeper(root, {
      row: () => this.elements.get(this.active),
      key: (event) => this.key(event, true),
    });
    this.stops = [keepOutOutage(root, () => this.focus.back()), this.keepInView(), () => this.focus.stop()];
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
    this.map = new BookMap((index) => this.goTo(index), () => this.back());
    this.frame.append(this.bar, this.map.canvas, this.table, this.foot);
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
    this.traffic.heard(data.sent);
    if (this.leaving && !this.traffic.inFlight && !this.traffic.again) this.depart();
    if (settled.length || first) this.traffic.heardAt = performance.now();
    this.data = data;
    this.receive(settled);
    this.hear(data.replies);
    this.frame.style.setProperty("--size", String(data.size / 100));
    this.map.load(data);
    this.lay();
    this.table.setAttribute("aria-label", data.title);
    if (first || isOther) this.activate(this.idAt(data.at) ?? data.rows[0]?.id ?? null, false, true);
    if (data.failure && (data.failure !== this.failure || this.isHindered(data))) this.say(data.failure, true);
    else if (!data.failure && this.failure && this.message?.text === this.failure) this.message = null;
    this.failure = data.failure;
    this.render();
    if (first && this.journal.all().length) this.traffic.send();
    if (first && data.mode !== "read" && data.total) this.restore();
    this.arrive(data, settled);
    this.traffic.goOn();
    if (this.row && this.details?.bead === this.active && this.rowOf(this.active)?.rev !== this.details.rev) this.askRow();
  }

  // ---- what is asked beside the operations

  ask(question) {
    this.questions.ask(question);
    this.traffic.soon();
  }

  // Nobody waits for the answer any more; what it held up is asked.
  forget(kind) {
    this.questions.drop(kind);
    if (this.questions.isOpen) this.traffic.soon();
  }

  // More about the active row, once somebody stays on it.
  askRow() {
    clearTimeout(this.curious);
    if (this.data.mode === "read" || this.blind) return;
    this.curious = setTimeout(() => {
      if (!this.row) return;
      if (this.details?.bead === this.active && this.details.rev === this.rowOf(this.active)?.rev) return;
      if (this.desk?.isDirty()) return this.askRow();
      this.ask({ kind: "row", bead: this.active });
    }, ASK_AFTER);
  }

  hear(replies) {
    const heard = this.questions.hear(replies);
    for (const reply of heard) {
      if (reply.gone) continue;
      if (reply.kind === "row") this.hearRow(reply);
      else if (reply.kind === "others") this.hearOthers(reply);
      else if (reply.kind === "batch") this.batch?.show(reply);
      else this.concordance?.show(reply);
    }
    if (heard.length && this.questions.isOpen) this.traffic.soon();
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
    const [shown, speaker] = addressed();
    if (speaker) this.speaker = speaker;
    if (FILTERS.includes(shown) && shown !== "all") this.choose(shown);
  }

  start(data) {
    this.storage = browserStorage();
    const project = `${data.project}.${data.bitext}`;
    this.journal = new Journal(project, this.client, this.storage);
    this.journal.adopt();
    this.held = new Held(project, this.storage);
    this.remarks = new Held(project, this.storage, "remarks");
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
      const whole = this.rowOf(answer.whole);
      if (whole) this.say(fill(this.data.words.version_whole, { n: whole.index + 1 }));
    }
    const busy = new Set(this.journal.pending.map((entry) => entry.bead));
    for (const bead of this.overlay.keys()) if (!busy.has(bead)) this.overlay.delete(bead);
    if (settled.some(({ answer }) => answer.error)) this.failedOnce = true;
  }

  failed(entry, answer) {
    const texts = (entry.do.operations ?? [entry.do]).filter((one) => one.kind === "text");
    if (texts.length && texts[0].text !== null) {
      const isOpen = this.desk?.area && this.desk.bead === entry.bead;
      if (isOpen) this.desk.isHeld = true;
      this.held.set(entry.bead, isOpen ? this.desk.value : texts[0].text);
    }
    this.say(answer.error, true);
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
    if (!this.journal.all().length) this.traffic.heardAt = performance.now();
    const rev = this.rowOf(bead)?.rev;
    this.journal.add(this.data.bitext, operation, bead, rev);
    if (effect) {
      this.overlay.set(bead, { ...this.overlay.get(bead), ...effect });
      this.lay();
    }
    this.traffic.soon();
    this.render();
  }

  // Whether something keeps what was done from being saved: what that is stands there until it is mended.
  isHindered(data) {
    return Boolean(data.failure) && this.journal.all().length > 0;
  }

  deliver(number) {
    this.component.setStateValue("said", {
      journal: this.journal.all(),
      at: this.lastIndex ?? this.data.at,
      around: this.around ?? this.data.at,
      bitext: this.data.bitext,
      project: this.data.project,
      sent: number,
      ask: this.questions.all(),
    });
  }

  tick() {
    if (!this.data || !this.root.host?.isConnected) return;
    const needed = this.journal.all().length > 0 || this.wanted !== undefined || this.questions.isOpen;
    const working = this.data.checking || this.questions.isWaiting;
    if (this.traffic.tick({ needed, working, failed: this.failedOnce })) this.failedOnce = false;
    this.showBadge();
    if (this.journal.isKept() && !this.desk?.isDirty() && performance.now() - this.toldAt > FORGOTTEN) {
      reloadIfForgotten(() => removeEventListener("beforeunload", this.onUnload));
    }
  }

  showBadge() {
    const { words } = this.data;
    const n = this.journal.all().length;
    const name = this.traffic.state(n, this.desk?.isDirty());
    const text = name === "late" ? fill(words.waiting, { n }) : words[name];
    if (this.badge.textContent !== text) this.badge.textContent = text;
    this.badge.className = `badge ${name}`;
    this.frame.dataset.pending = String(n + (this.desk?.isDirty() ? 1 : 0));
  }

  say(text, isError = false) {
    this.message = { text, isError };
    this.renderFoot();
  }

  stop() {
    this.desk?.save();
    clearInterval(this.timer);
    clearTimeout(this.curious);
    for (const stop of this.stops) stop();
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
