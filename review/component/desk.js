import { fill, make, makeButton } from "./text.js";

// The desk: where the active row's version is written, with what the checks and colleagues say of the row.
// The text area belongs to the writer: nothing else writes into it while it holds unsaved text.

const DRAFT_AFTER = 800; // ms without a key before what was typed is saved

export class Desk {
  constructor(row, view, kept, handlers) {
    this.bead = row.id;
    this.handlers = handlers;
    this.element = make("div", "cell desk");
    this.element.setAttribute("role", "cell");
    this.area = make("textarea", "text");
    this.area.lang = view.langs.target;
    this.area.spellcheck = true;
    this.area.rows = 1;
    this.saved = this.startingText(row);
    this.area.value = kept ? kept.text : this.saved;
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("blur", () => this.save());
    this.around = make("div", "around");
    const label = make("label", "who", view.words.version);
    label.append(this.area);
    this.element.append(label, this.around);
    this.refresh(row, view, kept);
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(this.around);
    document.fonts.ready.then(() => this.fit());
  }

  startingText(row) {
    return row.text ?? (row.target || row.machine || "");
  }

  get value() {
    return this.area.value;
  }

  isDirty() {
    return this.area.value !== this.saved;
  }

  typed() {
    this.fit();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), DRAFT_AFTER);
    this.handlers.typed();
  }

  // Hands what was typed to the journal, once.
  save() {
    clearTimeout(this.timer);
    if (this.isHeld) return this.handlers.hold(this.bead, this.area.value);
    if (!this.isDirty()) return;
    this.saved = this.area.value;
    this.handlers.draft(this.bead, this.saved);
  }

  fit() {
    if (CSS.supports("field-sizing", "content")) return;
    this.area.style.height = "auto";
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  take(text) {
    this.area.value = text;
    this.typed();
    this.area.focus();
  }

  // The server's row may have changed: follow it unless there is unsaved text.
  follow(row) {
    if (this.isHeld || this.isDirty()) return;
    const text = this.startingText(row);
    if (text === this.area.value) return;
    const at = Math.min(this.area.selectionStart, text.length);
    this.area.value = text;
    this.saved = text;
    this.area.setSelectionRange(at, at);
    this.fit();
  }

  refresh(row, view, kept) {
    const { words } = view;
    this.isHeld = Boolean(kept);
    const state = row.status === "draft" ? "" : `, ${words[`status_${row.status}`]}`;
    this.area.setAttribute("aria-label", fill(words.editor, { n: row.index + 1 }) + state);
    this.area.readOnly = row.status === "locked";
    const parts = [];
    if (kept) parts.push(this.conflict(row, words));
    parts.push(this.tools(row, words));
    if (row.issues?.length) parts.push(this.findings(row, words));
    if (row.comments?.length) parts.push(this.remarks(row, words));
    this.around.replaceChildren(...parts);
  }

  conflict(row, words) {
    const box = make("div", "conflict");
    box.setAttribute("role", "alert");
    box.append(make("p", "", words.conflict));
    box.append(make("p", "text", this.startingText(row)));
    box.append(
      makeButton(words.keep_mine, () => this.handlers.keepMine(this.bead, this.area.value)),
      makeButton(words.take_theirs, () => this.handlers.takeTheirs(this.bead)),
    );
    return box;
  }

  tools(row, words) {
    const bar = make("div", "tools");
    const add = (key, name, primary) => {
      const button = makeButton(words[key], () => this.handlers.run(name), primary ? "primary" : "");
      button.title = this.handlers.keysOf(name);
      bar.append(button);
    };
    if (row.status === "locked") add("unlock", "unlock");
    else {
      add("confirm", "confirmNext", true);
      if (row.target) add("take_human", "takeHuman");
      if (row.machine) add("take_machine", "takeMachine");
      if (row.status === "reviewed") add("approve", "approve");
      if (row.status === "approved") add("lock", "lock");
      add("reject", "reject");
    }
    add("comment", "comment");
    return bar;
  }

  findings(row, words) {
    const list = make("ul", "findings");
    list.setAttribute("aria-label", words.findings);
    for (const issue of row.issues) {
      const item = make("li", issue.severity);
      item.append(make("strong", "", words[`severity_${issue.severity}`]), " ", issue.message);
      list.append(item);
    }
    return list;
  }

  remarks(row, words) {
    const list = make("ul", "remarks");
    list.setAttribute("aria-label", words.comments);
    for (const comment of row.comments) {
      const item = make("li", comment.resolved ? "resolved" : "");
      const about = [comment.author, comment.created.slice(0, 10)].filter(Boolean).join(", ");
      item.append(make("span", "remark", comment.text), " ", make("span", "about", about), " ");
      item.append(
        makeButton(comment.resolved ? words.reopen : words.resolve, () =>
          this.handlers.resolve(comment.id, !comment.resolved),
        ),
      );
      list.append(item);
    }
    return list;
  }

  close() {
    this.save();
    clearTimeout(this.timer);
    this.resized.disconnect();
    this.element.remove();
  }
}

// The strip of tools under the active row on the alignment page: the keys' work for the mouse, with the keys.
const ALIGNING = [
  [["confirmAlignment", "is_right", "A"], ["doubtful", "is_doubtful", "D"]],
  [["mergePrevious", "join_previous", "⇧M"], ["mergeNext", "join_next", "M"], ["split", "split", "S"], ["unlink", "unlink", "X"]],
  [["moveUp", "send_up", "["], ["moveDown", "send_down", "]"]],
];

export class AlignDesk {
  constructor(row, view, handlers) {
    this.bead = row.id;
    this.handlers = handlers;
    this.element = make("div", "cell desk align");
    this.element.setAttribute("role", "cell");
    this.refresh(row, view);
  }

  refresh(row, view) {
    const { words, cut, side } = view;
    const bar = make("div", "tools");
    const add = (group, action, label, key) => {
      const button = makeButton(label, () => this.handlers.run(action));
      button.append(" ", make("kbd", "", key));
      group.append(button);
    };
    if (cut) {
      const group = make("span", "group");
      add(group, "edit", words.split_here, "Enter");
      add(group, "leave", words.cancel, "Esc");
      bar.append(group);
    } else {
      for (const tools of ALIGNING) {
        const group = make("span", "group");
        for (const [action, name, key] of tools) {
          const isOne = row.segments.source.length === 0 || row.segments.target.length === 0;
          if (action === "unlink" && isOne) continue;
          if (action === "split" && row.segments.source.length + row.segments.target.length < 2) continue;
          const whole = action.startsWith("move") ? fill(words[name], { side: words[`side_${side}`] }) : words[name];
          add(group, action, whole, key);
        }
        bar.append(group);
      }
    }
    this.element.replaceChildren(bar);
  }

  isDirty() {
    return false;
  }

  save() {}

  follow() {}

  fit() {}

  close() {
    this.element.remove();
  }
}
