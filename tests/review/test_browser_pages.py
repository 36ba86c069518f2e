"""Every page in a real Chromium: worked by keys, read by machines, exact about any text, with its files."""

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from corpora.documents import document_from_lines
from corpora.formats import get_format, read_units
from corpora.oplog import AddComment, SetStatus, SetText
from corpora.reviews import Status
from corpora.store import Project, save_project
from corpora.values import Bead, Bitext, Span, Translation
from review.navigation import NAMES
from tests.review.browsing import Tab, page_ready, requested_hosts, rows_of, until, visit_link
from tests.review.conftest import close_tab, save_sample

pytestmark = pytest.mark.browser

GRIDS = ("review", "align", "read")


def visit(tab, link, name, **more):
    """Open a page and wait until it stands still."""
    if name in GRIDS:
        tab.open(link(name, at=3, **more))
        if name != "read":
            until(tab.on_row, "the row")
    else:
        page_ready(tab, link("" if name == "projects" else name, **more))
    if name == "checks":
        found = "return Boolean(document.querySelector('[data-testid=stDataFrame]'))"
        until(lambda: tab.driver.execute_script(found), "what the checks found")


# ---- keys on every page


WALK = """
const stops = (root) => [...root.querySelectorAll('*')].flatMap((e) =>
  [e, ...(e.shadowRoot ? stops(e.shadowRoot) : [])]);
const seen = (e) => e.checkVisibility({checkOpacity: false, checkVisibilityCSS: true})
  && e.getClientRects().length > 0 && !e.closest('[inert]');
const group = (e) => [...e.parentElement.querySelectorAll('[data-variant=pills]')];
const key = (e) => [e.tagName, e.getAttribute('aria-label') ?? e.textContent, e.getAttribute('href')].join();
const wanted = stops(document).filter((e) =>
  e.matches('button, input, select, textarea, a[href]') && !e.disabled && e.tabIndex >= 0 && seen(e)
  // In a group of these Tab stops once, and arrows go on from there.
  && !(e.type === 'radio' && !e.checked) && e.getAttribute('role') !== 'radio'
  && !(e.dataset.variant === 'pills' && group(e).some((one) => window.walked?.has(key(one)))));
const inner = () => { let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement; return e; };
"""

WATCH = (
    WALK
    + """
window.walked = new Set();
window.unringed = [];
const note = () => {
  const e = inner();
  window.walked.add(key(e));
  if (e.getRootNode() !== document) {
    const style = getComputedStyle(e);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
      window.unringed.push(e.outerHTML.slice(0, 120));
  }
};
// A move inside one shadow root is told to that root alone.
for (const root of [document, ...stops(document).map((e) => e.shadowRoot).filter(Boolean)])
  root.addEventListener('focusin', note, true);
"""
)

LEFT_OUT = (
    WALK
    + """
return wanted.filter((e) => !window.walked.has(key(e))).map((e) => e.outerHTML.slice(0, 160));
"""
)


@pytest.fixture(scope="module", params=NAMES)
def standing(request, driver, server, home, samples):
    """A tab that stands on each page in turn, with a project that no test of it changes."""
    place = home / "standing.careo"
    if not place.exists():
        save_sample(place, samples)
    driver.switch_to.new_window("tab")
    tab = Tab(driver)
    visit(tab, visit_link(server, place), request.param)
    yield tab
    close_tab(tab)


def test_tab_reaches_every_control_and_streamlits_keys_do_nothing(standing):
    tab = standing
    tab.come()
    tab.driver.execute_script("document.activeElement?.blur()")
    tab.driver.execute_script("window.untouched = true")
    for key in ("r", "c", Keys.ESCAPE):
        tab.press(key)
    assert tab.driver.execute_script("return document.querySelector('[role=dialog]')") is None
    assert tab.driver.execute_script("return window.untouched") is True
    tab.driver.execute_script(WATCH)
    for _ in range(16):
        tab.press(*[Keys.TAB] * 10)
        left = tab.driver.execute_script(LEFT_OUT)
        if not left:
            break
    assert left == []
    assert tab.driver.execute_script("return window.unringed") == []


