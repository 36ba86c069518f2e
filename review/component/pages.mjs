// What belongs to every page: P opens a list of the pages, and after a change of page the keys lead into it
// rather than through the links above it.

const IN_FIELD = "input, textarea, select, [contenteditable], dialog, [role=dialog], [role=grid]";

class Pages {
  constructor(root) {
    this.root = root;
    this.onKey = (event) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const target = event.composedPath()[0];
      if (event.key !== "p" || !isPlain || target.closest?.(IN_FIELD)) return;
      event.preventDefault();
      this.open();
    };
    this.onAsk = () => this.open();
    this.onGo = (event) => this.go(this.data.pages.find((page) => page.name === event.detail));
    document.addEventListener("keydown", this.onKey);
    document.addEventListener("careo-pages", this.onAsk);
    document.addEventListener("careo-page", this.onGo);
  }

  update(data) {
    const isOther = this.data && this.data.page !== data.page;
    this.data = data;
    if (isOther) this.arrive();
  }

  // The focus leaves the link that was followed; the grid takes it by itself.
  arrive() {
    const { activeElement } = document;
    const isLost = activeElement === document.body || !activeElement;
    if (!isLost && !activeElement.closest("header")) return;
    activeElement?.blur();
    if (!this.data.grids.includes(this.data.page)) document.querySelector(".stMain")?.focus({ preventScroll: true });
  }

  open() {
    if (this.dialog?.isConnected) return;
    const from = document.activeElement;
    const dialog = document.createElement("dialog");
    dialog.setAttribute("aria-label", this.data.title);
    const title = document.createElement("h2");
    title.textContent = this.data.title;
    const list = document.createElement("div");
    list.className = "list";
    const buttons = this.data.pages.map((page, i) => {
      const button = document.createElement("button");
      button.type = "button";
      const key = document.createElement("kbd");
      key.textContent = KEYS[i];
      button.append(key, ` ${page.title}`);
      if (page.name === this.data.page) button.setAttribute("aria-current", "page");
      button.addEventListener("click", () => {
        dialog.close();
        this.go(page);
      });
      list.append(button);
      return button;
    });
    dialog.append(title, list);
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const at = buttons.indexOf(event.composedPath()[0]);
      const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
      if (event.key in steps) buttons[(at + steps[event.key] + buttons.length) % buttons.length].focus();
      else if (!event.ctrlKey && !event.metaKey && KEYS.includes(event.key)) buttons[KEYS.indexOf(event.key)]?.click();
      else return;
      event.preventDefault();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (from?.isConnected) from.focus({ preventScroll: true });
    });
    this.root.append(dialog);
    this.dialog = dialog;
    dialog.showModal();
    (buttons.find((button) => button.hasAttribute("aria-current")) ?? buttons[0]).focus();
  }

  go(page) {
    if (!page || page.name === this.data.page) return;
    const path = new URL(page.path, location.href).pathname;
    const links = [...document.querySelectorAll("a[href]")];
    const link = links.find((one) => one.origin === location.origin && one.pathname === path);
    document.activeElement?.blur();
    if (link) link.click();
    else location.assign(page.path + location.search);
  }

  stop() {
    document.removeEventListener("keydown", this.onKey);
    document.removeEventListener("careo-pages", this.onAsk);
    document.removeEventListener("careo-page", this.onGo);
  }
}

const KEYS = "123456789abcdefghijklmnoqrstuvwxyz";
const kept = new WeakMap();

export default function (component) {
  const root = component.parentElement;
  if (!kept.has(root)) kept.set(root, new Pages(root));
  const pages = kept.get(root);
  pages.update(component.data);
  return () => {
    setTimeout(() => {
      if (root.host?.isConnected ?? root.isConnected) return;
      pages.stop();
      kept.delete(root);
    }, 0);
  };
}
