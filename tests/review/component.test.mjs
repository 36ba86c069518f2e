// The component's pure parts: journal, differences, keys, cuts. Run by test_component.py.
import assert from "node:assert/strict";
import { test } from "node:test";
import { offersOf, startOf } from "./desk.js";
import { diff, tokens } from "./diff.js";
import { Held } from "./held.js";
import { Journal } from "./journal.js";
import { action, sheet } from "./keys.js";
import { slideTo } from "./map.js";
import { Questions } from "./questions.js";
import { band, fill, likelyCut, probability } from "./text.js";
import { Traffic } from "./traffic.js";

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

test("a remark that is being written is kept apart from what could not be saved, and known as begun here", () => {
  const storage = new Storage();
  const remarks = new Held("p.1", storage, "remarks");
  remarks.set("target 4", "¿Segur");
  remarks.set("target 4", "¿Seguro?");
  assert.deepEqual([remarks.get("target 4"), remarks.begun.size], [{ text: "¿Seguro?" }, 1]);
  assert.equal(new Held("p.1", storage).has("target 4"), false);
  const reopened = new Held("p.1", storage, "remarks");
  assert.deepEqual([reopened.get("target 4"), reopened.begun.size], [{ text: "¿Seguro?" }, 0]);
  remarks.delete("target 4");
  assert.deepEqual([remarks.begun.size, storage.length], [0, 0]);
});

test("the sheet of keys names every offer that can be taken", () => {
  for (const isMac of [false, true]) {
    const keys = sheet("review", isMac).flatMap(([, rows]) => rows).find(([, name]) => name === "key_take_match")[0];
    assert.equal(keys, [1, 2, 3, 4, 5].map((n) => `${isMac ? "⌥" : "Alt"}+${n}`).join("  "));
    const offered = offersOf({ matches: Array(4).fill({ target: "x" }), others: Array(4).fill({ text: "y" }) });
    assert.equal(keys.split("  ").length, offered.length);
  }
});

test("a text that could not be saved is held until somebody chooses, in any storage", () => {
  const storage = new Storage();
  new Held("p.1", storage).set(3, "uno");
  const held = new Held("p.1", storage);
  assert.deepEqual([held.has(3), held.get(3), held.has(4)], [true, { text: "uno" }, false]);
  assert.equal(new Held("p.12", storage).has(3), false);
  held.delete(3);
  assert.equal(storage.length, 0);
  storage.setItem("careo.held.p.1", "{");
  assert.equal(new Held("p.1", storage).has(3), false);
  storage.setItem = () => { throw new Error("QuotaExceededError"); };
  for (const place of [storage, null]) {
    const full = new Held("p.2", place);
    full.set(1, "dos");
    assert.deepEqual(full.get(1), { text: "dos" });
  }
});

const kindsOf = (questions) => questions.all().map(({ kind }) => kind);

test("what is asked of the row takes no other question's place, and waits for its answer", () => {
  for (const kind of ["batch", "search", "others"]) {
    const questions = new Questions(10);
    questions.ask({ kind, value: "reviewed" });
    questions.ask({ kind: "row", bead: 7 }); // the row's timer fires while the dialog stands open
    assert.deepEqual(questions.all(), [{ n: 11, kind, value: "reviewed" }]);
    const reply = { n: 11, kind, waits: false };
    assert.deepEqual(questions.hear([reply]), [reply]);
    assert.deepEqual(questions.all(), [{ n: 12, kind: "row", bead: 7 }]);
    assert.equal(questions.isOpen, true);
    assert.deepEqual(questions.hear([{ n: 12, kind: "row", waits: false }]).length, 1);
    assert.deepEqual([questions.all(), questions.isOpen], [[], false]);
  }
});

test("a dialog that opens goes before the row, and when it closes the row is asked", () => {
  const questions = new Questions(0);
  questions.ask({ kind: "row", bead: 7 });
  questions.ask({ kind: "batch", value: "reviewed" });
  assert.deepEqual(kindsOf(questions), ["batch"]);
  questions.drop("batch");
  assert.deepEqual(kindsOf(questions), ["row"]);
  assert.deepEqual(questions.hear([{ n: 2, kind: "batch" }]), []); // too late
});

