"""Reading training data: what is taken, what is held out, and every complaint with its place."""

import lzma
import random
import re
import tarfile
from pathlib import Path

import pytest

from corpora.errors import DataError
from translate.training import augment
from translate.training.data import HeldOut, Pair, read_dev, read_groups, read_pairs
from translate.training.memory import hold_out, read_memory
from translate.training.names import Names, shared_names
from translate.training.recipe import Dev, Group, Recipe, VocabularyPlan
from translate.training.source import DataSource, files_of, pack
from translate.training.vocabulary import Vocabulary, train_vocabulary

ES_EN = ("es", "en")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "corpora").mkdir(parents=True)
    rows = [
        f"toy\tFrase número {n} del libro viejo.\tSentence {n} of the old book." for n in range(30)
    ]
    text = "\n".join(["source\tes\ten", *rows]) + "\n"
    (folder / "corpora/toy.tsv.xz").write_bytes(lzma.compress(text.encode()))
    (folder / "news.es").write_text("Hola.\nFrase número 3 del libro viejo.\nAdiós a todos.\n")
    (folder / "news.en").write_text("Hello.\nSentence 3 of the ancient book.\nGoodbye all.\n")
    return folder


def recipe(*files: str, cap: int | None = None, exclude: tuple[str, ...] = ()) -> Recipe:
    return Recipe(
        "es-en", (Group("toy", files),), (Dev("news", "news", 2),), cap=cap, exclude=exclude
    )


