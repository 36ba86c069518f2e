import { tokens } from "./diff.js";
import { openDialog } from "./sheets.js";
import { fill, make, makeButton } from "./text.js";

// Where words stand on either side, with what stands opposite; a choice leads there.

export class Concordance {
  constructor(root, words, start, handlers) {
    this.words = words;
    this.handlers = handlers;
    this.dialog = openDialog(root, words.concordance, handlers.back, () => {
      clearTimeout(this.timer);
      handlers.gone();
    });
    this.field = make("input", "find");
    this.field.type = "search";
    this.field.value = start;
    this.field.setAttribute("aria-label", words.search_for);
    this.status = make("p", "status");
    this.status.setAttribute("role", "status");
    this.list = make("ol", "hits");
    const close = makeButton(words.close, () => this.dialog.close());
    this.dialog.append(this.field, this.status, this.list, close);
    this.dialog.classList.add("wide");
    this.field.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), 300);
    });
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.dialog.showModal();
    this.field.select();
    if (start.trim()) this.look();
  }

  look() {
    if (this.field.value.trim()) this.handlers.ask(this.field.value);
  }

  key(event) {
    const buttons = [...this.list.querySelectorAll("button")];
    const at = buttons.indexOf(event.composedPath()[0]);
    if (event.key === "ArrowDown" && buttons[at + 1]) buttons[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (buttons[at - 1] ?? this.field).focus();
    else if (event.key === "Enter" && at < 0) this.look();
    else return;
    event.preventDefault();
  }

  // A text with the words that were looked for lit, in either case, with or without accents.
  marked(text) {
    const fold = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const wanted = this.field.value.split(/\s+/).map((word) => ({ word: fold(word.replace(/["*]/g, "")), open: word.includes("*") }));
    const isHit = (token) => wanted.some(({ word, open }) => word && (open ? fold(token).startsWith(word) : fold(token) === word));
    const line = make("span", "text");
    for (const token of tokens(text)) line.append(isHit(token) ? make("mark", "", token) : token);
    return line;
  }

  show(reply) {
    if (!this.dialog.isConnected || reply.words !== this.field.value) return;
    const { words } = this;
    const n = reply.hits.length;
    const found = reply.total > n ? fill(words.first_hits, { n, total: reply.total }) : fill(words.hits, { n });
    this.status.textContent = reply.error ?? found;
    this.list.replaceChildren(
      ...reply.hits.map((hit) => {
        const item = make("li");
        const button = makeButton(String(hit.index + 1), () => {
          this.dialog.close();
          this.handlers.go(hit.index);
        });
        button.setAttribute("aria-label", `${fill(words.row, { n: hit.index + 1 })}: ${hit.source}`);
        item.append(button, this.marked(hit.source), this.marked(hit.target));
        return item;
      }),
    );
  }
}
