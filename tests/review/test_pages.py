import re

import pytest

from corpora.documents import document_from_lines
from corpora.oplog import SetStatus, SetText
from corpora.reviews import Status
from corpora.store import Project, save_project
from corpora.values import Bead, Bitext, Span
from review.asking import reply
from review.importing import Upload, begin, read_upload
from review.navigation import NAMES, page_file
from review.runs import Request
from review.session import plain
from review.words import CATALOGUE, say
from tests.review.browsing import until
from tests.review.conftest import button, grid_data, sample_bitext

GRIDS = {"read": "read", "review": "review", "align": "align"}


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_without_a_project(page, name, lang):
    test = page(name, lang=lang)
    title = f"page_{name}" if name in ("projects", "import", "settings") else "no_project"
    assert say(title, lang) in [one.value for one in test.title]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_an_empty_project(page, tmp_path, name, lang):
    place = tmp_path / "empty.careo"
    Project.create(place).close()
    test = page(name, place, lang)
    title = f"page_{name}" if name in ("projects", "import", "run", "settings") else "no_bitext"
    assert say(title, lang) in [one.value for one in test.title]
    assert not test.error


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_the_sample(page, sample_project, name, lang):
    test = page(name, sample_project, lang)
    if name in GRIDS:
        data = grid_data(test)
        assert (data["mode"], data["ui"], data["total"]) == (GRIDS[name], lang, 47)
    else:
        assert say(f"page_{name}", lang) in [one.value for one in test.title]


@pytest.fixture(scope="module")
def long_project(tmp_path_factory):
    """A project of 10,000 pairs."""
    from corpora.documents import document_from_lines
    from corpora.values import Bead, Bitext, Span

    count = 10_000
    place = tmp_path_factory.mktemp("long") / "long.careo"
    bitext = Bitext(
        document_from_lines([f"Frase {n} de un libro largo, sin más." for n in range(count)], "es"),
        document_from_lines([f"Sentence {n} of a long book." for n in range(count)], "en"),
        tuple(Bead(Span(n, n + 1), Span(n, n + 1), 0.9) for n in range(count)),
    )
    save_project(place, bitext, name="Largo")
    return place


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_a_project_of_ten_thousand_pairs(
    page, long_project, name, lang, monkeypatch
):
    monkeypatch.setattr("review.findings.find_apart", lambda where, bitext: {})
    test = page(name, long_project, lang, at=9_999)
    if name in GRIDS:
        data = grid_data(test)
        assert (data["total"], data["at"], len(data["rows"])) == (10_000, 9_998, 100)
    else:
        assert say(f"page_{name}", lang) in [one.value for one in test.title]


def test_the_entry_leads_to_every_page(page, root, sample_project):
    test = page("projects", sample_project, script=root / "app.py")
    assert [one.value for one in test.title] == ["Projects"]
    test.switch_page(str(page_file("review"))).run()
    assert not test.exception
    assert grid_data(test)["mode"] == "review"


def test_the_entry_refuses_to_serve_the_world(page, root, monkeypatch):
    monkeypatch.setattr("review.session.LOOPBACK", ("192.0.2.1",))
    test = page("projects", script=root / "app.py")
    assert test.error[0].value == "Careo answers on this machine only. Start it with: careo app"
    assert not test.title


def test_the_grid_gets_the_texts_of_the_project(page, sample_project, samples):
    data = grid_data(page("review", sample_project))
    bitext = sample_bitext(samples)
    assert [row["source"] for row in data["rows"]] == [bitext.source_text(b) for b in bitext.beads]
    assert [row["target"] for row in data["rows"]] == [bitext.target_text(b) for b in bitext.beads]
    assert (
        data["rows"][0]["machine"]
        == "INE el por pasar sin México en campaña busca Analytica Cambridge"
    )


def test_texts_the_checks_do_not_know_are_shown_all_the_same(page, tmp_path):
    from corpora.documents import document_from_lines
    from corpora.values import Bead, Bitext, Span

    lines = [
        document_from_lines([text], lang) for text, lang in (("Bom dia.", "pt"), ("Hi.", "en"))
    ]
    save_project(tmp_path / "pt.careo", Bitext(lines[0], lines[1], (Bead(Span(0, 1), Span(0, 1)),)))

    def answered():
        data = grid_data(page("review", tmp_path / "pt.careo"))
        return data if not data["checking"] else None

    data = until(answered, "the checks")
    assert [row["source"] for row in data["rows"]] == ["Bom dia."]
    assert "pt" in data["failure"]


