import { BatchSheet } from "./batch.js";
import { Concordance } from "./concordance.js";
import { offersOf, startOf } from "./desk.js";
import { action } from "./keys.js";
import { CATEGORIES, CHOICES, isComparable, nextMark, verdict } from "./marks.js";
import { Painting } from "./painting.js";
import { askLine, showKeys } from "./sheets.js";
import { fill, likelyCut } from "./text.js";

// What keys and buttons do: moving about, writing, judging, aligning, taking back.

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform ?? "");

// What only looks, and what else can be done while two versions are compared without their names.
const LOOKING = ["next", "previous", "first", "last", "goTo", "diff", "help", "nextDoubtful", "leave", "search", "save", "pages", "toFilter", "only", "otherPage"];
const JUDGING = ["blind", "undo", "redo", "digit1", "digit2", "digit3", "digit4", "nextOpen", "comment"];

export class Acting extends Painting {
  // With `onlyLook` nothing is done that changes anything.
  key(event, onlyLook = false) {
    const inText = Boolean(this.desk?.area) && event.target === this.desk.area;
    const name = action(event, inText, isMac);
    const isField = ["SELECT", "BUTTON", "INPUT"].includes(event.target.tagName);
    if (isField && (event.key === "Enter" || event.key === " " || event.target.tagName !== "BUTTON")) {
      event.stopPropagation();
      if (event.target.tagName === "SELECT" && ["Enter", "Escape"].includes(event.key)) this.back();
      return;
    }
    if (!event.ctrlKey && !event.metaKey && event.key !== "Tab") event.stopPropagation();
    if (name && this.can(name) && (!onlyLook || LOOKING.includes(name))) {
      event.preventDefault();
      event.stopPropagation();
      this.run(name);
    }
  }

