"""Review desk: how long somebody waits in a real browser, on a text of PAIRS pairs.

    python -m benchmarks.review [--pairs N] [--confirms N]

Needs Chromium with chromedriver (Debian: chromium-driver) and requirements-dev.txt. Starts `careo app` and a
headless browser and prints, with the goals: first paint (navigation to the first row drawn, of a server just
started and of one that knows the text), a jump to another part of the text, key to tick (Ctrl+Enter to the
frame that shows the pair as reviewed; keys sent one at a time, each after the last one's tick), and what the
page holds in the end. Times are wall times: the last lines say how much of a processor was free, and what the
server's own processor time was.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from corpora.documents import document_from_lines
from corpora.store import save_project
from corpora.values import Bead, Bitext, Span, Translation
from tests.review.browsing import Server, Tab, find_chromium, start_chromium, until

ROOT = Path(__file__).resolve().parents[1]
PAIRS, CONFIRMS, JUMPS = 10_000, 500, 12

PAINTED = """
const find = () => { for (const e of document.querySelectorAll('*')) {
  const row = e.shadowRoot?.querySelector('.body .row'); if (row) return row; } return null; };
const look = () => find()
  ? requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }))
  : setTimeout(look, 20);
look();
"""

AFTER = """
const drawn = (done, then) => {
  const look = () => done()
    ? (() => { const c = new MessageChannel(); c.port1.onmessage = then; c.port2.postMessage(0); })()
    : requestAnimationFrame(look);
  requestAnimationFrame(look);
};
"""

TICKS = (
    AFTER
    + """
window.ticks = [];
addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.ctrlKey) return;
  const { id } = grid.querySelector('.row.active').dataset;
  drawn(() => grid.querySelector(`.row[data-id="${id}"] .margin .status-reviewed`),
    () => window.ticks.push(performance.now() - event.timeStamp));
}, true);
"""
)

JUMP = (
    AFTER
    + """
window.jumped = 0;
const begun = performance.now();
const map = grid.querySelector('canvas.map');
const box = map.getBoundingClientRect();
const clientX = Math.round(box.left + arguments[0] * box.width);
map.dispatchEvent(new MouseEvent('click', {bubbles: true, clientX}));
const part = Math.min(1, Math.max(0, (clientX - box.left) / box.width));
const wanted = Math.min(arguments[1], Math.floor(part * arguments[1]) + 1);
drawn(() => Number(grid.querySelector('.row.active .number')?.textContent) === wanted,
  () => { window.jumped = performance.now() - begun; });
"""
)


def make_project(place: Path, pairs: int) -> None:
    """Write a project of `pairs` sentence pairs of ordinary length, with a machine translation."""
    lines = [
        f"Esta es la frase número {n} de un libro largo, que alguien revisa." for n in range(pairs)
    ]
    other = [
        f"This is sentence number {n} of a long book that somebody reviews." for n in range(pairs)
    ]
    beads = tuple(Bead(Span(n, n + 1), Span(n, n + 1), 0.9) for n in range(pairs))
    bitext = Bitext(document_from_lines(lines, "es"), document_from_lines(other, "en"), beads)
    machine = [
        Translation(f"This is phrase {n} of a long book.", "m", "0" * 16, "none", "none", 1)
        for n in range(pairs)
    ]
    save_project(place, bitext, machine, name="Long book")


def free_share() -> float:
    """Return which share of a processor a busy process gets now, in (0, 1]."""
    begun, used = time.perf_counter(), time.process_time()
    while time.process_time() - used < 0.4:
        pass
    return 0.4 / (time.perf_counter() - begun)


def processor_seconds(pid: int) -> float:
    """Return the processor time of a process so far, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def quiet(pid: int) -> None:
    """Wait until a process and its children have used next to no processor time for a second."""

    def used() -> float:
        tasks = Path(f"/proc/{pid}/task").glob("*/children")
        children = [int(one) for task in tasks for one in task.read_text().split()]
        return sum(
            processor_seconds(one) for one in [pid, *children] if Path(f"/proc/{one}").exists()
        )

    before = -1.0
    end = time.monotonic() + 600
    while (now := used()) - before > 0.05 and time.monotonic() < end:
        before = now
        time.sleep(1)


