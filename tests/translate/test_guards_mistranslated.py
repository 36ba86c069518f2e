"""Words that stand for what they do not mean: none that a translator might have put is touched."""

import pytest

from tests.translate.test_guards_repair import Scripted
from translate.engines import Hypothesis
from translate.guards.mender import Mended, Mender
from translate.guards.mistranslated import MOST, doubts, missing
from translate.guards.reading import readings
from translate.guards.renderings import renderings
from translate.guards.words import words
from translate.models import find_model
from translate.tokens import Tokenizer
from translate.translator import translator

SOURCE = "El embajador llegó ayer con sus papeles."
BOTH = ("es", "en")


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(find_model("es-en"))


class Pointing(Scripted):
    """Attends as it is told: word of the target → word of the source; other words to the end mark."""

    def __init__(self, tokenizer: Tokenizer, links: dict[str, str], share: float = 1.0) -> None:
        super().__init__(tokenizer, {})
        self.links, self.share = links, share

    def attend(self, sources, targets):  # type: ignore[no-untyped-def]
        return [self._matrix(*pair) for pair in zip(sources, targets, strict=True)]

    def _matrix(self, source: list[str], target: list[str]) -> list[list[float]]:
        there, here = self._words(source[:-1]), self._words(target)
        rows = []
        for form in here:
            columns = [n for n, word in enumerate(there) if word == self.links.get(form)]
            row = [0.0] * len(source)
            for n in columns:
                row[n] = self.share / len(columns)
            row[-1] = 1 - sum(row)
            rows.append(row)
        return rows

    def _words(self, pieces: list[str]) -> list[str]:
        """Return the word that each piece is part of."""
        text, spans = self.tokenizer.decoded(pieces)
        return [
            next((word.form for word in words(text) if word.span.overlaps(span)), "")
            for span in spans
        ]


def mended(
    tokenizer: Tokenizer,
    target: str,
    links: dict[str, str],
    source: str = SOURCE,
    share: float = 1.0,
) -> Mended:
    engine = Pointing(tokenizer, links, share)
    (done,) = Mender(engine, tokenizer, BOTH).mend([(source, target, None)])
    return done


def test_a_word_without_its_rendering_gets_it(tokenizer: Tokenizer) -> None:
    done = mended(tokenizer, "The onion arrived yesterday.", {"onion": "embajador"})
    assert done == Mended("The ambassador arrived yesterday.", exchanged=("ambassador",))


def test_it_has_the_capital_of_its_place(tokenizer: Tokenizer) -> None:
    source = "Embajador y papeles."
    done = mended(tokenizer, "Onion and papers.", {"Onion": "Embajador"}, source)
    assert done.text == "Ambassador and papers."


@pytest.mark.parametrize(
    ("target", "links", "why"),
    [
        ("The ambassadors, an onion.", {"onion": "embajador"}, "a form of a rendering is there"),
        ("The onion came.", {"onion": "papeles"}, "what it attends to is rendered by another word"),
        ("The onion came.", {}, "no word attends to it"),
        ("The papers arrived.", {"papers": "embajador"}, "a rendering of another word"),
        ("They saw Onion there.", {"Onion": "embajador"}, "a name"),
        ("An onion-like man.", {"onion": "embajador"}, "part of a word with a hyphen"),
        ("The elk came.", {"elk": "embajador"}, "too short to tell"),
    ],
)
def test_what_may_be_right_is_left(
    tokenizer: Tokenizer, target: str, links: dict[str, str], why: str
) -> None:
    source = "El embajador llegó con sus papeles y papeletas."
    if "papeles" in links.values():
        source, target = "El embajador y sus papeles.", "The ambassador, onion papers."
    assert mended(tokenizer, target, links, source).exchanged == (), why


def test_little_attention_proves_nothing(tokenizer: Tokenizer) -> None:
    target, links = "The onion arrived yesterday.", {"onion": "embajador"}
    assert mended(tokenizer, target, links, share=0.2).exchanged == ()
    assert mended(tokenizer, target, links, share=0.4).exchanged == ("ambassador",)


@pytest.mark.parametrize(
    "source",
    [
        "EL EMBAJADOR LLEGÓ.",
        "Vio a Embajador.",
        "Abre https://embajador.com ya.",
        "El vice-embajador.",
        "El no.",
        "",
    ],
)
def test_names_addresses_and_short_words_are_not_missed(source: str) -> None:
    assert "embajador" not in [e.word.form.lower() for e in missing(source, "The onion.", BOTH)]


def test_words_of_many_renderings_are_not_missed() -> None:
    assert len(renderings("cuenta", *BOTH, least=0.0)) > MOST
    assert missing("cuenta", "The onion.", BOTH) == []


def test_languages_without_a_table_miss_nothing() -> None:
    assert missing("Der Botschafter kam.", "The onion came.", ("de", "en")) == []


def test_a_known_word_is_missed_until_a_form_of_a_rendering_is_there() -> None:
    (found,) = missing("Un embajador.", "An onion.", BOTH)
    assert (found.word.form, found.rendering) == ("embajador", "ambassador")
    assert missing("Un embajador.", "Some ambassadors.", BOTH) == []


def test_repairs_of_both_kinds_find_their_places(tokenizer: Tokenizer) -> None:
    links = {"embasser": "embajador", "onion": "interruptor"}
    source = "El embajador vio el interruptor."
    done = mended(tokenizer, "The embasser saw the onion.", links, source)
    assert done.text == "The ambassador saw the switch."
    assert (done.put, done.exchanged) == (("ambassador",), ("switch",))
    done = mended(tokenizer, "The onion that the embasser saw.", links, source)
    assert done.text == "The switch that the ambassador saw."


def test_what_stands_first_is_not_judged_without_its_attention(tokenizer: Tokenizer) -> None:
    target = "Onion, the papers came."
    source = "Embajador, llegaron los papeles."
    pieces = tokenizer.encode_target(target)
    there = tokenizer.encode(source)
    made = Hypothesis(pieces, -1.0, [(), *([1.0] + [0.0] * (len(there) - 1) for _ in pieces[1:])])
    engine = Pointing(tokenizer, {})
    (read,) = readings(engine, tokenizer, {0: (source, target, made)}, {0: ()}).values()
    lacked = missing(source, target, BOTH)
    assert [each.word.form for each in lacked] == ["Embajador"]
    assert doubts(source, target, lacked, read, BOTH) == []


@pytest.mark.model
def test_a_rare_word_is_rendered_by_the_bundled_model_or_what_is_put_is_told() -> None:
    machine = translator("es", "en", threads=1)
    lines = [
        "La sede del consejo está en la ribera.",
        "Los lemas de los aficionados eran groseros.",
        "Se quitó el casco y los bolígrafos cayeron.",
        "El interruptor del gasoducto está roto.",
    ]
    plain = translator("es", "en", threads=1, guards=False).translate(lines)
    for line, made, raw in zip(lines, machine.translate(lines), plain, strict=True):
        put = [f.split(":", 1)[1] for f in made.flags if f.startswith("mistranslated-repaired:")]
        for form in put:
            assert form in made.text and form not in raw.text, (line, made.text)
            lacked = {each.rendering.casefold() for each in missing(line, raw.text, BOTH)}
            assert form.casefold() in lacked
