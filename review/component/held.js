// Texts that could not be saved, by pair, or remarks that nobody accepted yet, by segment: kept in the browser's
// storage too, until somebody chooses.

export class Held {
  constructor(project, storage, name = "held") {
    this.key = `careo.${name}.${project}`;
    this.storage = storage;
    this.begun = new Set(); // what came in since the page was opened
    try {
      this.texts = new Map(JSON.parse(storage?.getItem(this.key) ?? "[]"));
    } catch {
      this.texts = new Map();
    }
  }

  has(bead) {
    return this.texts.has(bead);
  }

  get(bead) {
    return this.texts.get(bead);
  }

  set(bead, text) {
    this.texts.set(bead, { text });
    this.begun.add(bead);
    this.keep();
  }

  delete(bead) {
    this.texts.delete(bead);
    this.begun.delete(bead);
    this.keep();
  }

  keep() {
    try {
      if (this.texts.size) this.storage?.setItem(this.key, JSON.stringify([...this.texts]));
      else this.storage?.removeItem(this.key);
    } catch {
      return; // storage is full: what is held stays in memory
    }
  }
}
