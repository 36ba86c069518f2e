import { historyOf } from "./history.js";
import { CATEGORIES, CHOICES, isComparable } from "./marks.js";
import { fill, keepingFocus, keyNames, make, makeButton, probability } from "./text.js";

// The desk: where the active row's version is written, with what the checks and colleagues say of the row.
// The text area belongs to the writer: nothing else writes into it while it holds unsaved text.

const DRAFT_AFTER = 800; // ms without a key before what was typed is saved

// The text that writing begins with. What the translation leaves out begins empty: the machine's version is
// taken on purpose only, unless nothing of the text has a human translation (`isAlone`).
export function startOf(row, isAlone) {
  const machine = isAlone && row.alignment !== "omission" ? row.machine : "";
  return row.text ?? (row.target || machine || "");
}

// What can be taken as a whole: matches of the memory, then other machine translations.
export function offersOf(details) {
  const matches = (details?.matches ?? []).map((one) => ({ percent: one.percent, text: one.target, source: one.source }));
  return [...matches, ...(details?.others ?? [])].slice(0, 5);
}

export class Desk {
  constructor(row, view, kept, handlers) {
    this.bead = row.id;
    this.handlers = handlers;
    this.isAlone = view.isAlone;
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
    for (const name of ["keyup", "click", "select"]) this.area.addEventListener(name, () => this.handlers.caret());
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
    return startOf(row, this.isAlone);
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
    const isLeftOut = !row.target && row.machine && !this.isAlone;
    this.area.placeholder = isLeftOut ? fill(words.left_out, { keys: this.handlers.keysOf("takeMachine") }) : "";
    const parts = [];
    if (kept) parts.push(this.conflict(row, words));
    parts.push(this.tools(row, words));
    if (view.marking) parts.push(this.marks(row, words));
    const about = this.about(row, view);
    if (about) parts.push(about);
    const details = view.details?.bead === row.id ? view.details : null;
    if (details?.terms?.length) parts.push(this.terms(details.terms, words));
    const offers = offersOf(details);
    if (offers.length || details?.othersWait) parts.push(this.offers(offers, details, view));
    if (details?.error) parts.push(make("p", "about", details.error));
    if (row.issues?.length) parts.push(this.findings(row, words));
    if (row.comments?.length) parts.push(this.remarks(row, words));
    if (details?.history?.length) {
      const { openHistory } = this.handlers;
      const take = row.status === "locked" ? null : (text) => this.take(text);
      parts.push(historyOf(details.history, view, { take, openHistory }));
    }
    keepingFocus(this.around, () => this.around.replaceChildren(...parts));
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
      const keys = this.handlers.keysOf(name);
      if (keys) button.append(" ", make("kbd", "", keyNames(keys, words)));
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
    add("mark_errors", "marking");
    return bar;
  }

