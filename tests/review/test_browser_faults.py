"""What goes wrong around somebody who is writing: a full disk, a lock, a lost tab, a second reviewer."""

import sqlite3

import pytest
from selenium.webdriver.common.keys import Keys

from corpora.documents import document_from_lines
from corpora.store import Project, save_project
from corpora.values import Bead, Bitext, Span
from tests.review.browsing import Tab, rows_of, start_chromium, until, visit_link

pytestmark = pytest.mark.browser

ROOM = 40_000
"""Bytes a file may have on the full disk: SQLite's shared memory fits, a transaction's log does not."""


def full_disk(server, place):
    server.limit_files(ROOM)
    return server.limit_files, "could not be written (disk I/O error)"


def read_only(server, place):
    place.chmod(0o444)
    return lambda: place.chmod(0o644), "may not be written; check the permissions of the file"


def locked(server, place):
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    return holder.close, "another program has been writing to it for 10 seconds"


@pytest.mark.parametrize("hinder", [full_disk, read_only, locked])
def test_what_cannot_be_saved_stays_in_the_browser_until_it_can(tab, server, project, hinder):
    place, link = project
    tab.open(link("review", at=5))
    before = [row.target for row in rows_of(place)]
    tab.settle()
    end, message = hinder(server, place)
    try:
        tab.write(" uno")
        tab.press(Keys.ENTER, control=True)
        tab.write(" dos")
        until(lambda: message in tab.note(), "the message")
        assert str(place) in tab.note()
        assert (tab.number(), tab.value()) == (6, f"{before[5]} dos")
        tab.write(" tres")
        tab.press(Keys.ESCAPE)
        until(lambda: tab.stored(f"{before[5]} dos tres"), "the browser's storage")
        until(lambda: "waiting" in tab.note(), "the badge")
        tab.driver.get("about:blank")  # as good as a crash: the page is gone
        if hinder is not locked:
            tab.open(link("review", at=5))
            until(lambda: message in tab.note(), "the message of the fresh page")
        assert [row.text for row in rows_of(place)][4:6] == [None, None]
    finally:
        end()
    if hinder is locked:
        tab.open(link("review", at=5))
    tab.settle()
    until(lambda: rows_of(place)[5].text is not None, "both texts")
    rows = rows_of(place)
    assert [row.text for row in rows[4:6]] == [f"{before[4]} uno", f"{before[5]} dos tres"]
    assert [str(row.status) for row in rows[4:6]] == ["reviewed", "edited"]
    until(lambda: message not in tab.note() and "All saved" in tab.note(), "the badge")
    with Project.open(place) as opened:
        written = [
            part.text
            for entry in opened.history(1)
            for part in getattr(entry.operation, "operations", (entry.operation,))
            if hasattr(part, "text")
        ]
    assert len(written) == len(set(written))


def test_leaving_with_unsaved_work_is_asked_about_and_coming_back_finds_it(
    tab, serve, sample_project
):
    server = serve(sample_project)
    tab.open(f"{server.url}/review?at=5")
    start = tab.value()
    tab.settle()
    leaving = "return !dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    assert tab.ask(leaving) is False
    server.pause()
    tab.write(" sin guardar")
    assert tab.ask(leaving) is True
    server.go_on()
    tab.settle()
    assert tab.ask(leaving) is False

    tab.write(" y más")
    tab.driver.execute_script(
        "[...document.querySelectorAll('a')].find((a) => a.textContent.includes('Align')).click()"
    )
    until(lambda: tab.ask("return Boolean(grid?.querySelector('.desk.align'))"), "the page")
    until(lambda: tab.number() == 5, "the same pair")
    tab.driver.back()
    until(lambda: tab.ask("return Boolean(grid?.querySelector('textarea'))"), "the page before")
    assert tab.number() == 5
    until(lambda: tab.value() == f"{start} sin guardar y más", "what was written last", 20)
    tab.driver.forward()
    until(lambda: tab.ask("return Boolean(grid?.querySelector('.desk.align'))"), "the page after")
    tab.settle()
    until(
        lambda: rows_of(sample_project)[4].text == f"{start} sin guardar y más", "the text, saved"
    )


def test_the_badge_tells_the_truth(tab, serve, sample_project):
    server = serve(sample_project)
    tab.open(f"{server.url}/review?at=5")
    badge = "return grid?.querySelector('.badge')?.textContent ?? ''"
    until(lambda: tab.ask(badge) == "All saved", "the badge at rest")
    server.kill()
    tab.write(" uno")
    tab.press(Keys.ENTER, control=True)
    assert tab.ask(badge) != "All saved"
    until(lambda: "1 waiting" in tab.ask(badge), "the number that waits")
    assert tab.ask("return grid.querySelector('.badge').className") == "badge late"
    server.start()
    until(lambda: tab.ask(badge) == "All saved", "the badge at the end")
    (row,) = rows_of(sample_project)[4:5]
    assert str(row.status) == "reviewed" and row.text.endswith(" uno")


