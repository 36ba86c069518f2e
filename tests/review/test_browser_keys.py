"""Keys and focus in a real Chromium: what is typed goes where it was meant, and nobody needs the mouse."""

import pytest
from selenium.webdriver.common.keys import Keys

from corpora.oplog import AddComment, SetStatus, SetText
from corpora.reviews import Status
from corpora.store import Project
from tests.review.browsing import rows_of, until

pytestmark = pytest.mark.browser

SHORTCUTS = {
    "Ctrl+Enter": ((Keys.ENTER,), {"control": True}),
    "Alt+Enter": ((Keys.ENTER,), {"alt": True}),
    "Alt+Down": ((Keys.DOWN,), {"alt": True}),
    "Alt+Up": ((Keys.UP,), {"alt": True}),
    "Esc": ((Keys.ESCAPE,), {}),
    "Ctrl+S": (("s",), {"control": True}),
    "Ctrl+G": (("g",), {"control": True}),
    "Ctrl+K": (("k",), {"control": True}),
    "Ctrl+J": (("j",), {"control": True}),
    "Tab": ((Keys.TAB,), {}),
}
"""Shortcuts of the desk that leave its text alone."""


def test_every_shortcut_in_the_desk_saves_what_stands_there(tab, project):
    place, link = project
    tab.open(link("review"))
    before = [row.target for row in rows_of(place)]
    wanted = {}
    for at, (name, (keys, held)) in enumerate(SHORTCUTS.items(), 1):
        tab.focus_row()
        tab.press("g")
        tab.press(str(at), Keys.ENTER)
        until(lambda at=at: tab.number() == at, f"pair {at}")
        wanted[at] = f"{before[at - 1]} ({name})"
        tab.write(f" ({name})")
        tab.press(*keys, **held)
        if tab.ask("return Boolean(grid.querySelector('dialog'))"):
            assert name in ("Ctrl+K", "Ctrl+J")
            tab.press(Keys.ESCAPE)
            until(lambda: not tab.ask("return Boolean(grid.querySelector('dialog'))"), "the page")
            assert tab.focus() == "TEXTAREA"
    tab.settle()
    until(lambda: rows_of(place)[len(wanted) - 1].text is not None, "the last text")
    rows = rows_of(place)
    assert {row.index + 1: row.text for row in rows if row.text is not None} == wanted
    reviewed = [row.index + 1 for row in rows if row.status == "reviewed"]
    assert [list(SHORTCUTS)[at - 1] for at in reviewed] == ["Ctrl+Enter", "Alt+Enter"]


def test_taking_a_version_by_key_saves_it(tab, project):
    place, link = project
    tab.open(link("review", at=7))
    row = rows_of(place)[6]
    tab.write(" fuera")
    tab.press("m", control=True)
    assert tab.value() == row.machine
    tab.press(Keys.DOWN, alt=True)
    tab.settle()
    until(lambda: rows_of(place)[6].text == row.machine, "the machine's version")
    tab.press(Keys.UP, alt=True)
    tab.press("h", control=True)
    tab.press(" bis")
    tab.press(Keys.ENTER, control=True)
    tab.settle()
    until(lambda: rows_of(place)[6].status == "reviewed", "the status")
    assert rows_of(place)[6].text == f"{row.target} bis"


def choose(tab, name):
    """Choose a filter as the mouse does."""
    tab.ask(
        "const s = grid.querySelector('.bar select'); s.focus();"
        "s.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));"
        "s.value = arguments[0]; s.dispatchEvent(new Event('change', {bubbles: true}))",
        name,
    )


def press_button(tab, part, label):
    """Go to a button of the grid and press it with the space bar."""
    found = tab.ask(
        "const b = [...grid.querySelectorAll(`${arguments[0]} button`)].find((one) => "
        "one.textContent.startsWith(arguments[1])); b?.focus(); return Boolean(b)",
        part,
        label,
    )
    assert found, label
    tab.press(Keys.SPACE)


