"""`careo app`: the review app in the browser, served to this machine only."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import socket
import threading
import time
import webbrowser
from pathlib import Path

import click

from corpora.errors import DataError
from review.settings import ADDRESS, DEFAULT_PORT, options

PROJECT_VARIABLE = "CAREO_PROJECT"
"""The environment variable that tells the app which project it was started with."""


@click.command()
@click.argument("project", required=False)
@click.option(
    "--port", type=click.IntRange(1, 65535), help=f"Port [default: {DEFAULT_PORT} or a free one]."
)
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
def app(project: str | None, port: int | None, no_browser: bool) -> None:
    """Open the review app, with PROJECT (a .careo file) if one is named.

    The app listens on 127.0.0.1 only. It runs until Ctrl+C; everything done in it is already saved.
    """
    if project is not None:
        check_project(project)
    serve(project, choose_port(port), not no_browser)


def check_project(place: str) -> None:
    """Raise DataError unless `place` is a project that this version can open."""
    from corpora.store import Project

    Project.open(place).close()


def choose_port(wanted: int | None) -> int:
    """Return `wanted` if nothing listens there, else raise DataError; for None the default or a free port."""
    if wanted is not None:
        if not _is_free(wanted):
            raise DataError(f"port {wanted}: is taken by another program; name another with --port")
        return wanted
    if _is_free(DEFAULT_PORT):
        return DEFAULT_PORT
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        return probe.getsockname()[1]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def app_file() -> Path:
    """Return the path of app.py, the script that the server runs, without running it."""
    spec = importlib.util.find_spec("app")
    if spec is None or spec.origin is None:
        raise DataError("app.py: is not installed; install careo again")
    return Path(spec.origin)


def serve(project: str | None, port: int, open_browser: bool) -> None:
    """Serve the app on 127.0.0.1:`port` until it is stopped; prints the address once it answers."""
    from streamlit.web import bootstrap

    os.environ.pop(PROJECT_VARIABLE, None)
    if project is not None:
        os.environ[PROJECT_VARIABLE] = project if "://" in project else str(Path(project).resolve())
    flags = {name.replace(".", "_"): value for name, value in options(port).items()}
    bootstrap.load_config_options(flags)
    threading.Thread(
        target=_announce, args=(port, project is not None, open_browser), daemon=True
    ).start()
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        bootstrap.run(str(app_file()), False, [], flags)


def _announce(port: int, to_review: bool, open_browser: bool) -> None:
    """Print the address as soon as the server listens; give up with the process."""
    url = f"http://{ADDRESS}:{port}/{'review' if to_review else ''}"
    while True:
        with contextlib.suppress(OSError), socket.create_connection((ADDRESS, port), timeout=1):
            break
        time.sleep(0.05)
    click.echo(f"{url}  (Ctrl+C stops)", err=True)
    if open_browser:
        webbrowser.open(url)
