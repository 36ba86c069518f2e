// Comments that mean something: error marks of five kinds that go from none over minor to major and back,
// and verdicts on two versions that are shown in an order that gives nothing away.

export const CATEGORIES = ["accuracy", "fluency", "terminology", "style", "format"];
export const CHOICES = ["first", "second", "equal", "neither"];

// What a further press on a category does: an operation on the row's comments.
export function nextMark(row, category, place) {
  const mark = row.marks.find((one) => one.category === category);
  if (!mark) return { kind: "comment", ...place, text: `#error ${category} minor` };
  if (mark.severity === "major") return { kind: "remove-comment", comment: mark.id };
  return { kind: "edit-comment", comment: mark.id, text: `#error ${category} major`, resolved: null };
}

// Whether the machine's version stands first: the same each time a row is looked at, even between rows.
export function machineFirst(project, row) {
  let hash = 2166136261;
  for (const character of `${project}.${row.id}.${row.source}`) {
    hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  }
  hash ^= hash >>> 15;
  return (Math.imul(hash, 2246822519) >>> 31) === 1;
}

export function verdict(project, row, choice, place) {
  const sides = machineFirst(project, row) ? ["machine", "human"] : ["human", "machine"];
  const found = { first: sides[0], second: sides[1] }[choice] ?? choice;
  const text = `#verdict ${found}`;
  if (row.verdict) return { kind: "edit-comment", comment: row.verdict.id, text, resolved: null };
  return { kind: "comment", ...place, text };
}

export function isComparable(row) {
  return Boolean(row?.source && row.target && row.machine);
}

// The indices in an order drawn by lot, the same for the same seed (a text).
export function shuffled(indices, seed) {
  let state = 1;
  for (const character of seed) state = Math.imul(state ^ character.codePointAt(0), 2654435761);
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const found = indices.slice();
  for (let i = found.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [found[i], found[j]] = [found[j], found[i]];
  }
  return found;
}