def test_tables_and_line_files_read_in_both_directions(data: Path) -> None:
    source = DataSource(data)
    assert read_pairs(source, "corpora/toy.tsv.xz", ES_EN)[2] == Pair(
        "Frase número 2 del libro viejo.", "Sentence 2 of the old book.", "toy"
    )
    assert read_pairs(source, "news", ("en", "es"))[0] == Pair("Hello.", "Hola.", "news")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "t.tsv",
            "source\tes\ten\nx\ta\tb\nx\ta\n",
            "t.tsv: line 3 has 2 fields, not 3 (source<tab>es<tab>en)",
        ),
        ("t.tsv", "source\tes\ten\nx\t \tb\n", "t.tsv: line 2 has no text in the column 'es'"),
        ("t.tsv", "es\ten\nx\ty\n", "t.tsv: line 1 is 'es\\ten', not the header source<tab>es<tab>en"),
        ("t.tsv", " \n", "t.tsv: is empty; there is nothing to learn from"),
        ("t.tsv.xz", "not xz", "t.tsv.xz: is not a whole xz file; copy it again"),
    ],
)  # fmt: skip
def test_a_damaged_table_is_told_by_line(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(DataError) as error:
        read_pairs(DataSource(tmp_path), name, ES_EN)
    assert str(error.value) == f"{tmp_path}/{message}"


def test_line_files_must_pair_up(data: Path) -> None:
    (data / "news.en").write_text("Hello.\n\nGoodbye all.\n")
    with pytest.raises(DataError) as error:
        read_pairs(DataSource(data), "news", ES_EN)
    assert str(error.value) == f"{data}/news.en: line 2 is empty; remove it on both sides"
    (data / "news.en").write_text("Hello.\n")
    with pytest.raises(DataError) as error:
        read_pairs(DataSource(data), "news", ES_EN)
    assert str(error.value) == (
        f"{data}/news.es has 3 lines and {data}/news.en has 1; "
        "line n of one must belong to line n of the other"
    )


def test_missing_data_names_the_file(data: Path) -> None:
    with pytest.raises(DataError) as error:
        read_pairs(DataSource(data), "corpora/books.tsv.xz", ES_EN)
    assert str(error.value) == (
        f"{data}/corpora/books.tsv.xz: no such file; check the name and the folder"
    )
    with pytest.raises(DataError) as error:
        DataSource(data / "none")
    assert str(error.value) == (
        f"{data}/none: no such folder; name the folder that the recipe's paths begin in"
    )
    with pytest.raises(DataError, match="is neither a folder nor a tar file"):
        DataSource(data / "news.es")


def test_held_out_lines_are_never_trained_on(data: Path) -> None:
    source, told = DataSource(data), []
    plan = recipe("corpora/toy.tsv.xz", "news")
    dev = read_dev(source, plan.dev[0], ES_EN)
    groups = read_groups(source, plan, [dev], told.append)
    texts = {pair.source for pair in groups["toy"]}
    assert "Hola." in texts
    assert not {pair.source for pair in dev} & texts  # also the one that came in by the table
    assert told == ["toy: 30 of 33 pairs"]
    with pytest.raises(DataError) as error:
        read_groups(source, recipe("news", exclude=("news",)), [dev], told.append)
    assert str(error.value) == (
        "group 'toy': none of its 3 pairs is left, all are held out; give it other files"
    )
    with pytest.raises(DataError, match="has 3 pairs; dev 'news' wants the last 4"):
        read_dev(source, Dev("news", "news", 4), ES_EN)


def test_short_held_out_lines_keep_out_only_their_own_pair() -> None:
    held = HeldOut([Pair("No.", "No.", ""), Pair("Uno dos tres cuatro cinco.", "One to five.", "")])
    assert Pair("No.", "No.", "x") in held
    assert Pair("No.", "Not at all.", "x") not in held
    assert Pair("Uno dos tres cuatro cinco.", "Something else", "x") in held


def test_a_cap_draws_by_the_seed(data: Path) -> None:
    source = DataSource(data)
    plan = recipe("corpora/toy.tsv.xz", cap=10)
    first = read_groups(source, plan, [], print)["toy"]
    assert len(set(first)) == 10
    assert first == read_groups(source, plan, [], print)["toy"]


def test_a_packed_file_gives_the_same_and_no_more_than_the_caps(data: Path, tmp_path: Path) -> None:
    plan = recipe("corpora/toy.tsv.xz", "news", cap=10)
    size = pack(plan, data, tmp_path / "data.tar")
    assert size == (tmp_path / "data.tar").stat().st_size
    packed = DataSource(tmp_path / "data.tar")
    assert files_of(plan) == ["corpora/toy.tsv.xz", "news.es", "news.en"]
    with tarfile.open(tmp_path / "data.tar") as tar:
        assert tar.getnames() == files_of(plan)
    rows = read_pairs(packed, "corpora/toy.tsv.xz", ES_EN)
    whole = read_pairs(DataSource(data), "corpora/toy.tsv.xz", ES_EN)
    assert len(rows) == 10 and set(rows) < set(whole)
    assert read_pairs(packed, "news", ES_EN) == read_pairs(DataSource(data), "news", ES_EN)
    with pytest.raises(DataError) as error:
        packed.read("other")
    assert (
        str(error.value)
        == f"{tmp_path}/data.tar/other: no such file in the tar file; pack it again"
    )


def test_packing_keeps_the_rows_a_dev_holds_out(data: Path, tmp_path: Path) -> None:
    plan = Recipe(
        "es-en",
        (Group("toy", ("corpora/toy.tsv.xz",), cap=5),),
        (Dev("toy", "corpora/toy.tsv.xz", 4),),
    )
    pack(plan, data, tmp_path / "data.tar")
    for place in (data, tmp_path / "data.tar"):
        dev = read_dev(DataSource(place), plan.dev[0], ES_EN)
        assert [pair.target.split()[1] for pair in dev] == ["26", "27", "28", "29"]


def test_spanish_as_it_is_typed() -> None:
    text = "¿Cuándo llegará el niño? ¡Mañana, según Güiraldes!"
    found = {augment.unmarked(text, random.Random(seed)) for seed in range(20)}
    assert found == {
        "¿Cuando llegara el niño? ¡Mañana, segun Guiraldes!",
        "Cuándo llegará el niño? Mañana, según Güiraldes!",
        "Cuando llegara el niño? Mañana, segun Guiraldes!",
    }


def test_quotation_marks_change_style_on_both_sides() -> None:
    pair = ("Dijo «ya voy» y se fue.", 'He said "coming" and left.')
    found = {augment.quotes(*pair, random.Random(seed)) for seed in range(20)}
    assert found == {
        ('Dijo "ya voy" y se fue.', 'He said "coming" and left.'),
        ("Dijo “ya voy” y se fue.", "He said “coming” and left."),
        ("Dijo «ya voy» y se fue.", "He said “coming” and left."),
    }
    for uneven in (("Dijo «ya voy».", "He said it."), ('Mide 3".', '3" long.'), ("Sí.", "Yes.")):
        assert augment.quotes(*uneven, random.Random(1)) == uneven


def test_shared_names_are_those_that_a_translator_copied() -> None:
    source = (
        "Según Iturbide, del ITAM, México y Puerto-Rico ven a Ana en Ana; Ángel-Luis O’Neil, no Él."
    )
    target = (
        "From Iturbide, of ITAM, Mexico and Puerto-Rico see Ana in Ana; Ángel-Luis O’Neil, not Él."
    )
    assert shared_names(source, target) == [
        "Iturbide",
        "ITAM",
        "Puerto-Rico",
        "Ángel-Luis",
        "O’Neil",
    ]


def test_swapped_names_are_the_same_on_both_sides_and_nothing_else_changes() -> None:
    pair = ("Dijo Iturbide, del ITAM: «Vi a Iturbides».", "Iturbide, of ITAM, said: “I saw them”.")
    known = [
        Pair("Zavala, de la UNAM, y Ñúñez.", "Zavala, of UNAM, and Ñúñez.", "x"),
        Pair(*pair, "x"),
    ]
    names = Names(known)
    assert len(names) == 5
    none = ("sin nombres", "without names")
    assert Names([]).swap(*none, random.Random(1)) == none
    seen = set()
    for seed in range(60):
        source, target = names.swap(*pair, random.Random(seed))
        found = re.fullmatch(r"Dijo (\S+), del (\S+): «Vi a Iturbides».", source)
        assert found
        person, school = found.groups()
        assert target == f"{person}, of {school}, said: “I saw them”."
        assert school.isupper() and not person.isupper()
        seen.add(person)
    assert {"Iturbide", "Zavala", "Ñúñez"} < seen  # and blends of them


def test_a_vocabulary_keeps_what_people_write(tmp_path: Path) -> None:
    texts = ["La canción n.º 1 mide 3 m².", "The song no. 1 is 3 m² long."] * 40
    made = train_vocabulary(texts, VocabularyPlan(size=283))
    made.save(tmp_path)
    again = Vocabulary.load(tmp_path)
    text = "cancio\u0301n\u00a0n.º 1:\u200b 3 m² 日本 😀"
    ids, offsets = again.encode([text, ""], 0)
    assert again.decode(ids[: offsets[1]].tolist()) == "canción n.º 1: 3 m² 日本 😀"
    assert ids[offsets[1] :].tolist() == [again.end]
    assert again.pieces == made.pieces and again.pad == again.size - 1 == 282


def test_a_vocabulary_that_cannot_be_says_which_size_can() -> None:
    texts = ["uno dos tres", "one two three"] * 20
    with pytest.raises(DataError) as error:
        train_vocabulary(texts, VocabularyPlan(size=500, byte_fallback=False))
    assert "vocabulary of 500 pieces: could not be trained: the text has too few; " in str(
        error.value
    )
    size = int(str(error.value).split()[-3])
    assert train_vocabulary(texts, VocabularyPlan(size=size, byte_fallback=False)).size == size
    with pytest.raises(DataError) as error:
        train_vocabulary(texts, VocabularyPlan(size=100))
    assert "bytes and characters need more; set vocabulary.size to " in str(error.value)
    size = int(str(error.value).split()[-3])
    assert train_vocabulary(texts, VocabularyPlan(size=size)).size == size


def test_a_vocabulary_without_its_marks_is_no_vocabulary(tmp_path: Path) -> None:
    with pytest.raises(DataError) as error:
        Vocabulary(b"", b"", {"</s>": 0, "a": 1}, "v.json")
    assert str(error.value) == "v.json: is no Marian vocabulary (it lacks <unk>, <pad>)"
    with pytest.raises(DataError, match="<pad> has the id 0, not the last one"):
        Vocabulary(b"", b"", {"<pad>": 0, "<unk>": 1, "</s>": 2}, "v.json")


TSV = "source_lang\ttarget_lang\tsource\ttarget\n"


def test_a_memory_is_read_in_the_models_direction(tmp_path: Path) -> None:
    path = tmp_path / "memory.tsv"
    path.write_text(
        TSV + "en\tes\tThe house\tLa casa\nes-MX\ten\tEl perro\tThe dog\nes\ten\t\tAdded\n"
    )
    told: list[str] = []
    pairs = read_memory(path, ES_EN, told.append)
    assert [pair[:2] for pair in pairs] == [("La casa", "The house"), ("El perro", "The dog")]
    assert told == [f"{path}: 1 units with an empty side left out"]
    path.write_text(TSV + "fr\ten\tLa maison\tThe house\n")
    with pytest.raises(DataError) as error:
        read_memory(path, ES_EN, told.append)
    assert str(error.value) == (
        f"{path}: unit 1 is fr-en, not es-en; give a memory of these languages"
    )
    path.write_text("source\ttarget\nLa casa\tThe house\n")
    assert read_memory(path, ES_EN, told.append)[0][:2] == ("La casa", "The house")
    path.write_text("source\tes\ten\nx\tLa casa\tThe house\n")
    assert read_memory(path, ("en", "es"), told.append)[0][:2] == ("The house", "La casa")


def test_what_is_held_out_of_a_memory_stays_held_out_as_it_grows() -> None:
    pairs = [Pair(f"frase {n}", f"sentence {n}", "m") for n in range(100)]
    train, held = hold_out(pairs, 200)
    assert len(held) == 10 and len(train) == 90 and not set(held) & set(train)
    assert hold_out(list(reversed(pairs)), 200)[1] == held
    _, grown = hold_out([*pairs, *(Pair(f"otra {n}", "x", "m") for n in range(20))], 10)
    assert len(grown) == 10