test("a newer question of a kind replaces the older one, and part of an answer holds nothing up", () => {
  const questions = new Questions(0);
  questions.ask({ kind: "search", words: "per" });
  questions.ask({ kind: "search", words: "perfil" });
  assert.deepEqual(questions.hear([{ n: 1, kind: "search" }]), []);
  assert.deepEqual(questions.all(), [{ n: 2, kind: "search", words: "perfil" }]);
  questions.drop("search");
  questions.ask({ kind: "others", bead: 1 });
  questions.ask({ kind: "row", bead: 1 });
  assert.equal(questions.hear([{ n: 3, kind: "others", waits: true }]).length, 1);
  assert.deepEqual([kindsOf(questions), questions.isWaiting, questions.isOpen], [["others", "row"], true, true]);
  questions.hear([{ n: 3, kind: "others", waits: true }, { n: 4, kind: "row" }]);
  assert.deepEqual([kindsOf(questions), questions.isOpen], [["others"], false]);
  questions.hear([{ n: 3, kind: "others", waits: false }]);
  assert.deepEqual([kindsOf(questions), questions.isWaiting], [[], false]);
  assert.deepEqual(questions.hear(undefined), []);
});

test("one message is under way at a time, and is sent again where no answer comes", () => {
  let now = 0;
  const went = [];
  const traffic = new Traffic((number) => went.push([now, number]), () => now);
  traffic.send();
  traffic.send();
  assert.deepEqual(went, [[0, 1]]);
  traffic.goOn();
  assert.equal(went.length, 1); // still no answer
  traffic.heard(1);
  traffic.goOn();
  assert.deepEqual(went, [[0, 1], [0, 2]]);
  const busy = { needed: true, working: false, failed: false };
  now = 2000;
  assert.equal(traffic.tick(busy), false);
  now = 2600;
  assert.equal(traffic.tick(busy), true);
  assert.deepEqual(went.at(-1), [2600, 3]);
  traffic.heard(3);
  now = 4000;
  assert.equal(traffic.tick({ needed: false, working: true, failed: false }), false);
  now = 4200;
  assert.equal(traffic.tick({ needed: false, working: true, failed: false }), true);
  assert.equal(traffic.tick({ needed: false, working: false, failed: false }), false);
});

test("the badge says late until everything is answered", () => {
  let now = 0;
  const traffic = new Traffic(() => {}, () => now);
  assert.deepEqual([traffic.state(0, false), traffic.state(0, true), traffic.state(2, false)], ["saved", "saving", "saving"]);
  now = 3001;
  assert.equal(traffic.state(2, false), "late");
  traffic.heardAt = now;
  assert.equal(traffic.state(1, false), "late");
  assert.equal(traffic.state(0, false), "saved");
  assert.equal(traffic.state(1, false), "saving");
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

test("keys on the map lead through the text and never beyond it", () => {
  assert.deepEqual(["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"].map((key) => slideTo(key, 5, 100)), [6, 6, 4, 4]);
  assert.deepEqual(["PageUp", "PageDown", "Home", "End"].map((key) => slideTo(key, 5, 100)), [15, 0, 0, 99]);
  assert.deepEqual(["PageUp", "ArrowLeft", "End"].map((key) => slideTo(key, 0, 1)), [0, 0, 0]);
  assert.deepEqual([slideTo("x", 5, 100), slideTo("End", 0, 0)], [null, null]);
});

test("what is left out begins empty, unless nothing has a human translation", () => {
  const row = { text: null, target: "", machine: "It rains.", alignment: "auto" };
  assert.equal(startOf(row, false), "");
  assert.equal(startOf(row, true), "It rains.");
  assert.equal(startOf({ ...row, alignment: "omission" }, true), "");
  assert.equal(startOf({ ...row, target: "Rain." }, false), "Rain.");
  assert.equal(startOf({ ...row, text: "" }, true), "");
});

test("small things", () => {
  assert.equal(fill("{n} de {total} {x}", { n: 1, total: 2 }), "1 de 2 {x}");
  assert.equal(fill("{n:pair|pairs}, {m:par|pares}, {x:a|b}", { n: 1, m: 0 }), "1 pair, 0 pares, {x:a|b}");
  assert.deepEqual([0.984, 0.9999, 1, 0.05, null].map((p) => probability(p, "en")), [".98", ".99", "1", ".05", "–"]);
  assert.equal(probability(0.5, "es"), "0,50");
  assert.deepEqual([0.9, 0.6, 0.1, null].map(band), ["high", "middle", "low", "none"]);
});
