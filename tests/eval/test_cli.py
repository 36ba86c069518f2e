"""`careo eval …` as a user meets it: output, messages, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import sacrebleu

from tests.eval.conftest import Run

TEXTS = ("check", "--source", "a.es", "--target", "a.en", "--from", "es", "--to", "en", "--lines")
"""A check of the article's two texts, which are aligned for it."""

CHECK = (*TEXTS, "--beads", "a.gold")
"""The same with the article's own alignment."""


@pytest.fixture
def run(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run careo in a folder of its own; return exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    return run


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """hyp.en and ref.en with three lines each, and files with faults."""
    (tmp_path / "hyp.en").write_text("The cat sat.\n\nIt was late.\n", encoding="utf-8")
    (tmp_path / "ref.en").write_text(
        "The cat sat.\nNobody spoke.\nIt was late.\n", encoding="utf-8"
    )
    (tmp_path / "short.en").write_text("The cat sat.\n", encoding="utf-8")
    (tmp_path / "empty.en").write_text("", encoding="utf-8")
    (tmp_path / "bare.en").write_text("The cat sat.\n\nIt was late.\n", encoding="utf-8")
    (tmp_path / "latin.en").write_bytes("José\nOK\nfin\n".encode("latin-1"))
    return tmp_path


def test_score_prints_a_table_and_counts_empty_hypotheses(run: Run, files: Path) -> None:
    code, out, err = run("score", "--hyp", "hyp.en", "--ref", "ref.en", "-m", "chrf", "-m", "ter")
    assert code == 0
    hypotheses, references = (
        ["The cat sat.", "", "It was late."],
        ["The cat sat.", "Nobody spoke.", "It was late."],
    )
    chrf = sacrebleu.corpus_chrf(hypotheses, [references]).score
    assert out == (
        f"chrF  {chrf:.2f}  nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0\n"
        "TER   25.00  nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0\n"
    )
    assert err == "careo: hyp.en: 1 of 3 hypotheses is empty (line 2); scored as empty\n"


def test_score_as_json(run: Run, files: Path) -> None:
    code, out, _ = run(
        "score", "--hyp", "hyp.en", "--ref", "ref.en", "--json", "--segments", "--confidence", "40"
    )
    held = json.loads(out)
    assert code == 0
    assert [found["name"] for found in held["scores"]] == ["bleu", "chrf"]
    assert held["empty_hypotheses"] == [2]
    chrf = held["scores"][1]
    assert chrf["segment_scores"][1] == 0.0 and chrf["low"] <= chrf["mean"] <= chrf["high"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("score", "--hyp", "short.en", "--ref", "ref.en"), 1,
         "short.en has 1 lines and ref.en has 3; line n of one must belong to line n of the other"),
        (("score", "--hyp", "none.en", "--ref", "ref.en"), 1,
         "none.en: no such file; check the name and the folder"),
        (("score", "--hyp", "empty.en", "--ref",
         "ref.en"), 1, "empty.en: is empty; there is nothing to read in it"),
        (("score", "--hyp", "latin.en", "--ref", "ref.en"), 1,
         "latin.en: byte 0xe9 at offset 3 (line 1) is not utf-8; save it as UTF-8 or name its encoding, "
         "for example --encoding cp1252"),
        (("score", "--hyp", "hyp.en", "--ref", "bare.en"), 1,
         "bare.en: line 2 has no text to score against; write the reference or drop the line on all sides"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "-m", "meteor"), 2,
         "unknown metric 'meteor'; known: bleu, chrf, chrf++, comet, ter"),
        (("check", "--target", "ref.en", "--only",
         "numbrs"), 2, "unknown check 'numbrs'; known: additions, balance, "),
        (("check",), 2,
         "check needs --target, the translation (and --source, if there is one), or --project"),
        (("check", "--target", "ref.en", "--to", "en", "--ignore", "abcdef"), 2,
         "--ignore needs --ignored FILE, where it is remembered"),
        (("compare", "--hyp", "hyp.en", "--ref",
         "ref.en"), 1, "a comparison needs two systems or more, there is 1"),
        (("compare", "--hyp", "hyp.en", "--hyp", "hyp.en", "--ref", "ref.en"), 2,
         "two systems are called 'hyp.en'; name them as --hyp NAME=FILE"),
        (("gate", "--baseline", "ref.en", "--hyp", "hyp.en", "--ref", "ref.en"), 1,
         "ref.en: is not JSON (Expecting value, line 1); make the baseline again"),
        (("gate", "--baseline", "ref.en", "--hyp", "hyp.en", "--ref", "ref.en", "--least", "f1"), 1, ""),
        (("check", "--source", "hyp.en", "--target", "ref.en", "--only", "numbers", "--skip", "numbers"), 2,
         "no check is left to run; --skip names all that --only leaves"),
        (("check", "--source", "hyp.en", "--target", "ref.en", "--only", "terminology"), 2,
         "the check 'terminology' needs a glossary; name it with --terms"),
        (("check", "--target", "ref.en", "--to", "en", "--ignored", "missing.json"), 1,
         "missing.json: no such file; check the name and the folder"),
        (("gate", "--baseline", "none.json", "--hyp", "hyp.en", "--ref", "ref.en"), 1,
         "none.json: no such file; check the name and the folder"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--lang", "de"), 2,
         "unknown language 'de'; known: en, es"),
        (("compare", "--hyp", "a=hyp.en", "--hyp", "b=ref.en", "--ref", "ref.en", "--lang", "xx"), 2,
         "unknown language 'xx'; known: en, es"),
        (("score",), 2, "score needs --hyp FILE and --ref FILE, or --project FILE"),
        (("score", "--hyp", "hyp.en"), 2, "score needs both --hyp FILE and --ref FILE"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--project", "x.careo"), 2,
         "score needs --hyp FILE and --ref FILE, or --project FILE"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--bitext", "1"), 2,
         "--bitext belongs to --project"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--by", "age"), 2,
         "unknown way to group 'age'; known: confidence, content, label, length, role"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--by", "label"), 2,
         "--by label has nothing to go by; name a file with one label a line: --labels FILE"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--by", "confidence"), 2,
         "--by confidence has nothing to go by; score a project whose translations were made with "
         "confidence"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--by", "label", "--labels", "short.en"), 1,
         "there are 1 entries to group 3 segments by label; each segment needs exactly one"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "--confidence", "7"), 1,
         "7 resamples cannot give a 95 % interval; use 40 or more"),
        (("score", "--hyp", "hyp.en", "--ref", "ref.en", "-m", "comet"), 2,
         "comet needs --comet-model: a checkpoint file, or a model's name on the hub"),
        (("score", "--project", "none.careo"), 1,
         "none.careo: no such project; check the name and the folder"),
        (("score", "--project", "ref.en"), 1, "ref.en: is not a careo project; name a .careo file"),
        (("check", "--project", "ref.en"), 1, "ref.en: is not a careo project; name a .careo file"),
        (("check", "--project", "x.careo", "--lines"), 2,
         "--lines belongs to files; a project says it itself"),
        (("check", "--target", "none.en"), 1, "none.en: no such file; check the name and the folder"),
        (("check", "--target", "latin.en", "--to", "en", "--lines"), 1, "latin.en: byte 0xe9 at offset 3"),
        (("compare", "--hyp", "a=hyp.en", "--hyp", "b=short.en", "--ref", "ref.en"), 1,
         "b has 1 lines and the reference side has 3; line n of one must belong to line n of the other"),
        (("compare", "--hyp", "a=hyp.en", "--hyp", "b=ref.en", "--ref", "bare.en"), 1,
         "the reference side: line 2 has no text to score against; write the reference or drop the line on "
         "all sides"),
        (("compare", "--hyp", "a=hyp.en", "--hyp", "b=ref.en", "--ref", "ref.en", "--source",
          "short.en"), 1,
         "the source side has 1 lines and the reference side has 3; line n of one must belong to line n of "
         "the other"),
        (("baseline", "--hyp", "short.en", "--ref", "ref.en", "-o", "b.json"), 1,
         "short.en has 1 lines and ref.en has 3; line n of one must belong to line n of the other"),
        (("human", "none.jsonl"), 1, "none.jsonl: no such file; check the name and the folder"),
        (("human", "ref.en"), 1,
         "ref.en: line 1 is not JSON (Expecting value); each line is one judgement"),
        (("baseline", "--hyp", "hyp.en", "--ref", "ref.en", "--value", "f1=much", "-o", "b.json"), 2,
         "--value 'f1=much' is not NAME=NUMBER, as in alignment-f1=0.95"),
        (("baseline", "--hyp", "hyp.en", "--ref", "ref.en", "--value", "f1=nan", "-o", "b.json"), 1,
         "--value 'f1=nan': is no finite number, so it can be held against nothing"),
    ],
)  # fmt: skip
def test_bad_input_is_one_line_and_an_exit_code(
    run: Run, files: Path, words: tuple[str, ...], code: int, message: str
) -> None:
    ended, out, err = run(*words)
    assert (ended, out) == (code, "")
    assert err.startswith(f"careo: {message}") and err.count("\n") == 1
    assert not (files / "b.json").exists()


