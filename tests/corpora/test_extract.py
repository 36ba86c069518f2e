"""Article extraction: the agreed roles of the three seed pages, pages of our own, bad pages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.errors import CareoError, DataError, UsageError
from corpora.page_patterns import find_date, is_date_line, source_of
from corpora.pages import extract, hard_wrapped, inline_notes, page_spans
from corpora.values import Role

BODY, HEADING, NOTE, CAPTION, FURNITURE = (
    Role.BODY,
    Role.HEADING,
    Role.NOTE,
    Role.CAPTION,
    Role.FURNITURE,
)

NPR = [
    (HEADING, "In Mexico, Candidates Move Away"),
    (FURNITURE, "Listen Now"),
    (BODY, "Candidates in Mexico's volatile"),
    (BODY, "Executives of the company boasted"),
    (BODY, "But once that secret tape emerged"),
    (BODY, "Presidential candidate and current"),
    (BODY, "In October, an executive with"),
    (BODY, '"We have had no contracts with the firm,"'),
    (BODY, "The head of Mexico's National Electoral"),
    (BODY, "All political contractors must"),
    (BODY, "The app, with nearly a million"),
    (BODY, '"But that never progressed and'),
    (BODY, "Cambridge Analytica did not respond"),
    (BODY, "While no evidence has surfaced"),
    (BODY, "\"It's a fine of $10,000"),
    (BODY, "And Buenrostro adds"),
    (BODY, "The ruling party's presidential hopeful"),
    (BODY, '"No, here we are not octopuses'),
    (FURNITURE, "Copyright 2018 NPR."),
]
BLOG = [
    (FURNITURE, "Skip to content"),
    (HEADING, "Foreign intrigue…"),
    (FURNITURE, "24 January 2018"),
    (NOTE, "Via El Financiero (my translation."),
    (BODY, "Cambridge Analytica claims to have"),
    (BODY, "The firm arrived in Mexico in 2016."),
    (BODY, "The main investor of Cambridge"),
    (BODY, "Cambridge Analytica’s presence in"),
    (BODY, "Soon after, recruitment began."),
    (BODY, "One of the ways that Karro"),
    (BODY, "On 23 October 2017, Karro,"),
    (BODY, "These posts have been deleted"),
    (BODY, "El Financiero Bloomberg sought"),
    (BODY, "Cambridge Analyica shares an office"),
    (BODY, "Mowisat was founded in 1016"),
    (BODY, "Ulises de la Garza Valdés, senior"),
    (BODY, "Cambridge Analytica’s CEO, Alexander"),
    (BODY, "“We are eager to bring"),
    (BODY, "“We hope to get involved"),
    (BODY, "Although it is still unknown"),
    (BODY, "“Operations for more than"),
    (BODY, "Following the surprise victory"),
    (BODY, "“It is observing reality"),
    (BODY, "Professor Javier Santiago Castillo"),
    (BODY, "“The penalty would be a fine"),
    (BODY, "For national security specialists"),
    (BODY, "“You have to be following"),
    (BODY, "In the message sent by LinkedIn"),
    (BODY, "On its website, the firm"),
    (BODY, "Alexander Nix founded Cambridge"),
    (BODY, "Bloomberg Businessweek published"),
    (NOTE, "I’d add that the Spanish daily"),
    (NOTE, "Dolia Estevez first looked"),
    (FURNITURE, "2 Comments leave one →"),
    (FURNITURE, "1. 25 January 2018 3:45 pm"),
    (FURNITURE, "Hola tu puedes comentar"),
    (FURNITURE, "1. Cambridge Analytica: “We did it"),
    (FURNITURE, "Leave a reply, but please"),
    (FURNITURE, "Fill in your details below"),
    (FURNITURE, "You are commenting using your account."),
    (FURNITURE, "Facebook photo"),
    (FURNITURE, "You are commenting using your Facebook"),
    (FURNITURE, "Connecting to %s"),
    (FURNITURE, "%d bloggers like this:"),
]
ESSAY = [
    (FURNITURE, "Home > News > Should the U.S."),
    (FURNITURE, "157 views 9 min 0 Comment"),
    (HEADING, "Should the U.S. worry about meddling"),
    (FURNITURE, "- May 29, 2018"),
    (CAPTION, "Andrés Manuel López Obrador, presidential"),
    (BODY, "Will Russia — or anyone else"),
    (BODY, "The world has been focusing"),
    (HEADING, "Mexico is an easy target"),
    (BODY, "Mexico is holding elections"),
    (BODY, "Mexico’s weak institutions"),
    (HEADING, "Should Mexico be concerned"),
    (BODY, "Because Mexico borders"),
    (FURNITURE, "[interstitial_link url="),
    (BODY, "But Mexico’s next president"),
    (HEADING, "So who else might try"),
    (BODY, "What’s more likely is"),
    (BODY, "Other parties have deployed"),
    (BODY, "Organized crime has also"),
    (HEADING, "The real risk to the United States"),
    (BODY, "The head of Mexico’s electoral"),
    (BODY, "Mexico has narrowly missed"),
    (BODY, "But at least those protests"),
    (BODY, "As of December 2017, a whopping"),
    (BODY, "Such violence could have"),
    (HEADING, "What can authorities do"),
    (BODY, "No one can prevent attempts"),
    (BODY, "U.S. cyber authorities could"),
    (BODY, "Investing in Mexico’s democracy"),
    (NOTE, "Gustavo A. Flores-Macías is associate"),
]
SEEDS = {
    "000_a5a9b340be4754c4.txt": (
        NPR,
        ("In Mexico, Candidates Move Away From Cambridge Analytica", "", "", "NPR"),
    ),
    "001_12f99f096069e5e4.txt": (
        BLOG,
        ("Foreign intrigue… Cambridge Analytica in Mexico?", "", "2018-01-24", "El Financiero"),
    ),
    "002_673ab5c0b6bf3e01.txt": (
        ESSAY,
        (
            "Should the U.S. worry about meddling in Mexico’s July presidential race?",
            "Gustavo A. Flores-Macías",
            "2018-05-29",
            "",
        ),
    ),
}


def roles(document, length=60):
    return [
        (p.role, " ".join(p.span.of(document.text).split())[:length]) for p in document.paragraphs
    ]


@pytest.mark.parametrize("name", SEEDS)
def test_the_seed_pages_have_the_agreed_roles(shared: Path, name):
    wanted, about = SEEDS[name]
    document = extract((shared / "seeds" / name).read_text("utf-8"), origin=name)
    found = roles(document)
    assert [role for role, _ in found] == [role for role, _ in wanted]
    assert all(text.startswith(start) for (_, text), (_, start) in zip(found, wanted, strict=True))
    assert (document.title, document.byline, document.date, document.source) == about
    assert document.lang == "en" and document.origin == name


def test_a_note_inside_a_sentence_is_marked_as_a_span(shared: Path):
    text = (shared / "seeds" / "001_12f99f096069e5e4.txt").read_text("utf-8")
    document = extract(text)
    assert [span.of(document.text) for span in inline_notes(document)] == [
        "[the Mexican elections commission]"
    ]


SPANISH = """Saltar al contenido
Menú
Portada > Política > Elecciones
Compartir en Facebook
Tuitear
Cambridge Analytica busca campaña en México
La consultora no está inscrita en el padrón del INE
Por Rocío Villaseñor Peña
Ciudad de México, 29 de enero de 2018
3 min de lectura
Alexander Nix, director de la firma, en Nueva York. (Foto: Cuartoscuro)

