// Small helpers: making elements and filling in what the catalogue says. Text goes in as text, never as markup.

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

export function makeButton(label, onClick, className = "") {
  const button = make("button", className, label);
  button.type = "button";
  button.addEventListener("click", onClick);
  return button;
}

// Rebuilds what a container holds; the focus stays on the control it was on, or on the one in its place.
export function keepingFocus(container, rebuild) {
  const stops = () => [...container.querySelectorAll("button, select, input, textarea")];
  const old = container.getRootNode().activeElement;
  const at = old ? stops().indexOf(old) : -1;
  const label = (stop) => stop.getAttribute("aria-label") ?? stop.textContent;
  rebuild();
  if (at < 0 || old.isConnected) return;
  const fresh = stops();
  const same = fresh.find((stop) => stop.tagName === old.tagName && label(stop) === label(old));
  (same ?? fresh[Math.min(at, fresh.length - 1)])?.focus({ preventScroll: true });
}

// "Ctrl+Enter" as the interface's language names the keys.
export function keyNames(keys, words) {
  return keys.replace(/Enter|Shift|Home|End/g, (name) => words[`kbd_${name}`]);
}

export function fill(pattern, fields) {
  return pattern.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (!(name in fields)) return whole;
    const value = String(fields[name]);
    return many === undefined ? value : `${value} ${value === "1" ? one : many}`;
  });
}

// ".98" or "0,98", "1", "–": a probability as it is set in the interface's language.
export function probability(value, ui) {
  if (value === null || value === undefined) return "–";
  let text = value.toFixed(2);
  if (value < 1 && text === "1.00") text = "0.99";
  if (text === "1.00") return "1";
  return ui === "es" ? text.replace(".", ",") : text.replace(/^0/, "");
}

export function band(value) {
  if (value === null || value === undefined) return "none";
  if (value >= 0.8) return "high";
  return value >= 0.5 ? "middle" : "low";
}

// Where a bead may be cut so that both parts stay about as balanced as the whole: [source, target] counts
// of segments in the first part, from the lengths of the segments.
export function likelyCut(source, target) {
  const total = (texts) => texts.reduce((sum, text) => sum + text.length, 0);
  const [a, b] = [total(source) || 1, total(target) || 1];
  let best = null;
  for (let i = 0, left = 0; i <= source.length; left += (source[i] ?? "").length, i++) {
    for (let j = 0, right = 0; j <= target.length; right += (target[j] ?? "").length, j++) {
      if ((i === 0 && j === 0) || (i === source.length && j === target.length)) continue;
      const oneSided = Number(i === 0 || i === source.length) + Number(j === 0 || j === target.length);
      const cost = Math.abs(left / a - right / b) + oneSided;
      if (best === null || cost < best.cost) best = { cost, source: i, target: j };
    }
  }
  return best && { source: best.source, target: best.target };
}
