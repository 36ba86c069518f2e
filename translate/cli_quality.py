"""The commands `careo translate alternatives`, `score` and `terms`."""

from __future__ import annotations

import click

from corpora.errors import UsageError
from corpora.languages import language
from corpora.textio import check_parallel, read_lines


def _other(source: str, target: str | None) -> str:
    other = target or {"es": "en", "en": "es"}[language(source)]
    if language(source) == language(other):
        raise UsageError(f"--from and --to are both {source}; name two languages")
    return other


@click.command("alternatives")
@click.argument("text")
@click.option("--nbest", default=5, show_default=True, help="How many translations, 1 to 32.")
@click.option("--translation", help="With --word: a translation of TEXT; default: the best one.")
@click.option("--word", type=int, help="Alternatives at this word of the translation, from 0.")
@click.option("--from", "source", default="es", show_default=True, help="Language of TEXT.")
@click.option("--to", "target", help="Language to translate into; default: the other one.")
@click.option("--model", help="Bundled name, folder, or owner/name of a fetched hub model.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array.")
def alternatives(
    text: str,
    nbest: int,
    translation: str | None,
    word: int | None,
    source: str,
    target: str | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Show other translations of a sentence.

    Prints several translations of TEXT, what differs in brackets; with --word those that differ there.
    """
    import json

    from translate.alternatives import at_word, marked
    from translate.alternatives import nbest as best
    from translate.translator import translator

    machine = translator(source, _other(source, target), model, threads=1)
    if word is None:
        found = best(machine, text, nbest)
    else:
        first = translation or next(machine.translate([text])).text
        found = at_word(machine, text, first, word, nbest)
    if as_json:
        rows = [
            {
                "text": one.text,
                "confidence": round(one.confidence, 4),
                "changed": [[span.start, span.end] for span in one.changed],
            }
            for one in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for one in found:
        click.echo(f"{one.confidence:.3f}\t{marked(one)}")


@click.command("score")
@click.argument("source_file", metavar="SOURCE")
@click.argument("target_file", metavar="TARGET")
@click.option("--from", "source", default="es", show_default=True, help="Language of SOURCE.")
@click.option("--to", "target", help="Language of TARGET; default: the other one.")
@click.option("--model", help="Bundled name, folder, or owner/name of a fetched hub model.")
@click.option("--words", is_flag=True, help="Also the probability of each word.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a line.")
@click.option("--threads", type=click.IntRange(0), default=0, help="0 (default): all cores.")
def score(
    source_file: str,
    target_file: str,
    source: str,
    target: str | None,
    model: str | None,
    words: bool,
    as_json: bool,
    threads: int,
) -> None:
    """Score a translation by the model.

    Prints how probable the model finds each line of TARGET, a human translation of SOURCE's (0 to 1).
    """
    import json

    from translate.confidence import forced_scores, word_scores
    from translate.translator import translator

    sources, targets = read_lines(source_file), read_lines(target_file)
    check_parallel(sources, targets, source_file, target_file)
    machine = translator(source, _other(source, target), model, threads=threads)
    for start in range(0, len(sources), 64):
        some = slice(start, start + 64)
        scores = forced_scores(machine, sources[some], targets[some])
        rows = word_scores(machine, sources[some], targets[some]) if words else [[]] * len(scores)
        for value, row in zip(scores, rows, strict=True):
            if as_json:
                record: dict[str, object] = {"score": round(value, 4)}
                if words:
                    record["words"] = [
                        [one.word, one.span.start, one.span.end, round(one.probability, 4)]
                        for one in row
                    ]
                click.echo(json.dumps(record, ensure_ascii=False))
            else:
                shown = " ".join(f"{one.word}:{one.probability:.2f}" for one in row)
                click.echo(f"{value:.4f}" + (f"\t{shown}" if words else ""))


@click.command("terms")
@click.argument("glossary_file", metavar="GLOSSARY")
@click.argument("source_file", metavar="SOURCE")
@click.argument("target_file", metavar="TARGET")
@click.option("--from", "source", default="es", show_default=True, help="Language of SOURCE.")
@click.option("--to", "target", help="Language of TARGET; default: the other one.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, term by term.")
def terms(
    glossary_file: str,
    source_file: str,
    target_file: str,
    source: str,
    target: str | None,
    as_json: bool,
) -> None:
    """Count a glossary's terms in a translation.

    Reports how often TARGET, a translation of SOURCE line by line, renders GLOSSARY's terms as asked.
    """
    import json

    from translate.terms import read_glossary, report

    glossary = read_glossary(glossary_file, source, _other(source, target))
    found = report(read_lines(source_file), read_lines(target_file), glossary)
    click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=1) if as_json else str(found))