def test_no_page_is_called_like_a_package(root):
    packages = {path.parent.name for path in root.glob("*/__init__.py")} | {"app", "cli"}
    assert {page_file(name).stem for name in NAMES} & packages == set()


def test_the_address_names_the_row(page, sample_project):
    assert grid_data(page("review", sample_project, at=12))["at"] == 11
    assert grid_data(page("review", sample_project, at=9999))["at"] == 46
    assert grid_data(page("review", sample_project, at="x"))["at"] == 0


def test_a_project_that_is_gone_is_said_in_the_page(page, sample_project):
    sample_project.rename(sample_project.with_name("elsewhere.careo"))
    test = page("review", sample_project)
    assert "no such project" in test.error[0].value.replace("\\", "")


def test_the_list_shows_progress_and_opens(page, sample_project):
    with Project.open(sample_project) as project:
        for bead in (0, 1):
            project.perform(1, SetStatus(bead, Status.REVIEWED))
    test = page("projects", sample_project)
    assert any("2 of 47 pairs done" in str(node.proto) for node in test.main)


def test_an_unknown_path_is_an_error_not_a_crash(page):
    test = page("projects")
    test.text_input[0].set_value("/nowhere/at-all.careo")
    test.button[-1].click().run()
    assert not test.exception
    assert "no such project" in test.error[0].value.replace("\\", "")


def test_history_tells_and_takes_back(page, sample_project):
    with Project.open(sample_project) as project:
        project.perform(1, SetText(0, "Uno dos"), author="Ana")
    test = page("history", sample_project)
    table = test.dataframe[0].value
    assert list(table["What"]) == ["wrote"]
    assert (list(table["Who"]), list(table["Text"])) == (["Ana"], ["Uno dos"])
    test.button[0].click().run()
    assert not test.exception
    with Project.open(sample_project) as project:
        assert project.rows(1, 0, 1)[0].text is None
    table = test.dataframe[0].value
    assert list(table["What"]) == ["took back no. 1", "wrote"]
    assert list(table["Pair"]) == ["", "1"]


def test_export_offers_a_file(page, sample_project):
    test = page("export", sample_project)
    test.button[0].click().run()
    assert not test.exception
    assert test.success[0].value == "43 pairs in the file."
    left_out = [int(one.value.split()[0]) for one in test.text if "left out" in one.value]
    assert sum(left_out) == 47 - 43


def test_plain_rows_save_what_is_written(page, sample_project):
    test = page("plain", sample_project)
    assert test.text_area[0].label == "Reviewed version, pair 1"
    test.text_area[0].set_value("# Una *prueba*").run()
    assert not test.exception
    test.button[0].click().run()
    assert not test.exception
    with Project.open(sample_project) as project:
        row = project.rows(1, 0, 1)[0]
    assert (row.text, str(row.status)) == ("# Una *prueba*", "reviewed")
    assert "✓ reviewed" in test.caption[0].value


def test_plain_rows_refuse_what_was_changed_elsewhere(page, sample_project):
    test = page("plain", sample_project)
    with Project.open(sample_project) as project:
        project.perform(1, SetText(0, "de otra mano"))
    test.text_area[0].set_value("de esta mano").run()
    assert test.error[0].value == "pair 1 was changed meanwhile; look at it again"
    assert test.text_area[0].value == "de otra mano"
    assert "de esta mano" in [one.value for one in test.text]


def test_search_finds_both_sides(page, sample_project):
    test = page("search", sample_project)
    test.text_input[0].set_value("elección").run()
    assert not test.exception
    rows = test.dataframe[0].value
    assert len(rows) > 0
    assert all("elecci" in text.lower() for text in rows["Source"])


@pytest.fixture
def many(tmp_path):
    """A project in which a word stands on both sides of 260 pairs out of 300."""
    place = tmp_path / "many.careo"
    lines = [f"El decreto {n} fue final." if n % 15 >= 2 else f"Nada {n}." for n in range(300)]
    beads = tuple(Bead(Span(n, n + 1), Span(n, n + 1), 0.9) for n in range(300))
    source, target = (document_from_lines(lines, lang) for lang in ("es", "en"))
    save_project(place, Bitext(source, target, beads))
    return place


