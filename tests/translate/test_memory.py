"""The translation memory: what it finds, in what order, and what it says of bad files."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cli
from corpora.errors import DataError
from corpora.units import TranslationUnit
from corpora.values import Span, Translation
from translate.memory import Memory, is_draft, percent, with_memory
from translate.memory.match import renumbered
from translate.placeholders import Protected, rendering

PAIRS = [
    ("El contrato entra en vigor el 3 de mayo.", "The contract takes effect on May 3."),
    ("Pulse el botón Guardar.", "Press the Save button."),
    ("Sí.", "Yes."),
    ("El usuario pagó 12 pesos en el mercado.", "The customer paid 12 pesos in the market."),
    ("Sí.", "Indeed."),
    ("La reunión terminó sin acuerdo.", "The meeting ended without agreement."),
]


def units(pairs: Iterable[tuple[str, str]]) -> list[TranslationUnit]:
    return [TranslationUnit(source, target, "es", "en") for source, target in pairs]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "m.tm", "es", "en") as store:
        assert store.add(units(PAIRS), "first.tmx") == 6
        yield store


def test_exact_matches_ignore_white_space_only(memory: Memory) -> None:
    match = memory.exact("Pulse  el botón\tGuardar.")
    assert match is not None
    assert (match.percent, match.unit.target, match.unit.origin) == (
        100,
        "Press the Save button.",
        "first.tmx",
    )
    assert memory.exact("pulse el botón guardar.") is None


def test_the_neighbours_choose_among_exact_matches(memory: Memory) -> None:
    after_save = memory.exact("Sí.", "Pulse el botón Guardar.", PAIRS[3][0])
    after_market = memory.exact("Sí.", PAIRS[3][0], PAIRS[5][0])
    elsewhere = memory.exact("Sí.", "Otra cosa.", "Y otra.")
    assert after_save and after_market and elsewhere
    assert (after_save.percent, after_save.unit.target) == (101, "Yes.")
    assert (after_market.percent, after_market.unit.target) == (101, "Indeed.")
    assert (elsewhere.percent, elsewhere.unit.target) == (100, "Indeed.")


def test_the_first_and_last_segments_have_empty_neighbours(memory: Memory) -> None:
    first = memory.exact(PAIRS[0][0], "", PAIRS[1][0])
    last = memory.exact(PAIRS[5][0], "Sí.", "")
    assert first and last
    assert (first.percent, last.percent) == (101, 101)


def test_fuzzy_matches_come_best_first(memory: Memory) -> None:
    found = memory.search("Pulse el botón Cancelar.", 50)
    assert [match.unit.source for match in found] == ["Pulse el botón Guardar."]
    assert 70 <= found[0].percent < 100
    assert memory.search("Pulse el botón Cancelar.", 95) == []
    assert memory.search("Nada que ver con esto.", 75) == []


def test_a_context_is_kept_across_transactions(tmp_path: Path) -> None:
    many = [(f"Línea {n} del libro.", f"Line {n} of the book.") for n in range(10_003)]
    with Memory(tmp_path / "m.tm", "es", "en") as store:
        assert store.add(units(many)) == len(store) == 10_003
        for at in (0, 9_999, 10_000, 10_002):
            before = many[at - 1][0] if at else ""
            after = many[at + 1][0] if at + 1 < len(many) else ""
            match = store.exact(many[at][0], before, after)
            assert match is not None
            assert match.percent == 101


def test_what_is_there_already_is_not_added_again(memory: Memory) -> None:
    assert memory.add(units(PAIRS)) == 0
    assert memory.add(units([("Sí.", "Yes."), ("", "Nothing."), ("Algo.", " ")])) == 1
    assert len(memory) == 7


def test_a_memory_is_found_again(tmp_path: Path) -> None:
    with Memory(tmp_path / "m.tm", "es", "en") as store:
        store.add(units(PAIRS))
    with Memory(tmp_path / "m.tm", "es", "en", must_exist=True) as store:
        assert len(store) == 6
        assert store.search("Pulse el botón Guarda.", 80)


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"none\.tm: no such memory; make it with: careo translate memory add"
    ):
        Memory(tmp_path / "none.tm", "es", "en", must_exist=True)
    (tmp_path / "text.tm").write_text("not a database, only text\n" * 50)
    with pytest.raises(
        DataError, match=r"text\.tm: is not a translation memory; name another file"
    ):
        Memory(tmp_path / "text.tm", "es", "en")
    other = sqlite3.connect(tmp_path / "other.tm")
    other.execute("CREATE TABLE x (y)")
    other.close()
    with pytest.raises(DataError, match=r"other\.tm: is no translation memory of this version"):
        Memory(tmp_path / "other.tm", "es", "en")
    Memory(tmp_path / "m.tm", "es", "en")
    with pytest.raises(
        DataError, match=r"m\.tm: translates es into en, not en into es; name another"
    ):
        Memory(tmp_path / "m.tm", "en", "es")
    with pytest.raises(DataError, match=r"m\.tm: cannot be opened .* name another place"):
        Memory(tmp_path / "missing" / "m.tm", "es", "en")


def test_a_threshold_out_of_range_is_refused(memory: Memory) -> None:
    with pytest.raises(ValueError, match="threshold 49 is not between 50 and 100"):
        memory.search("Sí.", 49)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Guardar", "Guardar", 100, 100),
        ("Guardar", "guardar", 90, 99),
        ("Tiene 12 años.", "Tiene 13 años.", 93, 99),
        ("La casa es roja.", "La casa es verde.", 65, 85),
        ("La casa es roja.", "Mañana lloverá mucho.", 0, 40),
    ],
)
def test_percent_is_what_a_translator_expects(one: str, other: str, low: int, high: int) -> None:
    assert low <= percent(one, other) <= high


PO = """
msgid ""
msgstr ""
"Language: en\\n"