# ---- for machines that read, and at twice the size


@pytest.fixture(scope="module")
def axe():
    """The accessibility checker's script (axe-core, MPL-2.0), a development dependency."""
    import axe_core_python

    return (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


UPLOADER = "[data-testid=stFileUploaderDropzone]"
"""Streamlit's own field for files: a section with role="presentation" and a label, which axe calls minor."""


def violations(tab, rules=None):
    """What axe finds on the page as it is, all rules or those named."""
    found = tab.driver.execute_async_script(
        "axe.run({exclude: [[arguments[0]]]}, {resultTypes: ['violations'],"
        " ...(arguments[1] ? {runOnly: arguments[1]} : {})}).then(arguments[arguments.length - 1])",
        UPLOADER,
        rules,
    )
    return [
        (one["id"], node["html"][:200], [check["message"] for check in node["any"]])
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.fixture
def looks(standing):
    """Change the colour scheme or the zoom under a page; both are as they were afterwards."""
    tab = standing
    tab.come()

    def scheme(name):
        tab.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": name}]},
        )

    def zoom(factor):
        size = {"width": 1280 // factor, "height": 800 // factor, "deviceScaleFactor": factor}
        tab.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**size, "mobile": False})

    scheme("light")
    yield scheme, zoom
    tab.come()
    tab.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    tab.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


PAPER = "return getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"


def test_axe_finds_nothing_in_light_in_dark_and_at_twice_the_size(standing, axe, looks):
    tab = standing
    scheme, zoom = looks
    tab.driver.set_script_timeout(120)
    tab.driver.execute_script("document.activeElement?.blur()")
    tip = "return document.querySelector('[role=tooltip]')"
    until(lambda: tab.driver.execute_script(tip) is None, "the tip of what had the focus to go")
    tab.driver.execute_script(axe)
    assert violations(tab) == []
    light = tab.driver.execute_script(PAPER)
    scheme("dark")
    until(lambda: tab.driver.execute_script(PAPER) != light, "the dark page")
    assert violations(tab, ["color-contrast"]) == []
    scheme("light")
    until(lambda: tab.driver.execute_script(PAPER) == light, "the light page")
    zoom(2)
    until(lambda: tab.driver.execute_script("return innerWidth") == 640, "the zoom")
    assert violations(tab) == []
    wide = "const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth"
    assert tab.driver.execute_script(wide) <= 0


def test_editors_say_which_pair_they_are_and_how_it_stands(tab, project):
    place, link = project
    with Project.open(place) as opened:
        opened.perform(1, SetText(11, "Doce"))
        opened.perform(1, SetStatus(11, Status.REVIEWED))
    tab.open(link("review", at=12))
    name = "return grid.querySelector('textarea').getAttribute('aria-label')"
    assert tab.ask(name) == "Reviewed version, pair 12, ✓ reviewed"
    tab.press("k")
    assert tab.ask(name) == "Reviewed version, pair 11"
    tab.driver.execute_cdp_cmd("Accessibility.enable", {})
    nodes = tab.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    boxes = [
        node["name"]["value"]
        for node in nodes
        if not node.get("ignored") and node.get("role", {}).get("value") == "textbox"
    ]
    assert boxes == ["Reviewed version, pair 11"]
    page_ready(tab, link("plain"))
    labels = (
        "return [...document.querySelectorAll('textarea')].map((e) => e.getAttribute('aria-label'))"
    )
    until(lambda: len(tab.driver.execute_script(labels)) == 20, "twenty fields")
    assert tab.driver.execute_script(labels) == [
        f"Reviewed version, pair {n}" for n in range(1, 21)
    ]


# ---- any text


NASTY = [
    "<style>*{display:none!important}</style>",
    "<form action=/steal><input name=q><button>Go</button></form>",
    "<img src=x onerror='window.__xss=1'>",
    "</p></div><script>window.__xss=2</script>",
    "# heading :red[red] :smile: $x^2$ `code` &amp; _x_",
    "[link](javascript:window.__xss=4) ![i](http://evil.example/i.png)",
]


