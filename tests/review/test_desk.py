"""The desk and the pages around it in a real Chromium, on one server and one browser."""

import time

import pytest
from selenium.webdriver.common.keys import Keys

from corpora.oplog import Merge, SetAlignment, SetText
from corpora.reviews import Alignment
from corpora.store import Project, save_project
from corpora.values import Bead, Bitext, Span
from tests.review.browsing import page_ready, requested_hosts, rows_of, until, visit_link
from tests.review.conftest import sample_bitext, translations_of

pytestmark = pytest.mark.browser


def comments_of(place):
    with Project.open(place) as opened:
        return [one.text for one in opened.comments(1)]


def focus_row(tab):
    tab.ask("grid.querySelector('.row.active').focus()")


# ---- corresponding words


def test_corresponding_words_light_up_under_pointer_and_caret(tab, project):
    place, link = project
    tab.open(link("review", at=1))
    until(lambda: tab.ask("return grid.querySelector('.row.active .w')"), "the words")
    lit = "return [...grid.querySelectorAll('.row.active .lit')].map((one) => one.textContent)"
    tab.ask(
        "[...grid.querySelectorAll('.row.active > .source .w')].find((one) => "
        "one.textContent === 'México').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))"
    )
    assert {"México", "Mexico"} <= set(tab.ask(lit))
    tab.ask("grid.querySelector('.body').dispatchEvent(new PointerEvent('pointerleave'))")
    assert tab.ask(lit) == []
    focus_row(tab)
    tab.press("\ue007")  # Enter
    at = tab.value().index("Mexico") + 2
    tab.ask(
        "const a = grid.querySelector('textarea'); a.setSelectionRange(arguments[0], arguments[0])",
        at,
    )
    tab.ask("grid.querySelector('textarea').dispatchEvent(new Event('click'))")
    assert "México" in tab.ask(lit)
    assert tab.texts("source") == [row.source for row in rows_of(place) if row.source]


# ---- marks, verdicts, findings set aside


def test_error_marks_go_round_and_are_undone(tab, project):
    place, link = project
    tab.open(link("review", at=3))
    focus_row(tab)
    for expected in (["#error accuracy minor"], ["#error accuracy major"], []):
        tab.press("1")
        tab.settle()
        until(lambda expected=expected: comments_of(place) == expected, f"{expected}")
    tab.press("z", control=True)
    until(lambda: comments_of(place) == ["#error accuracy major"], "undo")
    marked = "return grid.querySelector('.row.active .mark.error-major')?.textContent"
    until(lambda: tab.ask(marked) == "accuracy: major", "the mark in the row")


def test_blind_verdicts_hide_and_shuffle(tab, project):
    place, link = project
    tab.open(link("review", at=5))
    focus_row(tab)
    tab.press("b")
    titles = "return [...grid.querySelectorAll('.head .title')].map((one) => one.textContent)"
    assert tab.ask(titles) == ["Source", "A", "B"]
    assert tab.ask("return grid.querySelector('.chrf, .issues, textarea')") is None
    shown = tab.texts("human")
    rows = [row for row in rows_of(place) if row.source and row.target and row.machine]
    swapped = [text == row.machine for text, row in zip(shown, rows, strict=True)]
    assert 10 < sum(swapped) < len(rows) - 10
    at = tab.ask("return grid.querySelector('.row.active .number').textContent")
    first = tab.ask("return grid.querySelector('.row.active > .human .text').textContent")
    tab.press("1")
    tab.settle()
    row = rows_of(place)[int(at) - 1]
    winner = "machine" if first == row.machine else "human"
    until(lambda: comments_of(place) == [f"#verdict {winner}"], "the verdict")
    assert tab.ask("return grid.querySelector('.row.active .number').textContent") == str(
        int(at) + 1
    )
    tab.press("b")
    assert tab.ask(titles)[1:] == ["Human translation", "Machine translation"]
    assert tab.ask("return grid.getRootNode().activeElement.classList.contains('active')")


