// What the grid asks the server beside the operations: more about the active row, other translations of it,
// where words stand, what a choice would change. One question of each kind is open at a time, a newer one in
// an older one's place; none takes the place of another kind's. What somebody waits for goes before what is
// asked of the row by itself.

const BY_ITSELF = "row";

export class Questions {
  constructor(first = Math.floor(Math.random() * 1e9)) {
    this.last = first; // numbers go on from where those of another tab hardly are
    this.open = new Map(); // kind → {n, kind, …}
    this.begun = new Set(); // kinds that were answered in part
  }

  ask(question) {
    this.last += 1;
    this.open.set(question.kind, { n: this.last, ...question });
    this.begun.delete(question.kind);
  }

  // Nobody waits for the answer any more.
  drop(kind) {
    this.open.delete(kind);
    this.begun.delete(kind);
  }

  // What is to be sent now: the row's question waits while another has no answer at all.
  all() {
    const asked = [...this.open.values()];
    const isAwaited = asked.some(({ kind }) => kind !== BY_ITSELF && !this.begun.has(kind));
    return isAwaited ? asked.filter(({ kind }) => kind !== BY_ITSELF) : asked;
  }

  // The server's replies that answer an open question. One that `waits` is answered in part and stays open.
  hear(replies) {
    const heard = (replies ?? []).filter((reply) => this.open.get(reply.kind)?.n === reply.n);
    for (const { kind, waits } of heard) {
      if (waits) this.begun.add(kind);
      else this.drop(kind);
    }
    return heard;
  }

  // Whether the server is still at work on the rest of an answer.
  get isWaiting() {
    return this.begun.size > 0;
  }

  // Whether a question was not answered at all.
  get isOpen() {
    return this.open.size > this.begun.size;
  }
}
