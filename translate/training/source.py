"""Where training data lies: a folder, or one tar file with the same names in it, as `pack` makes it."""

from __future__ import annotations

import io
import lzma
import random
import tarfile
from pathlib import Path

from corpora.errors import DataError
from corpora.textio import decode, read_bytes, split_lines, writing
from translate.training.recipe import Recipe


class DataSource:
    """Files by their names relative to a data folder, or to the root of a tar file."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._tar: tarfile.TarFile | None = None
        if self.path.is_file():
            try:
                self._tar = tarfile.open(self.path)  # noqa: SIM115 (open as long as the source is)
            except tarfile.TarError:
                raise DataError(
                    f"{path}: is neither a folder nor a tar file; name the data folder, or a file "
                    "made by: careo translate models pack"
                ) from None
        elif not self.path.is_dir():
            raise DataError(
                f"{path}: no such folder; name the folder that the recipe's paths begin in"
            )

    def has(self, name: str) -> bool:
        """Return whether there is a file of this name."""
        if self._tar is None:
            return (self.path / name).is_file()
        return name in self._tar.getnames()

    def place(self, name: str) -> str:
        """Return how messages name a file."""
        return str(self.path / name)

    def read(self, name: str) -> bytes:
        """Return a file's bytes; raises DataError when it is missing or not readable."""
        if self._tar is None:
            return read_bytes(self.path / name)
        try:
            member = self._tar.extractfile(name)
        except KeyError:
            member = None
        except tarfile.TarError as error:
            raise DataError(
                f"{self.place(name)}: cannot be read ({error}); pack it again"
            ) from None
        if member is None:
            raise DataError(f"{self.place(name)}: no such file in the tar file; pack it again")
        return member.read()

    def lines(self, name: str) -> list[str]:
        """Return a text file's lines, unpacked where its name ends in .xz; an empty file is an error."""
        data = self.read(name)
        if name.endswith(".xz"):
            try:
                data = lzma.decompress(data)
            except (lzma.LZMAError, EOFError):
                raise DataError(
                    f"{self.place(name)}: is not a whole xz file; copy it again"
                ) from None
        text = decode(data, self.place(name))
        if not text.strip():
            raise DataError(f"{self.place(name)}: is empty; there is nothing to learn from")
        return split_lines(text)


def files_of(recipe: Recipe) -> list[str]:
    """Return the data files a recipe reads, each once, line files with their endings, in order."""
    entries = [name for group in recipe.group for name in group.files]
    entries += [dev.file for dev in recipe.dev]
    entries += recipe.exclude
    names: list[str] = []
    for entry in entries:
        if is_table(entry):
            names.append(entry)
        else:
            names += [f"{entry}.{language}" for language in recipe.languages]
    if recipe.manifest:
        names.append(recipe.manifest)
    return list(dict.fromkeys(names))


def is_table(entry: str) -> bool:
    """Return whether an entry of a recipe is one file of pairs, not the stem of two line files."""
    return entry.endswith((".tsv", ".tsv.xz"))


def pack(recipe: Recipe, data: str | Path, output: str | Path) -> int:
    """Write the files that a recipe reads from a data folder into one tar file; return its size in bytes.

    The file is given to `train` in place of the folder, on a machine that has nothing else. Of a table
    of pairs no more rows go in than the caps of the groups that read it allow (drawn by the seed), and
    those that a [[dev]] holds out. The content depends on recipe and data alone; it is written whole or
    not at all.
    """
    source = DataSource(data)
    contents = [(name, _packed(source, recipe, name)) for name in files_of(recipe)]
    with (
        writing(output, "wb") as out,
        tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name, content in contents:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return Path(output).stat().st_size


def _packed(source: DataSource, recipe: Recipe, name: str) -> bytes:
    caps = [group.cap or recipe.cap for group in recipe.group if name in group.files]
    held = max((dev.last for dev in recipe.dev if dev.file == name), default=0)
    most = max((cap for cap in caps if cap is not None), default=0)
    if not is_table(name) or not most or None in caps or name in recipe.exclude:
        return source.read(name)
    header, *rows = source.lines(name)
    body, last = (rows[:-held], rows[-held:]) if held else (rows, [])
    if len(body) > most:
        body = random.Random(f"{recipe.seed}:{name}").sample(body, most)
    text = "".join(f"{row}\n" for row in (header, *body, *last)).encode()
    return lzma.compress(text) if name.endswith(".xz") else text