  // Five kinds of errors; each press goes on from none over minor to major and back to none.
  marks(row, words) {
    const bar = make("div", "tools marks");
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.mark_errors);
    CATEGORIES.forEach((category, i) => {
      const mark = row.marks.find((one) => one.category === category);
      const weight = mark ? `: ${words[`weight_${mark.severity}`]}` : "";
      const button = makeButton(words[`error_${category}`] + weight, () => this.handlers.run(`digit${i + 1}`));
      button.append(" ", make("kbd", "", String(i + 1)));
      button.setAttribute("aria-pressed", String(Boolean(mark)));
      bar.append(button);
    });
    return bar;
  }

  // How terms are to be rendered; those that are not are put in at the caret by a press.
  terms(terms, words) {
    const list = make("p", "terms");
    list.append(make("span", "about", `${words.terms}: `));
    for (const { source, target, hit } of terms) {
      const button = makeButton(`${source} → ${target}`, () => this.insert(target), `small ${hit ? "hit" : "miss"}`);
      button.setAttribute("aria-label", `${source} → ${target}: ${hit ? words.term_hit : words.term_miss}`);
      if (hit) button.prepend("✓ ");
      list.append(button, " ");
    }
    return list;
  }

  insert(text) {
    this.area.focus();
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.typed();
  }

  // Matches of the memory and other machine translations, each taken by its number.
  offers(offers, details, view) {
    const { words, ui } = view;
    const list = make("ol", "offers");
    list.setAttribute("aria-label", words.offers);
    offers.forEach((offer, i) => {
      const item = make("li");
      const kind = offer.percent ? `${words.memory} ${offer.percent} %` : `${words.machine} ${probability(offer.confidence, ui)}`;
      const button = makeButton("", () => this.take(offer.text), "small");
      button.append(make("kbd", "", `Alt+${i + 1}`));
      button.setAttribute("aria-label", `${words.take} ${i + 1}: ${offer.text}`);
      item.append(button, " ", make("span", "about", kind), " ", make("span", "offer", offer.text));
      if (offer.source) item.title = offer.source;
      list.append(item);
    });
    if (details.othersWait) list.append(make("li", "about", words.others_wait));
    return list;
  }

  // What made the machine's version, and how sure it was.
  about(row, view) {
    const { words, ui, details } = view;
    const made = details?.bead === row.id ? details.made : null;
    if (!made) return null;
    const line = make("p", "about");
    const parts = [made.model];
    if (made.flags.length) parts.push(fill(words.flags, { value: made.flags.join(", ") }));
    if (made.terms.length) parts.push(fill(words.terms_used, { value: made.terms.join(", ") }));
    line.append(`${words.machine}: ${parts.join(" · ")}`);
    if (made.confidence !== null) {
      const sure = make("span", `sure band-${{ medium: "middle" }[made.band] ?? made.band ?? "none"}`);
      const band = made.band ? `, ${words[`expected_${made.band}`]}` : "";
      sure.textContent = fill(words.confidence, { p: probability(made.confidence, ui) }) + band;
      line.append(" · ", sure);
    }
    return line;
  }

  findings(row, words) {
    const list = make("ul", "findings");
    list.setAttribute("aria-label", words.findings);
    for (const issue of row.issues) {
      const item = make("li", issue.severity);
      item.append(make("strong", "", words[`severity_${issue.severity}`]), " ", issue.message, " ");
      if (issue.key) {
        const aside = makeButton(words.set_aside, () => this.handlers.setAside(issue), "small");
        aside.setAttribute("aria-label", `${words.set_aside}: ${issue.message}`);
        item.append(aside);
      }
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
  [["realign", "realign", "L"]],
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
    const { words, cut, side, repairs } = view;
    const bar = make("div", "tools");
    const add = (group, action, label, key) => {
      const button = makeButton(label, () => this.handlers.run(action));
      button.append(" ", make("kbd", "", keyNames(key, words)));
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
    const parts = [bar];
    const details = view.details?.bead === row.id ? view.details : null;
    if (repairs?.length && details && !cut) parts.push(this.repairs(repairs, view));
    if (details?.waits && !cut) parts.push(make("p", "about", words.looking_for_repairs));
    if (details?.history?.length) parts.push(historyOf(details.history, view, this.handlers));
    keepingFocus(this.element, () => this.element.replaceChildren(...parts));
  }

  // What else could stand here, as it would look, with the probability now and then.
  repairs(repairs, view) {
    const { words, ui } = view;
    const box = make("section", "repairs");
    box.append(make("h3", "", words.repairs));
    repairs.forEach((repair, i) => {
      const name = words[`repair_${repair.kind.replaceAll(" ", "_")}`] ?? repair.kind;
      const chance = `${probability(repair.before, ui)} → ${probability(repair.after, ui)}`;
      const button = makeButton(`${name}: ${chance} `, () => this.handlers.run(`digit${i + 1}`));
      button.append(make("kbd", "", String(i + 1)));
      const shown = make("div", "preview");
      for (const [source, target] of repair.preview) {
        const [left, right] = [make("span", "text", source || words.no_source), make("span", "text", target || words.no_human)];
        left.classList.toggle("missing", !source);
        right.classList.toggle("missing", !target);
        shown.append(left, right);
      }
      box.append(button, shown);
    });
    return box;
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

// What stands in the desk's place while two versions are compared without their names.
export class BlindDesk extends AlignDesk {
  refresh(row, view) {
    const { words } = view;
    const bar = make("div", "tools");
    if (isComparable(row)) {
      CHOICES.forEach((choice, i) => {
        const button = makeButton(words[`choice_${choice}`], () => this.handlers.run(`digit${i + 1}`));
        button.append(" ", make("kbd", "", String(i + 1)));
        bar.append(button);
      });
    }
    keepingFocus(this.element, () => this.element.replaceChildren(bar));
  }
}
