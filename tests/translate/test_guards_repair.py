"""Names copied, sources prepared, texts decoded again: with an engine that is told what to say."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.engines import Hypothesis
from translate.guards import prepare, repair
from translate.guards.redo import Draft, Guards
from translate.guards.symbols import around_symbols
from translate.models import Model
from translate.tokens import Tokenizer
from translate.translator import Translator


class Scripted:
    """Says what it was told for a source, and attends to the same place in the source, by share of length."""

    name = "scripted"
    precision = "none"

    def __init__(self, tokenizer: Tokenizer, answers: dict[str, list[str]]) -> None:
        self.tokenizer = tokenizer
        self.answers = {tuple(tokenizer.encode(k)): v for k, v in answers.items()}
        self.searched: list[tuple[str, int]] = []

    def _made(self, source: Sequence[str], rank: int) -> Hypothesis:
        said = self.answers.get(tuple(source))
        if said is None:
            return Hypothesis(list(source[:-1]), -1.0)
        text = said[min(rank, len(said) - 1)]
        return Hypothesis(self.tokenizer.encode_target(text), -0.5 - rank)

    def translate(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        limit: int = 0,
        attention: bool = False,
    ) -> list[Hypothesis]:
        return [self._made(source, 0) for source in batch]

    def search(
        self,
        batch: Sequence[Sequence[str]],
        beam: int = 4,
        count: int = 1,
        prefixes: Sequence[Sequence[str]] | None = None,
        no_repeat: int = 0,
        limit: int = 0,
    ) -> list[list[Hypothesis]]:
        self.searched += [("".join(source), no_repeat) for source in batch]
        return [[self._made(source, rank) for rank in range(count)] for source in batch]

    def attend(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[list[float]]]:
        return [
            [
                [float(s == t * (len(source) - 1) // len(target)) for s in range(len(source))]
                for t in range(len(target))
            ]
            for source, target in zip(sources, targets, strict=True)
        ]

    def score(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        return [[-0.1] * (len(target) + 1) for target in targets]


class Silent:
    """An engine that must not be asked."""


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    from translate.models import find_model

    return Tokenizer(find_model("es-en"))


def copied(tokenizer: Tokenizer, source: str, target: str) -> tuple[str, list[str]]:
    engine = Scripted(tokenizer, {})
    ((text, copies),) = repair([(source, target, None)], tokenizer, engine, "es", "en")
    return text, [f"{copy.instead_of}>{copy.form}" for copy in copies]


def test_a_misspelt_name_is_copied(tokenizer: Tokenizer) -> None:
    assert copied(tokenizer, "Tomás Iturbide Ávalos", "Tom Iturbide Ávals") == (
        "Tomás Iturbide Ávalos",
        ["Ávals>Ávalos", "Tom>Tomás"],
    )


def test_what_is_left_of_a_damaged_letter_goes_with_the_name(tokenizer: Tokenizer) -> None:
    assert copied(tokenizer, "Mr. Nguyễn", "Mr. Nguy\ufffdn")[0] == "Mr. Nguyễn"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Habló Zubizarreta", "He spoke Zubizarreta"),
        ("Viene de Londres", "He comes from London"),
        ("El Congreso", "The Congress"),
        ("ZUBIZARRETA GANA", "ZUBIZARETA WINS"),
        ("Habló Zubizarreta", "The spokesman talked"),
    ],
)
def test_nothing_else_is_touched(tokenizer: Tokenizer, source: str, target: str) -> None:
    assert copied(tokenizer, source, target) == (target, [])


def test_attention_of_the_decoding_places_a_number_without_another_pass(
    tokenizer: Tokenizer,
) -> None:
    source, target = "Pagó 1250 euros a 3 hombres.", "Paid 1350 euros to 3 men."
    pieces, here = tokenizer.located(target, target=True)
    _, there = tokenizer.located(source)
    number = next(n for n, at in enumerate(there) if "2" in at.of(source))
    rows = [
        [float(n == (number if "3" in at.of(target) else 0)) for n in range(len(there) + 1)]
        for at in here
    ]
    made = Hypothesis(pieces, -1.0, [[], *rows[1:]])
    ((text, copies),) = repair([(source, target, made)], tokenizer, Silent(), "es", "en")
    assert (text, [copy.form for copy in copies]) == (target.replace("1350", "1250"), ["1250"])
    with pytest.raises(AttributeError):  # of the number's own pieces nothing is known
        lacking = Hypothesis(pieces, -1.0, [[] for _ in rows])
        repair([(source, target, lacking)], tokenizer, Silent(), "es", "en")


def test_a_changed_number_is_copied(tokenizer: Tokenizer) -> None:
    assert copied(tokenizer, "Son 24.318 pesos", "They are 24.38 pesos") == (
        "They are 24.318 pesos",
        ["24.38>24.318"],
    )


@pytest.mark.parametrize(
    ("text", "given_text", "flags"),
    [
        ("EL PRESIDENTE DE MÉXICO", "El presidente de México", ("recased",)),
        ("LA ONU SE REÚNE EN LONDRES", "La ONU se reúne en Londres", ("recased",)),
        ("La inversion extranjera", "La inversión extranjera", ("mended",)),
        ("La inversión del año votara", "La inversión del año votara", ()),
        ("El pres1dente", "El presidente", ("mended",)),
        ("¡Gooool de Pedro!", "¡Gol de Pedro!", ("mended",)),
        ("la igl- esia vieja", "la iglesia vieja", ("mended",)),
        ("The decision of the union", "The decision of the union", ()),
        ("Ayer votara Zubizarretion", "Ayer votara Zubizarretion", ()),
        ("IBM", "IBM", ()),
        ("", "", ()),
    ],
)
def test_prepare(text: str, given_text: str, flags: tuple[str, ...]) -> None:
    assert prepare(text, "es", "en") == (given_text, flags)


@given(st.text(max_size=50))
@settings(deadline=None, max_examples=80)
def test_stretches_join_to_the_text(text: str) -> None:
    parts = around_symbols(text)
    assert "".join(parts) == text
    assert all(around_symbols(part) == ["", part, ""] for part in parts[1::2])


def test_emoji_stay_where_they_were(model: Model, tokenizer: Tokenizer) -> None:
    engine = Scripted(tokenizer, {"Hola": ["Hello"], "amigos": ["friends"]})
    machine = Translator(model, engine, 1, ("es", "en"))
    (made,) = machine.translate(["👉🏽 Hola 😀😀amigos"])
    assert made.text == "👉🏽 Hello 😀😀friends"
    assert made.flags == ()


def check(tokenizer: Tokenizer, answers: list[str], source: str) -> tuple[Draft, Scripted]:
    engine = Scripted(tokenizer, {source: answers})
    guards = Guards(engine, tokenizer, "es", "en")
    first = Draft(answers[0], -0.5, 4)
    return guards.check({source: first})[source], engine


def test_a_good_translation_is_left_alone(tokenizer: Tokenizer) -> None:
    draft, engine = check(tokenizer, ["The house is old."], "La casa es vieja.")
    assert draft == Draft("The house is old.", -0.5, 4)
    assert engine.searched == []


def test_the_better_hypothesis_of_a_wider_search_is_kept_and_said_so(tokenizer: Tokenizer) -> None:
    answers = ["La casa es vieja.", "La casa es vieja.", "The house is old."]
    draft, engine = check(tokenizer, answers, "La casa es vieja.")
    assert draft.text == "The house is old."
    assert draft.flags == ("untranslated-repaired",)
    assert [no_repeat for _, no_repeat in engine.searched] == [0]


def test_a_loop_is_searched_without_repeated_pieces(tokenizer: Tokenizer) -> None:
    draft, engine = check(
        tokenizer, ["I will not not not not not go.", "I will not go."], "No pienso ir."
    )
    assert draft.text == "I will not go."
    assert draft.flags == ("loop-repaired",)
    assert engine.searched[0][1] > 0


def test_a_fault_that_no_search_mends_stays_a_flag(tokenizer: Tokenizer) -> None:
    draft, _ = check(tokenizer, ["La casa es vieja."], "La casa es vieja.")
    assert draft == Draft("La casa es vieja.", -0.5, 4, ("untranslated",))


def test_an_invented_word_is_no_repair(tokenizer: Tokenizer) -> None:
    draft, _ = check(tokenizer, ["Peligro", "Peliver"], "Peligro")
    assert (draft.text, draft.flags) == ("Peligro", ("untranslated",))


def test_a_left_over_word_gets_its_rendering_without_a_search(tokenizer: Tokenizer) -> None:
    draft, engine = check(
        tokenizer, ["The alboroto was heard in the street."], "El alboroto se oyó en la calle."
    )
    assert (draft.text, draft.flags) == (
        "The fuss was heard in the street.",
        ("word-repaired:fuss", "remainder-repaired"),
    )
    assert engine.searched == []


def test_a_left_over_word_that_no_table_knows_is_told(tokenizer: Tokenizer) -> None:
    draft, _ = check(
        tokenizer, ["The brasero was seen in the street."], "El brasero se vio en la calle."
    )
    assert draft.flags == ("remainder",)


def test_other_scripts_stay_when_they_came_out_damaged(tokenizer: Tokenizer) -> None:
    source = "La palabra Москва es rusa."
    engine = Scripted(
        tokenizer,
        {
            source: ["The word \ufffd\ufffd is Russian."],
            "La palabra ": ["The word"],
            "es rusa.": ["is Russian."],
        },
    )
    made = Guards(engine, tokenizer, "es", "en").check(
        {source: Draft("The word \ufffd\ufffd is Russian.", -1, 6)}
    )[source]
    assert made.text == "The word Москва is Russian."
    assert made.flags == ("split", "damaged-repaired")


def test_capitals_come_out_in_capitals(model: Model, tokenizer: Tokenizer) -> None:
    engine = Scripted(tokenizer, {"La casa es vieja": ["The house is old"]})
    (made,) = Translator(model, engine, 1, ("es", "en")).translate(["LA CASA ES VIEJA"])
    assert (made.text, made.flags) == ("THE HOUSE IS OLD", ("recased",))


def test_guards_are_part_of_what_decides_a_translation(model: Model, tokenizer: Tokenizer) -> None:
    engine = Scripted(tokenizer, {})
    assert Translator(model, engine, 1).settings == "form 3 80"
    assert Translator(model, engine, 1, ("es", "en")).settings == "form 3 80; guards 4 es-en"
