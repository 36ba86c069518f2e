"""Makes `words.en.xz` and `words.es.xz`, the forms that the guards take for words of a language.

    python -m translate.data.make_words LISTS

LISTS holds word lists with counts as `eval/data` has them; kept are the forms seen `LEAST` times or more,
in code point order, one a line. A form that is mostly capitalised inside sentences is written with a capital.
"""

from __future__ import annotations

import lzma
import sys
from pathlib import Path

from corpora.textio import writing

LEAST = 3


def main() -> None:
    """Read the lists with counts and write those without beside this file."""
    for lang in ("en", "es"):
        data = (Path(sys.argv[1]) / f"words.{lang}.xz").read_bytes()
        rows = [line.split("\t") for line in lzma.decompress(data).decode().split("\n") if line]
        forms = sorted(row[0] for row in rows if int(row[1]) >= LEAST)
        with writing(Path(__file__).parent / f"words.{lang}.xz", "wb") as out:
            out.write(lzma.compress(("\n".join(forms) + "\n").encode(), preset=9))


if __name__ == "__main__":
    main()