def test_encoding_and_output(run: Run, files: Path) -> None:
    (files / "utf.en").write_text("José\nOK\nfin\n", encoding="utf-8")
    code, out, _ = run(
        "score", "--hyp", "latin.en", "--ref", "latin.en", "--encoding", "latin-1", "-o", "s.txt"
    )
    assert (code, out) == (0, "")
    assert (files / "s.txt").read_text(encoding="utf-8").startswith("BLEU ")


@pytest.fixture
def article(files: Path) -> Path:
    """A short source with its translation, in which a number and a name slipped."""
    (files / "a.es").write_text(
        "Ocampo pagó 70 pesos.\nNadie vio a Ocampo.\nEra tarde.\n", encoding="utf-8"
    )
    (files / "a.en").write_text(
        "Ocampo paid 75 pesos.\nNobody saw Ocmapo.\nIt was late.\n", encoding="utf-8"
    )
    (files / "a.gold").write_text("[0]:[0]\n[1]:[1]\n[2]:[2]\n", encoding="utf-8")
    return files


def test_check_lists_findings_with_their_places(run: Run, article: Path) -> None:
    code, out, err = run(*CHECK)
    lines = out.splitlines()
    assert code == 0
    assert lines[0].startswith("0  error  numbers  the source says “70”, the translation “75”")
    assert lines[1].startswith(
        "1  error  names    “Ocmapo” is “Ocampo” in the source and 1 time in this translation"
    )
    assert err == "careo: a.en: 3 segments, 2 errors\n"
    assert run(*CHECK, "--fail-on", "error")[0] == 1
    assert run(*CHECK, "--skip", "numbers", "--skip", "names", "--fail-on", "note")[0] == 0


