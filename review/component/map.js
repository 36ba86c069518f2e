import { fill } from "./text.js";

// The whole bitext as one strip: what is done, what is doubtful, where one stands. A click jumps there; for
// keys it is a slider: arrows go to the next and previous pair, Page keys a tenth of the text, Home and End
// to its ends.

export const OPEN = "dex"; // draft, edited, rejected
export const LETTERS = { draft: "d", edited: "e", reviewed: "r", approved: "a", rejected: "x", locked: "l" };

export class BookMap {
  // `onJump(index)` goes to a pair, `onLeave()` back to the row.
  constructor(onJump, onLeave) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "map";
    this.canvas.setAttribute("role", "slider");
    this.canvas.setAttribute("aria-valuemin", "1");
    this.canvas.tabIndex = 0;
    this.canvas.addEventListener("click", (event) => {
      const box = this.canvas.getBoundingClientRect();
      const part = (event.clientX - box.left) / Math.max(1, box.width);
      onJump(Math.min(this.total - 1, Math.max(0, Math.floor(part * this.total))));
    });
    this.canvas.addEventListener("keydown", (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const to = isPlain ? slideTo(event.key, this.at, this.total) : null;
      if (to === null && event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      if (to === null) onLeave();
      else onJump(to);
    });
  }

  // What a screen reader says of the place one stands at.
  say(at, words) {
    this.at = at;
    const letter = this.status[at] ?? "d";
    const status = Object.keys(LETTERS).find((name) => LETTERS[name] === letter);
    const put = (name, value) => this.canvas.setAttribute(`aria-${name}`, value);
    put("label", words.map);
    put("valuemax", String(this.total));
    put("valuenow", String(at + 1));
    put("valuetext", fill(words.map_at, { at: at + 1, total: this.total, status: words[`status_${status}`] }));
  }

  load(data) {
    this.total = data.total;
    this.status = data.map.status.split("");
    this.p = data.map.p.slice();
  }

  note(row) {
    if (row.index >= this.status.length) return;
    this.status[row.index] = LETTERS[row.status];
    this.p[row.index] = row.alignment === "doubtful" ? 0 : row.alignment === "auto" ? percent(row.p) : 100;
  }

  isOpen(index) {
    return OPEN.includes(this.status[index] ?? "d");
  }

  isDoubtful(index) {
    const p = this.p[index];
    return p !== undefined && p >= 0 && p < 80;
  }

  done() {
    return this.status.filter((letter) => !OPEN.includes(letter)).length;
  }

  draw(at, colours) {
    const [width, height] = [Math.max(200, this.canvas.clientWidth), 8];
    this.canvas.width = width * devicePixelRatio;
    this.canvas.height = height * devicePixelRatio;
    const pen = this.canvas.getContext("2d");
    pen.scale(devicePixelRatio, devicePixelRatio);
    pen.fillStyle = colours.rule;
    pen.fillRect(0, 0, width, height);
    const step = width / Math.max(1, this.total);
    for (let i = 0; i < this.total; i++) {
      const isDone = !this.isOpen(i);
      const doubt = this.p[i] >= 0 && this.p[i] < 50 ? "low" : this.isDoubtful(i) ? "middle" : null;
      if (isDone) pen.fillStyle = colours.high;
      else if (doubt) pen.fillStyle = colours[doubt];
      else continue;
      pen.fillRect(i * step, isDone ? 4 : 0, Math.max(1, step), isDone ? 4 : 8);
    }
    pen.fillStyle = colours.ink;
    pen.fillRect(Math.max(0, at * step - 1), 0, 3, height);
  }
}

// Where a key on the map leads from pair `at` of `total`, null where it leads nowhere.
export function slideTo(key, at, total) {
  const page = Math.max(1, Math.round(total / 10));
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page };
  const ends = { Home: 0, End: total - 1 };
  if (!(key in steps || key in ends) || total === 0) return null;
  return Math.max(0, Math.min(total - 1, ends[key] ?? at + steps[key]));
}

export function percent(p) {
  return p === null || p === undefined ? -1 : Math.round(p * 100);
}
