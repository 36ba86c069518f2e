"""Running a click command as a program: every failure meant for the user is one line and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping
from typing import Any

import click

from corpora.errors import CareoError, unknown


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
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(
            130
        )  # a thread may still be in C++ (`translate.engines`), and must not be waited for
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


class GroupWithDefault(click.Group):
    """A group whose first word is a subcommand or else belongs to its `default` command.

    So `careo align a.txt b.txt` and `careo align score p g` both work; a file that bears a subcommand's
    name is given as ./name. `default` is the name of a command of the group, left out of its help.
    """

    def __init__(self, *args: Any, default: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command's name before words that begin with no subcommand's name."""
        if not (args and (args[0] in self.commands or args[0] in ctx.help_option_names)):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the default command's usage and that of the subcommands."""
        default = self.commands[self.default]
        inner = click.Context(default, info_name=ctx.info_name, parent=ctx.parent)
        default.format_usage(inner, formatter)
        for name in self.list_commands(ctx):
            formatter.write_usage(f"{ctx.command_path} {name}", "...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the default command's options, then the subcommands."""
        default = self.commands[self.default]
        default.format_options(click.Context(default, parent=ctx.parent), formatter)
        self.format_commands(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the subcommands' names without the default."""
        return [name for name in super().list_commands(ctx) if name != self.default]


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps, and imports one only when it is called.

    `lazy` maps a command's name to ("module:attribute", help line). Commands added in the usual way
    (`@group.command()`) stand beside them and come first.
    """

    def __init__(
        self, *args: object, lazy: Mapping[str, tuple[str, str]] | None = None, **options: object
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order they were given."""
        return [*self.commands, *self.lazy]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, importing it if need be; None if there is none of that name."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        module, name = self.lazy[cmd_name][0].split(":")
        return getattr(importlib.import_module(module), name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that `args` begin with; raises UsageError that lists the known ones."""
        if args and args[0][:1] != "-" and args[0] not in self.list_commands(ctx):
            raise unknown("command", args[0], self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands; the lazy ones' lines come from `lazy`, without importing them."""
        rows = [(name, command.get_short_help_str(80)) for name, command in self.commands.items()]
        rows += [(name, text) for name, (_, text) in self.lazy.items()]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)