  can(name) {
    const isLooking = LOOKING.includes(name);
    if (this.blind) return isLooking || JUDGING.includes(name);
    return this.data.mode !== "read" || isLooking;
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
    if (name.startsWith("match")) return this.takeOffer(Number(name.slice(5)) - 1);
    if (name.startsWith("digit")) return this.digit(Number(name.slice(5)) - 1);
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
      search: () => this.search(), blind: () => this.toggleBlind(), setAside: () => this.setAside(this.row?.issues[0]),
      realign: () => this.data.mode === "align" && this.structure({ kind: "realign-here" }),
      takeTerm: () => this.takeTerm(), others: () => this.row?.source && this.ask({ kind: "others", bead: this.active }),
      marking: () => {
        this.marking = !this.marking;
        this.render();
      },
      comment: () => this.comment(), help: () => this.help(), goTo: () => this.askWhere(),
      leave: () => this.leave(), save: () => this.desk?.save(),
      pages: () => this.pages(), otherPage: () => this.otherPage(), setAll: () => this.setAll(),
      toFilter: () => this.bar.querySelector("select")?.focus(), only: () => this.hideOthers(!this.isOnly),
      history: () => this.openHistory(!this.showHistory, true),
    };
    actions[name]?.();
  }

  step(by, write = false) {
    let index = (this.row?.index ?? this.lastIndex ?? 0) + by;
    if (this.queue?.length) {
      const at = this.queue.indexOf(index - by);
      index = this.queue[at < 0 ? 0 : at + by] ?? -1;
    } else if (this.matches) {
      while (index >= 0 && index < this.data.total && !this.matches.has(index)) index += by;
    }
    if (index < 0 || index >= this.data.total) {
      if (this.matches && by > 0) this.say(this.data.words.none_left);
      return write || this.elements.get(this.active)?.focus();
    }
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
    if (!this.row) return;
    if (this.data.mode === "align" && goOn && !this.cut) {
      this.alignment(this.oneSided() ?? "confirmed");
      return this.step(1);
    }
    if (this.data.mode !== "review") return;
    const row = this.row;
    const isLocked = row.status === "locked";
    const desk = this.desk?.bead === row.id ? this.desk : null;
    if (desk?.isHeld) return this.say(this.data.words.settle_first, true);
    if (!isLocked) {
      const parts = [];
      let [text, status] = [row.text, row.status];
      const value = desk ? desk.value : startOf(row, this.data.is_alone);
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
      this.isQuiet = goOn && row.index + 1 < this.data.total; // the next row's activation draws both
      if (parts.length) this.do({ kind: "batch", operations: parts }, row.id, { text, status });
      this.isQuiet = false;
    }
    if (goOn) this.step(1, true);
    if (goOn && this.active === row.id) this.render();
  }

  status(status) {
    this.desk?.save();
    if (!this.row || this.row.status === status) return;
    this.do({ kind: "status", bead: this.active, status }, this.active, { status });
  }

  alignment(alignment) {
    if (!this.row || this.row.alignment === alignment) return;
    this.do({ kind: "alignment", bead: this.active, alignment }, this.active, { alignment });
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
    const { words } = this.data;
    const key = this.remarkKey(row);
    const done = (text) => {
      this.remarks.delete(key);
      this.do({ kind: "comment", ...this.placeOf(row), text }, null);
    };
    const keep = (text) => (text.trim() ? this.remarks.set(key, text) : this.remarks.delete(key));
    askLine(this.frame, words, fill(words.comment_on, { n: row.index + 1 }), true, () => this.back(), done, {
      keys: this.keysOf("confirmNext"), draft: this.remarks.get(key)?.text, keep,
    });
  }

  // The segment by which the remark that is being written on a row is kept: it stays with it, as remarks do.
  remarkKey(row) {
    const keys = ["target", "source"].flatMap((side) => row.segments[side].map((_, i) => `${side} ${row.first[side] + i}`));
    return keys.find((key) => this.remarks.has(key)) ?? keys[0];
  }

  // The place that a comment on the row hangs on.
  placeOf(row) {
    const side = row.segments.target.length ? "target" : "source";
    return { side, segment: row.first[side] };
  }

  digit(i) {
    const row = this.row;
    if (!row) return;
    if (this.data.mode === "align") return this.repair(i);
    if (this.data.mode !== "review") return;
    if (!this.blind) {
      this.desk?.save();
      return this.do(nextMark(row, CATEGORIES[i], this.placeOf(row)), null);
    }
    if (i >= CHOICES.length || !isComparable(row)) return;
    this.do(verdict(this.data.project, row, CHOICES[i], this.placeOf(row)), null);
    this.overlay.set(row.id, { ...this.overlay.get(row.id), verdict: { id: row.verdict?.id ?? 0, choice: "" } });
    this.lay();
    this.step(1);
  }

  repair(i) {
    const { details } = this;
    const chosen = details?.bead === this.active ? details.repairs?.[i] : null;
    if (!chosen) return this.say(this.data.words.no_repair);
    const { first, last, beads } = chosen;
    this.structure({ kind: "repair", first, last, beads });
  }

  toggleBlind() {
    if (this.data.mode !== "review") return;
    this.closeDesk();
    this.blind = !this.blind;
    this.render();
    if (this.row) this.openDesk(this.row, this.elements.get(this.active));
    this.back();
    this.message = this.blind ? { text: this.data.words.blind_help } : null;
    this.renderFoot();
  }

  takeOffer(i) {
    const offer = offersOf(this.details?.bead === this.active ? this.details : null)[i];
    if (offer) this.desk?.take(offer.text);
  }

  // The first term that the text does not hold yet, put in at the caret.
  takeTerm() {
    const terms = this.details?.bead === this.active ? this.details.terms ?? [] : [];
    const text = this.desk?.value.toLowerCase() ?? "";
    const missing = terms.find((term) => !text.includes(term.target.toLowerCase()));
    if (missing) this.desk.insert(missing.target);
    else this.say(this.data.words.no_term);
  }

  setAside(issue) {
    if (!issue?.key || !this.row) return;
    const place = this.placeOf(this.row);
    askLine(this.frame, this.data.words, this.data.words.why_aside, true, () => this.back(), (text) =>
      this.do({ kind: "comment", ...place, text: `#ignore ${issue.key} ${text}` }, null),
      { keys: this.keysOf("confirmNext") },
    );
  }

  search() {
    const area = this.desk?.area;
    const picked = area && this.root.activeElement === area ? area.value.slice(area.selectionStart, area.selectionEnd) : "";
    this.desk?.save();
    this.concordance = new Concordance(this.frame, this.data.words, picked || String(getSelection() ?? "").trim(), {
      back: () => this.back(),
      gone: () => this.forget("search"),
      ask: (words) => this.ask({ kind: "search", words }),
      go: (index) => this.goTo(index),
    });
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

  // The list of pages is the frame's; it is asked for by an event, since keys end here.
  pages() {
    this.desk?.save();
    this.traffic.send();
    document.dispatchEvent(new CustomEvent("careo-pages"));
  }

  // The same pair in Alignment, or from there in Review, once the server knows where one stands.
  otherPage() {
    this.desk?.save();
    this.leaving = this.data.mode === "review" ? "align" : "review";
    this.traffic.send();
    setTimeout(() => this.depart(), 3000);
  }

  depart() {
    const page = this.leaving;
    this.leaving = null;
    if (page) document.dispatchEvent(new CustomEvent("careo-page", { detail: page }));
  }

  // Only what the filter shows, without the neighbours, or all of it again.
  hideOthers(on) {
    this.isOnly = on;
    this.frame.classList.toggle("only", on);
    this.render();
    this.elements.get(this.active)?.scrollIntoView({ block: "nearest" });
  }

  openHistory(on, byKey = false) {
    if (Boolean(this.showHistory) === on) return;
    this.showHistory = on;
    if (byKey) this.render();
  }

  setAll() {
    if (this.data.mode === "read" || this.blind) return;
    this.desk?.save();
    const rows = this.matches ? [...this.matches] : "all";
    this.batch = new BatchSheet(this.frame, this.data.words, this.data.mode, {
      back: () => this.back(),
      gone: () => this.forget("batch"),
      ask: (axis, value) => this.ask({ kind: "batch", axis, value, rows }),
      apply: (change) => this.do({ kind: "set-all", ...change }, null),
    });
  }

  back() {
    this.elements.get(this.active)?.focus();
  }
}
