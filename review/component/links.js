import { make } from "./text.js";

// Corresponding words of the active row: each word is an element, and pointing at one, or standing in it
// with the caret, lights those that belong to it on the other sides.

// Puts a text into an element, its words at `spans` ([start, end], …) as elements of their own.
export function wordsInto(element, text, spans) {
  let at = 0;
  spans.forEach(([start, end], index) => {
    element.append(text.slice(at, start));
    const word = make("span", "w", text.slice(start, end));
    word.dataset.word = String(index);
    element.append(word);
    at = end;
  });
  element.append(text.slice(at));
  return element;
}

export function spansOf(details, side) {
  const { links } = details;
  if (side === "source") return (links.human ?? links.machine)?.source ?? [];
  return links[side]?.target ?? [];
}

// Returns {source, human, machine}: sets of word numbers that go with word `index` of `side`.
export function partners(details, side, index) {
  const lit = { source: new Set(), human: new Set(), machine: new Set() };
  const sources = side === "source" ? [index] : [];
  lit[side].add(index);
  if (side !== "source") {
    for (const [i, j] of details.links[side]?.links ?? []) if (j === index) sources.push(i);
  }
  for (const i of sources) lit.source.add(i);
  for (const other of ["human", "machine"]) {
    for (const [i, j] of details.links[other]?.links ?? []) if (sources.includes(i)) lit[other].add(j);
  }
  return lit;
}

// The word that a caret stands in or after, "" where there is none.
export function wordAt(text, at) {
  const before = text.slice(0, at).match(/[\p{L}\p{N}'’]+$/u)?.[0] ?? "";
  const after = text.slice(at).match(/^[\p{L}\p{N}'’]+/u)?.[0] ?? "";
  return before + after;
}

// Which word of which version is meant by a word of the text being written: [side, number] or null. Of
// several equal ones it is the one nearest to the same place.
export function sameWord(details, texts, word, share) {
  const wanted = word.toLowerCase();
  for (const side of ["human", "machine"]) {
    const spans = spansOf(details, side);
    let best = null;
    spans.forEach(([start, end], index) => {
      if (texts[side].slice(start, end).toLowerCase() !== wanted) return;
      const far = Math.abs(start / texts[side].length - share);
      if (best === null || far < best.far) best = { index, far };
    });
    if (best) return [side, best.index];
  }
  return null;
}

export function light(element, lit) {
  for (const side of ["source", "human", "machine"]) {
    for (const word of element.querySelectorAll(`:scope > .${side} .w`)) {
      word.classList.toggle("lit", Boolean(lit?.[side].has(Number(word.dataset.word))));
    }
  }
}