def test_search_says_how_many_pairs_there_are_in_all(page, many):
    found = {}
    for lang in ("en", "es"):
        test = page("search", many, lang)
        test.text_input[0].set_value("final").run()
        assert not test.exception
        assert len(test.dataframe[0].value) == 200
        found[lang] = test.text[0].value
    assert found == {
        "en": "The first 200 of 260 pairs. Choose a line (Shift+Space) to go to its pair.",
        "es": "Los primeros 200 de 260 pares. Elige una línea (Mayús+Espacio) para ir a su par.",
    }


def test_the_concordance_in_the_grid_counts_each_pair_once_and_all_of_them(many):
    with Project.open(many) as project:
        (info,) = project.bitexts()
        project.perform(1, SetText(299, "The decree is final."))
        ask = {"n": 1, "kind": "search", "words": "final"}
        said = reply(project, info, project.states(1), "review", ask)
    assert said is not None
    assert (said["total"], len(said["hits"])) == (260, 50)
    assert [hit["index"] for hit in said["hits"][:3]] == [2, 3, 4]


def test_text_that_looks_like_markup_reaches_the_grid_as_it_is(page, tmp_path, samples):
    from corpora.documents import document_from_lines
    from corpora.values import Bead, Bitext, Span

    nasty = ["<style>*{display:none}</style>", "# no :red[x] $x$", "a&amp;b <b>c</b>", "— ¿qué?"]
    bitext = Bitext(
        document_from_lines(nasty, "es"),
        document_from_lines(nasty, "en"),
        tuple(Bead(Span(i, i + 1), Span(i, i + 1)) for i in range(len(nasty))),
    )
    save_project(tmp_path / "nasty.careo", bitext, name="<img src=x onerror=alert(1)>")
    test = page("review", tmp_path / "nasty.careo")
    assert [row["source"] for row in grid_data(test)["rows"]] == nasty
    shown = [node.value for kind in (test.markdown, test.title, test.header) for node in kind]
    assert not [text for text in shown if any(one in text for one in nasty)]


def test_replacing_shows_first_and_changes_then(page, sample_project):
    test = page("search", sample_project)
    test.button_group[0].set_value("replace").run()
    test.text_input(key="find").set_value("INE").run()
    test.text_input(key="replace_by").set_value("N.E.I.").run()
    assert not test.exception
    shown = test.dataframe[0].value
    assert all("N.E.I." in after for after in shown["After"])
    n = len(shown)
    with Project.open(sample_project) as project:
        assert all(row.text is None for row in project.rows(1, 0, 47))
    button(test, f"Replace in {n} pairs").click().run()
    assert not test.exception
    with Project.open(sample_project) as project:
        assert sum(row.text is not None for row in project.rows(1, 0, 47)) == n
        project.undo(1)
        assert all(row.text is None for row in project.rows(1, 0, 47))


def test_replacing_says_what_is_no_expression(page, sample_project):
    test = page("search", sample_project)
    test.button_group[0].set_value("replace").run()
    test.text_input(key="find").set_value("(").run()
    test.checkbox[0].check().run()
    assert not test.exception
    assert "not a regular expression" in test.error[0].value.replace("\\", "")


def test_jobs_are_shown_with_what_can_be_done_about_them(page, sample_project, monkeypatch):
    monkeypatch.setattr("review.runs.spawn", lambda place, job: None)
    test = page("run", sample_project)
    button(test, "Begin").click().run()
    assert not test.exception
    button(test, "Call off no. 1").click().run()
    assert "called off" in [one.value for one in test.text]
    button(test, "Try no. 1 again").click().run()
    assert not test.exception
    with Project.open(sample_project) as project:
        second, first = project.jobs()
    assert (second.id, second.state, first.state) == (2, "queued", "cancelled")
    assert (second.kind, second.request) == (first.kind, first.request)
    with Project.open(sample_project) as project:
        id = project.add_job("translate", "{}")
        project.update_job(id, state="failed", message="book.txt: # broken *here*")
    test = page("run", sample_project)
    assert test.error[0].value.replace("\\", "") == "book.txt: # broken *here*"
    with Project.open(sample_project) as project:
        project.update_job(id, state="running", message="translate", done=3, total=9)
    test = page("run", sample_project)
    assert "worker is gone" in test.warning[0].value
    assert button(test, "Go on with no. 3")


