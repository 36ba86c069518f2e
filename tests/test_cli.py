"""The command as a whole: help, laziness, layers, exit codes."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("torch", "transformers", "ctranslate2", "sentencepiece", "streamlit", "sacrebleu")
HEAVY += ("sqlalchemy", "lxml", "trafilatura", "numpy")
LAYERS = ("corpora", "translate", "align", "eval", "review")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_help_lists_every_command() -> None:
    done = run("-m", "cli", "--help")
    assert done.returncode == 0
    for name in ("demo", "corpora", "translate", "align", "eval", "app"):
        assert f"\n  {name} " in done.stdout


@pytest.mark.parametrize("group", ["", "corpora", "translate", "align", "eval", "app", "demo"])
def test_help_imports_nothing_heavy(group: str) -> None:
    script = (
        "import sys, cli\n"
        "try: cli.careo.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = run("-c", script, *filter(None, [group]), "--help")
    assert done.stdout.split("HEAVY ")[1].strip() == "[]", done.stderr


@pytest.mark.parametrize("name", ["corpora", "translate", "align", "eval"])
def test_a_package_runs_as_a_module(name: str) -> None:
    done = run("-m", name, "--help")
    assert done.returncode == 0, done.stderr
    assert "Usage:" in done.stdout


def test_unknown_command_is_a_usage_error() -> None:
    done = run("-m", "cli", "tranlsate")
    assert (done.returncode, done.stdout) == (2, "")
    assert "unknown command 'tranlsate'; known: align, app, corpora, demo" in done.stderr


def test_version() -> None:
    assert run("-m", "cli", "--version").stdout.startswith("careo, version ")


def test_imports_run_one_way(root: Path) -> None:
    """corpora <- translate <- align <- eval <- review <- app.py, cli.py, inside functions too."""
    wrong = []
    for rank, package in enumerate(LAYERS):
        above = {*LAYERS[rank + 1 :], "app", "cli"}
        for path in sorted((root / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = []
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and node.module:
                    names = [node.module]
                wrong += [
                    f"{path.relative_to(root)} imports {name}"
                    for name in names
                    if name.split(".")[0] in above
                ]
    assert wrong == []


def test_every_public_function_says_what_it_does(root: Path) -> None:
    silent = []
    for package in (*LAYERS, "."):
        paths = (
            (root / package).rglob("*.py") if package != "." else (root / "app.py", root / "cli.py")
        )
        for path in paths:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if (
                    isinstance(node, ast.FunctionDef | ast.ClassDef)
                    and not node.name.startswith("_")
                    and node in tree.body
                    and not ast.get_docstring(node)
                ):
                    silent.append(f"{path.relative_to(root)}: {node.name}")
    assert silent == []


def test_the_project_speaks_of_itself_alone(root: Path) -> None:
    """No path of a developer's machine in what is shipped."""
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    for name in tracked.stdout.split("\n"):
        if name.endswith(
            (".py", ".md", ".toml", ".txt", ".html", ".js", ".css", ".json", "Makefile")
        ):
            text = (root / name).read_text(encoding="utf-8")
            assert "/" + "work/" not in text, name
