"""The two engines on the bundled model."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import DataError, UsageError
from corpora.values import Translation
from translate.confidence import forced_scores
from translate.convert import COMPLETE, converted
from translate.engine_base import PLACES
from translate.engines import engine
from translate.guards.names import repair
from translate.models import Model, find_model
from translate.translator import Translator, translator

pytestmark = pytest.mark.model

SENTENCES = [
    "La empresa llegó a México en 2016.",
    "¿Quién pagó la campaña?",
    "El consejero dijo que el instituto no tiene ningún registro.",
    "Los partidos deben informar de cada gasto.",
    "Hola.",
    "Mañana no habrá clases en la ciudad.",
    "El presidente habló durante dos horas con la prensa.",
    "No sé nada de eso.",
]
GUARDED = [
    "El director es Tomás Iturbide Ávalos.",
    "EL PRESIDENTE ANUNCIA NUEVAS MEDIDAS",
    "Nezahualcóyotl, Ecatepec, Tlalnepantla, Xochimilco",
    "Casa",
]
"""Texts that guards prepare, repair or decode again."""


@pytest.fixture(scope="module")
def fast() -> Translator:
    return translator("es", "en", beam=1)


def test_both_engines_agree(model: Model) -> None:
    """Same weights in float32: the same text but for ties that rounding decides."""
    reference = list(
        translator("es", "en", engine_name="transformers", beam=1).translate(SENTENCES)
    )
    exact = list(translator("es", "en", precision="float32", beam=1).translate(SENTENCES))
    same = [a.text == b.text for a, b in zip(reference, exact, strict=True)]
    assert sum(same) >= len(same) - 1
    for a, b, equal in zip(reference, exact, same, strict=True):
        if equal:
            assert a.confidence == pytest.approx(b.confidence, abs=0.01)


def test_it_translates(fast: Translator) -> None:
    texts = [result.text for result in fast.translate(SENTENCES)]
    assert "2016" in texts[0] and "Mexico" in texts[0]
    assert texts[1].endswith("?") and texts[1].startswith("Who")
    assert all(result.confidence is not None for result in fast.translate(SENTENCES))


def said(results: list[Translation]) -> list[tuple[str, tuple[str, ...]]]:
    return [(result.text, result.flags) for result in results]


def test_in_float32_a_translation_does_not_depend_on_its_neighbours() -> None:
    fast = translator("es", "en", precision="float32", beam=1)
    sentences = [*SENTENCES, *GUARDED]
    together = list(fast.translate(sentences))
    assert any("repaired" in flag for result in together for flag in result.flags)
    assert said(together) == said(list(fast.translate(sentences[::-1]))[::-1])
    assert said(together) == said([next(fast.translate([text])) for text in sentences])


@pytest.mark.parametrize(
    "text",
    [
        "ja ja ja ja ja ja ja ja ja ja ja ja",
        "AAAAAAAAAAAAAAAAAAAA",
        "你好，世界",
        "http://a.b/c?d=e",
    ],
)
def test_odd_lines_come_to_an_end(text: str, fast: Translator) -> None:
    (result,) = fast.translate([text])
    assert len(result.text) <= 20 * len(text) + 100


def test_conversion_is_cached_and_repaired(
    tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREO_CACHE", str(tmp_path))
    folder = converted(model)
    assert folder.is_relative_to(tmp_path)
    before = (folder / "model.bin").stat().st_mtime_ns
    assert converted(model) == folder
    assert (folder / "model.bin").stat().st_mtime_ns == before
    (folder / COMPLETE).unlink()
    (folder / "model.bin").write_bytes(b"half")
    assert converted(model) == folder
    assert (folder / "model.bin").stat().st_size > 1e6
    (folder / "model.bin").write_bytes(b"cut off when the power failed")
    assert converted(model) == folder
    assert (folder / "model.bin").stat().st_size > 1e6
    assert not list(folder.parent.glob(".converting-*"))


def test_damaged_weights_are_a_clear_error(
    broken_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREO_CACHE", str(tmp_path / "cache"))
    (broken_model / "model.safetensors").write_bytes(b"not weights")
    model = find_model(str(broken_model))
    with pytest.raises(DataError, match=r"es-en: could not be converted \("):
        engine(model)
    with pytest.raises(DataError, match=r"es-en: could not be loaded \("):
        engine(model, "transformers")
    assert not list((tmp_path / "cache").rglob("model.bin"))


def test_unknown_engine_and_precision(model: Model) -> None:
    with pytest.raises(UsageError, match="unknown engine 'onnx'; known: ctranslate2, transformers"):
        engine(model, "onnx")
    with pytest.raises(
        UsageError, match="unknown precision 'int4'; known: bfloat16, float16, float32"
    ):
        engine(model, precision="int4")


def test_an_unwritable_cache(tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CAREO_CACHE", str(tmp_path / "file"))
    with pytest.raises(DataError, match=r"cannot be written .*; set CAREO_CACHE to another folder"):
        converted(model)


def test_attention_of_given_targets_is_the_same_in_both_engines(model: Model) -> None:
    pairs = [
        ("La casa roja está lejos.", "The red house is far away."),
        ("Sí.", ""),
        (SENTENCES[6], "The president spoke to the press for two hours."),
    ]
    fast = translator("es", "en", precision="float32", beam=1)
    tokenizer = fast.tokenizer
    sources = [tokenizer.encode(source) for source, _ in pairs]
    targets = [tokenizer.encode_target(target) for _, target in pairs]
    matrices = fast.engine.attend(sources, targets)
    for rows, source, target in zip(matrices, sources, targets, strict=True):
        assert [len(row) for row in rows] == [len(source)] * len(target)
        assert all(sum(row) == pytest.approx(1, abs=1e-3) for row in rows)
    reference = engine(model, "transformers").attend(sources, targets)
    for rows, others in zip(matrices, reference, strict=True):
        for row, other in zip(rows, others, strict=True):
            assert row == pytest.approx(other, abs=1e-3)
    house = matrices[0][targets[0].index("▁house")]
    assert sources[0][house.index(max(house))] == "▁casa"


@pytest.mark.parametrize("beam", [1, 4])
def test_attention_that_comes_with_a_translation_is_that_of_forcing_it(
    model: Model, beam: int
) -> None:
    exact = translator("es", "en", precision="float32", beam=beam)
    sources = [exact.tokenizer.encode(text) for text in (*SENTENCES, "Sí.", " ".join(SENTENCES))]
    made = exact.engine.translate(sources, beam, attention=True)
    forced = exact.engine.attend(sources, [hypothesis.pieces for hypothesis in made])
    for hypothesis, matrix in zip(made, forced, strict=True):
        assert hypothesis.attention is not None
        assert len(hypothesis.attention) == len(matrix)
        first = bool(hypothesis.attention[0])
        assert first == (beam == 1)  # of a beam in a batch CTranslate2 tells another source's
        pairs = list(zip(hypothesis.attention, matrix, strict=True))[not first :]
        assert all(list(row) == pytest.approx(list(other), abs=1e-3) for row, other in pairs)
    (alone,) = exact.engine.translate(sources[:1], beam, attention=True)
    assert alone.attention is not None
    assert list(alone.attention[0]) == pytest.approx(list(forced[0][0]), abs=1e-3)
    assert all(h.attention is None for h in exact.engine.translate(sources, beam))


@given(
    st.lists(st.sampled_from(["▁la", "s", "▁", ".", "<0xC3>", "<0x91>", "</s>", "<pad>", "<unk>"]))
)
def test_decoded_pieces_are_placed_in_the_text_they_become(
    fast: Translator, pieces: list[str]
) -> None:
    text, spans = fast.tokenizer.decoded(pieces)
    assert text == fast.tokenizer.decode(pieces)
    assert len(spans) == len(pieces)
    ends = [0, *(end for span in spans for end in span), len(text)]
    assert ends == sorted(ends)
    assert "".join(span.of(text) for span in spans) == text


def test_pieces_are_located_in_their_text(fast: Translator) -> None:
    text = "La señora «Núñez» pagó 3 € 😀."
    pieces, spans = fast.tokenizer.located(text)
    assert pieces == fast.tokenizer.encode(text)[:-1]
    assert "".join(span.of(text) for span in spans) == text
    assert [span.of(text) for span in spans[:2]] == ["La", " señora"]


def test_nothing_is_longer_than_the_model_has_places_for(fast: Translator) -> None:
    pieces = fast.tokenizer.encode("casa " * 250)
    ((found,),) = fast.engine.search([pieces], 1, limit=5000)
    assert len(found.pieces) <= PLACES
    (_, copies) = repair(
        [("Habló Zubizarreta en casa.", "Zubizareta spoke " + "houses, " * 300, None)],
        fast.tokenizer,
        fast.engine,
        "es",
        "en",
    )[0]
    assert copies == [] or copies[0].form == "Zubizarreta"
    with pytest.raises(DataError) as caught:
        forced_scores(fast, ["Hola."], ["house " * 600])
    assert str(caught.value) == (
        "a text of 600 pieces is more than the model reads at once (511); split it into sentences: "
        "“house house house house house house hous…”"
    )
