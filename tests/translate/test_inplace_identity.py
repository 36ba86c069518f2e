"""What is not translated stays as it is: taking files apart and putting them together again."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.translate.fakes import NthToNth, saying
from translate.inplace import take_apart, translate_units
from translate.inplace.items import Mark, faults
from translate.placeholders import rendering

LANGS = ("es", "en")

HTML_BITS = [
    "<p>", "</p>", "<b>", "</b>", "<i class='x y'>", "</i>", "<br>", "<br/>", "Hola", " mundo. ", "&amp;",
    "&nbsp;", "&copy", "<", ">", "a < b", "<!-- c -->", "<!--", "<code>x</code>", "<script>a<b</script>",
    '<img alt="Un perro" src=x>', "<a href='?a=1&b=2' title=Hola>", "</a>", "\n", "\r\n", "\t", "é",
    "<td>", "<span translate=no>", "</span>", "<p lang='fr'>", '<a title="x>y">', "Sí, 1.234,5 €.", "</",
    "<pre>", "</pre>", "<textarea>", "</textarea>", "<title>", "</title>", "<svg>", "</svg>", "¿Quién? ",
    "&#233;",
]  # fmt: skip
MARKDOWN_BITS = [
    "Hola", " mundo. ", "*", "**", "_", "`", "``", "[", "](x)", '](<a b> "Título")', "](x_(y))", "![",
    "]", "[^1]", "\n", "\n\n", "> ", "- ", "1. ", "# ", "  \n", "\\*", "\\", "&amp;", "<b>", "</b>",
    "<br>", "<https://x.org>", "| a | b |\n|---|---|\n| c \\| d | `e` |\n", "```\ncode\n```\n", "    ",
    "\t", "~~", "\n===\n", "---\n", "é", "[x]: y 'z'\n", "Sí. ", "1.234,5 €", "<!-- c -->", "\r", "|",
    "¿Quién? ", "\n===\n",
]  # fmt: skip
HTML = st.lists(st.sampled_from(HTML_BITS), max_size=14).map("".join)
MARKDOWN = st.lists(st.sampled_from(MARKDOWN_BITS), max_size=14).map("".join)
PLAIN = st.text(alphabet="Aab .,\n\t¿?«»\r-—*1)", max_size=60)


def same(text: str, format: str) -> None:
    data = text.encode()
    if not data.strip():
        return
    skeleton = take_apart(data, "file", format, LANGS)
    assert skeleton.build([unit.emit(unit.items) for unit in skeleton.units]) == data
    for unit in skeleton.units:
        assert faults(unit.items, unit.items) == ""
    render = rendering(saying(str), *LANGS)
    done = translate_units(skeleton.units, render, NthToNth(), "es")  # type: ignore[arg-type]
    numberless = not any(letter.isdigit() for letter in text)
    result = skeleton.build([unit.unit.emit(unit.items) for unit in done])
    if numberless:
        assert result == data


@given(HTML)
@example('<p>Uno<br>dos <a title="&quot;x&quot;">tres</a>')
@settings(deadline=None, max_examples=150)
def test_html(text: str) -> None:
    same(text, "html")


@given(MARKDOWN)
@example("![\r](x)")
@settings(deadline=None, max_examples=200)
def test_markdown(text: str) -> None:
    same(text, "markdown")


@given(PLAIN)
@settings(deadline=None, max_examples=100)
def test_plain(text: str) -> None:
    same(text, "text")


CASES = st.one_of(
    st.tuples(st.just("html"), HTML),
    st.tuples(st.just("markdown"), MARKDOWN),
    st.tuples(st.just("text"), PLAIN),
)


@given(CASES, st.booleans())
@settings(deadline=None, max_examples=200)
def test_marks_survive_any_translation(case: tuple[str, str], backwards: bool) -> None:
    """Whatever the model says and however words are linked, code is there once and nested."""
    name, text = case
    if not text.strip():
        return
    skeleton = take_apart(text.encode(), "file", name, LANGS)
    changed = rendering(saying(lambda text: " ".join(text.upper().split()[::-1])), *LANGS)
    for unit in translate_units(skeleton.units, changed, NthToNth(backwards), "es"):  # type: ignore[arg-type]
        assert faults(unit.unit.items, unit.items) == ""
    short = rendering(saying(lambda text: "X"), *LANGS)
    for unit in translate_units(skeleton.units, short, None, "es"):
        assert faults(unit.unit.items, unit.items) == ""
        kept = [item for item in unit.items if isinstance(item, Mark)]
        assert len(kept) <= len(unit.unit.items)


def test_docx(samples: Path) -> None:
    data = (samples / "inplace" / "informe.docx").read_bytes()
    skeleton = take_apart(data, "informe.docx", "docx", LANGS)
    assert len(skeleton.units) == 26
    again = skeleton.build([unit.emit(unit.items) for unit in skeleton.units])
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(again)) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            assert old.read(name) == new.read(name)
            assert old.getinfo(name).date_time == new.getinfo(name).date_time


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks(newline: str, mark: str) -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\nHola.\n\n2\n00:00:03,000 --> 00:00:04,000\nSí.\n"
    data = (mark + srt).replace("\n", newline).encode()
    skeleton = take_apart(data, "film.srt", "srt", LANGS)
    loud = rendering(saying(str.upper), *LANGS)
    done = translate_units(skeleton.units, loud, NthToNth(), "es")  # type: ignore[arg-type]
    result = skeleton.build([unit.unit.emit(unit.items) for unit in done])
    assert result == data.replace(b"Hola", b"HOLA").replace("Sí".encode(), "SÍ".encode())