def test_a_finding_is_set_aside_for_a_reason(tab, project):
    place, link = project
    tab.open(link("review"))
    until(lambda: tab.ask("return grid.querySelector('.mark.issues')"), "the checks")
    at = tab.ask(
        "return grid.querySelector('.mark.issues').closest('.row').querySelector('.number').textContent"
    )
    tab.open(link("review", at=at))
    until(lambda: tab.ask("return grid.querySelector('.findings li')"), "the finding")
    before = tab.ask("return grid.querySelectorAll('.findings li').length")
    focus_row(tab)
    tab.press("i")
    tab.press("así es")
    tab.press("\ue007", control=True)
    tab.settle()
    until(lambda: comments_of(place), "the comment")
    assert comments_of(place)[0].startswith("#ignore ") and comments_of(place)[0].endswith(
        " así es"
    )
    left = "return grid.querySelectorAll('.row.active .findings li').length"
    until(lambda: tab.ask(left) == before - 1, "one finding less")


# ---- aligning


def test_a_repair_is_offered_explained_and_taken_by_its_number(
    tab, server, home, samples, tmp_path
):
    bitext = sample_bitext(samples)
    beads = list(bitext.beads)
    at = next(i for i in range(8, 30) if beads[i].type == beads[i + 1].type == "1-1")
    one, two = beads[at], beads[at + 1]
    beads[at : at + 2] = [  # the border moved by one: a plain mistake
        Bead(Span(one.source.start, two.source.end), one.target, 0.2),
        Bead(Span(two.source.end, two.source.end), two.target, 0.2),
    ]
    place = home / "wrong.careo"
    save_project(place, Bitext(bitext.source, bitext.target, tuple(beads)), translations_of(bitext))
    tab.open(visit_link(server, place)("align", at=at + 1))
    until(lambda: tab.ask("return grid.querySelector('.repairs button')"), "the repairs")
    said = tab.ask("return grid.querySelector('.repairs button').textContent")
    assert "→" in said
    focus_row(tab)
    tab.press("1")
    tab.settle()
    until(lambda: rows_of(place)[at].bead.source == one.source, "the repair")
    assert rows_of(place)[at].alignment == "confirmed"
    tab.press("z", control=True)
    tab.settle()
    until(lambda: rows_of(place)[at].bead.source.end == two.source.end, "undo")
    with Project.open(place) as opened:
        opened.perform(1, SetAlignment(opened.states(1)[at - 1].id, Alignment.CONFIRMED))
    tab.open(visit_link(server, place)("align", at=at + 1))
    focus_row(tab)
    tab.press("l")
    tab.settle()
    until(lambda: rows_of(place)[at].bead.source == one.source, "aligning again")
    assert rows_of(place)[at].alignment == "auto"


def test_a_comment_that_is_begun_outlives_escape_and_reload(tab, project):
    place, link = project
    tab.open(link("review", at=5, lang="es"))
    tab.settle()
    field = "return grid.querySelector('dialog textarea')?.value"
    leaving = "return !dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    focus_row(tab)
    tab.press("c")
    until(lambda: tab.ask(field) == "", "the dialog")
    buttons = "return [...grid.querySelectorAll('dialog button')].map((one) => one.textContent)"
    assert tab.ask(buttons) == ["Aceptar Ctrl+Intro", "Cancelar"]
    assert tab.ask(leaving) is False
    tab.press("¿Seguro que")
    tab.press(Keys.ESCAPE)
    until(lambda: tab.ask(field) is None, "the end of the dialog")
    assert tab.ask(leaving) is True
    tab.press("j")
    tab.press("c")
    until(lambda: tab.ask(field) == "", "the dialog of another pair")
    tab.press(Keys.ESCAPE)
    tab.open(link("review", at=5, lang="es"))
    focus_row(tab)
    tab.press("c")
    until(lambda: tab.ask(field) == "¿Seguro que", "what was written")
    tab.press(" fue así?")
    tab.press(Keys.ENTER, control=True)
    until(lambda: comments_of(place) == ["¿Seguro que fue así?"], "the comment")
    tab.settle()
    assert tab.ask(leaving) is False
    tab.press("c")
    until(lambda: tab.ask(field) == "", "an empty dialog")


