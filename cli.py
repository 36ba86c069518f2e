"""The command `careo`: collects the packages' commands; each is imported only when it is called."""

from __future__ import annotations

import importlib

import click

from corpora.shell import run

COMMANDS = {
    "demo": ("review.demo:demo", "Run the whole way once on the bundled sample."),
    "corpora": ("corpora.cli:corpora", "Read, split and convert texts and bitexts."),
    "translate": ("translate.cli:translate", "Translate text between Spanish and English."),
    "align": ("align.cli:align", "Align a text with its translation, sentence by sentence."),
    "eval": ("eval.cli:evaluate", "Score translations against references."),
    "app": ("review.launch:app", "Open the review app in the browser, on this machine only."),
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command, None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        return getattr(importlib.import_module(module), name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands from the static helps."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
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