def test_the_focus_is_never_lost(tab, project):
    place, link = project
    tab.open(link("review", at=3))
    until(tab.on_row, "the focus of the row")
    tab.write(" ya")
    tab.press(Keys.ENTER, control=True)
    assert (tab.number(), tab.focus()) == (4, "TEXTAREA")
    tab.settle()
    until(lambda: rows_of(place)[2].status == "reviewed", "the confirmation")
    assert (tab.number(), tab.focus(), tab.value()) == (4, "TEXTAREA", rows_of(place)[3].target)

    tab.press(Keys.ESCAPE)
    tab.press("z", control=True)
    tab.settle()
    until(lambda: rows_of(place)[2].status != "reviewed", "undo")
    until(lambda: tab.number() == 3, "the pair that was taken back")
    assert tab.on_row()

    press_button(tab, ".desk", "Reject")
    tab.settle()
    until(lambda: rows_of(place)[2].status == "rejected", "the rejection")
    until(
        lambda: "rejected" in tab.ask("return grid.querySelector('.active .margin').textContent"),
        "it",
    )
    assert tab.where().startswith("BUTTON")
    press_button(tab, ".bar", "Undo")
    tab.settle()
    until(lambda: rows_of(place)[2].status != "rejected", "undo by its button")
    assert tab.where() != "BODY"

    tab.focus_row()
    tab.press("c")
    tab.press("¿seguro?")
    tab.press(Keys.ENTER, control=True)
    tab.settle()
    until(lambda: tab.ask("return Boolean(grid.querySelector('.remarks'))"), "the comment")
    assert tab.on_row()
    press_button(tab, ".remarks", "Resolve")
    tab.settle()
    until(lambda: tab.ask("return Boolean(grid.querySelector('.remarks .resolved'))"), "it")
    assert tab.where().startswith("BUTTON")


def test_a_filter_leaves_the_focus_where_one_works(tab, project):
    _, link = project
    tab.open(link("review", at=3))
    for name in ("open", "comments", "all"):  # the second one matches nothing
        choose(tab, name)
        until(tab.on_row, f"the row after {name}")
    tab.ask("grid.querySelector('.bar select').focus()")
    chosen = "return grid.querySelector('.bar select').value"
    for name in ("worst", "open", "doubtful"):
        tab.press(Keys.DOWN)
        until(lambda name=name: tab.ask(chosen) == name, name)
        assert tab.where().startswith("SELECT"), name
    tab.press(Keys.ESCAPE)
    assert tab.on_row()


def test_a_dialog_gives_the_caret_back_and_a_page_keeps_the_focus(tab, project):
    place, link = project
    tab.open(link("review", at=6))
    start = tab.value()
    tab.write(" uno")
    caret = "return grid.querySelector('textarea').selectionStart"
    text = f"{start} uno"
    for keys, held in ((("k",), {"control": True}), (("j",), {"control": True})) * 4:
        tab.ask("grid.querySelector('textarea').setSelectionRange(3, 3)")
        tab.press(*keys, **held)
        tab.press("perfil", Keys.ESCAPE, "ñ")  # as fast as the browser takes it
        text = f"{text[:3]}ñ{text[3:]}"
        assert (tab.focus(), tab.value(), tab.ask(caret)) == ("TEXTAREA", text, 4)
    tab.settle()
    until(lambda: rows_of(place)[5].text == text, "the text")
    tab.driver.execute_script(
        "[...document.querySelectorAll('a')].find((a) => a.textContent.includes('Align')).focus()"
    )
    tab.press(Keys.ENTER)
    until(lambda: tab.ask("return Boolean(grid?.querySelector('.desk.align'))"), "the page")
    assert tab.number() == 6
    assert tab.where() != "BODY"


def test_keys_typed_while_nothing_has_the_focus_go_where_one_was(tab, project):
    place, link = project
    lose = "document.activeElement.blur()"
    tab.open(link("review", at=6))
    start = tab.value()
    tab.write(" uno")
    tab.driver.execute_script(lose)
    assert tab.where() == "BODY"
    tab.press("ñú")
    assert (tab.focus(), tab.value()) == ("TEXTAREA", f"{start} unoñú")
    tab.press(Keys.ESCAPE)
    tab.driver.execute_script(lose)
    tab.press("j")
    assert (tab.number(), tab.on_row()) == (7, True)
    tab.driver.execute_script(lose)
    tab.press("r")  # would reject the pair
    assert tab.on_row()
    tab.settle()
    rows = rows_of(place)
    assert (rows[5].text, str(rows[6].status)) == (f"{start} unoñú", "draft")
    lead = tab.driver.find_element("css selector", "[data-testid=stAppViewContainer]")
    tab.driver.execute_script(
        "arguments[0].dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, composed: true}))",
        lead,
    )
    tab.driver.execute_script(lose)
    tab.press("j")
    assert (tab.number(), tab.where()) == (7, "BODY")


