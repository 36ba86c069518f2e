import socket
import tomllib

import pytest
from click.testing import CliRunner

from corpora.errors import DataError
from review.launch import app, check_project, choose_port
from review.settings import SERVER, THEME, options


def flat(table, prefix=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def test_the_config_file_says_what_the_command_says(root):
    config = tomllib.loads((root / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert dict(flat(config)) == {**SERVER, **THEME}


def test_every_option_is_one_of_streamlits():
    from streamlit import config

    known = config.get_config_options()
    assert [name for name in options(8501) if name not in known] == []


def test_the_server_listens_on_loopback_only_and_reports_nothing():
    assert SERVER["server.address"] == "127.0.0.1"
    assert SERVER["server.allowedHosts"] == ["localhost", "127.0.0.1"]
    assert SERVER["browser.gatherUsageStats"] is False


def test_a_missing_project_is_one_line(tmp_path):
    result = CliRunner().invoke(app, [str(tmp_path / "no.careo"), "--no-browser"])
    assert isinstance(result.exception, DataError)
    assert str(result.exception) == (
        f"{tmp_path / 'no.careo'}: no such project; check the name and the folder"
    )


def test_a_file_that_is_no_project_is_one_line(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("no project")
    with pytest.raises(DataError, match=r"is not a careo project; name a \.careo file"):
        check_project(str(other))


def test_a_port_that_is_taken():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(DataError) as caught:
            choose_port(port)
    assert str(caught.value) == (
        f"port {port}: is taken by another program; name another with --port"
    )


def test_without_a_wish_a_free_port_is_chosen(monkeypatch):
    assert choose_port(None) > 0
    monkeypatch.setattr("review.launch._is_free", lambda port: False)
    port = choose_port(None)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