def test_a_first_job_that_was_called_off_can_be_begun_again(page, tmp_path, monkeypatch):
    monkeypatch.setattr("review.runs.spawn", lambda place, job: None)
    place = tmp_path / "new.careo"
    texts = [Upload("uno.txt", b"La casa es grande. El perro duerme."), None]
    readings = [one and read_upload(one, "es", "utf-8") for one in texts]
    begin(place, *readings, "La casa", True, "")
    test = page("run", place, "es")
    button(test, "Cancelar el n.º 1").click().run()
    assert [one.label for one in test.button] == ["Reintentar el n.º 1"]
    button(test, "Reintentar el n.º 1").click().run()
    assert not test.exception
    with Project.open(place) as project:
        assert [(job.id, job.state) for job in project.jobs()] == [(2, "queued"), (1, "cancelled")]


def test_memory_remembers_reviewed_pairs_and_shows_them(page, sample_project):
    with Project.open(sample_project) as project:
        row = project.rows(1, 4, 5)[0]
        project.perform(1, SetStatus(row.id, Status.REVIEWED))
    test = page("memory", sample_project)
    button(test, "Remember 1 reviewed pair").click().run()
    assert test.success[0].value == "1 were new."
    test.text_input(key="memory-words").set_value(row.source).run()
    assert not test.exception
    assert [percent >= 100 for percent in test.dataframe[0].value["%"]] == [True]
    assert list(test.dataframe[0].value["Reviewed version"]) == [row.target]


def test_a_file_for_the_memory_leaves_drafts_and_halves_out_and_says_so(page, sample_project):
    from review.resources import remembered

    tu = "<tu>{}</tu>".format
    tuv = '<tuv xml:lang="{}"{}><seg>{}</seg></tuv>'.format
    units = [
        tu(tuv("es", "", "Hola") + tuv("en", "", "Hello")),
        tu(tuv("es", "", "Adiós") + tuv("en", ' creationid="careo"', "Bye")),
        tu(tuv("es", "", "Sola")),
    ]
    data = f'<tmx version="1.4"><header srclang="es"/><body>{"".join(units)}</body></tmx>'
    test = page("memory", sample_project)
    test.file_uploader(key="memory-file").upload("viejo.tmx", data.encode(), "text/xml").run()
    button(test, "Add it").click().run()
    assert not test.exception
    assert test.success[0].value == (
        "1 were new. 1 unit was left out as fuzzy, machine-made or rejected. "
        "1 unit was left out for want of one of the two languages."
    )
    assert remembered("es", "en") == 1


def test_terms_are_kept_and_shown_with_the_row(page, sample_project):
    from corpora.store import Project as Opened
    from review.resources import glossary, keep_terms, row_help
    from translate.terms import Term

    kept = [Term("INE", "National Electoral Institute", inflect=False), Term("México", "Mexico")]
    keep_terms("es", "en", kept)
    assert list(glossary("es", "en").terms) == kept
    with Opened.open(sample_project) as project:
        (info,) = project.bitexts()
        found = row_help(project.rows(1, 0, 1)[0], info)
    assert found["terms"] == [
        {"source": "México", "target": "Mexico", "hit": True},
        {"source": "INE", "target": "National Electoral Institute", "hit": False},
    ]
    test = page("memory", sample_project)
    test.button_group[0].set_value("terms").run()
    assert not test.exception


def test_compare_counts_verdicts_and_decisions(page, sample_project):
    from corpora.oplog import AddComment, SetAlignment
    from corpora.reviews import Alignment

    with Project.open(sample_project) as project:
        for segment, choice in ((3, "human"), (4, "machine"), (5, "equal")):
            project.perform(1, AddComment("target", segment, f"#verdict {choice}"))
        project.perform(1, SetAlignment(0, Alignment.CONFIRMED))
    test = page("compare", sample_project, "es")
    verdicts = test.table[0].value
    assert verdicts["Juzgados"].iloc[0] == 3
    assert (verdicts["Mejor la humana"].iloc[0], verdicts["Mejor la automática"].iloc[0]) == (1, 1)
    assert sum(test.table[1].value["Juzgados"]) == 1
    assert verdicts["Automática igual o mejor"].iloc[0] == "67 %"
    shown = [str(cell) for table in test.table for cell in table.value.to_numpy().flat]
    shown += [one.value.replace("\\", "") for one in (*test.info, *test.success)]
    signs = [one for one in shown if "%" in one]
    assert len(signs) >= 3
    assert [one for one in signs if re.search(r"(?<! )%", one)] == []


