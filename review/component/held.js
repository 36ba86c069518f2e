// Texts that could not be saved, by pair: kept in the browser's storage too, until somebody chooses.

export class Held {
  constructor(project, storage) {
    this.key = `careo.held.${project}`;
    this.storage = storage;
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
    this.keep();
  }

  delete(bead) {
    this.texts.delete(bead);
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
