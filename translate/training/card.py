"""The model card: README.md of an exported model, from what training wrote down and what was measured."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from corpora.errors import DataError
from corpora.languages import LANGUAGES
from corpora.wording import Counting
from translate.training.data import Pair
from translate.training.recipe import Recipe
from translate.training.source import DataSource

CARD, FACTS = "README.md", "training.json"


def read_manifest(data: DataSource, name: str) -> dict[str, dict[str, Any]]:
    """Read a manifest: a JSON list of objects with "name" and "license"; returns them by name."""
    try:
        entries = json.loads(data.read(name))
        return {entry["name"]: entry for entry in entries}
    except (ValueError, TypeError, KeyError):
        raise DataError(
            f"{data.place(name)}: is not a JSON list of objects with a name; mend or leave out manifest"
        ) from None


def data_facts(
    recipe: Recipe, groups: Mapping[str, Sequence[Pair]], manifest: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return for each group its weight, pairs used, and sources with pairs and licence ("" unknown)."""
    facts = []
    for group in recipe.group:
        counts = Counter(pair.origin for pair in groups[group.name])
        sources = [
            {
                "name": origin,
                "pairs": count,
                "license": manifest.get(origin, {}).get("license", ""),
                "source": manifest.get(origin, {}).get("source", ""),
                "human_translated": manifest.get(origin, {}).get("human_translated"),
            }
            for origin, count in counts.most_common()
        ]
        facts.append(
            {
                "name": group.name,
                "weight": group.weight,
                "about": group.about,
                "tag": group.tag,
                "pairs": sum(counts.values()),
                "sources": sources,
            }
        )
    return facts


def render_card(facts: Mapping[str, Any]) -> str:
    """Return the card as Markdown."""
    source, _, target = facts["direction"].partition("-")
    names = f"{LANGUAGES[source]} to {LANGUAGES[target]}"
    parts = [
        f"# {facts['direction']}: {names}",
        "A MarianMT model in Hugging Face layout, trained with `careo translate models "
        f"{facts['command']}`. Everything below was written by the program that trained and measured it.",
        _summary(facts),
    ]
    if facts.get("start"):
        parts.append(f"**Start.** {facts['start']}")
    if facts.get("notice"):
        parts.append(facts["notice"])
    parts += ["## Figures", _figures(facts)]
    if facts.get("weaknesses"):
        parts += ["## Known weaknesses", facts["weaknesses"]]
    parts += ["## Training data", _data(facts["data"])]
    parts += [
        "## Recipe",
        "As it was in force, defaults included:",
        "```json\n" + json.dumps(facts["recipe"], ensure_ascii=False, indent=1) + "\n```",
    ]
    return "\n\n".join(parts) + "\n"


def _summary(facts: Mapping[str, Any]) -> str:
    rows = [
        ("Parameters", f"{facts['parameters'] / 1e6:.1f} M"),
        *([("On disk", f"{facts['bytes'] / 1e6:.1f} MB")] if "bytes" in facts else []),
        ("Vocabulary", f"{facts['vocabulary']} pieces, joint"),
        ("Trained for", f"{facts['steps']:,} steps, {facts['pairs']:,} pairs seen"),
        (
            "Time",
            f"{facts['seconds'] / 60:.0f} minutes on {facts['device']} in {facts['precision']}",
        ),
        ("Versions", ", ".join(f"{name} {value}" for name, value in facts["versions"].items())),
    ]
    return _table(("", ""), rows)


def _figures(facts: Mapping[str, Any]) -> str:
    bleu, chrf = facts["signatures"]
    parts = []
    held_out = [
        (name, *(f"{value:.1f}" for value in (*facts["before"].get(name, ()), *scores)))
        for name, scores in facts["after"].items()
    ]
    wide = max(map(len, held_out), default=3)
    head = ("lines held out", "BLEU before", "chrF before", "BLEU", "chrF")
    parts.append(_table(head if wide == 5 else (head[0], *head[3:]), held_out))
    parts.append("Held-out lines of the training registers, greedy, averaged weights.")
    if measured := facts.get("measured"):
        rows = [
            (row["test"], row["system"], f"{row['bleu']:.1f}", f"{row['chrf']:.1f}", row["speed"])
            for row in measured
        ]
        speed = "lines a second"
        if threads := facts.get("threads"):
            speed += f", {Counting().format('{0:thread|threads}', threads)}"
        parts.append(_table(("test", "system", "BLEU", "chrF", speed), rows))
    parts.append(f"Signatures: BLEU `{bleu}`, chrF `{chrf}` (sacreBLEU).")
    return "\n\n".join(parts)


def _data(groups: Sequence[Mapping[str, Any]]) -> str:
    rows, details = [], []
    for group in groups:
        licences = Counter[str]()
        for source in group["sources"]:
            licences[source["license"]] += source["pairs"]
        named = ", ".join(name for name, _ in licences.most_common() if name)
        tag = f" (tag {group['tag']})" if group["tag"] else ""
        rows.append(
            (f"{group['name']}{tag}", f"{group['weight']:g}", f"{group['pairs']:,}", named or "–")
        )
        listed = ", ".join(f"{source['name']} ({source['pairs']:,})" for source in group["sources"])
        about = f" {group['about']}." if group["about"] else ""
        details.append(f"- **{group['name']}**:{about} {listed}")
    head = ("group", "weight", "pairs used", "licences")
    return _table(head, rows) + "\n\nSources, with pairs used:\n\n" + "\n".join(details)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)