def test_a_split_says_which_pair_kept_a_version_whole(tab, project):
    place, link = project
    with Project.open(place) as opened:
        row = opened.rows(1, 4, 5)[0]
        opened.perform(1, Merge(row.id))
        opened.perform(1, SetText(row.id, "No one had asked them."))
    tab.open(link("align", at=5))
    focus_row(tab)
    tab.press("s")
    tab.press(Keys.ENTER)
    said = "stays whole in pair 5. Look at both parts."
    until(lambda: said in tab.note(), "the message")
    tab.settle()
    texts = [one.text for one in rows_of(place)[4:6]]
    assert sorted(texts) == ["", "No one had asked them."]
    assert said in tab.note()


# ---- looking up


def test_a_concordance_leads_to_its_pair(tab, project):
    _, link = project
    tab.open(link("review"))
    focus_row(tab)
    tab.press("/")
    tab.press("perfil*")
    until(lambda: tab.ask("return grid.querySelector('.hits li')"), "the hits")
    n = tab.ask("return grid.querySelector('.hits button').textContent")
    tab.press("\ue015")  # down
    tab.press("\ue007")
    until(
        lambda: tab.ask("return grid.querySelector('.row.active .number').textContent") == n,
        "the pair",
    )
    assert tab.ask("return grid.querySelector('dialog')") is None
    until(
        lambda: tab.ask("return grid.getRootNode().activeElement?.classList.contains('row')"),
        "focus",
    )


def test_the_address_keeps_the_view(tab, project):
    _, link = project
    tab.open(link("review", show="quotes"))
    until(
        lambda: tab.ask("return grid.querySelector('.bar select')?.value === 'quotes'"),
        "the filter",
    )
    until(lambda: tab.ask("return grid.querySelectorAll('.row.dim').length > 10"), "dimmed rows")
    assert tab.ask("return grid.querySelectorAll('.body .row').length") == 47
    until(lambda: tab.ask("return Boolean(grid.querySelector('.mark.quote'))"), "the quotation")


def test_accents_and_marks_arrive_as_they_were_typed(tab, project):
    place, link = project
    tab.open(link("review", at=2))
    tab.write(" ¿Señor Güell? «áéíóú» — …")
    tab.settle()
    until(lambda: (rows_of(place)[1].text or "").endswith("«áéíóú» — …"), "the text")


# ---- the whole way


