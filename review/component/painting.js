import { shuffled } from "./marks.js";
import { buildRow, fillRow } from "./rows.js";
import { choiceOf, shownText } from "./sheets.js";
import { fill, keepingFocus, make, makeButton } from "./text.js";

// What is seen of the grid: the bar, the rows, the foot. Everything is drawn from the rows in memory; rows
// that stayed as they were are not touched, and neither is the desk.

export const FILTERS = ["all", "worst", "open", "doubtful", "findings", "comments", "marks", "quotes", "sample"];

function isSeen(box) {
  return box.bottom > 0 && box.top < innerHeight;
}

export class Painting {
  view() {
    const { words, ui, langs, mode, has_machine: hasMachine, is_alone: isAlone } = this.data;
    const { showDiff, cut, side, matches, details, blind } = this;
    const { project } = this.data;
    const repairs = mode === "align" ? details?.repairs : undefined;
    return { words, ui, langs, mode, hasMachine, isAlone, showDiff, cut, side, matches, details, blind, project, repairs, marking: this.marking, showHistory: this.showHistory };
  }

  render() {
    if (!this.data || this.isQuiet) return;
    this.renderBar();
    this.renderRows();
    this.renderFoot();
    this.showBadge();
  }

  renderRows() {
    const anchor = this.anchor();
    const view = this.view();
    if (this.headSign !== `${this.blind} ${view.ui}`) {
      this.headSign = `${this.blind} ${view.ui}`;
      this.table.replaceChildren(this.heading(), this.body);
    }
    this.frame.classList.toggle("blind", Boolean(this.blind));
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
      const sign = JSON.stringify([row, this.held.has(row.id), isActive, isActive && this.cut, isActive && this.side, isActive && this.details?.n, isActive && this.details?.waits, isActive && this.marking, isActive && this.showHistory, this.blind, this.showDiff, this.filter, view.ui, view.mode]);
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

  // The active row stays in view when the window or its zoom changes. Returns what ends that.
  keepInView() {
    let [isInView, width] = [true, 0];
    const look = () => {
      const element = this.elements.get(this.active);
      isInView = Boolean(element) && isSeen(element.getBoundingClientRect());
    };
    const sized = new ResizeObserver(([{ contentRect }]) => {
      if (width && width !== contentRect.width && isInView) {
        const element = this.elements.get(this.active);
        (this.root.activeElement === this.desk?.area ? this.desk?.area : element)?.scrollIntoView({ block: "nearest" });
      }
      width = contentRect.width;
    });
    sized.observe(this.frame);
    document.addEventListener("scroll", look, { capture: true, passive: true });
    return () => {
      sized.disconnect();
      document.removeEventListener("scroll", look, { capture: true });
    };
  }

  // The row that must not jump when rows above it come or go.
  anchor() {
    const element = this.elements.get(this.active);
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
      const title = this.blind && name !== "source" ? { human: "A", machine: "B" }[name] : words[name];
      box.append(make("span", "title", title), make("span", "language", words[`lang_${lang}`] ?? lang));
      head.append(box);
    }
    const group = make("div", "headgroup");
    group.setAttribute("role", "rowgroup");
    group.append(head);
    return group;
  }

  renderBar() {
    const { words, mode } = this.data;
    const sign = JSON.stringify([mode, this.data.title, this.data.ui, this.showDiff, this.filter, this.blind, this.data.flagged, this.data.commented, this.speaker, this.isOnly, this.filter === "quotes" && this.data.voices]);
    if (this.bar.sign !== sign) {
      this.bar.sign = sign;
      const parts = [];
      const toggle = makeButton(words.differences, () => this.run("diff"));
      toggle.setAttribute("aria-pressed", String(Boolean(this.showDiff)));
      if (mode !== "read") {
        parts.push(choiceOf(words, "filter", FILTERS, this.filter, (name, byKey) => this.choose(name, byKey)));
        if (this.filter === "quotes") parts.push(this.speakers());
        if (this.matches) {
          const only = makeButton(words.only_shown, () => this.run("only"));
          only.setAttribute("aria-pressed", String(Boolean(this.isOnly)));
          parts.push(only);
        }
        parts.push(makeButton(words.set_all, () => this.run("setAll")));
        parts.push(makeButton(words.undo, () => this.run("undo")), makeButton(words.redo, () => this.run("redo")));
      }
      if (mode === "review") {
        const blind = makeButton(words.blind, () => this.run("blind"));
        blind.setAttribute("aria-pressed", String(Boolean(this.blind)));
        parts.push(blind);
      }
      parts.push(toggle, makeButton(words.keys_button, () => this.help()));
      this.place = make("span", "place");
      keepingFocus(this.bar, () => this.bar.replaceChildren(make("h1", "", this.data.title), this.place, ...parts));
    }
    this.paintSoon();
  }

