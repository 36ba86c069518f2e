"""The app in a real Chromium: what no simulation shows."""

import signal
import socket
from pathlib import Path

import pytest

from corpora.documents import document_from_lines
from corpora.store import Project, save_project
from corpora.values import Bead, Bitext, Span
from tests.review.browsing import requested_hosts, rows_of, unnamed, until, visit_link

pytestmark = pytest.mark.browser


def test_three_columns_say_what_the_project_holds(tab, project):
    place, link = project
    tab.open(link("read"))
    rows = rows_of(place)
    assert tab.texts("source") == [row.source for row in rows if row.source]
    assert tab.texts("human") == [row.target for row in rows if row.target]
    assert tab.texts("machine") == [row.machine for row in rows if row.machine]
    assert requested_hosts(tab) == {"127.0.0.1"}
    assert unnamed(tab) == []


NASTY = [
    "<style>*{display:none!important}</style>",
    "<form action=/steal><input name=q><button>Go</button></form>",
    "<img src=x onerror='window.__xss=1'>",
    "</p></div><script>window.__xss=2</script>",
    "# heading :red[red] :smile: $x^2$ `code` &amp; _x_",
    "two  spaces,\u00a0no-break space,\u2009thin",
    "\u202eright to left\u202c and \u05e9\u05dc\u05d5\u05dd",
    "👩\u200d👩\u200d👧 and 🇲🇽, e\u0301 and é",
    "{n} ${window.__xss=3} %s \\n",
    "a line\u2028separator and a very long one " + "palabra " * 625,
]


def test_nasty_text_is_shown_as_it_is_and_does_nothing(tab, server, home):
    lines = [line.strip() for line in NASTY]
    bitext = Bitext(
        document_from_lines(lines, "es"),
        document_from_lines(lines, "en"),
        tuple(Bead(Span(i, i + 1), Span(i, i + 1), 0.5) for i in range(len(lines))),
    )
    place = home / "nasty.careo"
    save_project(place, bitext, name=NASTY[2])
    tab.open(visit_link(server, place)("review"))
    assert tab.texts("source") == lines
    assert tab.texts("human") == lines
    assert tab.value() == lines[0]
    for line in lines:
        assert tab.value() == line
        tab.press("j")
    assert tab.ask("return window.__xss ?? null") is None
    assert tab.ask("return grid.querySelectorAll('form, script, style, img').length") == 0
    assert tab.ask("return getComputedStyle(document.querySelector('header')).display") != "none"
    assert requested_hosts(tab) == {"127.0.0.1"}


def test_forty_confirmed_at_speed_with_the_server_killed_in_the_middle(
    serve, open_tab, sample_project
):
    from selenium.webdriver.common.keys import Keys

    server = serve(sample_project)
    tab = open_tab().open(f"{server.url}/review")
    before = [row.target for row in rows_of(sample_project, 41)]
    tab.press(Keys.ENTER)
    for number in range(40):
        if number == 15:
            server.kill()
        if number == 28:
            server.start()
        tab.press(f" [{number}]")
        tab.press(Keys.ENTER, control=True)
    assert (tab.number(), tab.focus(), tab.value()) == (41, "TEXTAREA", before[40])
    tab.settle()
    rows = rows_of(sample_project, 41)
    assert [row.text for row in rows[:40]] == [f"{before[n]} [{n}]" for n in range(40)]
    assert {str(row.status) for row in rows[:40]} == {"reviewed"}
    assert (rows[40].text, str(rows[40].status)) == (None, "draft")
    with Project.open(sample_project) as project:
        log = project.history(1, limit=1000)
    written = [
        part.text
        for entry in log
        for part in getattr(entry.operation, "operations", ())
        if hasattr(part, "text")
    ]
    assert len(written) == len(set(written))
    assert "Traceback" not in server.log.read_text()


def test_what_is_typed_survives_a_reload(tab, project):
    place, link = project
    tab.open(link("review", at=5))
    start = tab.value()
    tab.write(" y más")
    tab.settle()
    tab.open(link("review", at=5))
    assert tab.value() == f"{start} y más"
    assert rows_of(place)[4].text == f"{start} y más"


def test_what_is_typed_while_the_server_is_down_survives_a_closed_tab(
    serve, open_tab, sample_project
):
    server = serve(sample_project)
    tab = open_tab().open(f"{server.url}/review?at=5")
    start = tab.value()
    tab.settle()
    server.kill()
    tab.write(" tras la caída")
    until(lambda: tab.ask("return grid.dataset.pending") == "1", "the journal")
    until(
        lambda: tab.ask("return JSON.stringify(localStorage).includes('tras la caída')"),
        "the browser's storage",
    )
    tab.driver.get("about:blank")
    server.start()
    tab.open(f"{server.url}/review?at=5")
    tab.settle()
    assert rows_of(sample_project)[4].text == f"{start} tras la caída"


def test_the_sheet_of_keys_and_both_languages(tab, project):
    _, link = project
    for lang, title in (("en", "Keys"), ("es", "Teclas")):
        tab.open(link("review", lang=lang))
        tab.ask("grid.querySelector('.row.active').focus()")
        tab.press("?")
        assert tab.ask("return grid.querySelector('dialog h2').textContent") == title
        assert unnamed(tab) == []
        tab.press("\ue00c")
        until(lambda: tab.ask("return !grid.querySelector('dialog')"), "the sheet to close")
        assert tab.ask("return grid.getRootNode().activeElement.className").startswith("row")


def test_only_this_machine_and_only_this_host(server):
    listening = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with Path(table).open() as lines:
            for line in list(lines)[1:]:
                local, state = line.split()[1], line.split()[3]
                address, port = local.split(":")
                if state == "0A" and int(port, 16) == server.port:
                    listening.add(address)
    assert listening == {"0100007F"}
    answers = {}
    for host in (f"127.0.0.1:{server.port}", "evil.example"):
        with socket.create_connection(("127.0.0.1", server.port), timeout=20) as wire:
            wire.sendall(
                f"GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                f"Origin: http://{host}\r\nSec-WebSocket-Key: dGVzdHRlc3R0ZXN0dGVzdA==\r\n\r\n".encode()
            )
            answers[host] = wire.recv(64).split()[1]
    assert list(answers.values()) == [b"101", b"403"]


def test_ctrl_c_ends_quietly(serve, sample_project):
    server = serve(sample_project)
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(30) == 0
    said = server.log.read_text()
    assert "Traceback" not in said
    assert said.startswith(f"{server.url}/review  (Ctrl+C stops)\n")
