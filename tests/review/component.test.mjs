// The component's pure parts: journal, differences, keys, cuts. Run by test_component.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { diff, tokens } from "./diff.js";
import { Journal } from "./journal.js";
import { action } from "./keys.js";
import { BookMap } from "./map.js";
import { band, fill, likelyCut, probability } from "./text.js";

class Storage {
  constructor() { this.held = new Map(); }
  get length() { return this.held.size; }
  key(i) { return [...this.held.keys()][i]; }
  getItem(key) { return this.held.get(key) ?? null; }
  setItem(key, value) { this.held.set(key, value); }
  removeItem(key) { this.held.delete(key); }
}

test("a journal holds an operation until it is answered", () => {
  const storage = new Storage();
  const journal = new Journal("p.1", "a", storage);
  journal.add(1, { kind: "text", bead: 3, text: "uno" }, 3, 0);
  journal.add(1, { kind: "text", bead: 3, text: "dos" }, 3, 0);
  journal.add(1, { kind: "undo" }, null);
  assert.deepEqual(journal.all().map(({ seq, rev, after }) => [seq, rev, after]),
    [[1, 0, undefined], [2, undefined, 1], [3, undefined, undefined]]);
  assert.equal(journal.settle({ b: { 1: {} } }).length, 0);
  assert.deepEqual(journal.settle({ a: { 1: {}, 2: { error: "no" } } }).map(({ answer }) => answer), [{}, { error: "no" }]);
  assert.deepEqual(journal.all().map(({ seq }) => seq), [3]);
  journal.settle({ a: { 3: {} } });
  assert.equal(storage.length, 0);
});

test("a journal takes over what a closed tab left, and leaves other projects alone", () => {
  const storage = new Storage();
  new Journal("p.1", "dead", storage).add(1, { kind: "undo" }, null);
  new Journal("p.12", "other", storage).add(1, { kind: "undo" }, null);
  storage.setItem("careo.journal.p.1.broken", "{");
  const journal = new Journal("p.1", "alive", storage);
  journal.adopt();
  assert.deepEqual(journal.all().map(({ client }) => client), ["dead"]);
  journal.settle({ dead: { 1: {} } });
  assert.deepEqual([...storage.held.keys()], ["careo.journal.p.12.other"]);
});

test("a full storage loses nothing in memory", () => {
  const storage = new Storage();
  storage.setItem = () => { throw new Error("QuotaExceededError"); };
  const journal = new Journal("p.1", "a", storage);
  journal.add(1, { kind: "undo" }, null);
  assert.equal(journal.all().length, 1);
});

test("differences give both texts back", () => {
  const pairs = [
    ["", ""], ["", "uno"], ["uno dos", "uno"], ["Los  anuncios, no.", "Los anuncios — sí."],
    ["el año 2016", "el año 2006"], ["👩‍👧 ñandú", "ñandú 👩‍👧"], ["a b c a b", "b a c b a"],
  ];
  for (const [before, after] of pairs) {
    const parts = diff(before, after);
    const join = (kinds) => parts.filter(([kind]) => kinds.includes(kind)).map(([, text]) => text).join("");
    assert.equal(join(["same", "cut"]), before);
    assert.equal(join(["same", "new"]), after);
    assert.equal(tokens(before).join(""), before);
  }
  assert.deepEqual(diff("el año 2016", "el año 2006"), [["same", "el año "], ["cut", "2016"], ["new", "2006"]]);
});

test("keys: letters never act while text is written", () => {
  const event = (key, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...more });
  for (const key of "abcdefghijklmnopqrstuvwxyzMD[]?") assert.equal(action(event(key), true, false), null);
  assert.equal(action(event("Enter", { ctrlKey: true }), true, false), "confirmNext");
  assert.equal(action(event("Enter", { metaKey: true }), true, true), "confirmNext");
  assert.equal(action(event("Enter", { ctrlKey: true, isComposing: true }), true, false), null);
  assert.equal(action(event("Enter"), true, false), null);
  assert.equal(action(event("z", { ctrlKey: true }), true, false), null);
  assert.equal(action(event("z", { ctrlKey: true }), false, false), "undo");
  assert.equal(action(event("Z", { ctrlKey: true, shiftKey: true }), false, false), "redo");
  assert.equal(action(event("m"), false, false), "mergeNext");
  assert.equal(action(event("M", { shiftKey: true }), false, false), "mergePrevious");
  assert.equal(action(event("r", { ctrlKey: true }), false, false), null);
});

test("a likely cut leaves two parts that are not empty", () => {
  assert.deepEqual(likelyCut(["aaaa", "bbbb"], ["cccc", "dddd"]), { source: 1, target: 1 });
  assert.deepEqual(likelyCut(["aaaa", "b"], ["cccc"]), { source: 1, target: 1 });
  assert.deepEqual(likelyCut(["a", "b", "c"], []), { source: 1, target: 0 });
});

test("small things", () => {
  assert.equal(fill("{n} de {total} {x}", { n: 1, total: 2 }), "1 de 2 {x}");
  assert.equal(fill("{n:pair|pairs}, {m:par|pares}, {x:a|b}", { n: 1, m: 0 }), "1 pair, 0 pares, {x:a|b}");
  assert.deepEqual([0.984, 0.9999, 1, 0.05, null].map((p) => probability(p, "en")), [".98", ".99", "1", ".05", "–"]);
  assert.equal(probability(0.5, "es"), "0,50");
  assert.deepEqual([0.9, 0.6, 0.1, null].map(band), ["high", "middle", "low", "none"]);
});