@pytest.fixture(scope="module")
def nasty(server, home):
    """A project whose every text, name, comment and history is out to do harm."""
    lines = [
        document_from_lines(NASTY, "es"),
        document_from_lines(list(reversed(NASTY)), "en"),
    ]
    bitext = Bitext(
        *lines, tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.5) for i in range(len(NASTY)))
    )
    place = home / "nasty.careo"
    machine = [Translation(text, NASTY[2], "0" * 16, "none", "none", 1) for text in NASTY]
    save_project(place, bitext, machine, name=NASTY[2])
    with Project.open(place) as opened:
        for bead, text in enumerate(NASTY):
            opened.perform(1, SetText(bead, text), author=NASTY[2])
            opened.perform(1, AddComment("target", bead, text, NASTY[2]))
        opened.add_job("pair", '{"kind": "pair", "source": 1, "name": "<img src=x onerror=1>"}')
    return place, visit_link(server, place)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("import", "settings")])
def test_no_text_of_a_project_acts_on_any_page(tab, nasty, name):
    _, link = nasty
    if name in GRIDS:
        tab.open(link(name))
        numbered = [f"{n}{text}" for n, text in enumerate(NASTY, 1)]
        assert tab.texts("source") == (numbered if name == "align" else NASTY)
    else:
        page_ready(tab, link("" if name == "projects" else name))
    if name == "search":
        tab.driver.find_element("css selector", "input[type=text]").send_keys("window", Keys.ENTER)
        until(lambda: tab.driver.find_elements("css selector", "[data-testid=stDataFrame]"), "hits")
    harm = """
    const all = (root) => [...root.querySelectorAll('*')].flatMap((e) =>
      [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);
    return all(document).filter((e) => e.matches(
      "form[action*=steal], img[src*=evil], img[onerror], a[href^='javascript:']")).length;
    """
    assert tab.driver.execute_script(harm) == 0
    assert tab.driver.execute_script("return window.__xss ?? null") is None
    shown = "return getComputedStyle(document.querySelector('header')).display"
    assert tab.driver.execute_script(shown) != "none"
    if name == "plain":
        said = "return [...document.querySelectorAll('[data-testid=stText]')].map((e) => e.textContent)"
        assert set(NASTY) <= set(tab.driver.execute_script(said))
    assert requested_hosts(tab) == {"127.0.0.1"}


# ---- files that arrive


@pytest.mark.parametrize("name", ["tmx", "xliff", "xliff2", "docx", "tsv", "html"])
def test_an_export_arrives_and_is_read_again(tab, project, downloads, name):
    place, link = project
    with Project.open(place) as opened:
        opened.perform(1, SetText(0, "Uno: «dos» — ¿tres? & <cuatro>"))
    page_ready(tab, link("export"))
    until(lambda: tab.driver.find_elements("css selector", "[data-testid=stSelectbox] input"), "it")
    field = tab.driver.find_element("css selector", "[data-testid=stSelectbox] input")
    field.send_keys(get_format(name).description, Keys.ENTER)
    clicked = (
        "const b = [...document.querySelectorAll('button')].find((one) => one.textContent.includes"
        "(arguments[0])); b?.click(); return Boolean(b)"
    )
    until(lambda: tab.driver.execute_script(clicked, "Prepare the file"), "the form")
    file = f"{place.stem}{get_format(name).extensions[0]}"
    until(lambda: tab.driver.execute_script(clicked, file), "the file")
    until((downloads / file).exists, "the download")
    units = [
        unit
        for unit in read_units(downloads / file, name, "es", "en")
        if unit.source and unit.target  # some formats hold what has no translation too
    ]
    rows = [row for row in rows_of(place) if row.source and (row.text or row.target)]
    assert [unit.source for unit in units] == [row.source for row in rows]
    assert [unit.target for unit in units] == [row.text or row.target for row in rows]