  // Who is quoted, with the number of pairs; "" stands for everyone.
  speakers() {
    const { words, voices } = this.data;
    const label = (name) => {
      if (name === "") return words.everyone;
      return `${name === "?" ? words.unknown_speaker : name} (${voices[name].length})`;
    };
    const names = ["", ...Object.keys(voices)];
    return choiceOf(words, "speaker", names, this.speaker ?? "", (name, byKey) => {
      this.speaker = name;
      this.choose("quotes", byKey);
    }, label);
  }

  // What counts over the whole bitext is drawn once a frame, after the row that somebody waits for.
  paintSoon() {
    if (this.isPainting) return;
    this.isPainting = true;
    requestAnimationFrame(() => {
      this.isPainting = false;
      this.paint();
    });
  }

  paint() {
    const { words, mode, total } = this.data;
    const place = [shownText(words, this.data, this.row?.index ?? this.data.at)];
    if (mode === "review") place.push(fill(words.done, { n: this.map.done(), total }));
    if (this.matches) place.push(fill(words.matching, { n: this.matches.size }));
    this.place.textContent = total ? place.join(" · ") : "";
    this.map.canvas.hidden = !total;
    if (!total) return;
    const at = this.row?.index ?? this.data.at;
    this.map.say(at, words);
    this.map.draw(at, this.colours());
  }

  // With `stay` the focus is left on the list of filters, else it goes to the row.
  choose(name, stay = false) {
    if (!stay && this.root.activeElement?.tagName === "SELECT") this.back();
    this.filter = name;
    const { total, flagged, commented, marked, quoted, project, bitext } = this.data;
    const every = [...Array(total).keys()];
    const chosen = {
      all: () => null,
      worst: () => {
        const risks = this.risks();
        return every.filter((i) => risks[i] > 0).sort((i, j) => risks[j] - risks[i] || i - j);
      },
      open: () => every.filter((i) => this.map.isOpen(i)),
      doubtful: () => every.filter((i) => this.map.isDoubtful(i)),
      findings: () => flagged,
      comments: () => commented,
      marks: () => marked,
      quotes: () => this.data.voices[this.speaker] ?? quoted,
      sample: () => shuffled(every.filter((i) => this.map.p[i] >= 0 && this.map.p[i] < 100), `${project}.${bitext}`),
    }[name]();
    this.matches = chosen && new Set(chosen);
    this.queue = ["worst", "sample"].includes(name) ? chosen : null;
    if (name !== "quotes") this.speaker = "";
    if (!chosen) this.hideOthers(false);
    this.noteAddress();
    this.render();
    if (chosen && !chosen.length) this.say(this.data.words.none_left);
    if (this.queue?.length) this.goTo(this.queue[0]);
    else if (this.matches?.size && !this.matches.has(this.row?.index)) {
      const after = [...this.matches].find((i) => i > (this.row?.index ?? -1));
      this.goTo(after ?? [...this.matches][0]);
    }
  }

  // How much each row wants a look: doubt about the pair, in percent, and whether a check found something.
  risks() {
    const flagged = new Set(this.data.flagged);
    return this.map.p.map((p, index) => {
      if (!this.map.isOpen(index)) return 0;
      const doubt = p < 0 ? 0 : 100 - p;
      return (doubt > 20 ? doubt : 0) + (flagged.has(index) ? 60 : 0);
    });
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
}
