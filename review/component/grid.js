import { AlignDesk, Desk } from "./desk.js";
import { Journal } from "./journal.js";
import { action } from "./keys.js";
import { BookMap } from "./map.js";
import { buildRow, fillRow } from "./rows.js";
import { askLine, choiceOf, shownText, showKeys } from "./sheets.js";
import { fill, likelyCut, make, makeButton } from "./text.js";

// The grid of sentences: a window of rows around the active one, the desk in it, and the journal that
// carries every operation to the database. The server's rows are the truth; what was done since its last
// answer is laid over them.

const MARGIN = 15; // rows from the window's edge at which the next window is asked for
const RESEND = 2500; // ms without an answer before everything is sent again
const FILTERS = ["all", "open", "doubtful", "findings", "comments"];

const isMac = /Mac|iPhone|iPad/.test(navigator.platform ?? "");

class Grid {
  constructor(root) {
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
    this.build();
    this.timer = setInterval(() => this.tick(), 500);
    this.onUnload = (event) => {
      this.desk?.save();
      if (this.journal?.all().length) event.preventDefault();
    };
    addEventListener("beforeunload", this.onUnload);
    this.onHide = () => this.desk?.save();
    addEventListener("pagehide", this.onHide);
  }

  build() {
    this.frame = make("div", "frame");
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
    this.body.addEventListener("dblclick", (event) => event.target.closest(".cell") && this.write());
  }

  // ---- what the server says

  update(component) {
    this.component = component;
    const data = component.data;
    const first = !this.data;
    const isOther = this.data && (this.data.project !== data.project || this.data.bitext !== data.bitext);
    if (first || isOther) this.start(data);
    const settled = this.journal.settle(data.answers);
    this.data = data;
    this.receive(settled);
    this.map.load(data);
    this.lay();
    this.table.setAttribute("aria-label", data.title);
    if (first || isOther) this.activate(this.idAt(data.at) ?? data.rows[0]?.id ?? null, false, true);
    this.render();
    if (first && this.journal.all().length) this.send();
    this.arrive(data, settled);
  }

  start(data) {
    this.journal = new Journal(`${data.project}.${data.bitext}`, this.client, localStorage);
    this.journal.adopt();
    this.keptKey = `careo.held.${data.project}.${data.bitext}`;
    try {
      this.held = new Map(JSON.parse(localStorage.getItem(this.keptKey) ?? "[]"));
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
      this.held.set(entry.bead, { text: texts[0].text });
      this.keepHeld();
    }
    this.say(answer.error, true);
  }

  keepHeld() {
    if (this.held.size) localStorage.setItem(this.keptKey, JSON.stringify([...this.held]));
    else localStorage.removeItem(this.keptKey);
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
    const moved = this.follow?.answer.beads?.[0];
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
    this.message = null;
    const rev = this.data.rows.find((row) => row.id === bead)?.rev;
    this.journal.add(this.data.bitext, operation, bead, rev);
    if (effect) {
      this.overlay.set(bead, { ...this.overlay.get(bead), ...effect });
      this.lay();
    }
    this.send();
    this.render();
  }

  send() {
    this.sent += 1;
    this.sentAt = performance.now();
    this.component.setStateValue("said", {
      journal: this.journal.all(),
      at: this.lastIndex ?? this.data.at,
      around: this.around ?? this.data.at,
      bitext: this.data.bitext,
      project: this.data.project,
      sent: this.sent,
    });
  }

  tick() {
    if (!this.data || !this.root.host?.isConnected) return;
    const waits = this.journal.all().length > 0 || this.wanted !== undefined;
    if (this.data.checking && !waits && performance.now() - (this.sentAt ?? 0) > 1500) this.send();
    else if (waits && performance.now() - this.sentAt > RESEND) this.send();
    else if (this.later && performance.now() - this.sentAt > 1000) {
      this.later = false;
      this.send();
    }
    this.showBadge();
  }

