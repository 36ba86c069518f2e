import { diff } from "./diff.js";
import { spansOf, wordsInto } from "./links.js";
import { isComparable, machineFirst } from "./marks.js";
import { band, fill, make, probability } from "./text.js";

// Builds the parts of one row: the margin (number, type, probability, marks), the three cells, and the
// reviewer's version where there is one.

function differences(before, after) {
  const body = document.createDocumentFragment();
  for (const [kind, text] of diff(before, after)) {
    if (kind === "same") body.append(text);
    else body.append(make(kind === "cut" ? "del" : "ins", "", text));
  }
  return body;
}

function textOf(text, lang, missing, spans = null) {
  if (!text) return make("p", "text missing", missing);
  const body = spans?.length ? wordsInto(make("p", "text"), text, spans) : make("p", "text", text);
  body.lang = lang;
  return body;
}

function cell(name, label, ...content) {
  const box = make("div", `cell ${name}`);
  box.setAttribute("role", "cell");
  box.append(make("span", "who", label), ...content);
  return box;
}

// One paragraph a segment, so that borders can be moved; a cut may be shown before one of them.
function segmentsOf(side, row, lang, missing, cut) {
  const segments = row.segments[side];
  if (!segments.length) return [make("p", "text missing", missing)];
  const parts = [];
  segments.forEach((text, i) => {
    if (cut !== null && cut === i) parts.push(make("hr", "cut"));
    const line = make("p", "text segment");
    line.lang = lang;
    line.append(make("span", "segment-number", String(row.first[side] + i + 1)), text);
    parts.push(line);
  });
  if (cut === segments.length) parts.push(make("hr", "cut"));
  return parts;
}

function margin(row, view) {
  const { words, ui } = view;
  const box = make("div", `margin band-${band(row.p)} alignment-${row.alignment}`);
  box.setAttribute("role", "rowheader");
  const number = make("span", "number", String(row.index + 1));
  number.setAttribute("aria-label", fill(words.row, { n: row.index + 1 }));
  box.append(number);
  const type = make("span", "type", row.type.replace("-", "–"));
  type.title = fill(words.bead, { type: row.type });
  const line = make("span", "measure");
  line.append(type);
  if (row.p !== null && row.alignment === "auto") {
    const p = make("span", "p", probability(row.p, ui));
    p.title = `${fill(words.probability, { p: probability(row.p, ui) })}: ${words[`band_${band(row.p)}`]}`;
    line.append(" ", p);
  }
  box.append(line);
  if (row.alignment !== "auto") {
    box.append(make("span", `mark ${row.alignment}`, words[`alignment_${row.alignment}`]));
  }
  if (view.blind && row.verdict) box.append(make("span", "mark status-reviewed", words.judged));
  if (row.status !== "draft" && !view.blind) {
    box.append(make("span", `mark status-${row.status}`, words[`status_${row.status}`]));
  }
  if (row.speakers) {
    const who = row.speakers.filter(Boolean).join(", ");
    box.append(make("span", "mark quote", who ? `“ ${who}` : words.quoted));
  }
  if (view.blind) return box;
  for (const { category, severity } of row.marks ?? []) {
    const text = `${words[`error_${category}`]}: ${words[`weight_${severity}`]}`;
    box.append(make("span", `mark error-${severity}`, text));
  }
  if (row.issues?.length) {
    const worst = row.issues[0].severity;
    const mark = make("span", `mark issues ${worst}`, fill(words.issue_count, { n: row.issues.length }));
    mark.title = row.issues.map((issue) => issue.message).join("\n");
    box.append(mark);
  }
  if (row.comments?.length) {
    box.append(make("span", "mark", fill(words.comment_count, { n: row.comments.length })));
  }
  return box;
}

// Returns [[name, element], …] in the order they stand in the row.
export function partsOf(row, view, active) {
  const { words, langs, mode, showDiff, cut } = view;
  const parts = [["margin", margin(row, view)]];
  if (view.blind) return blindParts(row, view, parts);
  const split = mode === "align";
  const details = active && !split && !showDiff && view.details?.bead === row.id ? view.details : null;
  const spans = (side, text) => (details && text ? spansOf(details, side) : null);
  const cutAt = (side) => (active && cut ? cut[side] : null);
  const source = split
    ? segmentsOf("source", row, langs.source, words.no_source, cutAt("source"))
    : [textOf(row.source, langs.source, words.no_source, spans("source", row.source))];
  const human = split
    ? segmentsOf("target", row, langs.target, words.no_human, cutAt("target"))
    : [textOf(row.target, langs.target, words.no_human, spans("human", row.target))];
  parts.push(["source", cell("source", words.source, ...source)]);
  parts.push(["human", cell("human", words.human, ...human)]);
  const missing = row.source && view.hasMachine ? words.no_machine : "";
  const machine = textOf(row.machine, langs.target, missing, spans("machine", row.machine));
  if (showDiff && row.machine && row.target) machine.replaceChildren(differences(row.target, row.machine));
  const third = cell("machine", words.machine, machine);
  if (row.chrf !== null && row.chrf !== undefined) {
    const score = make("span", "chrf", `chrF ${row.chrf.toFixed(0)}`);
    score.title = fill(words.chrf, { value: row.chrf.toFixed(1) });
    third.append(score);
  }
  parts.push(["machine", third]);
  if (row.text !== null && !(active && mode === "review")) {
    const version = textOf(row.text, langs.target, words.empty_version);
    if (showDiff && row.target) version.replaceChildren(differences(row.target, row.text));
    parts.push(["version", cell("version", words.version, version)]);
  }
  return parts;
}

// Source and two versions without a name, in an order that gives nothing away.
function blindParts(row, view, parts) {
  const { words, langs } = view;
  parts.push(["source", cell("source", words.source, textOf(row.source, langs.source, words.no_source))]);
  const texts = [row.target, row.machine];
  if (isComparable(row) && machineFirst(view.project, row)) texts.reverse();
  ["human", "machine"].forEach((name, i) => {
    const text = isComparable(row) ? texts[i] : "";
    parts.push([name, cell(name, "AB"[i], textOf(text, langs.target, words.not_comparable))]);
  });
  return parts;
}

const NAMES = ["margin", "source", "human", "machine", "version"];

// Puts fresh parts into a row without touching the desk, where somebody may be writing.
export function fillRow(element, row, view, active) {
  const fresh = new Map(partsOf(row, view, active));
  const desk = element.querySelector(":scope > .desk");
  for (const name of NAMES) {
    const old = element.querySelector(`:scope > .${name}`);
    const part = fresh.get(name);
    if (old && part) old.replaceWith(part);
    else if (old) old.remove();
    else if (part) element.insertBefore(part, desk);
  }
  element.classList.toggle("active", active);
  element.classList.toggle("dim", view.matches !== null && !view.matches.has(row.index));
  element.tabIndex = active ? 0 : -1;
  if (active) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

export function buildRow(row, view, active) {
  const element = make("div", "row");
  element.setAttribute("role", "row");
  element.dataset.id = String(row.id);
  fillRow(element, row, view, active);
  return element;
}
