"""A review by keys alone, from page to page: what a translator does all day, in a real Chromium."""

import time
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from corpora.oplog import Merge, SetAlignment
from corpora.reviews import Alignment
from corpora.store import Project
from tests.review.browsing import rows_of, until

pytestmark = pytest.mark.browser

FOCUS = """
let e = document.activeElement;
while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
return e ? (e.getAttribute('aria-label') || e.textContent).trim() : '';
"""


def focus_row(tab):
    tab.ask("grid.querySelector('.row.active').focus()")


def number(tab):
    return tab.ask("return grid?.querySelector('.row.active .number')?.textContent")


def place_says(tab):
    return tab.ask("return grid.querySelector('.place').textContent")


def on_page(tab, name):
    """Wait for the page and for the grid on it to have the focus."""
    until(lambda: f"/{name}" in tab.driver.current_url, name)
    row = "return Boolean(grid?.querySelector('.row.active') && grid.getRootNode().activeElement)"
    until(lambda: tab.ask(row), "the row")


def test_from_page_to_page_by_keys(tab, project):
    _, link = project
    tab.open(link("review", at=4))
    focus_row(tab)
    tab.press("t")
    on_page(tab, "align")
    assert number(tab) == "4"
    tab.press("j")
    tab.press("j")
    tab.press("t")
    on_page(tab, "review")
    assert number(tab) == "6"
    tab.press("p")
    until(lambda: tab.driver.execute_script(FOCUS) == "4 Review", "the list of pages")
    tab.press(Keys.ARROW_DOWN)
    assert tab.driver.execute_script(FOCUS) == "5 Alignment"
    tab.press(Keys.ESCAPE)
    until(lambda: tab.driver.execute_script(FOCUS).startswith("6"), "the row again")
    tab.press("p")
    until(lambda: tab.driver.execute_script(FOCUS) == "4 Review", "the list of pages")
    tab.press("c")  # Export is the twelfth
    until(lambda: "/export" in tab.driver.current_url, "Export")
    main = "return document.activeElement.classList.contains('stMain')"
    until(lambda: tab.driver.execute_script(main), "the page to have the focus")
    tab.press("p")
    until(lambda: tab.driver.execute_script(FOCUS) == "c Export", "the list on another page")


def test_all_shown_are_set_at_once_with_a_count_first_and_one_undo(tab, project):
    place, link = project
    with Project.open(place) as opened:
        for state in opened.states(1)[2:5]:
            opened.perform(1, SetAlignment(state.id, Alignment.DOUBTFUL))
    before = rows_of(place)
    tab.open(link("review", at=1))
    focus_row(tab)
    tab.press("f")
    assert tab.focus() == "SELECT"
    tab.press("d")  # doubtful pairs
    until(lambda: "match" in place_says(tab), "the filter")
    tab.press(Keys.ENTER)
    matching = int(place_says(tab).split(" match")[0].split()[-1])
    assert 3 <= matching < len(before)
    tab.press("h")
    shown = (
        "return [...grid.querySelectorAll('.body > .row')].filter((one) => one.offsetHeight).length"
    )
    until(lambda: tab.ask(shown) == matching, "the others to be hidden")
    tab.press("h")
    until(lambda: tab.ask(shown) > matching, "the others again")
    tab.press("T")
    counted = f"{matching} pairs will change; 0 are there already, 0 are locked and stay."
    status = "return grid.querySelector('dialog .status')?.textContent ?? ''"
    until(lambda: tab.ask(status).startswith(counted), "the count")
    tab.press(Keys.ENTER)
    until(lambda: sum(row.status == "reviewed" for row in rows_of(place)) == matching, "the rows")
    tab.settle()
    at = number(tab)
    tab.press("z", control=True)
    until(lambda: all(row.status == "draft" for row in rows_of(place)), "undo")
    tab.settle()
    assert number(tab) == at
    assert [(row.bead, row.alignment) for row in rows_of(place)] == [
        (row.bead, row.alignment) for row in before
    ]


def test_a_pair_shows_its_history_and_gives_an_earlier_text_back(tab, project):
    place, link = project
    with Project.open(place) as opened:
        opened.perform(1, Merge(opened.states(1)[4].id, 2), "Ana")
    tab.open(link("review", at=5))
    start = tab.value()
    tab.write(" uno")
    tab.settle()
    tab.press(Keys.BACKSPACE * 4 + " dos")
    tab.settle()
    tab.press(Keys.ESCAPE)
    tab.press("y")
    listed = (
        "return [...grid.querySelectorAll('details.history[open] li')].map((one) => "
        "[one.querySelector('.what').textContent, one.querySelector('.written')?.textContent ?? ''])"
    )
    wanted = [["wrote", f"{start} dos"], ["wrote", f"{start} uno"]]
    until(lambda: (tab.ask(listed) or [])[:2] == wanted, "the history")
    assert tab.ask(listed)[2:] == [["joined pairs", ""], ["came with the text", ""]]
    tab.ask("grid.querySelectorAll('details.history li')[1].querySelector('button').click()")
    until(lambda: tab.value() == f"{start} uno", "the earlier text")
    tab.settle()
    assert rows_of(place)[4].text == f"{start} uno"