def test_import_run_and_review_with_what_cannot_be_read_said(tab, server, home, samples):
    small, wrong = home / "uno.txt", home / "foto.docx"
    small.write_text("La casa es grande. El perro duerme. Mañana lloverá.\n")
    (home / "one.txt").write_text("The house is big. The dog sleeps. Tomorrow it will rain.\n")
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page_ready(tab, f"{server.url}/import", "input[type=file]")
    fields = "input[type=file]"
    until(lambda: len(tab.driver.find_elements("css selector", fields)) == 2, "the fields")
    tab.driver.find_elements("css selector", fields)[0].send_keys(str(wrong))
    alert = "return document.querySelector('[data-testid=stAlert]')?.textContent"
    until(lambda: "foto.docx" in (tab.driver.execute_script(alert) or ""), "the message")
    page_ready(tab, f"{server.url}/import", "input[type=file]")
    until(lambda: len(tab.driver.find_elements("css selector", fields)) == 2, "the fields")
    tab.driver.find_elements("css selector", fields)[0].send_keys(str(small))
    tab.driver.find_elements("css selector", fields)[1].send_keys(str(home / "one.txt"))
    named = "return [...document.querySelectorAll('input[type=text]')].map((one) => one.value)"
    until(lambda: any("uno.careo" in text for text in tab.driver.execute_script(named)), "the form")
    inputs = tab.driver.find_elements("css selector", "input[type=text]")
    path = next(one for one in inputs if "uno.careo" in one.get_attribute("value"))
    path.send_keys("\ue009a\ue009" + str(home / "made.careo"))
    path.send_keys("\ue007")
    clicked = (
        "const b = [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith"
        "(arguments[0]) && !one.disabled); b?.click(); return Boolean(b)"
    )
    tab.driver.execute_script("document.querySelector('[data-testid=stCheckbox] input').click()")
    unticked = "return !document.querySelector('[data-testid=stCheckbox] input')?.checked"
    until(lambda: tab.driver.execute_script(unticked), "the tick")
    time.sleep(1)
    at_once = (  # a click in the moment in which the button comes must not be lost
        "new MutationObserver((_, watch) => { const b = [...document.querySelectorAll('button')]"
        ".find((one) => one.textContent.startsWith(arguments[0])); if (b) { watch.disconnect(); "
        "b.click(); } }).observe(document.body, {childList: true, subtree: true})"
    )
    tab.driver.execute_script(at_once, "Review what no. 1 made")
    until(lambda: tab.driver.execute_script(clicked, "Begin"), "Begin")
    until(lambda: tab.ask("return Boolean(grid?.querySelector('.row:not(.head)'))"), "the grid")
    assert tab.texts("source") == ["La casa es grande.", "El perro duerme.", "Mañana lloverá."]
    assert requested_hosts(tab) == {"127.0.0.1"}


def test_an_upload_of_200_mb_is_refused_in_the_page(tab, server, home):
    big = home / "big.txt"
    with big.open("wb") as out:
        out.truncate(200 * 2**20)
    page_ready(tab, f"{server.url}/import", "input[type=file]")
    tab.driver.find_elements("css selector", "input[type=file]")[0].send_keys(str(big))
    said = "return document.body.textContent.includes('100.0MB or smaller')"
    until(lambda: tab.driver.execute_script(said), "the refusal")


def test_a_pack_is_filled_in_without_a_server_and_comes_back(tab, project, home, downloads):
    from review.pack import merge, pack_data, pack_page, plan_merge, read_answers

    place, _ = project
    with Project.open(place) as opened:
        (info,) = opened.bitexts()
        page = pack_page(pack_data(opened, info, opened.rows(1, 0, 47)), "en")
    file = home / "pack.html"
    file.write_text(page)
    tab.driver.get(file.as_uri())
    tab.driver.find_element("css selector", "header input").send_keys("Luz Ñ")
    area = tab.driver.find_elements("css selector", "textarea")[0]
    area.send_keys(" — ¡corregido! 👍" if area.get_attribute("value") == "" else " (ok)")
    area.send_keys("\ue009\ue007\ue009")
    active = "return document.activeElement.getAttribute('aria-label')"
    assert tab.driver.execute_script(active) == "Version of pair 2"
    tab.driver.find_elements("css selector", "input.comment")[2].send_keys("¿seguro?")
    tab.driver.execute_script("document.querySelector('header button').click()")
    folder = downloads
    until(
        lambda: [one for one in folder.iterdir() if one.name.endswith(".answers.json")], "the file"
    )
    (answer,) = [one for one in folder.iterdir() if one.name.endswith(".answers.json")]
    with Project.open(place) as opened:
        planned = plan_merge(
            opened, info, read_answers(answer.read_bytes(), answer.name), answer.name
        )
        assert (planned.author, merge(opened, info, planned)) == ("Luz Ñ", 2)
        row = opened.rows(1, 0, 1)[0]
        assert row.text == f"{row.target} (ok)"
        assert [one.text for one in opened.comments(1)] == ["¿seguro?"]
