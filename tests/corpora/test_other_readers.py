"""What careo writes, before other judges: the formats' own schemas and an independent reader.

Neither is part of the project. CAREO_SCHEMAS names a folder with tmx14.dtd (the document type of TMX 1.4b)
and, where they are at hand, xliff-core-1.2-strict.xsd and xliff_core_2.0.xsd. CAREO_TRANSLATE_TOOLKIT names
the Python of a virtual environment in which translate-toolkit is installed; it runs as a program of its own.
Each is skipped where it is not named.
"""

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpora.formats import write_units
from corpora.units import TranslationUnit
from tests.strategies import NASTY

UNITS = [
    TranslationUnit(
        "«Sí» & <no>", "“Yes” & <no>", "es", "en", "7", (("status", "reviewed"),), ("¿«sí»?",)
    ),
    TranslationUnit("Dos\nlíneas.", "Two\nlines.", "es", "en", "x1", (("x-domain", "prensa"),)),
    *(
        TranslationUnit(
            text, text, "es", "en", f"n{number}", (("machine", text), ("model", "m")), (text,)
        )
        for number, text in enumerate(NASTY)
        if "\r" not in text and "\\" not in text and text.strip() == text
    ),
]

READ = """
import json, sys
from translate.storage import po, tmx, xliff
kind, path = sys.argv[1:]
if kind == "xliff2":
    from translate.storage.xliff2 import Xliff2File as Store
else:
    Store = {"tmx": tmx.tmxfile, "xliff": xliff.xlifffile, "po": po.pofile}[kind]
store = Store.parsefile(path)
units = [unit for unit in store.units if unit.istranslatable()]
print(json.dumps([[str(unit.source), str(unit.target), unit.getnotes()] for unit in units]))
"""


def written(folder: Path, kind: str) -> Path:
    path = folder / f"a.{kind}"
    options = {"date": datetime(2024, 5, 1, tzinfo=UTC)} if kind == "tmx" else {}
    write_units(UNITS, path, kind, **options)
    return path


@pytest.mark.parametrize("kind", ["tmx", "xliff", "xliff2", "po"])
def test_translate_toolkit_reads_the_same_texts(tmp_path, kind):
    python = os.environ.get("CAREO_TRANSLATE_TOOLKIT")
    if not python:
        pytest.skip("CAREO_TRANSLATE_TOOLKIT names no Python with translate-toolkit")
    done = subprocess.run(
        [python, "-I", "-c", READ, kind, str(written(tmp_path, kind))],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert [(source, target) for source, target, _ in read] == [
        (one.source, one.target) for one in UNITS
    ]
    if kind != "xliff2":  # it looks for notes in the segment, where XLIFF 2 has them in the unit
        assert "¿«sí»?" in read[0][2]


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ("tmx", "tmx14.dtd"),
        ("xliff", "xliff-core-1.2-strict.xsd"),
        ("xliff2", "xliff_core_2.0.xsd"),
    ],
)
def test_the_schema_of_the_format_holds(tmp_path, kind, schema):
    from lxml import etree

    place = Path(os.environ.get("CAREO_SCHEMAS", "/nowhere")) / schema
    if not place.is_file():
        pytest.skip(f"CAREO_SCHEMAS names no folder with {schema}")
    tree = etree.parse(written(tmp_path, kind), etree.XMLParser(no_network=True, load_dtd=False))
    judge = etree.DTD(place) if schema.endswith(".dtd") else etree.XMLSchema(file=place)
    assert judge.validate(tree), judge.error_log
