import { fill, make } from "./text.js";
import { buildRow } from "./rows.js";

// The grid of sentences: a window of rows with the way to the rest of the book.

const grids = new WeakMap();

class Grid {
  constructor(root) {
    this.root = root;
    this.frame = make("div", "frame");
    root.append(this.frame);
  }

  update(component) {
    this.component = component;
    this.data = component.data;
    this.render();
  }

  ask(at) {
    this.component.setStateValue("view", { at, asked: Date.now() });
  }

  heading() {
    const head = make("div", "row head");
    head.setAttribute("role", "row");
    const corner = make("div", "margin");
    corner.setAttribute("role", "columnheader");
    corner.setAttribute("aria-label", "№");
    head.append(corner);
    const { words, langs } = this.data;
    for (const name of ["source", "human", "machine"]) {
      const box = make("div", `cell ${name}`);
      box.setAttribute("role", "columnheader");
      box.append(make("span", "title", words[name]));
      const lang = name === "source" ? langs.source : langs.target;
      box.append(make("span", "language", words[`lang_${lang}`] ?? lang));
      head.append(box);
    }
    return head;
  }

  pager() {
    const { start, rows, total, words } = this.data;
    const bar = make("div", "pager");
    const last = start + rows.length;
    const button = (label, at, disabled) => {
      const element = make("button", "", label);
      element.type = "button";
      element.disabled = disabled;
      element.addEventListener("click", () => this.ask(at));
      return element;
    };
    bar.append(
      button(words.earlier, Math.max(0, start - 50), start === 0),
      make("span", "shown", fill(words.shown, { first: Math.min(start + 1, total), last, total })),
      button(words.later, Math.min(total - 1, last + 49), last >= total),
    );
    return bar;
  }

  render() {
    const { rows, words } = this.data;
    const table = make("div", "table");
    table.setAttribute("role", "table");
    table.setAttribute("aria-rowcount", String(this.data.total + 1));
    table.append(this.heading());
    for (const row of rows) table.append(buildRow(row, this.data));
    this.frame.replaceChildren(table);
    if (!rows.length) this.frame.append(make("p", "nothing", words.empty));
    else if (rows.length < this.data.total) this.frame.append(this.pager());
  }
}

export default function (component) {
  const root = component.parentElement;
  if (!grids.has(root)) grids.set(root, new Grid(root));
  grids.get(root).update(component);
}
