"""Measuring a finished model as it is used, beside others' translations, and writing its card."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpora.errors import DataError, UsageError, unknown
from corpora.textio import check_parallel, read_bytes, read_lines, writing
from translate.models import find_model
from translate.training.card import CARD, FACTS, render_card
from translate.training.data import Report
from translate.training.evaluate import score, signatures
from translate.training.export import size_of

BEAMS = (1, 4)


def write_card(
    model: str,
    tests: Mapping[str, str],
    peers: Mapping[tuple[str, str], str] | None = None,
    threads: int = 0,
    report: Report = print,
) -> Path:
    """Measure a trained model on tests, write the figures into its folder's training.json and README.md.

    `tests` maps a name to the stem of two line files (stem.es, stem.en), `peers` a test's name and a
    system's to the file of its translations. The model runs as it ships: CTranslate2 in int8, greedily
    and with a beam of 4; speed is in lines a second on `threads` (0: all cores), without loading. Returns
    the card's path. Raises DataError where the model was not trained by Careo, or lines do not pair up.
    """
    from translate.engines import engine
    from translate.translator import Translator

    base = find_model(model)
    path = base.folder / FACTS
    if not path.is_file():
        raise DataError(
            f"{base.folder}: has no {FACTS}; a card is written for models Careo trained"
        )
    try:
        facts: dict[str, Any] = json.loads(read_bytes(path))
    except ValueError:
        raise DataError(f"{path}: is not JSON; export the model again") from None
    if not isinstance(facts, dict) or not {"direction", "data"} <= facts.keys():
        raise DataError(f"{path}: says too little of the training for a card; write {CARD} by hand")
    for test, _ in peers or {}:
        if test not in tests:
            raise unknown("test", test, tests)
    source, _, target = facts["direction"].partition("-")
    machine = engine(base, "ctranslate2", None, threads)
    rows = []
    for test, stem in tests.items():
        texts, references = read_lines(f"{stem}.{source}"), read_lines(f"{stem}.{target}")
        check_parallel(texts, references, f"{stem}.{source}", f"{stem}.{target}")
        for beam in BEAMS:
            begun = time.monotonic()
            made = [each.text for each in Translator(base, machine, beam).translate(texts)]
            speed = len(texts) / (time.monotonic() - begun)
            system = f"this model, {'greedy' if beam == 1 else f'beam {beam}'}"
            rows.append(_row(test, system, made, references, f"{speed:.0f}"))
            report(f"{test}  {system}: BLEU {rows[-1]['bleu']:.2f}  chrF {rows[-1]['chrf']:.2f}")
        for (name, system), file in (peers or {}).items():
            if name == test:
                lines = read_lines(file)
                check_parallel(lines, references, file, f"{stem}.{target}")
                rows.append(_row(test, system, lines, references, ""))
    facts["measured"] = rows
    facts["threads"] = threads or os.cpu_count() or 1
    facts["bytes"] = size_of(base.folder)
    facts["signatures"] = signatures()
    with writing(path) as out:
        json.dump(facts, out, ensure_ascii=False, indent=1)
        out.write("\n")
    with writing(base.folder / CARD) as out:
        out.write(render_card(facts))
    return base.folder / CARD


def _row(
    test: str, system: str, made: Sequence[str], references: Sequence[str], speed: str
) -> dict[str, Any]:
    scores = score(made, references)
    return {
        "test": test,
        "system": system,
        "bleu": round(scores.bleu, 2),
        "chrf": round(scores.chrf, 2),
        "speed": speed,
    }


def parse_assignments(texts: Sequence[str], option: str) -> dict[str, str]:
    """Split NAME=VALUE arguments of an option; UsageError for one without a name or a value."""
    made = {}
    for text in texts:
        name, _, value = text.partition("=")
        if not name or not value:
            raise UsageError(f"{option} {text}: is not NAME=FILE")
        made[name] = value
    return made
