// The journal: every operation from the moment it is made until the server says that it is in the database.
// All of it is sent each time, and kept in the browser's storage, so that neither a lost message nor a
// killed server nor a closed tab loses one; client and seq let the server recognise what it has already.

export class Journal {
  constructor(project, client, storage) {
    this.prefix = `careo.journal.${project}.`;
    this.client = client;
    this.storage = storage;
    this.next = 1;
    this.pending = [];
    this.orphans = this.findOrphans();
  }

  // Operations that other tabs, or this one before a reload, left behind.
  findOrphans() {
    const found = [];
    for (const key of this.keys()) {
      if (key === this.prefix + this.client) continue;
      try {
        found.push(...JSON.parse(this.storage.getItem(key)));
      } catch {
        this.storage.removeItem(key);
      }
    }
    return found;
  }

  keys() {
    if (!this.storage) return [];
    const keys = [];
    for (let i = 0; i < this.storage.length; i++) {
      const key = this.storage.key(i);
      if (key.startsWith(this.prefix)) keys.push(key);
    }
    return keys;
  }

  all() {
    return [...this.orphans, ...this.pending];
  }

  // `bead` and `rev` say what the operation was made on; where an earlier one on the same bead is still
  // under way, the new one goes `after` it instead.
  add(bitext, operation, bead, rev) {
    const before = this.pending.filter((entry) => entry.bead === bead).pop();
    const entry = { client: this.client, seq: this.next, bitext, do: operation, bead };
    if (before) entry.after = before.seq;
    else if (bead !== null && rev !== undefined) entry.rev = rev;
    this.next += 1;
    this.pending.push(entry);
    this.keep();
    return entry;
  }

  // `answers` is {client: {seq: answer}}; returns the entries answered, each with its answer.
  settle(answers) {
    const settled = [];
    const isOpen = (entry) => {
      const answer = answers?.[entry.client]?.[entry.seq];
      if (answer === undefined) return true;
      settled.push({ entry, answer });
      return false;
    };
    this.orphans = this.orphans.filter(isOpen);
    this.pending = this.pending.filter(isOpen);
    if (settled.length) this.keep();
    return settled;
  }

  keep() {
    if (!this.storage) return;
    const byClient = new Map();
    for (const entry of this.all()) {
      byClient.set(entry.client, [...(byClient.get(entry.client) ?? []), entry]);
    }
    for (const key of this.keys()) {
      if (!byClient.has(key.slice(this.prefix.length)) && this.owns(key)) this.storage.removeItem(key);
    }
    for (const [client, entries] of byClient) {
      try {
        this.storage.setItem(this.prefix + client, JSON.stringify(entries));
      } catch {
        return; // storage is full or forbidden: the journal in memory still holds everything
      }
    }
  }

  // Whether something waits, and the browser's storage holds all that this tab made of it.
  isKept() {
    if (!this.storage || !this.pending.length) return false;
    try {
      return JSON.parse(this.storage.getItem(this.prefix + this.client) ?? "[]").length === this.pending.length;
    } catch {
      return false;
    }
  }

  owns(key) {
    const client = key.slice(this.prefix.length);
    return client === this.client || this.adopted?.has(client);
  }

  adopt() {
    this.adopted = new Set(this.orphans.map((entry) => entry.client));
  }
}
