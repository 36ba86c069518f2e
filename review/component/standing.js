import { Acting, isMac } from "./actions.js";
import { noteAddress } from "./address.js";
import { AlignDesk, BlindDesk, Desk } from "./desk.js";
import { fillRow } from "./rows.js";

// Where one stands: the active row with its desk, and the way to another row, through a further window of
// rows if need be.

const MARGIN = 35; // rows from the window's edge at which the next window is asked for

export class Standing extends Acting {
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
    this.traffic.send();
  }

  activate(id, write = false, isQuiet = false) {
    if (id === null || id === undefined) return;
    const before = this.active;
    if (before !== id) {
      this.cut = null;
      this.closeDesk();
      this.questions.drop("others"); // of the row that was left
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
    } else if (!isQuiet && !["SELECT", "CANVAS"].includes(this.root.activeElement?.tagName)) {
      element.focus({ preventScroll: true });
    }
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
      this.traffic.soon();
    }
  }

  noteAddress() {
    noteAddress({ index: this.lastIndex, filter: this.filter, speaker: this.speaker });
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
      hold: (bead, text) => this.held.set(bead, text),
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
    this.desk.isHeld = false;
    this.desk.saved = text;
    this.do({ kind: "text", bead, text }, bead, { text, status: "edited" });
    this.desk.area.focus();
  }

  takeTheirs(bead) {
    this.held.delete(bead);
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
}
