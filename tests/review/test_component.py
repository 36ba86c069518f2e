import re
import shutil
import subprocess
from pathlib import Path

import pytest

from review.grid import FOLDER, MODULES, script, style
from review.words_grid import GRID


def test_pure_parts_in_node(tmp_path):
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on this machine")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    for name in MODULES:
        shutil.copy(FOLDER / name, tmp_path)
    shutil.copy(Path(__file__).with_name("component.test.mjs"), tmp_path)
    ran = subprocess.run(
        [node, "--test", "component.test.mjs"], cwd=tmp_path, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_file_is_in_the_module_after_what_it_imports():
    assert set(MODULES) == {path.name for path in FOLDER.glob("*.js")}
    for at, name in enumerate(MODULES):
        text = (FOLDER / name).read_text(encoding="utf-8")
        assert set(re.findall(r'from "\./([^"]+)"', text)) <= set(MODULES[:at])
    assert not re.search(r"^import ", script(), re.MULTILINE)
    assert script().count("export default") == 1


def test_no_way_for_text_to_become_markup_and_nothing_from_elsewhere():
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|https?:|url\("
    )
    assert re.findall(forbidden, script() + style()) == []


def test_every_word_the_component_says_is_in_the_catalogue():
    used = set(re.findall(r"words\.(\w+)", script()))
    used |= set(re.findall(r'"(key_\w+|keys_\w+)"', script()))
    assert used - set(GRID) == set()


def test_no_two_files_give_one_name_to_two_things():
    names = re.findall(r"^(?:export )?(?:const|let|class|function) (\w+)", script(), re.MULTILINE)
    assert sorted(names) == sorted(set(names))