msgid "Abrir"
msgstr "Open"

#, c-format, fuzzy
msgid "Cerrar"
msgstr "Shut"

msgid "Salir"
msgstr "Quit"
"""
XLIFF_12 = (
    '<xliff version="1.2"><file original="a" source-language="es" target-language="en"><body>{}</body>'
    "</file></xliff>"
)
XLIFF_2 = '<xliff version="2.0" srcLang="es" trgLang="en"><file id="f">{}</file></xliff>'
STATES_12 = {
    "Uno": ("", True),
    "Dos": ('state="translated"', True),
    "Tres": ('state="new"', False),
    "Cuatro": ('state="needs-translation"', False),
    "Cinco": ('state="needs-review-translation" state-qualifier="mt-suggestion"', False),
    "Seis": ('state-qualifier="mt-suggestion"', False),
    "Siete": ('state="translated" state-qualifier="fuzzy-match"', False),
    "Ocho": ('state="final" state-qualifier="leveraged-mt"', True),
    "Nueve": ('state="translated" state-qualifier="exact-match"', True),
    "Diez": ('state="signed-off"', True),
    "Once": ('state="translated" state-qualifier="rejected-inaccurate"', False),
}
STATES_2 = {
    "Uno": ("", True),
    "Dos": ('state="initial"', False),
    "Tres": ('state="translated"', True),
    "Cuatro": ('state="final"', True),
}
TMX = (
    '<tmx version="1.4"><header srclang="es"/><body><tu><tuv xml:lang="es"><seg>Uno</seg></tuv>'
    '<tuv xml:lang="en" creationid="careo"><seg>One</seg></tuv></tu><tu><tuv xml:lang="es"><seg>Dos</seg>'
    '</tuv><tuv xml:lang="en" creationid="ana"><seg>Two</seg></tuv></tu></body></tmx>'
)


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["translate", "memory", "add", *map(str, words)])
    return int(stopped.value.code or 0), capsys.readouterr().err


def test_drafts_are_left_out_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def targets(states: dict[str, tuple[str, bool]], unit: str) -> str:
        return "".join(
            unit.format(number, state, source)
            for number, (source, (state, _)) in enumerate(states.items())
        )

    one = '<trans-unit id="{0}"><source>{2}</source><target {1}>x</target></trans-unit>'
    two = '<unit id="{0}"><segment {1}><source>{2}</source><target>x</target></segment></unit>'
    files = {
        "a.po": (PO, {"Abrir": ("", True), "Cerrar": ("", False), "Salir": ("", True)}),
        "a.xlf": (XLIFF_12.format(targets(STATES_12, one)), STATES_12),
        "a.xlf2": (XLIFF_2.format(targets(STATES_2, two)), STATES_2),
        "a.tmx": (TMX, {"Uno": ("", False), "Dos": ("", True)}),
    }
    for name, (text, states) in files.items():
        file, memory = tmp_path / name, tmp_path / f"{name}.tm"
        file.write_text(text)
        good = [source for source, (_, taken) in states.items() if taken]
        left = len(states) - len(good)
        assert run(capsys, memory, file) == (
            0,
            f"careo: {file}: {len(good)} units added, {left} left out as fuzzy, machine-made or rejected "
            f"(--drafts adds them); {memory} has {len(good)}\n",
        )
        with Memory(memory, "es", "en") as store:
            assert [source for source in states if store.exact(source)] == good
        assert run(capsys, memory, file, "--drafts") == (
            0,
            f"careo: {file}: {left} units added; {memory} has {len(states)}\n",
        )
    with Memory(tmp_path / "a.po.tm", "es", "en") as store:
        match = store.exact("Salir", "Cerrar", "")
        assert match and match.percent == 101  # what is left out is a neighbour all the same


def test_a_review_goes_before_what_the_file_said() -> None:
    fuzzy = (("po-flags", "fuzzy, c-format"),)
    for status, draft in [("approved", False), ("edited", False), ("rejected", True)]:
        unit = TranslationUnit("Sí.", "Yes.", "es", "en", "", (("status", status), *fuzzy))
        assert is_draft(unit) is draft
    assert is_draft(TranslationUnit("Sí.", "Yes.", "es", "en", "", fuzzy))
    assert not is_draft(TranslationUnit("Sí.", "Yes.", "es", "en", "", (("po-flags", "c-format"),)))


@given(st.text(max_size=40), st.text(max_size=40))
@settings(deadline=None, max_examples=80)
def test_percent_is_symmetric_and_full_only_for_equal_texts(one: str, other: str) -> None:
    value = percent(one, other)
    assert value == percent(other, one)
    assert 0 <= value <= 100
    assert (value == 100) == (" ".join(one.split()) == " ".join(other.split())) or not one.isascii()


WORDS = st.lists(
    st.sampled_from(["el", "la", "casa", "perro", "roja", "come", "verde", "pan", "12", "año"]),
    min_size=1,
    max_size=9,
)


@given(st.lists(WORDS, min_size=1, max_size=12), WORDS, st.sampled_from([60, 75, 90]))
@settings(deadline=None, max_examples=60)
def test_the_index_misses_no_match(rows: list[list[str]], query: list[str], threshold: int) -> None:
    """What comparing with every unit finds, the index finds too."""
    with Memory(":memory:", "es", "en") as store:
        store.add(units((" ".join(row), f"t{n}") for n, row in enumerate(rows)))
        text = " ".join(query)
        every = {" ".join(row) for row in rows if percent(text, " ".join(row)) >= threshold}
        exact = {row for row in every if percent(text, row) == 100}
        found = {match.unit.source for match in store.search(text, threshold, 100)}
        assert found | exact == every


@pytest.mark.parametrize(
    ("wanted", "target"),
    [
        ("El usuario pagó 15 pesos.", "The customer paid 15 pesos."),
        ("El usuario pagó 1.500 pesos.", "The customer paid 1.500 pesos."),
        ("El usuario pagó muchos pesos.", None),
        ("El usuario pagó 12 pesos.", None),
    ],
)
def test_numbers_are_put_right(wanted: str, target: str | None) -> None:
    assert renumbered(wanted, "El usuario pagó 12 pesos.", "The customer paid 12 pesos.") == target


def test_numbers_that_stand_twice_are_left() -> None:
    assert renumbered("De 3 a 5.", "De 2 a 5.", "From 2 to 5, 2 in all.") is None


def translated(texts: Iterable[str]) -> Iterator[Translation]:
    for text in texts:
        yield Translation(text.upper(), "m", "h", "e", "p", 1, 0.5)


def remembered(memory: Memory, texts: Sequence[str], threshold: int = 100) -> list[Translation]:
    render = with_memory(rendering(translated, "es", "en"), memory, threshold)
    return [one.translation for one in render(Protected(text) for text in texts)]


def test_matches_are_taken_and_the_rest_translated_in_order(memory: Memory) -> None:
    texts = [
        "Nuevo.",
        "Sí.",
        "El usuario pagó 19 pesos en el mercado.",
        "",
        "Pulse el botón Cancelar.",
    ]
    exact = remembered(memory, texts)
    assert [one.text for one in exact] == [
        "NUEVO.",
        "Indeed.",
        texts[2].upper(),
        "",
        texts[4].upper(),
    ]
    fuzzy = remembered(memory, texts, 85)
    assert [one.text for one in fuzzy] == [
        "NUEVO.",
        "Indeed.",
        "The customer paid 19 pesos in the market.",
        "",
        texts[4].upper(),
    ]
    taken = fuzzy[2]
    assert (taken.model, taken.engine, taken.tm_hit, taken.confidence) == (
        "m.tm",
        "memory",
        "4",
        None,
    )
    assert taken.flags == (f"memory:{percent(texts[2], PAIRS[3][0])}", "memory-numbers")


def test_context_reaches_across_windows(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.memory.use.WINDOW", 2)
    made = remembered(memory, [source for source, _ in PAIRS])
    assert [one.text for one in made] == [target for _, target in PAIRS]
    assert {one.flags for one in made} == {("memory:101",)}


def test_placeholders_and_texts_of_several_sentences_match_as_they_stand(tmp_path: Path) -> None:
    pairs = [
        ("Abra {file} en %s. Luego pulse 😀.", "Open {file} in %s. Then press 😀."),
        ("Use x1 y x1.", "Use x1, then x1."),
        ("Use x2 y x2.", "Use x2 twice."),
    ]
    with Memory(tmp_path / "m.tm", "es", "en") as memory:
        memory.add(units(pairs), "m")
        assert [one.text for one in remembered(memory, [pairs[0][0]])] == [pairs[0][1]]
        render = with_memory(rendering(translated, "es", "en"), memory)
        given = (Span(4, 6), Span(9, 11))
        kept, lost = render(Protected(source, given) for source, _ in pairs[1:])
    assert kept.translation.text == "Use x1, then x1."
    assert [place.of("Use x1, then x1.") for place in kept.places] == ["x1", "x1"]
    assert lost.translation.text == "USE x2 Y x2."
