"""Pictures of every page of the app, for people to look at: two sizes, two languages, light, dark, at 200 %.

    python -m benchmarks.screenshots PROJECT OUT [--pages NAME,...] [--langs es,en] [--at N]

Needs Chromium with chromedriver (Debian: chromium-driver) and requirements-dev.txt. Writes
OUT/PAGE-LANG-SCHEME-SIZE.png and nothing else; the project is read, not changed. "zoomed" is a window of
1280×800 at 200 %.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from review.navigation import NAMES
from review.words import LANGUAGES
from tests.review.browsing import Server, Tab, find_chromium, page_ready, start_chromium, until

ROOT = Path(__file__).resolve().parents[1]
SIZES = {"1280x800": (1280, 800, 1), "1920x1080": (1920, 1080, 1), "zoomed": (640, 400, 2)}
"""Name → width and height in CSS pixels, and how many pixels of the picture one of them takes."""
SCHEMES = ("light", "dark")
GRIDS = ("review", "align", "read")

PAPER = (
    "const paper = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;"
    "return Number(paper.match(/\\d+/)[0]) > 127 ? 'light' : 'dark'"
)


def look(driver, scheme: str, size: tuple[int, int, int]) -> None:
    """Give the page a colour scheme and a size, and wait until it has them."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    box = {"width": size[0], "height": size[1], "deviceScaleFactor": size[2], "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", box)
    until(lambda: driver.execute_script(PAPER) == scheme, f"the {scheme} page")
    driver.execute_async_script(
        "const done = arguments[0]; requestAnimationFrame(() => setTimeout(done, 300))"
    )


def take(project: Path, out: Path, names: list[str], langs: list[str], at: int) -> int:
    """Write the pictures of the pages named; returns how many."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium with chromedriver on this machine (Debian: chromium-driver)")
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / project.name
        shutil.copy(project, copy)
        server = Server(ROOT, copy, Path(folder)).start()
        driver = start_chromium(chromium, Path(folder))
        try:
            tab = Tab(driver)
            for name in names:
                for lang in langs:
                    address = (
                        f"{server.url}/{'' if name == 'projects' else name}?lang={lang}&at={at}"
                    )
                    if name in GRIDS:
                        tab.open(address)
                        tab.settle()
                    else:
                        page_ready(tab, address)
                    for scheme in SCHEMES:
                        for size, box in SIZES.items():
                            look(driver, scheme, box)
                            driver.save_screenshot(str(out / f"{name}-{lang}-{scheme}-{size}.png"))
                            count += 1
        finally:
            driver.quit()
            server.stop()
    return count


def main() -> None:
    """Take them and say how many there are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", default=",".join(NAMES), help="pages, separated by commas")
    parser.add_argument("--langs", default=",".join(LANGUAGES), help="languages, likewise")
    parser.add_argument("--at", type=int, default=3, help="pair to stand on")
    wanted = parser.parse_args()
    names = wanted.pages.split(",")
    if unknown := set(names) - set(NAMES):
        raise SystemExit(f"no page {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    langs = wanted.langs.split(",")
    if unknown := set(langs) - set(LANGUAGES):
        raise SystemExit(
            f"no language {', '.join(sorted(unknown))}; there are: {', '.join(LANGUAGES)}"
        )
    count = take(wanted.project, wanted.out, names, langs, wanted.at)
    print(f"{count} pictures in {wanted.out}")


if __name__ == "__main__":
    main()
