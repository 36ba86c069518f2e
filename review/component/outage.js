// While the server is away Streamlit puts a dialog over the page, which would take the focus from somebody
// who is writing. The grid says itself that it waits and keeps everything, so the dialog is put out of the
// way and the focus stays where it was.

const DIALOG = '[data-testid="stDialog"]';

// `back` gives the focus back. Returns a function that ends it.
export function keepOutOutage(root, back) {
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        const dialog = node.nodeType === 1 && (node.matches(DIALOG) ? node : node.querySelector(DIALOG));
        if (dialog) putAside(dialog);
      }
    }
  });
  const putAside = (dialog) => {
    let layer = dialog;
    while (layer.parentElement && layer.parentElement !== document.body) layer = layer.parentElement;
    if (layer.contains(root.host)) layer = dialog;
    layer.inert = true;
    layer.style.display = "none";
    const hidden = [];
    for (let element = root.host; element; element = element.parentElement) {
      for (const name of ["aria-hidden", "inert"]) if (element.hasAttribute(name)) hidden.push([element, name]);
    }
    for (const [element, name] of hidden) element.removeAttribute(name);
    back();
    for (const wait of [0, 50, 250]) setTimeout(back, wait);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

const RELOADED = "careo.reloaded";

// Where a server comes back while something waits, it may never have made the page anew, and answers nothing
// then. Reloading makes it; the journal and drafts are in the browser's storage, so nothing is lost. Not more
// than once a minute, and not while the server is away or at work.
export function reloadIfForgotten(before) {
  const { testConnectionState, testScriptState } = document.querySelector('[data-testid="stApp"]')?.dataset ?? {};
  if (testConnectionState !== "CONNECTED" || testScriptState !== "notRunning") return;
  try {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < 60000) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {
    return; // without storage a reload would lose what waits
  }
  before();
  location.reload();
}