def test_a_finding_set_aside_stays_so_until_its_sentence_changes(run: Run, article: Path) -> None:
    key = json.loads(run(*CHECK, "--json")[1])["issues"][0]["key"]
    aside = (*CHECK, "--ignored", "aside.json")
    code, _, err = run(*aside, "--ignore", key[:8], "--reason", "he paid five more")
    assert (code, err) == (0, "careo: set aside in aside.json: numbers “75”\n")
    held = json.loads((article / "aside.json").read_text(encoding="utf-8"))
    assert held["ignored"][0] == {
        "key": key,
        "check": "numbers",
        "excerpt": "75",
        "reason": "he paid five more",
    }
    _, out, err = run(*aside)
    assert "numbers" not in out and err == "careo: a.en: 3 segments, 1 error; 1 set aside\n"
    text = (article / "a.en").read_text(encoding="utf-8")
    (article / "a.en").write_text(text.replace("paid 75", "gave 75"), encoding="utf-8")
    assert "numbers" in run(*aside)[1]


def test_setting_aside_needs_a_reason_and_a_known_key(run: Run, article: Path) -> None:
    aside = (*CHECK, "--ignored", "aside.json")
    assert run(*aside, "--ignore", "0123456")[2] == (
        "careo: a finding is ignored for a reason; give one with --reason\n"
    )
    assert run(*aside, "--ignore", "0123456", "--reason", "x")[2] == (
        "careo: no finding has the key '0123456'; the list shows the keys (six letters are enough)\n"
    )
    (article / "aside.json").write_text("[]", encoding="utf-8")
    assert run(*aside)[2] == "careo: aside.json: is not a list of ignored findings of version 1\n"


def test_beads_of_other_texts_are_refused(run: Run, article: Path) -> None:
    (article / "a.gold").write_text("[0]:[0]\n[1]:[1]\n", encoding="utf-8")
    code, out, err = run(*CHECK)
    assert (code, out) == (1, "")
    assert err == (
        "careo: a.gold: beads end at 2:2, the documents at 3:3; are these the beads of these texts?\n"
    )


def test_check_aligns_texts_and_takes_a_glossary(run: Run, article: Path) -> None:
    (article / "terms.tsv").write_text("# source\ttarget\npesos\tMexican pesos\n", encoding="utf-8")
    code, out, err = run(*TEXTS, "--terms", "terms.tsv", "--only", "terminology")
    assert code == 0 and "“pesos” is “Mexican pesos” in the glossary" in out
    assert err.startswith("careo: aligned 3 and 3 segments by ")
    (article / "terms.tsv").write_text("pesos\n", encoding="utf-8")
    assert (
        "terms.tsv: line 1 is not “source term<TAB>target term”: 'pesos'"
        in run(*TEXTS, "--terms", "terms.tsv")[2]
    )