@pytest.fixture
def other_profile(chromium, tmp_path):
    """A second browser, with a storage of its own."""
    other = start_chromium(chromium, tmp_path)
    yield Tab(other)
    other.quit()


def test_two_reviewers_on_one_pair_keep_both_texts(tab, other_profile, server, project):
    place, link = project
    first, second = tab.open(link("review", at=5)), other_profile.open(link("review", at=5))
    start = second.value()
    for one in (first, second):
        one.settle()
    server.pause()  # neither hears of the other before both have written
    first.write(" uno")
    first.press(Keys.ESCAPE)
    second.write(" dos")
    second.press(Keys.ESCAPE)
    for one in (first, second):
        until(lambda one=one: one.ask("return grid.dataset.pending") == "1", "the journal")
    server.go_on()
    texts = {first: f"{start} uno", second: f"{start} dos"}
    until(
        lambda: any(one.ask("return Boolean(grid.querySelector('.conflict'))") for one in texts),
        "the conflict",
    )
    late = first if first.ask("return Boolean(grid.querySelector('.conflict'))") else second
    early = second if late is first else first
    assert rows_of(place)[4].text == texts[early]
    assert late.value() == texts[late]
    until(
        lambda: texts[early] in late.ask("return grid.querySelector('.conflict').textContent"),
        "both texts",
    )
    late.ask("grid.querySelector('.conflict button').click()")
    late.settle()
    until(lambda: rows_of(place)[4].text == texts[late], "the text that was chosen")
    with Project.open(place) as opened:
        held = [entry.operation.text for entry in opened.history(1)]
    assert held == [texts[late], texts[early]]
    early.settle()


# ---- long texts


@pytest.fixture(scope="module")
def long_project(home, server):
    """A project of 10,000 pairs, and where it is on the file's server."""
    count = 10_000
    lines = [f"Esta es la frase número {n} de un libro largo." for n in range(count)]
    other = [f"This is sentence number {n} of a long book." for n in range(count)]
    bitext = Bitext(
        document_from_lines(lines, "es"),
        document_from_lines(other, "en"),
        tuple(Bead(Span(n, n + 1), Span(n, n + 1), 0.9) for n in range(count)),
    )
    place = home / "long.careo"
    save_project(place, bitext)
    return place, visit_link(server, place)


NODES = 2500
HEAP = 120 * 2**20


def test_ten_thousand_pairs_stay_small_and_untouched_rows_stay_as_they_are(tab, long_project):
    place, link = long_project
    tab.open(link("review", at=5000))
    assert tab.number() == 5000
    count = "return grid.querySelectorAll('*').length"
    assert tab.ask(count) < NODES
    tab.ask(
        "window.untouched = true; for (const row of grid.querySelectorAll('.body .row')) {"
        " row.seen = true; row.querySelector('.human').seen = true; }"
    )
    tab.write(" (visto)")
    tab.press(Keys.ENTER, control=True)
    tab.settle()
    until(lambda: rows_of(place, 5001)[4999].status == "reviewed", "the confirmation")
    kept = tab.ask(
        "const rows = [...grid.querySelectorAll('.body .row')];"
        "return [rows.length, rows.filter((one) => one.seen).length,"
        " rows.filter((one) => one.querySelector('.human').seen).length]"
    )
    assert kept[0] == kept[1] == 100  # no row was built anew
    assert kept[2] >= 97  # only the pairs left, entered and saved were drawn again
    for _ in range(60):
        tab.press(Keys.ENTER, control=True)
    tab.settle()
    assert (tab.number(), tab.focus()) == (5061, "TEXTAREA")
    assert tab.ask(count) < NODES
    with Project.open(place) as opened:
        statuses = [str(row.status) for row in opened.rows(1, 4999, 5061)]
    assert statuses == ["reviewed"] * 61 + ["draft"]
    tab.driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    tab.driver.execute_cdp_cmd("Performance.enable", {})
    metrics = tab.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    (used,) = [one["value"] for one in metrics if one["name"] == "JSHeapUsedSize"]
    assert used < HEAP
    assert tab.ask("return window.untouched") is True
    tab.press(Keys.ESCAPE)
    tab.press(Keys.END)
    until(lambda: tab.number() == 10_000, "the last pair")
    assert tab.ask(count) < NODES
    tab.write(" fin")
    tab.settle()
    until(lambda: rows_of(place, 10_000)[-1].text is not None, "the last text")
    assert rows_of(place, 10_000)[-1].text == "This is sentence number 9999 of a long book. fin"
