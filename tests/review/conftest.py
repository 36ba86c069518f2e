"""A project of the sample article with its gold beads, as a stand-in for what `careo demo` writes."""

import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpora.documents import document_from_lines
from corpora.store import save_project
from corpora.textio import read_lines
from corpora.values import Bead, Bitext, Span, Translation
from review.navigation import page_file
from tests.review.browsing import Server, Tab, find_chromium, start_chromium, visit_link


def sample_bitext(samples: Path) -> Bitext:
    source = document_from_lines(read_lines(samples / "mexico.es.lines"), "es")
    target = document_from_lines(read_lines(samples / "mexico.en.lines"), "en")
    beads, at = [], [0, 0]
    drawn = random.Random(7)
    for line in read_lines(samples / "mexico.gold"):
        counts = [len(re.findall(r"\d+", side)) for side in line.split(":")[:2]]
        spans = [Span(start, start + count) for start, count in zip(at, counts, strict=True)]
        beads.append(Bead(spans[0], spans[1], round(drawn.betavariate(8, 1), 3), (), "gold"))
        at = [span.end for span in spans]
    return Bitext(source, target, tuple(beads))


def translations_of(bitext: Bitext) -> list[Translation]:
    """The source with its words turned round: no translation, but text that is not the human one."""
    return [
        Translation(" ".join(reversed(segment.text.split())), "test", "0" * 16, "none", "none", 1)
        for segment in bitext.source.segments
    ]


def save_sample(place: Path, samples: Path) -> None:
    """Write a project file with the sample article, its translation and a machine translation."""
    bitext = sample_bitext(samples)
    save_project(place, bitext, translations_of(bitext), name="Cambridge Analytica")


@pytest.fixture
def sample_project(samples: Path, tmp_path: Path) -> Path:
    """A project file with the sample article, its translation and a machine translation."""
    place = tmp_path / "sample.careo"
    save_sample(place, samples)
    return place


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the list of recent projects of these tests apart from the user's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("CAREO_PROJECT", raising=False)
    yield


# ---- pages without a browser


@pytest.fixture
def page(root, monkeypatch):
    """Run one page of the app on a project, as a browser tab would."""
    from streamlit import config
    from streamlit.testing.v1 import AppTest

    monkeypatch.chdir(root)

    def run(name, project=None, lang="en", script=None, **address):
        config.get_config_options(force_reparse=True)
        if project is not None:
            monkeypatch.setenv("CAREO_PROJECT", str(project))
        test = AppTest.from_file(str(script or page_file(name)), default_timeout=60)
        test.query_params["lang"] = lang
        for key, value in address.items():
            test.query_params[key] = str(value)
        test.run()
        assert not test.exception, [one.value for one in test.exception]
        return test

    return run


def grid_data(test):
    """What the page hands the grid."""
    components = [node for node in test.main if node.type == "bidi_component"]
    (element,) = [node for node in components if node.proto.component_name.endswith("careo_grid")]
    return json.loads(element.proto.json)


def button(test, label):
    (found,) = [one for one in test.button if one.label == label]
    return found


# ---- the browser: one for the whole run, one server a file, one tab a test


@pytest.fixture(scope="session")
def chromium() -> tuple[str, str]:
    """The browser and its driver; skipped where the machine has none, never where it has to have them."""
    found = find_chromium()
    if found is None:
        said = "no Chromium with chromedriver on this machine (Debian: chromium-driver)"
        if os.environ.get("CAREO_REQUIRE_SHARED") == "1":
            pytest.fail(said)
        pytest.skip(said)
    return found


@pytest.fixture(scope="session")
def driver(chromium, tmp_path_factory):
    """A Chromium with a fresh profile. Each server has its own port, so its own storage there."""
    driver = start_chromium(chromium, tmp_path_factory.mktemp("browser"))
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def downloads(driver):
    """The folder that the browser saves into."""
    folder = Path(driver.capabilities["chrome"]["userDataDir"]).parent / "downloads"
    assert folder.is_dir()
    return folder


@pytest.fixture
def open_tab(driver):
    """Open tabs of one browser; they are closed after the test."""
    driver.get_log("performance")
    opened = []

    def start():
        driver.switch_to.new_window("tab")
        opened.append(Tab(driver))
        return opened[-1]

    yield start
    for tab in opened:
        close_tab(tab)


def close_tab(tab):
    """Close a tab without being asked about unsaved work, and go to the browser's first one."""
    driver = tab.driver
    if tab.handle in driver.window_handles:
        tab.come()
        driver.execute_cdp_cmd("Page.navigate", {"url": "about:blank"})
        driver.close()
    driver.switch_to.window(driver.window_handles[0])


@pytest.fixture
def tab(open_tab):
    """One tab."""
    return open_tab()


@pytest.fixture
def serve(root, tmp_path):
    """Serve a project; every server is gone after the test."""
    servers = []

    def start(project):
        servers.append(Server(root, project, tmp_path))
        return servers[-1].start()

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder for the projects of one file of tests."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def server(root, samples, home):
    """One server for a file of tests; its log holds no traceback at the end."""
    place = home / "first.careo"
    save_sample(place, samples)
    server = Server(root, place, home).start()
    yield server
    server.stop()
    assert "Traceback" not in server.log.read_text()


@pytest.fixture
def project(server, home, samples, tmp_path):
    """A fresh project that the shared server knows of, and where it is on it."""
    place = home / f"{tmp_path.name}.careo"
    save_sample(place, samples)
    return place, visit_link(server, place)