def test_check_takes_a_glossary_in_tbx(run: Run, article: Path) -> None:
    (article / "terms.tbx").write_text(
        '<?xml version="1.0"?>\n<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body>\n'
        '<conceptEntry id="a"><langSec xml:lang="es"><termSec><term>pesos</term></termSec></langSec>\n'
        '<langSec xml:lang="en"><termSec><term>Mexican pesos</term></termSec></langSec></conceptEntry>\n'
        "</body></text></tbx>\n",
        encoding="utf-8",
    )
    code, out, _ = run(*TEXTS, "--terms", "terms.tbx", "--only", "terminology")
    assert code == 0 and "“pesos” is “Mexican pesos” in the glossary" in out
    (article / "terms.tbx").write_text("<tbx>", encoding="utf-8")
    code, out, err = run(*TEXTS, "--terms", "terms.tbx", "--only", "terminology")
    assert (code, out) == (1, "")
    assert err.startswith("careo: terms.tbx: is not well-formed XML (") and err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--terms", "terms.tsv"), "--terms needs --source, the original"),
        (("--beads", "a.gold"), "--beads needs --source, the original"),
        (("--from", "es"), "--from needs --source, the original"),
        (("--only", "numbers"), "the check 'numbers' needs the source; name it with --source"),
    ],
)
def test_what_needs_the_source_says_so(
    run: Run, article: Path, words: tuple[str, ...], message: str
) -> None:
    assert run("check", "--target", "a.en", "--to", "en", *words) == (2, "", f"careo: {message}\n")


def test_a_language_no_check_knows_is_told_before_anything_is_aligned(
    run: Run, article: Path
) -> None:
    for words in (TEXTS, ("check", "--target", "a.en", "--lines")):
        assert run(*words, "--to", "fr") == (
            2, "", "careo: checks know English and Spanish, not 'fr'; name the language with --from or --to\n"
        )  # fmt: skip


def test_an_unknown_check_is_told_before_anything_is_aligned(run: Run, article: Path) -> None:
    code, out, err = run(*TEXTS, "--only", "numbres")
    assert (code, out) == (2, "")
    assert err.startswith("careo: unknown check 'numbres'; known: additions, balance, ")
    assert err.count("\n") == 1


def test_check_lists_its_checks(run: Run) -> None:
    code, out, _ = run("check", "--list")
    assert code == 0 and "numbers         numbers, in digits and words\n" in out


def test_the_help_loads_nothing_heavy() -> None:
    program = (
        "import sys, eval.cli, eval.cli_check, eval.cli_compare\n"
        "heavy = ('numpy', 'sacrebleu', 'torch', 'lxml', 'sqlalchemy', 'eval.checks')\n"
        "print([module for module in heavy if module in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_groups_are_scored_too(run: Run, files: Path) -> None:
    (files / "kinds.txt").write_text("news\nletters\nnews\n", encoding="utf-8")
    words = ("score", "--hyp", "hyp.en", "--ref", "ref.en", "-m", "chrf", "--by", "label")
    code, out, _ = run(*words, "--labels", "kinds.txt", "--by", "length")
    assert code == 0
    table = out.split("\n\n")[1].splitlines()
    assert [line.split() for line in table] == [
        ["group", "segments", "chrF"],
        ["label:", "letters", "1", "0.00"],
        ["label:", "news", "2", "100.00"],
        ["1–10", "words", "3", table[3].split()[-1]],
    ]
    code, out, _ = run(*words, "--labels", "kinds.txt", "--json")
    assert [group["group"] for group in json.loads(out)["groups"]] == [
        "label: letters",
        "label: news",
    ]


def test_a_failed_baseline_leaves_the_old_one(run: Run, files: Path) -> None:
    good = ("baseline", "--hyp", "hyp.en", "--ref", "ref.en", "-o", "b.json")
    assert run(*good)[0] == 0
    old = (files / "b.json").read_bytes()
    assert run("baseline", "--hyp", "short.en", "--ref", "ref.en", "-o", "b.json")[0] == 1
    assert run(*good, "--value", "x=inf")[0] == 1
    assert (files / "b.json").read_bytes() == old


def test_the_package_is_cheap_to_import_and_its_names_exist() -> None:
    program = (
        "import sys, eval\n"
        "heavy = ('numpy', 'sacrebleu', 'click', 'eval.metrics', 'eval.checks')\n"
        "print([module for module in heavy if module in sys.modules])\n"
        "print([type(getattr(eval, name)).__name__ for name in eval.__all__].count('module'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n0\n"
