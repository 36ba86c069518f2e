// Where the focus goes when what had it is gone.

// Somebody who types while nothing has the focus means what had it last in the grid: the text area or the
// row; after a click beside the grid, neither. `key` handles a row's key, if it changes nothing: what would,
// is not done by a key that may have been meant for something else.
export class FocusKeeper {
  constructor(root, { row, key }) {
    this.root = root;
    this.handlers = { row, key };
    this.stops = [];
    this.last = null;
    this.listen(root, "focusin", (event) => {
      this.last = event.target;
    });
    this.listen(document, "pointerdown", (event) => {
      if (!event.composedPath().includes(root)) this.last = null;
    });
    this.listen(document, "keydown", (event) => this.rescue(event));
  }

  listen(target, name, act) {
    target.addEventListener(name, act, true);
    this.stops.push(() => target.removeEventListener(name, act, true));
  }

  // To where the focus was last; false where that is gone.
  back() {
    if (!this.last?.isConnected || this.last.closest("dialog")) return false;
    if (this.root.activeElement !== this.last) this.last.focus({ preventScroll: true });
    return true;
  }

  rescue(event) {
    const { activeElement } = document;
    if ((activeElement && activeElement !== document.body) || !isTyped(event) || !this.last || isModal()) return;
    if (this.back() && this.last.tagName === "TEXTAREA") return; // the character lands in it by itself
    const row = this.handlers.row();
    if (!row) return;
    row.focus({ preventScroll: true });
    this.handlers.key(event);
    event.stopPropagation();
  }

  stop() {
    for (const stop of this.stops) stop();
  }
}

// Keys that write or lead through a text, not those that lead through the page.
function isTyped({ key }) {
  return key.length === 1 || /^(Enter|Backspace|Delete|Home|End|Arrow.*)$/.test(key);
}

// Whether a dialog that is to be answered first stands over the page.
function isModal() {
  return [...document.querySelectorAll('dialog[open], [role="dialog"]')].some((one) => one.checkVisibility() && !one.closest("[inert]"));
}