@pytest.mark.parametrize("judged", [True, False])
def test_what_was_left_out_stays_left_out_until_the_machine_is_asked_for(tab, project, judged):
    place, link = project
    with Project.open(place) as opened:
        rows = opened.rows(1, 0, 47)
        row = next(one for one in rows if one.source and not one.target)
        if judged:
            opened.perform(1, SetAlignment(row.id, Alignment.OMISSION))
    assert row.machine
    tab.open(link("review", at=row.index + 1))
    focus_row(tab)
    tab.press(Keys.ENTER)
    assert tab.value() == ""
    said = tab.ask("return grid.querySelector('textarea').placeholder")
    assert said == "Left out in the translation. Ctrl+M takes the machine translation."
    tab.press(Keys.ENTER, control=True)
    tab.settle()
    now = rows_of(place)[row.index]
    assert (now.text, now.status) == (None, "reviewed")
    tab.press(Keys.UP, alt=True)
    tab.press("m", control=True)
    assert tab.value() == row.machine
    tab.settle()
    until(lambda: rows_of(place)[row.index].text == row.machine, "the machine's version")


def test_the_map_is_a_slider_for_keys(tab, project):
    _, link = project
    tab.open(link("review", at=10))
    tab.ask("grid.querySelector('canvas').focus()")
    said = "return grid.querySelector('canvas').getAttribute('aria-valuetext')"
    for key, at in (
        (Keys.RIGHT, 11),
        (Keys.DOWN, 10),
        (Keys.PAGE_UP, 15),
        (Keys.PAGE_DOWN, 10),
        (Keys.HOME, 1),
        (Keys.LEFT, 1),
        (Keys.END, 47),
    ):
        tab.press(key)
        until(lambda at=at: tab.number() == at, f"pair {at}")
        until(lambda at=at: tab.ask(said) == f"Pair {at} of 47, draft", "what the map says")
        assert tab.where() == "CANVAS map"
    tab.press(Keys.ENTER)
    assert tab.on_row()


def test_what_somebody_waits_for_is_not_displaced_by_what_is_asked_of_the_row(tab, project, server):
    _, link = project
    tab.open(link("review", at=3))
    tab.settle()
    until(lambda: tab.ask("return grid.querySelector('.row.active .w')"), "the row's words")
    focus_row(tab)
    server.pause()
    try:
        tab.press("j", "T")  # in a moment more is asked about the row, while the dialog is open
        time.sleep(0.6)
    finally:
        server.go_on()
    status = "return grid.querySelector('dialog .status')?.textContent ?? ''"
    until(lambda: tab.ask(status).startswith("47 pairs will change"), "the count", 20)
    tab.press(Keys.ESCAPE)
    assert tab.on_row()
    until(lambda: tab.ask("return grid.querySelector('.row.active .w')"), "the row's words")


def test_ctrl_enter_settles_pair_after_pair_in_alignment(tab, project):
    place, link = project
    tab.open(link("align", at=1))
    focus_row(tab)
    for _ in range(5):
        tab.press(Keys.ENTER, control=True)
    assert number(tab) == "6"
    tab.settle()
    settled = [row.alignment for row in rows_of(place, 6)]
    assert settled == ["confirmed", "addition", "confirmed", "confirmed", "confirmed", "auto"]
    tab.press("k")
    tab.press("a")  # it is so already: nothing is logged
    tab.settle()
    with Project.open(place) as opened:
        assert len(opened.history(1)) == 5


def test_axe_finds_nothing_in_what_the_keys_open(tab, project):
    import axe_core_python

    _, link = project
    tab.driver.set_script_timeout(120)
    tab.open(link("review", at=4))
    script = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    tab.driver.execute_script(script)
    run = (
        "axe.run({resultTypes: ['violations']}).then((found) => "
        "arguments[arguments.length - 1](found.violations.map((one) => one.id + one.nodes[0].html)))"
    )
    focus_row(tab)
    tab.press("y")
    until(lambda: tab.ask("return grid.querySelector('details.history[open] li')"), "the history")
    assert tab.driver.execute_async_script(run) == []
    for key, what in (
        ("T", "Set all shown pairs to"),
        ("p", "Go to a page"),
        ("/", "Where words stand"),
    ):
        focus_row(tab)
        tab.press(key)
        titled = (
            "const seen = []; const walk = (root) => root.querySelectorAll('*').forEach((one) => {"
            "if (one.tagName === 'DIALOG' && one.open) seen.push(one.getAttribute('aria-label'));"
            "if (one.shadowRoot) walk(one.shadowRoot); }); walk(document); return seen"
        )
        until(lambda what=what, said=titled: tab.driver.execute_script(said) == [what], what)
        assert tab.driver.execute_async_script(run) == []
        tab.press(Keys.ESCAPE)
        until(lambda said=titled: tab.driver.execute_script(said) == [], "the dialog to close")
