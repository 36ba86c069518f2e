// The whole bitext as one strip: what is done, what is doubtful, where one stands. A click jumps there.

export const OPEN = "dex"; // draft, edited, rejected
const LETTERS = { draft: "d", edited: "e", reviewed: "r", approved: "a", rejected: "x", locked: "l" };

export class BookMap {
  constructor(onJump) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "map";
    this.canvas.setAttribute("aria-hidden", "true");
    this.canvas.addEventListener("click", (event) => {
      const box = this.canvas.getBoundingClientRect();
      const part = (event.clientX - box.left) / Math.max(1, box.width);
      onJump(Math.min(this.total - 1, Math.max(0, Math.floor(part * this.total))));
    });
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

export function percent(p) {
  return p === null || p === undefined ? -1 : Math.round(p * 100);
}
