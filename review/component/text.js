// Small helpers: making elements and filling in what the catalogue says. Text goes in as text, never as markup.

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

export function fill(pattern, fields) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

// ".98", "1", "–": a probability as a typesetter would give it, in the interface's decimal mark.
export function probability(value, ui) {
  if (value === null || value === undefined) return "–";
  const text = value >= 0.995 ? (value === 1 ? "1" : ".99+") : value.toFixed(2).replace(/^0/, "");
  return ui === "es" ? text.replace(".", ",") : text;
}

export function band(value) {
  if (value === null || value === undefined) return "none";
  if (value >= 0.8) return "high";
  return value >= 0.5 ? "middle" : "low";
}