Cambridge Analytica, la consultora británica, lleva un año aquí, pero su nombre no aparece en los registros.

La firma no figura entre los proveedores inscritos ante el INE.

Lea también: Las redes y el voto

¿Qué vino a hacer aquí?

En entrevistas, su director, Alexander Nix, reconoció que quería clientes en él. No dijo con quiénes.

Un rastro borrado

Los anuncios fueron borrados en diciembre. El reglamento es claro en su artículo 38:

«Los partidos deberán reportar cada gasto en un plazo no mayor a tres días a partir de que se realice».

Siguiente: nada. El instituto no ha abierto ninguna investigación.

Nota del editor: una versión anterior de este texto daba otra fecha.

Rocío Villaseñor es reportera de la sección de Política.

Temas: elecciones, INE, Facebook
Notas relacionadas
Más noticias
3 comentarios
Juan P. 30 de enero
Muy buen artículo, gracias por la información que nos dan siempre.
Deja un comentario
© 2018 El Cuaderno Financiero. Todos los derechos reservados.
"""


def test_a_spanish_page():
    document = extract(SPANISH)
    found = [role.value for role, _ in roles(document)]
    assert found == (
        ["furniture"] * 5
        + ["heading"] * 2
        + ["furniture"] * 3
        + ["caption", "body", "body", "furniture", "heading", "body", "heading", "body"]
        + ["quotation", "body", "note", "note"]
        + ["furniture"] * 8
    )
    assert document.title == "Cambridge Analytica busca campaña en México"
    assert document.byline == "Rocío Villaseñor Peña"
    assert document.date == "2018-01-29"
    assert document.source == "El Cuaderno Financiero"
    assert document.lang == "es"
    assert document.text == SPANISH, "the text is never changed"
    assert document.segments[-1].text.startswith("Rocío Villaseñor es reportera")


HTML = """<!DOCTYPE html><html lang="en"><head><title>The Baker Knew | The Weekly</title>
<meta property="og:site_name" content="The Weekly"><meta name="author" content="Nora Haldane">
<meta property="article:published_time" content="2019-03-04T10:00:00Z">
<script>var a = "<p>not text</p>";</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<header class="masthead"><p>The Weekly, since 1921</p></header>
<main><article><h1>The Baker Knew</h1>
<div class="share-buttons"><a href="#">Share on Facebook</a></div>
<p>I live in a city of 41,000 people, which is to say in a place where nobody needs an algorithm to find
out how <em>you</em> vote. The woman who sells me bread knows.</p>
<figure><img src="a.jpg"><figcaption>The bakery on Main Street. Photo: Ann Lee</figcaption></figure>
<p>Last spring, eleven weeks before we elected a mayor, my telephone began to know as well &amp; it showed
me a video.</p>
<h2>A small place is cheap</h2>
<p>Our mayor won by 312 votes, and I have seen an invoice from another town. It reads as follows, word for
word, in its second paragraph:</p>
<blockquote><p>The price of reaching one undecided voter forty times is $1.85, taxes not included, for the
whole length of the campaign.</p></blockquote>
<p>Do the arithmetic.<br>For less than the cost of a used car, you can talk to every person who might change
the result of an election.</p>
<p>Editor’s note: This column first ran in print on 3 March.</p>
</article></main>
<section id="comments"><h3>2 Comments</h3><p>I know that baker and she is a lovely person who would never
tell anyone anything at all.</p></section>
<footer><p>© 2019 The Weekly. All rights reserved.</p></footer></body></html>"""


def test_an_html_page():
    document = extract(HTML, origin="baker.html")
    assert [(role.value, text[:12]) for role, text in roles(document)] == [
        ("furniture", "Home"),
        ("furniture", "News"),
        ("furniture", "The Weekly, "),
        ("heading", "The Baker Kn"),
        ("furniture", "Share on Fac"),
        ("body", "I live in a "),
        ("caption", "The bakery o"),
        ("body", "Last spring,"),
        ("heading", "A small plac"),
        ("body", "Our mayor wo"),
        ("quotation", "The price of"),
        ("body", "Do the arith"),
        ("note", "Editor’s not"),
        ("furniture", "2 Comments"),
        ("furniture", "I know that "),
        ("furniture", "© 2019 The W"),
    ]
    about = (document.title, document.byline, document.date, document.source)
    assert about == ("The Baker Knew", "Nora Haldane", "2019-03-04", "The Weekly")
    assert "as well & it showed me a video." in document.text
    assert "not text" not in document.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Next year will be worse for all of them.",
        "Home prices rose 3 percent in the city.",
        "Search engines were of no use to us.",
        "Save the children, she wrote, and left.",
        "Share prices fell again on Friday.",
        "This story is about a baker and a town.",
        "In my translation of Rulfo I kept the murmurs.",
        "By then nobody was left in the room.",
        "Por eso nadie se acordó de cerrar la puerta.",
        "Anuncio que me voy, dijo, y se fue.",
        "Comments were few, and none of them kind.",
        "He spoke to the press (and/or to his lawyer).",
    ],
)
def test_a_short_sentence_of_the_body_is_kept(sentence):
    lead = (
        "The company came to the country two years ago and nobody knew of it until the advertisements that "
        "it had published were found by a reporter who was looking for a job."
    )
    document = extract(f"A title of four words\n\n{lead}\n\n{sentence}\n\n{lead}", "en")
    assert [role for role, _ in roles(document)] == [HEADING, BODY, BODY, BODY]


def test_the_last_paragraph_about_one_of_the_people_is_body():
    lead = "The council heard Evaristo Múgica on Friday, and nobody in the room spoke for or against him."
    document = extract(
        f"A title\n\n{lead} It met again.\n\nEvaristo Múgica is a professor of law.", "en"
    )
    assert [role for role, _ in roles(document)][-1] is BODY
    assert document.byline == ""


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The Baker\n\nI live in a city of 41,000 people, which is to say in a place where\n"
        "nobody needs an algorithm to find out how you vote. The woman who sells\n"
        "me bread knows. So does the man who fixes my bicycle, and he has never\nasked.\n"
    )
    assert hard_wrapped(text) and not hard_wrapped(SPANISH)
    assert [span.of(text)[:6] for span in page_spans(text)] == ["The Ba", "I live"]
    document = extract(text)
    assert [segment.text[:12] for segment in document.segments] == [
        "The Baker",
        "I live in a ",
        "The woman wh",
        "So does the ",
    ]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("- May 29, 2018", "2018-05-29"),
        ("24 January 2018", "2018-01-24"),
        ("Published on Jan. 3rd, 2020 at 10:15 am", "2020-01-03"),
        ("Ciudad de México, 29 de enero de 2018", "2018-01-29"),
        ("Lunes 5 de septiembre del 2022", "2022-09-05"),
        ("Publicado el 1 de mayo de 2019 a las 10:30", "2019-05-01"),
        ("2018-05-29T10:00", "2018-05-29"),
    ],
)
def test_date_lines(line, date):
    assert is_date_line(line) and find_date(line) == date


@pytest.mark.parametrize(
    "line", ["May was warm.", "45 de enero de 2018", "2018-13-01", "In May 2018 he left us."]
)
def test_lines_that_are_no_date(line):
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Via El Financiero (my translation. And more)", "El Financiero"),
        ("Vía La Jornada", "La Jornada"),
        ("Fuente: El Universal", "El Universal"),
        ("Copyright 2018 NPR. To see more, visit", "NPR"),
        ("© 2010-2018 El País, S.L.", "El País"),
        ("This story was originally published in The Weekly.", "The Weekly"),
        ("Publicado originalmente en Letras Libres, 2012", "Letras Libres"),
        ("Nothing of the kind", ""),
    ],
)
def test_sources(line, source):
    assert source_of(line) == source


def test_a_page_without_an_article():
    with pytest.raises(DataError) as caught:
        extract("Home\nMenu\nShare\n", origin="menu.txt")
    assert str(caught.value) == (
        "menu.txt: no article found; every paragraph is furniture, heading or note"
    )


def test_an_unclear_language():
    with pytest.raises(DataError) as caught:
        extract(
            "Ein Satz in einer Sprache, deren Wörter hier niemand kennt, und noch mehr dazu.\n" * 2
        )
    assert str(caught.value).startswith("page: the language is unclear (")
    assert str(caught.value).endswith("function words found); name it: --lang es or --lang en")


def test_an_unknown_language():
    with pytest.raises(UsageError, match=r"^unknown language 'fr'; known: en, es$"):
        extract("Bonjour.", "fr")


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<html><body>" + "<div>" * 100_000 + "x", "p: line 1: Excessive depth in document: 256"),
        (
            "<html><p " + " ".join(f"a{i}=x" for i in range(9000)) + ">x",
            "p: an element has over 2000 attributes",
        ),
        ("<html><body>" + "<p>x</p>" * 60_000, "p: has 60002 elements, over 30000"),
        ("<html><body><script>x</script></body></html>", "p: has no text in its HTML"),
        ("x\n" * 60_000, "p: has 60000 paragraphs, over 50000"),
    ],
)
def test_pages_beyond_all_bounds(page, message):
    with pytest.raises(DataError) as caught:
        extract(page, "en", "p")
    assert str(caught.value).startswith(message)


def test_an_entity_bomb_is_not_expanded():
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "boom"}">' for i in range(12))
    page = HTML.replace("<!DOCTYPE html>", f"<!DOCTYPE html [{entities}]>").replace(
        "as well", "&e11;"
    )
    assert "boom" * 20 not in extract(page).text


TEXT = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<html>",
                "<blockquote>",
                "<br>",
                "&amp;",
                "<!--",
                "<table><tr><td>",
                "\n",
                "\n\n",
                "Via X (my translation)",
                "By Ana Ruiz",
                "3 comments",
                "Copyright 2018 A",
                "- May 9, 2018",
                "Nobody in the town knew what the company had come for, and nobody would say.",
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=25,
).map("".join)


@settings(deadline=None, max_examples=150)
@given(TEXT)
def test_any_text_is_a_document_or_one_clear_error(text):
    try:
        document = extract(text, "en", "fuzz")
    except CareoError as error:
        assert str(error).startswith("fuzz: ") and "\n" not in str(error)
    else:
        assert any(p.role in (Role.BODY, Role.QUOTATION) for p in document.paragraphs)