def test_the_active_row_stays_in_view_when_the_window_changes(tab, project):
    _, link = project
    tab.open(link("review", at=30))
    until(tab.on_row, "the row")
    seen = (
        "const b = grid.querySelector('.row.active').getBoundingClientRect();"
        "return b.bottom > 100 && b.top < innerHeight - 50"
    )
    until(lambda: tab.ask(seen), "the row to be shown")
    sizes = ((640, 400, 2), (1280, 800, 1), (900, 700, 1))
    try:
        for width, height, scale in sizes:
            box = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
            tab.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", box)
            until(
                lambda width=width: tab.ask("return innerWidth === arguments[0]", width), "the size"
            )
            until(lambda: tab.ask(seen), f"the row at {width} by {height}", 10)
    finally:
        tab.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


# ---- what is taken back


def test_undo_brings_back_text_comments_status_and_place(tab, project):
    place, link = project
    rows = rows_of(place)
    at = next(r.index for r in rows[2:] if len(r.bead.source) + len(r.bead.target) > 2)
    with Project.open(place) as opened:
        for row in rows[at - 1 : at + 2]:
            if row.source and row.target:
                opened.perform(1, SetText(row.id, f"Versión {row.index}"))
                opened.perform(1, SetStatus(row.id, Status.REVIEWED))
                opened.perform(1, AddComment("target", row.bead.target.start, f"nota {row.index}"))

    def all_of_it():
        with Project.open(place) as opened:
            states = [(s.bead, s.text, s.alignment, s.status) for s in opened.states(1)]
            return states, opened.comments(1)

    before = all_of_it()
    tab.open(link("align", at=at + 1))
    tab.focus_row()
    tab.press("s")
    assert tab.ask("return grid.querySelectorAll('hr.cut').length") == 2
    tab.press(Keys.ESCAPE)
    assert tab.ask("return grid.querySelectorAll('hr.cut').length") == 0
    for keys in ("m", "M", "]", "[", "x", "d", ("s", Keys.ENTER)):
        tab.focus_row()
        tab.press(*keys)
        tab.settle()
        until(lambda: all_of_it() != before, f"{keys!r}")
        tab.press("z", control=True)
        tab.settle()
        until(lambda: all_of_it() == before, f"{keys!r} to be undone")
        until(tab.on_row, "the row")
        until(lambda keys=keys: tab.number() in (at, at + 1), f"the place after {keys!r}")


# ---- accents, input methods, rich text


def test_a_composition_is_not_cut_short(tab, project):
    place, link = project
    tab.open(link("review", at=2))
    start = tab.value()
    tab.write(" Espa")
    compose = tab.driver.execute_cdp_cmd
    compose("Input.imeSetComposition", {"text": "~", "selectionStart": 1, "selectionEnd": 1})
    tab.press(Keys.ENTER, control=True)
    assert tab.number() == 2
    compose("Input.insertText", {"text": "ñ"})
    tab.press("a")
    tab.press(Keys.ENTER, control=True)
    assert tab.number() == 3
    tab.settle()
    until(lambda: rows_of(place)[1].status == "reviewed", "the confirmation")
    assert rows_of(place)[1].text.replace("~", "") == f"{start} España"


def test_rich_text_is_pasted_as_plain_text(tab, server, project):
    place, link = project
    tab.open(link("review", at=2))
    start = tab.value()
    tab.driver.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"origin": server.url, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )
    tab.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    wrote = tab.driver.execute_async_script(
        "const done = arguments[arguments.length - 1]; const blob = (kind, text) => "
        "new Blob([text], {type: kind}); navigator.clipboard.write([new ClipboardItem({"
        "'text/html': blob('text/html', '<b>en <i>negrita</i></b><img src=x onerror=\"window.__xss=1\">'),"
        "'text/plain': blob('text/plain', ' en negrita\\tañadida')})])"
        ".then(() => done(''), (error) => done(String(error)))"
    )
    assert wrote == ""
    tab.write("")
    tab.driver.execute_cdp_cmd(
        "Input.dispatchKeyEvent",
        {"type": "keyDown", "key": "v", "code": "KeyV", "modifiers": 2, "commands": ["paste"]},
    )
    until(lambda: tab.value() == f"{start} en negrita\tañadida", "the text")
    tab.settle()
    until(lambda: rows_of(place)[1].text == f"{start} en negrita\tañadida", "the text")
    assert tab.ask("return window.__xss ?? null") is None
