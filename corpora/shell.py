"""Running a click command as a program: every failure meant for the user is one line and an exit code."""

from __future__ import annotations

import sys

import click

from corpora.errors import CareoError


def run(command: click.Command, argv: list[str] | None = None, name: str = "careo") -> None:
    """Run `command` as a program called `name` and exit: 0 done, 1 data, 2 usage, 130 stopped."""
    try:
        code = command.main(argv, prog_name=name, standalone_mode=False)
    except CareoError as error:
        click.echo(f"careo: {error}", err=True)
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("careo: stopped", err=True)
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