  showBadge() {
    const { words } = this.data;
    const n = this.journal.all().length;
    const isLate = n > 0 && performance.now() - this.sentAt > 1500;
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
    } else if (!isQuiet) element.focus({ preventScroll: true });
    if (isQuiet) {
      if (this.data.mode !== "read" && document.activeElement === document.body) element.focus({ preventScroll: true });
      if (row.index > 0) requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
    } else element.scrollIntoView({ block: "nearest" });
    this.lookAhead(row.index);
  }

  lookAhead(index) {
    const { start, rows, total } = this.data;
    const end = start + rows.length;
    const isNear = (start > 0 && index - start < MARGIN) || (end < total && end - index <= MARGIN);
    if (isNear && this.around !== index) {
      this.around = index;
      this.send();
    }
  }

  noteAddress() {
    const url = new URL(location.href);
    url.searchParams.set("at", String(this.lastIndex + 1));
    history.replaceState(history.state, "", url);
  }

  openDesk(row, element) {
    if (this.desk?.bead === row.id) return;
    this.closeDesk();
    if (this.data.mode === "align") {
      this.desk = new AlignDesk(row, this.view(), { run: (name) => this.run(name) });
      element.append(this.desk.element);
      return;
    }
    this.desk = new Desk(row, this.view(), this.held.get(row.id), {
      typed: () => this.showBadge(),
      draft: (bead, text) => this.do({ kind: "text", bead, text }, bead, { text, status: "edited" }),
      run: (name) => this.run(name),
      keysOf: (name) => this.keysOf(name),
      keepMine: (bead, text) => this.keepMine(bead, text),
      takeTheirs: (bead) => this.takeTheirs(bead),
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

  // ---- keys and clicks

  key(event) {
    const inText = Boolean(this.desk?.area) && event.target === this.desk.area;
    const name = action(event, inText, isMac);
    const isField = ["SELECT", "BUTTON", "INPUT"].includes(event.target.tagName);
    if (isField && (event.key === "Enter" || event.key === " " || event.target.tagName !== "BUTTON")) {
      event.stopPropagation();
      return;
    }
    if (!event.ctrlKey && !event.metaKey && event.key !== "Tab") event.stopPropagation();
    if (name && this.can(name)) {
      event.preventDefault();
      event.stopPropagation();
      this.run(name);
    }
  }

  can(name) {
    const reading = ["next", "previous", "first", "last", "goTo", "diff", "help", "nextDoubtful", "leave"];
    return this.data.mode !== "read" || reading.includes(name);
  }

  clicked(event) {
    const element = event.target.closest(".row");
    if (!element || event.target.closest("button")) return;
    const id = Number(element.dataset.id);
    if (getSelection()?.isCollapsed === false && id !== this.active) return;
    const segment = event.target.closest(".segment");
    if (this.cut && segment && id === this.active) return this.cutBefore(segment);
    const side = event.target.closest(".source") ? "source" : "target";
    if (this.data.mode === "align") this.side = side;
    if (id !== this.active || !this.desk) this.activate(id, false);
    else if (this.data.mode === "align") this.render();
  }

  run(name) {
    const actions = {
      next: () => this.step(1), previous: () => this.step(-1),
      first: () => this.goTo(0), last: () => this.goTo(this.data.total - 1),
      edit: () => (this.cut ? this.applyCut() : this.write()),
      editNext: () => this.step(1, true), editPrevious: () => this.step(-1, true),
      confirmNext: () => this.confirm(true), confirmStay: () => this.confirm(false),
      nextOpen: () => this.seek((i) => this.map.isOpen(i)),
      nextDoubtful: () => this.seek((i) => this.map.isDoubtful(i)),
      takeHuman: () => this.row.target && this.desk?.take(this.row.target),
      takeMachine: () => this.row.machine && this.desk?.take(this.row.machine),
      approve: () => this.status("approved"), lock: () => this.status("locked"),
      unlock: () => this.status("approved"), reject: () => this.status("rejected"),
      confirmAlignment: () => this.alignment(this.oneSided() ?? "confirmed"),
      doubtful: () => this.alignment("doubtful"),
      oneSided: () => this.oneSided() && this.alignment(this.oneSided()),
      mergeNext: () => this.structure({ kind: "merge", bead: this.active, count: 2 }),
      mergePrevious: () => this.withPrevious((bead) => ({ kind: "merge", bead, count: 2 })),
      moveDown: () => this.structure({ kind: "move", bead: this.active, side: this.side, count: 1 }),
      moveUp: () => this.withPrevious((bead) => ({ kind: "move", bead, side: this.side, count: -1 })),
      unlink: () => this.structure({ kind: "unlink", bead: this.active }),
      split: () => this.beginCut(),
      sourceSide: () => (this.cut ? this.shiftCut("source") : this.chooseSide("source")),
      targetSide: () => (this.cut ? this.shiftCut("target") : this.chooseSide("target")),
      undo: () => this.takeBack("undo"), redo: () => this.takeBack("redo"),
      diff: () => {
        this.showDiff = !this.showDiff;
        this.render();
      },
      comment: () => this.comment(), help: () => this.help(), goTo: () => this.askWhere(),
      leave: () => this.leave(),
    };
    actions[name]?.();
  }

  step(by, write = false) {
    let index = (this.row?.index ?? this.lastIndex ?? 0) + by;
    if (this.matches) {
      while (index >= 0 && index < this.data.total && !this.matches.has(index)) index += by;
    }
    if (index < 0 || index >= this.data.total) return write || this.elements.get(this.active)?.focus();
    this.goTo(index, write);
  }

  seek(wanted) {
    const { total } = this.data;
    const from = this.row?.index ?? 0;
    for (let i = 1; i <= total; i++) {
      const index = (from + i) % total;
      if (wanted(index) && (!this.matches || this.matches.has(index))) return this.goTo(index);
    }
    this.say(this.data.words.none_left);
  }

  write() {
    if (this.data.mode === "review") this.activate(this.active, true);
  }

  leave() {
    if (this.cut) this.cut = null;
    this.desk?.save();
    this.elements.get(this.active)?.focus();
    this.render();
  }

  // ---- operations

  confirm(goOn) {
    if (this.data.mode !== "review" || !this.row) return;
    const row = this.row;
    const isLocked = row.status === "locked";
    const desk = this.desk?.bead === row.id ? this.desk : null;
    if (desk?.isHeld) return this.say(this.data.words.settle_first, true);
    if (!isLocked) {
      const parts = [];
      let [text, status] = [row.text, row.status];
      const value = desk ? desk.value : (row.text ?? (row.target || row.machine || ""));
      const isTheHuman = row.text === null && value === row.target;
      if (value !== row.text && !isTheHuman) {
        parts.push({ kind: "text", bead: row.id, text: value });
        [text, status] = [value, "edited"];
      }
      if (status === "rejected") {
        parts.push({ kind: "status", bead: row.id, status: "edited" });
        status = "edited";
      }
      if (status === "draft" || status === "edited") {
        parts.push({ kind: "status", bead: row.id, status: "reviewed" });
        status = "reviewed";
      }
      if (desk) {
        clearTimeout(desk.timer);
        desk.saved = desk.value;
      }
      if (parts.length) this.do({ kind: "batch", operations: parts }, row.id, { text, status });
    }
    if (goOn) this.step(1, true);
  }

  status(status) {
    this.desk?.save();
    if (this.row) this.do({ kind: "status", bead: this.active, status }, this.active, { status });
  }

  alignment(alignment) {
    if (this.row) this.do({ kind: "alignment", bead: this.active, alignment }, this.active, { alignment });
  }

  oneSided() {
    if (!this.row.target) return "omission";
    return this.row.source ? null : "addition";
  }

  structure(operation, bead = this.active) {
    this.desk?.save();
    this.cut = null;
    this.do(operation, bead);
  }

  withPrevious(operation) {
    const id = this.idAt((this.row?.index ?? 0) - 1);
    if (id === undefined) return this.say(this.data.words.no_previous);
    this.structure(operation(id), id);
  }

  takeBack(kind) {
    this.desk?.save();
    this.do({ kind }, null);
  }

  chooseSide(side) {
    this.side = side;
    this.render();
  }

  beginCut() {
    const { segments } = this.row;
    if (segments.source.length + segments.target.length < 2) return this.say(this.data.words.nothing_to_split);
    this.cut = likelyCut(segments.source, segments.target);
    this.say(this.data.words.cutting);
    this.render();
  }

  // The side's cut goes one further down and, past the last place, back to the top.
  shiftCut(side) {
    this.cut[side] = (this.cut[side] + 1) % (this.row.segments[side].length + 1);
    this.render();
  }

  cutBefore(segment) {
    const side = segment.closest(".source") ? "source" : "target";
    const lines = [...segment.parentElement.querySelectorAll(".segment")];
    this.cut[side] = lines.indexOf(segment);
    this.render();
  }

  applyCut() {
    const { row, cut } = this;
    this.cut = null;
    this.message = null;
    this.do({
      kind: "split", bead: row.id, texts: null,
      source_at: row.first.source + cut.source, target_at: row.first.target + cut.target,
    });
  }

  comment() {
    const row = this.row;
    if (!row) return;
    const side = row.segments.target.length ? "target" : "source";
    const { words } = this.data;
    askLine(this.frame, words, fill(words.comment_on, { n: row.index + 1 }), true, () => this.back(), (text) =>
      this.do({ kind: "comment", side, segment: row.first[side], text }, null),
    );
  }

  askWhere() {
    const { words } = this.data;
    askLine(this.frame, words, words.go_to, false, () => this.back(), (text) => {
      const n = Number(text);
      if (Number.isInteger(n)) this.goTo(n - 1);
    });
  }

  help() {
    showKeys(this.frame, this.data.words, this.data.mode, isMac, () => this.back());
  }

  back() {
    this.elements.get(this.active)?.focus();
  }

  // ---- what is seen

  view() {
    const { words, ui, langs, mode, has_machine: hasMachine } = this.data;
    return { words, ui, langs, mode, hasMachine, showDiff: this.showDiff, cut: this.cut, side: this.side, matches: this.matches };
  }

  render() {
    if (!this.data) return;
    this.renderBar();
    this.renderRows();
    this.renderFoot();
    this.showBadge();
  }

  renderRows() {
    const anchor = this.anchor();
    const view = this.view();
    if (!this.table.firstChild) this.table.append(this.heading(), this.body);
    const wanted = new Set(this.rows.map((row) => row.id));
    for (const [id, element] of this.elements) {
      if (wanted.has(id)) continue;
      if (this.desk?.bead === id) this.closeDesk();
      element.remove();
      this.elements.delete(id);
    }
    let at = this.body.firstChild;
    for (const row of this.rows) {
      const isActive = row.id === this.active;
      const sign = JSON.stringify([row, isActive, isActive && this.cut, isActive && this.side, this.showDiff, this.filter, view.ui, view.mode]);
      let element = this.elements.get(row.id);
      if (!element) {
        element = buildRow(row, view, isActive);
        this.elements.set(row.id, element);
      } else if (element.sign !== sign) {
        fillRow(element, row, view, isActive);
        if (this.desk?.bead === row.id) {
          this.desk.follow(row);
          this.desk.refresh(row, view, this.held.get(row.id));
        }
      }
      element.sign = sign;
      element.classList.toggle("side-source", isActive && view.mode === "align" && this.side === "source");
      element.classList.toggle("side-target", isActive && view.mode === "align" && this.side === "target");
      element.classList.toggle("held", this.held.has(row.id));
      element.setAttribute("aria-rowindex", String(row.index + 2));
      if (element === at) at = at.nextSibling;
      else this.body.insertBefore(element, at);
    }
    this.table.setAttribute("aria-rowcount", String(this.data.total + 1));
    this.hold(anchor);
  }

  // The row that must not jump when rows above it come or go.
  anchor() {
    const element = this.elements.get(this.active);
    const isSeen = (box) => box.bottom > 0 && box.top < innerHeight;
    if (element && isSeen(element.getBoundingClientRect())) return [element, element.getBoundingClientRect().top];
    for (const other of this.elements.values()) {
      const box = other.getBoundingClientRect();
      if (isSeen(box)) return [other, box.top];
    }
    return null;
  }

  hold(anchor) {
    if (!anchor || !anchor[0].isConnected) return;
    const shift = anchor[0].getBoundingClientRect().top - anchor[1];
    if (Math.abs(shift) < 1) return;
    let scroller = this.root.host;
    while (scroller && !(scroller.scrollHeight > scroller.clientHeight && /auto|scroll/.test(getComputedStyle(scroller).overflowY))) {
      scroller = scroller.parentElement;
    }
    scroller?.scrollBy({ top: shift, behavior: "instant" });
  }

  heading() {
    const head = make("div", "row head");
    head.setAttribute("role", "row");
    const { words, langs } = this.data;
    const corner = make("div", "margin");
    corner.setAttribute("role", "columnheader");
    corner.append(make("span", "hidden", words.pair));
    head.append(corner);
    for (const name of ["source", "human", "machine"]) {
      const box = make("div", `cell ${name}`);
      box.setAttribute("role", "columnheader");
      const lang = name === "source" ? langs.source : langs.target;
      box.append(make("span", "title", words[name]), make("span", "language", words[`lang_${lang}`] ?? lang));
      head.append(box);
    }
    const group = make("div", "headgroup");
    group.setAttribute("role", "rowgroup");
    group.append(head, this.map.canvas);
    return group;
  }

  renderBar() {
    const { words, mode, total } = this.data;
    const sign = JSON.stringify([mode, this.data.title, this.data.ui, this.showDiff, this.filter, this.data.flagged, this.data.commented]);
    if (this.bar.sign !== sign) {
      this.bar.sign = sign;
      const parts = [];
      const toggle = makeButton(words.differences, () => this.run("diff"));
      toggle.setAttribute("aria-pressed", String(Boolean(this.showDiff)));
      if (mode !== "read") {
        parts.push(choiceOf(words, "filter", FILTERS, this.filter, (name) => this.choose(name)));
        parts.push(makeButton(words.undo, () => this.run("undo")), makeButton(words.redo, () => this.run("redo")));
      }
      parts.push(toggle, makeButton(words.keys_button, () => this.help()));
      this.place = make("span", "place");
      this.bar.replaceChildren(make("h1", "", this.data.title), this.place, ...parts);
    }
    const place = [shownText(words, this.data, this.row?.index ?? this.data.at)];
    if (mode === "review") place.push(fill(words.done, { n: this.map.done(), total }));
    if (this.matches) place.push(fill(words.matching, { n: this.matches.size }));
    this.place.textContent = total ? place.join(" · ") : "";
  }

  choose(name) {
    this.filter = name;
    const { total, flagged, commented } = this.data;
    const every = [...Array(total).keys()];
    const chosen = {
      all: () => null,
      open: () => every.filter((i) => this.map.isOpen(i)),
      doubtful: () => every.filter((i) => this.map.isDoubtful(i)),
      findings: () => flagged,
      comments: () => commented,
    }[name]();
    this.matches = chosen && new Set(chosen);
    this.render();
    if (this.matches?.size && !this.matches.has(this.row?.index)) {
      const after = [...this.matches].find((i) => i > (this.row?.index ?? -1));
      this.goTo(after ?? [...this.matches][0]);
    }
  }

  renderFoot() {
    const { words, total, mode } = this.data;
    const note = make("span", `note${this.message?.isError ? " error" : ""}`);
    if (this.message) note.textContent = this.message.text;
    else if (!total) note.textContent = words.empty;
    if (this.message?.isError) note.setAttribute("role", "alert");
    const parts = [note];
    if (mode !== "read") parts.push(this.badge);
    this.foot.replaceChildren(...parts);
    if (total) this.map.draw(this.row?.index ?? this.data.at, this.colours());
  }

  // The style sheet's colours as a canvas understands them.
  colours() {
    const probe = make("span", "hidden");
    this.frame.append(probe);
    const colours = {};
    for (const name of ["rule", "high", "middle", "low", "ink"]) {
      probe.style.color = `var(--c-${name})`;
      colours[name] = getComputedStyle(probe).color;
    }
    probe.remove();
    return colours;
  }

  stop() {
    this.desk?.save();
    clearInterval(this.timer);
    removeEventListener("beforeunload", this.onUnload);
    removeEventListener("pagehide", this.onHide);
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
