"""The app's server as its own process, and a real Chromium that looks at it."""

import ctypes
import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

from corpora.store import Project
from review.recent import key_of

PATIENCE = float(
    os.environ.get("CAREO_PATIENCE", "90")
)  # seconds; a right answer ends a wait at once

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium():
    """The paths of a Chromium and its driver, None where this machine has none."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def start_chromium(paths, folder, size="1280,800", *flags):
    """A Chromium with a fresh profile in `folder`, and a folder `downloads` there for what it saves."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = paths[0]
    wanted = [*FLAGS, *flags, f"--window-size={size}", f"--user-data-dir={folder / 'profile'}"]
    for flag in wanted:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL"})
    options.add_experimental_option(
        "perfLoggingPrefs", {"enableNetwork": True, "enablePage": False}
    )
    (folder / "downloads").mkdir()
    options.add_experimental_option(
        "prefs", {"download.default_directory": str(folder / "downloads")}
    )
    return webdriver.Chrome(options=options, service=Service(paths[1]))


def until(found, what, patience=PATIENCE):
    """Call `found` until it gives something true, and return that."""
    end = time.monotonic() + patience
    pause = 0.03
    while time.monotonic() < end:
        result = found()
        if result:
            return result
        time.sleep(pause)
        pause = min(0.5, 1.5 * pause)  # who asks often takes the processor from who is to answer
    raise AssertionError(f"waited in vain for {what}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def as_owner():
    """Take from root the right to write what its permissions forbid; nothing for anybody else.

    Runs in a process to be: prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE).
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


class Server:
    """`careo app` on a free port."""

    def __init__(self, root: Path, project: Path, folder: Path):
        self.root, self.project, self.folder = root, project, folder
        self.port = free_port()
        self.log = folder / "server.log"
        self.process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        command = [sys.executable, "cli.py", "app", str(self.project)]
        command += ["--port", str(self.port), "--no-browser"]
        environment = {**os.environ, "XDG_STATE_HOME": str(self.folder / "state")}
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, cwd=self.root, env=environment, stdout=log, stderr=log, preexec_fn=as_owner
            )
        until(self.answers, f"the server at {self.url}; it said: {self.log.read_text()}")
        return self

    def answers(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self):
        """End it as a crash does: SIGKILL, nothing tidied up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def pause(self):
        """Let it do nothing for a while: what it is sent waits."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def limit_files(self, size=resource.RLIM_INFINITY):
        """Let no file of the server's grow beyond `size` bytes, as on a full disk; without one, lift that."""
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(20)


GRID = """
const find = (root) => {
  for (const element of root.querySelectorAll("*")) {
    const frame = element.shadowRoot?.querySelector(".frame");
    if (frame) return frame;
  }
  return null;
};
const grid = find(document);
"""


class Tab:
    """A browser window on the app; what it asks of the page runs inside the grid's shadow root."""

    def __init__(self, driver):
        self.driver = driver
        self.handle = driver.current_window_handle

    def ask(self, script, *arguments):
        self.come()
        return self.driver.execute_script(GRID + script, *arguments)

    def come(self):
        """Bring this tab to the front."""
        if self.driver.current_window_handle != self.handle:
            self.driver.switch_to.window(self.handle)

    def open(self, url):
        self.come()
        self.driver.get(url)
        until(
            lambda: self.ask("return Boolean(grid?.querySelector('.row:not(.head)'))"), "the grid"
        )
        return self

    def texts(self, part):
        return self.ask(
            "return [...grid.querySelectorAll(`.body .row > .${arguments[0]} .text:not(.missing)`)]"
            ".map((one) => one.textContent)",
            part,
        )

    def settle(self):
        """Wait until everything is saved."""
        until(lambda: self.ask("return grid?.dataset.pending") == "0", "the answer of the server")

    def focus(self):
        return self.ask("const e = grid.getRootNode().activeElement; return e && e.tagName")

    def note(self):
        """What the foot of the grid says, and how it stands with saving."""
        return self.ask("return grid.querySelector('.foot').textContent")

    def stored(self, text):
        """Whether the browser's own storage holds a text."""
        return self.ask("return JSON.stringify(localStorage).includes(arguments[0])", text)

    def number(self):
        """The active row's number as it is shown."""
        return int(self.ask("return grid?.querySelector('.row.active .number')?.textContent ?? 0"))

    def focus_row(self):
        self.ask("grid.querySelector('.row.active').focus()")

    def where(self):
        """Where the focus is: "BODY" where it is nowhere, else the tag and class in the innermost root."""
        self.come()
        return self.driver.execute_script(
            "let e = document.activeElement; while (e?.shadowRoot?.activeElement) "
            "e = e.shadowRoot.activeElement; return e ? `${e.tagName} ${e.className}`.trim() : 'BODY'"
        )

    def on_row(self):
        """Whether the focus is on the active row itself."""
        return self.where().startswith("DIV row active")

    def value(self):
        return self.ask("return grid.querySelector('textarea')?.value")

    def press(self, *keys, control=False, shift=False, alt=False):
        from selenium.webdriver.common.action_chains import ActionChains
        from selenium.webdriver.common.keys import Keys

        self.come()
        held = [
            key for key, on in ((Keys.CONTROL, control), (Keys.SHIFT, shift), (Keys.ALT, alt)) if on
        ]
        chain = ActionChains(self.driver, duration=0)
        for key in held:
            chain.key_down(key)
        chain.send_keys(*keys)
        for key in held:
            chain.key_up(key)
        chain.perform()

    def write(self, text):
        """Type into the active row's desk, at the end of what is there."""
        from selenium.webdriver.common.keys import Keys

        if self.focus() != "TEXTAREA":
            self.press(Keys.ENTER)
        until(lambda: self.focus() == "TEXTAREA", "the desk")
        self.press(text)


def rows_of(project, stop=1000):
    with Project.open(project) as opened:
        return opened.rows(1, 0, stop)


def requested_hosts(tab):
    hosts = set()
    for entry in tab.driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = urllib.parse.urlsplit(message["params"]["request"]["url"])
            if url.scheme not in ("data", "blob", "chrome", "about"):
                hosts.add(url.hostname)
    return hosts


def unnamed(tab):
    """Roles of the controls that the accessibility tree has no name for."""
    tab.driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes = tab.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = {"button", "textbox", "combobox", "link", "checkbox", "radio", "table", "dialog", "tab"}
    return [
        (node["role"]["value"], node.get("name", {}).get("value"))
        for node in nodes
        if not node.get("ignored")
        and node.get("role", {}).get("value") in roles
        and not node.get("name", {}).get("value", "").strip()
    ]


def visit_link(server, place):
    """Let the server's list of projects hold one more, and return a function that makes its addresses."""
    file = server.folder / "state" / "careo" / "recent.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    held = json.loads(file.read_text()) if file.exists() else []
    held = [one for one in held if one["place"] != str(place)]
    entry = {"place": str(place), "opened": "2026-01-01T00:00:00Z", "bitext": None, "at": 0}
    file.write_text(json.dumps([entry, *held][:20]))
    return lambda page, **more: (
        f"{server.url}/{page}?"
        + "&".join(f"{k}={v}" for k, v in {"p": key_of(str(place)), **more}.items())
    )


def page_ready(tab, url, what="h1"):
    """Open a page without a grid and wait until it stands still."""
    tab.driver.get(url)
    quiet = (
        "return Boolean(document.querySelector(arguments[0])) && "
        "!document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton]')"
    )
    until(lambda: tab.driver.execute_script(quiet, what), url)
