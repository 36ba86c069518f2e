import { choiceOf, openDialog } from "./sheets.js";
import { fill, make, makeButton } from "./text.js";

// One status for every row that is shown: a choice, how many rows it would change, and one step that does it.

const VALUES = {
  review: [["status", ["reviewed", "approved", "locked", "rejected", "edited"]], ["alignment", ["confirmed", "doubtful"]]],
  align: [["alignment", ["confirmed", "doubtful"]], ["status", ["reviewed", "approved", "locked", "rejected", "edited"]]],
};

export class BatchSheet {
  // handlers: back, gone, ask(axis, value), apply({axis, value, beads})
  constructor(root, words, mode, handlers) {
    this.words = words;
    this.handlers = handlers;
    this.axes = new Map(VALUES[mode].flatMap(([axis, values]) => values.map((value) => [value, axis])));
    this.dialog = openDialog(root, words.set_all_title, handlers.back, handlers.gone);
    this.chosen = [...this.axes.keys()][0];
    const choice = choiceOf(words, "value", [...this.axes.keys()], this.chosen, (value) => this.choose(value));
    this.status = make("p", "status");
    this.status.setAttribute("role", "status");
    this.apply = makeButton("", () => this.done(), "primary");
    const bar = make("div", "tools");
    bar.append(this.apply, makeButton(words.cancel, () => this.dialog.close()));
    this.dialog.append(choice, this.status, bar);
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.composedPath()[0].tagName === "BUTTON") return;
      event.preventDefault();
      this.done();
    });
    this.dialog.showModal();
    choice.querySelector("select").focus();
    this.choose(this.chosen);
  }

  choose(value) {
    this.chosen = value;
    this.plan = null;
    this.apply.disabled = true;
    this.apply.textContent = fill(this.words.set_all_now, { n: "…" });
    this.status.textContent = this.words.set_all_counting;
    this.handlers.ask(this.axes.get(value), value);
  }

  show(reply) {
    if (!this.dialog.isConnected || reply.value !== this.chosen) return;
    if (reply.error) {
      this.status.textContent = reply.error;
      return;
    }
    this.plan = reply;
    const n = reply.beads.length;
    this.status.textContent = fill(this.words.set_all_count, { n, same: reply.same, locked: reply.locked });
    this.apply.textContent = fill(this.words.set_all_now, { n });
    this.apply.disabled = n === 0;
  }

  done() {
    if (!this.plan?.beads.length) return;
    const { axis, value, beads } = this.plan;
    this.dialog.close();
    this.handlers.apply({ axis, value, beads });
  }
}