def first_paint(tab: Tab, url: str) -> float:
    """Open the review and return the seconds until its first row is drawn."""
    tab.driver.get(url)
    until(lambda: tab.driver.execute_script("return window.painted ?? 0"), "the first paint")
    return tab.driver.execute_script("return window.painted") / 1000


def percentile(values: list[float], share: float) -> float:
    """Return the smallest of `values` that `share` of them do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def measure(pairs: int, confirms: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield (name, value, unit, goal) of everything measured."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium with chromedriver on this machine (Debian: chromium-driver)")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        place = home / "long.careo"
        make_project(place, pairs)
        shares = [free_share()]
        server = Server(ROOT, place, home).start()
        driver = start_chromium(chromium, home)
        try:
            tab = Tab(driver)
            driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": PAINTED})
            yield (
                "first paint, server just started",
                first_paint(tab, f"{server.url}/review"),
                "s",
                "4",
            )
            tab.settle()
            quiet(server.process.pid)  # the checks of the whole text run once, beside
            again = [first_paint(tab, f"{server.url}/review") for _ in range(3)]
            yield ("first paint, text known", statistics.median(again), "s", "4")

            jumps, used = [], processor_seconds(server.process.pid)
            for n in range(JUMPS):
                tab.ask(JUMP, (0.5 + 0.31 * n) % 1, pairs)
                until(lambda: tab.ask("return window.jumped"), "the jump")
                jumps.append(tab.ask("return window.jumped"))
                tab.settle()
            used = (processor_seconds(server.process.pid) - used) / JUMPS
            yield ("jump elsewhere, median", statistics.median(jumps), "ms", "200")
            yield ("jump elsewhere, slowest", max(jumps), "ms", "")
            yield ("server's processor time a jump", used * 1000, "ms", "")
            shares.append(free_share())

            driver.get(f"{server.url}/review?at=100")
            until(lambda: tab.ask("return Boolean(grid?.querySelector('textarea'))"), "the desk")
            tab.settle()
            tab.ask(TICKS)
            tab.write("")
            used = processor_seconds(server.process.pid)
            for n in range(confirms):
                tab.press(Keys.ENTER, control=True)
                until(lambda n=n: tab.ask("return window.ticks.length") > n, "the tick")
            tab.settle()
            used = (processor_seconds(server.process.pid) - used) / confirms
            ticks = tab.ask("return window.ticks")
            yield ("key to tick, median", statistics.median(ticks), "ms", "")
            yield ("key to tick, 95 of 100", percentile(ticks, 0.95), "ms", "100")
            yield ("server's processor time a confirmation", used * 1000, "ms", "")
            shares.append(free_share())

            nodes = tab.ask(
                "return document.querySelectorAll('*').length + grid.querySelectorAll('*').length"
            )
            yield (f"elements of the page after {confirms} confirmations", nodes, "", "2500")
            driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
            driver.execute_cdp_cmd("Performance.enable", {})
            metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
            heap = next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize") / 2**20
            yield (f"heap of the page after {confirms} confirmations", heap, "MiB", "120")
            yield ("free share of a processor, least", min(shares), "", "")
            yield ("free share of a processor, most", max(shares), "", "")
        finally:
            driver.quit()
            server.stop()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--confirms", type=int, default=CONFIRMS)
    wanted = parser.parse_args()
    print(f"{wanted.pairs} pairs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'':<48}{'measured':>10}  goal")
    for name, value, unit, goal in measure(wanted.pairs, wanted.confirms):
        shown = f"{value:.0f}" if value >= 100 else f"{value:.2f}"
        print(
            f"{name:<48}{shown:>10} {unit:<4}" + (f" < {goal} {unit}" if goal else ""), flush=True
        )


if __name__ == "__main__":
    main()
