"""Quoted material: marks, attributions, speakers; the seed pages; the labelled set."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.pages import extract
from corpora.quote_marks import find_stretches, find_turn
from corpora.quotes import find_quotes
from corpora.reading import document_from_text

SEEDS = {
    "000_a5a9b340be4754c4.txt": [
        (5, "Now that it's a", "attention.", "Andres Manuel Lopez Obrador", "said"),
        (7, "We have had no contracts", "companies.", "Ricardo Anaya", "says"),
        (11, "But that never progressed", "provider,", "Isaac Phillips", "says"),
        (14, "It's a fine of $10,000", "worth it,", "Javier Buenrostro", "says"),
        (17, "No, here we are not", "practices.", "Jose Antonio Meade", "said"),
    ],
    "001_12f99f096069e5e4.txt": [
        (9, "the brain behind", "in Mexico.", "", "points"),
        (12, "it is past history", "history", "", "indicated"),
        (17, "We are eager", "elsewhere,", "Alexander Nix", "told"),
        (18, "We hope to get", "support,", "Alexander Nix", "added"),
        (20, "Operations for more", "crime,", "Benito Nacif", "said"),
        (22, "It is observing", "analysis", "Jesús Ramos", "explained"),
        (24, "The penalty would be", "party,", "Javier Santiago Castillo", "said"),
        (26, "You have to be", "Mexico,", "Ana Maria Salazar", "said"),
        (28, "it was hired by", "violence.", "", "indicates"),
        (30, "While Cambridge Analytica", "tricks", "Bloomberg Businessweek", "stated"),
    ],
    "002_673ab5c0b6bf3e01.txt": [
        (6, "disinformation, subversion", "espionage.", "H.R. McMaster", "characterized"),
    ],
}


@pytest.mark.parametrize("name", SEEDS)
def test_the_seed_pages_have_the_agreed_quotes(shared: Path, name):
    """In the blog post "he" is said of a woman, and the man on the phone and "the firm" stay open."""
    found = find_quotes(extract((shared / "seeds" / name).read_text("utf-8")))
    assert [(q.paragraph, q.speaker, q.verb) for q in found] == [
        (paragraph, speaker, verb) for paragraph, _, _, speaker, verb in SEEDS[name]
    ]
    for quote, (_, start, end, _, _) in zip(found, SEEDS[name], strict=True):
        assert quote.text.startswith(start) and quote.text.endswith(end)


@pytest.mark.parametrize(
    ("name", "count", "spans", "speakers", "extra"),
    [
        ("quotes.jsonl", 159, 0.98, 0.97, 1),
        ("quotes_first.jsonl", 19, 0.94, 0.88, 0),
        ("quotes_second.jsonl", 69, 0.94, 0.87, 0),
        ("quotes_third.jsonl", 40, 0.98, 0.95, 0),
    ],
)
def test_the_labelled_sets_are_found(name, count, spans, speakers, extra):
    """287 quotations in 211 texts of ours; benchmarks/quotes.py prints precision and recall."""
    lines = (Path(__file__).parent / name).read_text("utf-8").strip().split("\n")
    right_spans = right_speakers = total = more = 0
    for line in lines:
        entry = json.loads(line)
        found = find_quotes(document_from_text(entry["text"], entry["lang"]))
        gold = {q["text"]: q["speaker"] for q in entry["quotes"]}
        ours = {q.text: q.speaker for q in found}
        total += len(gold)
        right_spans += len(gold.keys() & ours.keys())
        right_speakers += len(gold.items() & ours.items())
        more += len(ours.keys() - gold.keys())
    assert total == count
    assert right_spans / total >= spans and right_speakers / total >= speakers and more <= extra


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “no” and ‘yes’.", ["no", "yes"]),
        ("«Uno “dos ‘tres’ dos” uno»", ["Uno “dos ‘tres’ dos” uno", "dos ‘tres’ dos", "tres"]),
        ('The "first" and the "second".', ["first", "second"]),
        ("more “political tricks “. Then", ["political tricks "]),
        ("The dogs’ dinner isn’t ‘hot’.", ["hot"]),
        ("“It runs on", ["It runs on"]),
        ("No quotes at 5' 10\" here.", []),
        ("» closes nothing”", []),
    ],
)
def test_marks(text, wanted):
    assert [text[s.start : s.end] for s in find_stretches(text)] == wanted


def test_a_stretch_that_is_not_closed_says_so():
    assert [(s.depth, s.mark, s.closed) for s in find_stretches("“It ‘runs’ on")] == [
        (0, "“", False),
        (1, "‘", True),
    ]


@pytest.mark.parametrize(
    ("text", "speech", "remarks"),
    [
        ("—No —dijo él—. Tengo sueño.", ["No", "Tengo sueño."], ["dijo él"]),
        ("—¿Vienes? —preguntó.", ["¿Vienes?"], ["preguntó."]),
        ("– Sí.", None, None),
        ("—Sí.", ["Sí."], []),
        ("El río —ancho— suena.", None, None),
    ],
)
def test_turns(text, speech, remarks):
    turn = find_turn(text)
    if speech is None:
        assert turn is None
    else:
        assert turn is not None
        assert [text[a:b] for a, b in turn[0]] == speech
        assert [text[a:b] for a, b in turn[1]] == remarks


def test_parts_and_position():
    text = "Uno.\n\n«Hoy —dijo Ana Ruiz—, no».\n"
    (quote,) = find_quotes(document_from_text(text, "es"))
    assert [part.of(text) for part in quote.parts] == ["Hoy", "no"]
    assert quote.text == "Hoy no" and quote.span.of(text) == "Hoy —dijo Ana Ruiz—, no"
    assert (quote.paragraph, quote.kind, quote.depth, quote.lang) == (1, "direct", 0, "es")
    assert (quote.speaker, quote.mention, quote.verb) == ("Ana Ruiz", "Ana Ruiz", "dijo")


def test_a_block_quotation_of_a_page():
    page = (
        "The title of it\n\nThe contract, which nobody in the town had read before Friday, says in its "
        "second paragraph:\n\n“The price of reaching one voter is $1.85.”\n\nNobody in town had known."
    )
    (quote,) = find_quotes(extract(page, "en"))
    assert (quote.kind, quote.paragraph) == ("block", 2)
    assert quote.text == "The price of reaching one voter is $1.85."


PIECES = (
    '“|”|«|»|‘|’|"|—|-|,|.|: |\n\n| |Ana Ruiz|he|she|dijo|said|according to|según|the man|Mr. Cole'
)
WORDS = st.sampled_from(PIECES.split("|"))


@settings(deadline=None, max_examples=250)
@given(st.lists(st.one_of(WORDS, st.text(max_size=3)), max_size=40), st.sampled_from(["es", "en"]))
def test_any_text_gives_parts_inside_their_span_and_in_order(pieces, lang):
    text = " ".join(pieces)
    last = 0
    for quote in find_quotes(document_from_text(text, lang)):
        assert quote.span.start == quote.parts[0].start and quote.span.end == quote.parts[-1].end
        assert all(a.end <= b.start for a, b in zip(quote.parts, quote.parts[1:], strict=False))
        assert quote.text == " ".join(part.of(text) for part in quote.parts) and quote.text.strip()
        assert quote.span.start >= last or quote.depth
        last = quote.span.start


def test_a_long_paragraph_of_quotes_takes_no_time_to_speak_of():
    text = "“No,” said Ana Ruiz. " * 500
    assert len(find_quotes(document_from_text(text, "en"))) >= 250


@pytest.mark.parametrize(
    ("text", "lang", "speaker"),
    [
        ("“It is full,” said town planner Warner Cleve from Leer.", "en", "Warner Cleve"),
        (
            "The professor at the Institute of Banking, Hans Geller, explains: “It was full.”",
            "en",
            "Hans Geller",
        ),
        ("«No vino», dijo la viuda de Quiroga.", "es", ""),
        ("«No vino nadie», describía Vorásek la fiesta.", "es", "Vorásek"),
        ("“The law is clear,” the institute said.", "en", ""),
    ],
)
def test_speakers_in_longer_attributions(text, lang, speaker):
    (quote,) = find_quotes(document_from_text(text, lang))
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "El periódico “Bild” informó de las inversiones.",
        "Dijeron ser del grupo llamado “Los Zorros”.",
        "La película «La caída» dice poco.",
    ],
)
def test_names_between_marks_are_no_quotes(text):
    assert find_quotes(document_from_text(text, "es")) == ()
