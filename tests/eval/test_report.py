import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpora.documents import document_from_lines
from corpora.errors import DataError
from corpora.values import Bead, Bitext, Span, Translation
from eval.bitexts import score_bitext
from eval.checks import check
from eval.report import report, write_report

VOID = {"meta", "br", "col"}


class Page(HTMLParser):
    """Collects tags, attributes and text, and insists that every element is closed."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(markup)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID and tag != "wbr":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "title"):
            self.text.append(data)

    @property
    def words(self) -> str:
        return " ".join("".join(self.text).split())


@pytest.fixture
def markup(bitext: Bitext, translations: list[Translation]) -> str:
    scores = score_bitext(bitext, translations, confidence=50)
    return report(bitext, translations, scores, check(bitext), title="Acta")


def test_it_is_one_file_without_scripts_or_references(markup: str) -> None:
    for outside in ("http", "src=", "<script", "@import", "url(", "<link", "<iframe"):
        assert outside not in markup


def test_it_shows_the_three_texts_with_their_languages(markup: str) -> None:
    page = Page(markup)
    assert "Nadie llegó tarde." in page.words
    assert "It had 12 pages." in page.words
    assert "Then there was coffee." in page.words
    languages = [
        attrs.get("lang") for tag, attrs in page.tags if tag == "div" and attrs.get("lang")
    ]
    assert languages.count("es") == 4 and languages.count("en") == 4 + 4


def test_it_says_bead_types_probabilities_scores_and_coverage(markup: str) -> None:
    words = Page(markup).words
    for said in (
        "2-1", "1-2", "1-0", "0-1", "0.91", "chrF", "nrefs:1|bs:50|seed:12345",
        "Scored over 3 of 5 beads", "4 of 5 segments (87.8% of the characters) of the original",
        "1 segments of the original have no translation", "1 of them translator’s notes",
        "es-en (0123456789abcdef), ctranslate2 int8, beam 4",
        "Beads by type: 0-1: 1".replace("0-1: 1", "1 × 0-1"),
    ):  # fmt: skip
        assert said in words, said


def test_omissions_and_additions_are_told_in_words(markup: str) -> None:
    words = Page(markup).words
    assert "Left out: not in the translation" in words
    assert "Nothing in the original: a note by the translator" in words
    assert "Omitted" in words and "Note" in words


def test_markup_in_the_text_is_text() -> None:
    nasty = '<script>alert("x & y")</script>  <b>bold</b>'
    source = document_from_lines([nasty], "es", '<img src="x">')
    target = document_from_lines(["A & B < C  > D"], "en")
    bitext = Bitext(source, target, (Bead(Span(0, 1), Span(0, 1), 0.5),))
    made = [Translation("<i>&amp;</i>", "<m>", "h", "e", "p", 1, flags=("<flag>",))]
    markup = report(bitext, made, score_bitext(bitext, made), title="<h1>&")
    assert "<script" not in markup and "<img" not in markup and "<flag>" not in markup
    page = Page(markup)
    text = "".join(page.text)
    assert nasty in text  # double space included
    assert "A & B < C  > D" in text and "<i>&amp;</i>" in text and "<h1>&" in text


def test_findings_are_marked_where_they_are(mexico: Bitext) -> None:
    made = [segment.text for segment in mexico.source.segments]
    markup = report(mexico, made, score_bitext(mexico, made), check(mexico))
    marked = re.findall(r'<mark class="(\w+)">([^<]*)</mark>', markup)
    for found in (
        ("error", "70 mil"), ("error", "75,000"), ("error", "Delcort"), ("error", "2006"), ("error", "he"),
        ("error", "100,000 dollars"), ("warning", "has has"), ("warning", "efective"),
    ):  # fmt: skip
        assert found in marked
    assert "Where to look first" in markup


def test_every_link_has_its_row(mexico: Bitext) -> None:
    made = [segment.text for segment in mexico.source.segments]
    page = Page(report(mexico, made, score_bitext(mexico, made), check(mexico)))
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    links = {attrs["href"] for tag, attrs in page.tags if tag == "a"}
    assert links and all(link and link[1:] in ids for link in links)


def test_what_does_not_fit_is_refused_and_nothing_written(
    tmp_path: Path, bitext: Bitext, translations: list[Translation], mexico: Bitext
) -> None:
    scores = score_bitext(bitext, translations)
    path = tmp_path / "report.html"
    with pytest.raises(DataError, match="there are 1 translations for 5 source segments"):
        write_report(path, bitext, translations[:1], scores)
    with pytest.raises(DataError, match="the scores are of 5 beads and the bitext has 47"):
        write_report(path, mexico, ["x"] * 49, scores)
    assert not path.exists()
    write_report(path, bitext, translations, scores)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
