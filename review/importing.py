"""From files that somebody picked to documents and bitexts, with what their readers remark."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from corpora.errors import CareoError, DataError
from corpora.exchange import import_bitexts
from corpora.formats import FORMATS, format_of, read_units
from corpora.readers import READERS
from corpora.reading import Reading, read_file
from corpora.store import BitextInfo, Project
from corpora.textio import make_folder
from corpora.units import bitext_of
from corpora.values import Bitext
from review.runs import Request, start

LANGS = ("es", "en")
PAIRED = tuple(name for name, format in FORMATS.items() if name not in ("moses", "srt"))
"""Bitext formats that are one file."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser hands it over: its name and its bytes."""

    name: str
    data: bytes


def endings(paired: bool) -> str:
    """List the file name endings that are read, as documents or as bitexts of one file."""
    if paired:
        found = [end for name in PAIRED for end in FORMATS[name].extensions]
    else:
        found = [end for reader in READERS.values() for end in reader.extensions]
    return " ".join(sorted(dict.fromkeys(end.lstrip(".") for end in found)))


def read_upload(upload: Upload, lang: str | None, encoding: str = "utf-8") -> Reading:
    """Read a picked file as a document in `lang` (None: told by the text).

    Raises DataError, which names the file as the user knows it.
    """
    with on_disk(upload) as path, _named(upload, path):
        reading = read_file(path, lang, encoding)
        if not reading.document.segments:
            raise DataError(f"{upload.name}: holds no sentence")
        return replace(reading, document=replace(reading.document, origin=upload.name))


def read_pairs(upload: Upload, source_lang: str, target_lang: str) -> Bitext:
    """Read a picked bitext file to look at it; raises DataError as `read_upload` does."""
    with on_disk(upload) as path, _named(upload, path):
        format = format_of(path)
        return bitext_of(read_units(path, format.name, source_lang, target_lang), upload.name)


@contextmanager
def on_disk(upload: Upload) -> Iterator[Path]:
    """Give the bytes a file whose name ends as the picked one's does; DataError where none can be made."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(upload.name).name or "upload")
        try:
            path.write_bytes(upload.data)
        except OSError as error:
            raise DataError(
                f"{upload.name}: cannot be kept while it is read ({error.strerror}); make room in "
                f"{Path(folder).parent}"
            ) from None
        yield path


@contextmanager
def _named(upload: Upload, path: Path) -> Iterator[None]:
    try:
        yield
    except CareoError as error:
        raise DataError(str(error).replace(str(path), upload.name)) from None


def project_path(text: str) -> Path:
    """Return the path of a new project as somebody typed it; DataError if something is there or it is ""."""
    if not text.strip():
        raise DataError("name the project file, such as ~/careo/article.careo")
    path = Path(text.strip()).expanduser()
    if path.suffix != ".careo":
        path = path.with_name(path.name + ".careo")
    if path.exists():
        raise DataError(f"{path}: is there already; choose another name")
    return path.absolute()


def suggested_path(name: str) -> str:
    """Suggest where a project made of a file goes: into a folder of projects in the user's home."""
    return str(Path("~") / "careo" / f"{Path(name).stem or 'project'}.careo")


def _create(path: Path) -> Project:
    make_folder(path.parent)
    return Project.create(path)


def begin(
    path: Path | str,
    source: Reading,
    target: Reading | None,
    name: str,
    translate: bool,
    model: str,
) -> int:
    """Store two documents in a project (made if it is a `Path`) and start the job that pairs them.

    Without a target the source is translated and reviewed alone. Returns the job's id.
    """
    if target is not None and target.document.lang == source.document.lang:
        raise DataError(
            f"both texts are in the same language, {source.document.lang}; choose the languages"
        )
    with _create(path) if isinstance(path, Path) else Project.open(path) as project:
        first = project.add_document(source.document)
        second = None if target is None else project.add_document(target.document)
        request = Request("pair", first, second, name=name, translate=translate, model=model)
        return start(project, request, str(path))


def add_pairs(
    path: Path | str,
    upload: Upload,
    source_lang: str,
    target_lang: str,
    remark: Callable[[str], None] = lambda text: None,
) -> list[BitextInfo]:
    """Import a picked bitext file into a project, made if there is none: see `import_bitexts`."""
    with on_disk(upload) as file, _named(upload, file):
        if isinstance(path, Path):
            make_folder(path.parent)
        return import_bitexts([file], path, format_of(file).name, source_lang, target_lang, remark)
