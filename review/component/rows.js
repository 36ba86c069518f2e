import { band, fill, make, probability } from "./text.js";

// Builds one row: margin (number, type, probability) and three cells.

function cell(name, text, lang, missing, words) {
  const box = make("div", `cell ${name}`);
  box.setAttribute("role", "cell");
  box.append(make("span", "who", words[name]));
  const body = make("p", "text", text || "");
  body.lang = lang;
  if (!text) {
    body.classList.add("missing");
    body.textContent = missing;
    body.removeAttribute("lang");
  }
  box.append(body);
  return box;
}

function margin(row, words, ui) {
  const box = make("div", `margin band-${band(row.p)}`);
  box.setAttribute("role", "rowheader");
  box.append(make("span", "number", String(row.index + 1)));
  const type = make("span", "type", row.type.replace("-", "–"));
  type.title = fill(words.bead, { type: row.type });
  box.append(type);
  if (row.p !== null) {
    const p = make("span", "p", probability(row.p, ui));
    const level = words[`band_${band(row.p)}`];
    p.title = `${fill(words.probability, { p: probability(row.p, ui) })}: ${level}`;
    box.append(p);
  }
  return box;
}

export function buildRow(row, data) {
  const { words, ui, langs } = data;
  const element = make("div", "row");
  element.setAttribute("role", "row");
  element.dataset.id = row.id;
  element.dataset.index = row.index;
  element.append(
    margin(row, words, ui),
    cell("source", row.source, langs.source, words.no_source, words),
    cell("human", row.target, langs.target, words.no_human, words),
  );
  const machine = cell("machine", row.machine, langs.target, row.source ? words.no_machine : "", words);
  if (row.chrf !== null) {
    const score = make("span", "chrf", `chrF ${row.chrf.toFixed(0)}`);
    score.title = fill(words.chrf, { value: row.chrf.toFixed(1) });
    machine.append(score);
  }
  element.append(machine);
  return element;
}
