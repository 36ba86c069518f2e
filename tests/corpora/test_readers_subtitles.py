"""Subtitles and one side of bitexts as documents."""

import pytest

from corpora.errors import DataError, UsageError
from corpora.formats import write_units
from corpora.reading import read_file
from corpora.units import TranslationUnit

SRT = """\
1
00:00:01,000 --> 00:00:02,500
<i>Llegó ayer.
Nadie</i> lo vio.

2
00:01:00,5 --> 01:00:01.250 X1:10
{\\an8}¿Quién?


3
00:01:02,000 --> 00:01:03,000
<b></b>
"""

VTT = """\
WEBVTT - la película
Kind: captions

NOTE no es texto
--> tampoco

STYLE
::cue { color: red }

primera
00:01.000 --> 00:02.500 align:start
<v Ana>Llegó <00:01.500><c.rojo>ayer</c> &amp; calló.</v>

00:00:03.000 --> 00:00:04.000
- 3 < 5
"""


@pytest.mark.parametrize("name", ["a.srt", "a", "a.txt"])
def test_cues_are_segments_with_times(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(SRT.replace("\n", "\r\n").encode("utf-8-sig"))
    reading = read_file(path, "es")
    assert [s.text for s in reading.document.segments] == ["Llegó ayer.\nNadie lo vio.", "¿Quién?"]
    assert reading.times == ((1000, 2500), (60_500, 3_601_250))
    named = ("is named .txt but is subtitles (SubRip); read as one",) if name == "a.txt" else ()
    assert reading.remarks == (
        *named,
        "formatting left out of 3 cues",
        "1 cue without text left out",
    )


@pytest.mark.parametrize("name", ["a.vtt", "a.srt"])
def test_webvtt(tmp_path, name):
    path = tmp_path / name
    path.write_text(VTT)
    reading = read_file(path, "es")
    assert [s.text for s in reading.document.segments] == ["Llegó ayer & calló.", "- 3 < 5"]
    assert reading.times == ((1000, 2500), (3000, 4000)) and reading.format == "vtt"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "1\n00:00:01,000 -> 00:00:02,000\nHola\n",
            "line 2: is '00:00:01,000 -> 00:00:02,000' and not times such as "
            "00:00:01,000 --> 00:00:02,500",
        ),
        (
            "1\n00:00:99,000 --> 00:00:02,000\nHola\n",
            "line 2: is '00:00:99,000 --> 00:00:02,000' and not",
        ),
        ("1\n00:00:03,000 --> 00:00:02,000\nHola\n", "line 2: the subtitle ends before it begins"),
        (
            "uno\n00:00:03,000 --> 00:00:04,000\nHola\n",
            "line 1: is 'uno' and not the number of a subtitle",
        ),
        ("1\n", "line 2: is '' and not times such as"),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n", "has no text in it"),
    ],
)
def test_broken_subtitles(tmp_path, text, message):
    path = tmp_path / "a.srt"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read_file(path, "es")
    assert str(caught.value).startswith(f"{path}: {message}")


def test_webvtt_without_its_first_line(tmp_path):
    path = tmp_path / "a.vtt"
    path.write_text("00:01.000 --> 00:02.000\nHola\n")
    with pytest.raises(
        DataError, match=r"line 1: is '00:01.000 --> 00:02.000'; WebVTT begins with WEBVTT$"
    ):
        read_file(path, "es")


UNITS = [
    TranslationUnit("Llegó. Calló.", "He came and said nothing.", "es", "en"),
    TranslationUnit("Sobra.", "", "es", "en"),
    TranslationUnit("Nadie.", "Nobody.", "es", "en"),
]


@pytest.mark.parametrize("name", ["a.tmx", "a.xlf", "a.po", "a.tsv", "a.csv", "a.jsonl"])
def test_one_side_of_a_bitext(tmp_path, name):
    path = tmp_path / name
    write_units(UNITS, path, keep_empty=True)
    source = read_file(path)
    assert [s.text for s in source.document.segments] == ["Llegó. Calló.", "Sobra.", "Nadie."]
    assert source.remarks == ("read the side in es; its segments are the file's units",)
    target = read_file(path, "en").document
    assert [s.text for s in target.segments] == ["He came and said nothing.", "Nobody."]
    assert target.lang == "en"


def test_a_side_that_is_not_there(tmp_path):
    path = tmp_path / "a.tmx"
    write_units([TranslationUnit("Ja.", "Yes.", "de", "en")], path)
    with pytest.raises(UsageError) as caught:
        read_file(path, "es")
    assert (
        str(caught.value) == f"{path}: has no side in 'es'; its languages: de (source), en (target)"
    )
