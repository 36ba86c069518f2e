import { sheet } from "./keys.js";
import { fill, keyNames, make, makeButton } from "./text.js";

// Dialogs over the grid: the sheet of keys, and a line to type into. The focus goes back where it came from in
// the same moment that a dialog is closed, so that what is typed right after goes where it was meant. The dialog
// is taken out first and not closed by the browser: that gives the focus back while the caret still stands in the
// dialog, and when the dialog goes the caret goes too, and every character typed then is lost (Chromium).

// `back` gives the focus to the row where what had it before is gone; `gone` hears of the end first.
export function openDialog(root, title, back, gone = () => {}) {
  const dialog = make("dialog", "sheet");
  const from = root.getRootNode().activeElement;
  dialog.setAttribute("aria-label", title);
  dialog.append(make("h2", "", title));
  dialog.close = () => {
    if (!dialog.isConnected) return;
    gone();
    dialog.remove();
    if (from?.tagName === "TEXTAREA" && from.isConnected) from.focus({ preventScroll: true });
    else back();
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Escape" || event.isComposing || event.composedPath()[0].tagName === "SELECT") return;
    event.preventDefault();
    dialog.close();
  });
  root.append(dialog);
  return dialog;
}

export function showKeys(root, words, mode, isMac, back) {
  const dialog = openDialog(root, words.keys, back);
  const groups = make("div", "groups");
  for (const [group, keys] of sheet(mode, isMac)) {
    const part = make("section");
    part.append(make("h3", "", words[group]));
    const list = make("dl");
    for (const [combination, name] of keys) {
      const term = make("dt");
      for (const one of combination.split("  ")) term.append(make("kbd", "", keyNames(one, words)), " ");
      list.append(term, make("dd", "", words[name]));
    }
    part.append(list);
    groups.append(part);
  }
  const close = makeButton(words.close, () => dialog.close(), "primary");
  dialog.append(groups, close);
  dialog.showModal();
  close.focus({ preventScroll: true });
  dialog.scrollTop = 0;
}

// A line, or with `long` a text, is asked for. `keys` are shown to accept it; `draft` is what the field begins with
// and `keep` hears of every change, so that what is written outlives the dialog.
export function askLine(root, words, title, long, back, done, { keys = "", draft = "", keep = () => {} } = {}) {
  const dialog = openDialog(root, title, back);
  const form = make("form");
  const field = make(long ? "textarea" : "input");
  field.setAttribute("aria-label", title);
  if (!long) field.inputMode = "numeric";
  field.value = draft;
  field.addEventListener("input", () => keep(field.value));
  form.append(field);
  const bar = make("div", "tools");
  const save = make("button", "primary", words.ok);
  save.type = "submit";
  if (keys) save.append(" ", make("kbd", "", keyNames(keys, words)));
  bar.append(save, makeButton(words.cancel, () => dialog.close()));
  form.append(bar);
  const submit = () => {
    const text = field.value;
    dialog.close();
    if (text.trim()) done(text);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
  dialog.append(form);
  dialog.showModal();
  field.focus();
}

export function choiceOf(words, name, options, chosen, onChange, labelOf = (option) => words[`${name}_${option}`]) {
  const label = make("label", "choice", `${words[name]} `);
  const select = make("select");
  for (const option of options) {
    const item = make("option", "", labelOf(option));
    item.value = option;
    select.append(item);
  }
  select.value = chosen;
  let byKey = false; // arrows and letters change a closed list with every press: the focus stays till Enter
  select.addEventListener("keydown", (event) => (byKey = event.key !== "Enter"));
  select.addEventListener("pointerdown", () => (byKey = false));
  select.addEventListener("change", () => onChange(select.value, byKey));
  label.append(select);
  return label;
}

export function shownText(words, data, at) {
  return fill(words.shown, { at: Math.min(at + 1, data.total), total: data.total });
}