def test_what_figures_are_about_is_said_in_the_language_of_the_interface(page, sample_project):
    from eval.bitexts import coverage_text, score_bitext

    with Project.open(sample_project) as project:
        scores = score_bitext(project.bitext(1), project.translations(1) or ())
        project.add_score(1, "bleu", 12.5, "nrefs:1", coverage_text(scores))
    spanish, english = (
        [one.value for one in page("compare", sample_project, lang).caption]
        for lang in ("es", "en")
    )
    assert spanish[-1].startswith(
        plain("43 pares puntuados; abarcan 47 de 49 segmentos del original (97,")
    )
    assert english[-1].startswith(
        plain("43 pairs scored; they cover 47 of 49 source segments (97.")
    )


def test_the_catalogue_is_whole():
    assert {key for key, texts in CATALOGUE.items() if not all(texts)} == set()
    assert {f"page_{name}" for name in NAMES} <= set(CATALOGUE)


def test_one_and_many():
    assert say("imported", "en", n=1) == "1 pair is in the project."
    assert say("imported", "es", n=1) == "1 par está en el proyecto."
    assert say("imported", "en", n=0) == "0 pairs are in the project."
    assert say("imported", "es", n="1.200") == "1.200 pares están en el proyecto."


def test_two_texts_come_in_with_what_cannot_be_read_said(page, tmp_path, monkeypatch):
    monkeypatch.setattr("review.runs.spawn", lambda place, job: None)
    spanish = "La casa es grande. El perro duerme en el jardín. Mañana lloverá en la ciudad."
    english = "The house is big. The dog sleeps in the garden. Tomorrow it will rain in the city."
    test = page("import")
    test.file_uploader(key="file-source").upload("foto.docx", b"\x89PNG\r\n\x1a\n").run()
    assert not test.exception
    assert test.error[0].value.replace("\\", "").startswith("foto.docx: is a picture")
    test.file_uploader(key="file-target").upload("one.txt", english.encode()).run()
    assert "3 sentences in 1 paragraph, English" in [one.value for one in test.text]
    assert len(test.error) == 1
    test.file_uploader(key="file-source").upload("uno.txt", spanish.encode()).run()
    assert not test.exception
    assert [one.value for one in test.info] == []
    assert [one.value for one in test.error] == []
    assert "3 sentences in 1 paragraph, Spanish" in [one.value for one in test.text]
    path = next(one for one in test.text_input if one.value.endswith("uno.careo"))
    path.set_value(str(tmp_path / "made.careo")).run()
    assert button(test, "Begin").disabled is False
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.switch_page", lambda page: None)
        button(test, "Begin").click().run()
    assert not test.exception
    with Project.open(tmp_path / "made.careo") as project:
        (job,) = project.jobs()
    assert (job.kind, job.state) == ("pair", "queued")
    assert Request.of(job.request).target is not None


def test_a_file_of_pairs_comes_in(page, tmp_path):
    test = page("import")
    test.button_group[0].set_value("pairs").run()
    table = "source\ttarget\nHola.\tHello.\nAdiós.\tGoodbye.\n"
    test.file_uploader(key="file-pairs").upload("pares.tsv", table.encode()).run()
    assert not test.exception
    assert list(test.dataframe[0].value["Source"]) == ["Hola.", "Adiós."]
    path = next(one for one in test.text_input if one.value.endswith("pares.careo"))
    path.set_value(str(tmp_path / "made.careo")).run()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.switch_page", lambda page: None)
        button(test, "Import").click().run()
    with Project.open(tmp_path / "made.careo") as project:
        assert [row.target for row in project.rows(1, 0, 9)] == ["Hello.", "Goodbye."]
