// Keys → actions. Letters work on a row, never while text is being written; `mod` is Ctrl, or ⌘ on a Mac.

export const ROW_KEYS = {
  j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", Enter: "edit",
  n: "nextOpen", w: "nextDoubtful", a: "confirmAlignment", d: "doubtful", r: "reject",
  m: "mergeNext", M: "mergePrevious", s: "split", "[": "moveUp", "]": "moveDown",
  ArrowLeft: "sourceSide", ArrowRight: "targetSide",
  x: "unlink", o: "oneSided", v: "diff", c: "comment", "?": "help", Escape: "leave",
  Home: "first", End: "last", g: "goTo", p: "pages", f: "toFilter", h: "only", t: "otherPage", T: "setAll", y: "history", b: "blind", l: "realign", "/": "search", i: "setAside",
  1: "digit1", 2: "digit2", 3: "digit3", 4: "digit4", 5: "digit5",
};

const MOD_KEYS = { z: "undo", y: "redo", Z: "redo", s: "save" };
const TEXT_MOD_KEYS = { m: "takeMachine", h: "takeHuman", j: "goTo", k: "search", g: "takeTerm", e: "others", s: "save" };
const TEXT_ALT_KEYS = { 1: "match1", 2: "match2", 3: "match3", 4: "match4", 5: "match5" };

export function action(event, inText, isMac) {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const other = isMac ? event.ctrlKey : event.metaKey;
  if (event.isComposing || other) return null;
  if (inText) {
    if (event.key === "Enter" && mod && !event.altKey) return "confirmNext";
    if (event.key === "Enter" && event.altKey && !mod) return "confirmStay";
    if (event.altKey && !mod && event.key === "ArrowDown") return "editNext";
    if (event.altKey && !mod && event.key === "ArrowUp") return "editPrevious";
    if (mod && !event.altKey && TEXT_MOD_KEYS[event.key]) return TEXT_MOD_KEYS[event.key];
    if (event.altKey && !mod && TEXT_ALT_KEYS[event.key]) return TEXT_ALT_KEYS[event.key];
    return event.key === "Escape" ? "leave" : null;
  }
  if (event.altKey) return null;
  if (mod) {
    if (event.key === "Enter") return "confirmNext";
    return MOD_KEYS[event.shiftKey ? event.key.toUpperCase() : event.key] ?? null;
  }
  return ROW_KEYS[event.key] ?? null;
}

// What the sheet of keys shows: [group, [[keys, catalogue key], …]].
export function sheet(mode, isMac) {
  const mod = isMac ? "⌘" : "Ctrl";
  const alt = isMac ? "⌥" : "Alt";
  const rows = [
    ["J  ↓", "key_next"], ["K  ↑", "key_previous"], ["G", "key_goto"],
    ["N", "key_next_open"], ["W", "key_next_doubtful"], ["Home  End", "key_ends"],
    ["/", "key_search"], ["F", "key_filter"], ["H", "key_only"], ["T", "key_other_page"], ["P", "key_pages"],
    ["V", "key_diff"], ["C", "key_comment"], ["Y", "key_history"], ["Shift+T", "key_set_all"],
    [`${mod}+Z`, "key_undo"], [`${mod}+Shift+Z`, "key_redo"], ["?", "key_help"],
  ];
  const writing = [
    ["Enter", "key_edit"], [`${mod}+Enter`, "key_confirm_next"], [`${alt}+Enter`, "key_confirm_stay"],
    [`${alt}+↓  ${alt}+↑`, "key_edit_neighbour"], [`${mod}+H`, "key_take_human"],
    [`${mod}+M`, "key_take_machine"], [`${mod}+G`, "key_take_term"], [`${mod}+E`, "key_others"],
    [[1, 2, 3, 4, 5].map((n) => `${alt}+${n}`).join("  "), "key_take_match"], [`${mod}+K`, "key_search"], ["R", "key_reject"], [`${mod}+S`, "key_save"],
    ["Esc", "key_leave"],
  ];
  const judging = [
    ["1  2  3  4  5", "key_marks"], ["I", "key_set_aside"], ["B", "key_blind"], ["1  2  3  4", "key_verdict"],
  ];
  const aligning = [
    ["A", "key_confirm_alignment"], ...(mode === "align" ? [[`${mod}+Enter`, "key_confirm_pair_next"]] : []), ["D", "key_doubtful"], ["M", "key_merge_next"],
    ["Shift+M", "key_merge_previous"], ["S", "key_split"], ["←  →", "key_side"],
    ["[  ]", "key_move"], ["X", "key_unlink"], ["O", "key_one_sided"],
    ["1  2  3", "key_repair"], ["L", "key_realign"],
  ];
  const groups = [["keys_rows", rows]];
  if (mode === "review") groups.push(["keys_writing", writing], ["keys_judging", judging]);
  if (mode !== "read") groups.push(["keys_aligning", aligning]);
  return mode === "read" ? [["keys_rows", rows.filter(([, name]) => READING.has(name))]] : groups;
}

const READING = new Set(["key_next", "key_previous", "key_goto", "key_ends", "key_diff", "key_help", "key_next_doubtful", "key_search", "key_other_page", "key_pages"]);
