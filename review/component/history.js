import { fill, make, makeButton } from "./text.js";

// What was done to the active row, newest first: when, who, what. A text that was written once can be put into
// the version again.

export function historyOf(entries, view, handlers) {
  const { words } = view;
  const box = make("details", "history");
  box.open = Boolean(view.showHistory);
  box.append(make("summary", "", fill(words.history, { n: entries.length })));
  const list = make("ol");
  for (const { when, who, what, text, undone } of entries) {
    const item = make("li", undone ? "undone" : "");
    item.append(make("span", "about", [when, who].filter(Boolean).join(" · ")), " ", make("span", "what", what));
    if (undone) item.append(make("span", "about", ` (${words.was_undone})`));
    if (text) {
      item.append(make("p", "text written", text));
      if (handlers.take) item.append(makeButton(words.put_back, () => handlers.take(text), "small"));
    }
    list.append(item);
  }
  box.append(list);
  box.addEventListener("toggle", () => handlers.openHistory(box.open));
  return box;
}
