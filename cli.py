"""The command `careo`: collects the packages' commands; each is imported only when it is called."""

from __future__ import annotations

import click

from corpora.shell import LazyGroup, run

COMMANDS = {
    "demo": ("review.demo:demo", "Run the whole way once on the bundled sample."),
    "corpora": ("corpora.cli:corpora", "Read, split and convert texts and bitexts."),
    "translate": ("translate.cli:translate", "Translate text between Spanish and English."),
    "align": ("align.cli:align", "Align a text with its translation, sentence by sentence."),
    "eval": ("eval.cli:evaluate", "Score translations against references."),
    "app": ("review.launch:app", "Open the review app in the browser, on this machine only."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="careo", prog_name="careo")
def careo() -> None:
    """Set a Spanish text face to face with its English version.

    Results go to standard output or -o, progress and messages to standard error.
    Exit code 0: done, 1: data or gate failed, 2: usage.
    """


def main(argv: list[str] | None = None) -> None:
    """Run the command and exit: errors meant for the user become one line on standard error."""
    run(careo, argv)


if __name__ == "__main__":
    main()
