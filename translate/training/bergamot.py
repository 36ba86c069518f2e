"""Reading models of the Bergamot project (Firefox Translations): Marian's binary format, version 1.

Little-endian: u64 version, u64 count of tensors, then four u64 a tensor (length of its name with a NUL,
type, length of its shape, bytes of its data), all names, all shapes (int32), u64 padding, that many bytes,
all data. Type 0x404 is float32; 0x4101 is intgemm8: int8 values and one float32 after them, by which they
were multiplied when they were rounded. Found by reading such files; described in Marian's
`src/common/binary.cpp`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora.errors import DataError
from corpora.textio import read_bytes

if TYPE_CHECKING:
    import numpy as np

FLOAT32, INTGEMM8 = 0x404, 0x4101
VERSION = 1
STORED_AS_IS = ("Wemb",)
"""Matrices in intgemm8 that are not stored transposed."""


@dataclass(frozen=True, slots=True)
class BergamotModel:
    """A model's tensors by Marian's names as float32, and its SentencePiece vocabulary (joint).

    Matrices are inputs x outputs, to be multiplied from the right; `Wemb` is vocabulary x width.
    """

    name: str
    tensors: dict[str, np.ndarray]
    processor: Any

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self.tensors:
            raise DataError(
                f"{self.name}: has no tensor {name!r}; it is not of the architecture read here"
            )
        return self.tensors[name]

    @property
    def encoder_layers(self) -> int:
        """Number of encoder layers."""
        return _count(self.tensors, "encoder_l{}_self_Wq")

    @property
    def decoder_layers(self) -> int:
        """Number of decoder layers."""
        return _count(self.tensors, "decoder_l{}_rnn_W")


def read_bergamot(folder: str | Path) -> BergamotModel:
    """Read the model in a folder: its one `model*.bin` and its one `vocab*.spm`.

    Raises DataError when there are none or several of them, for a file that is cut short or of another
    format, and for a decoder without SSRU, which is not read here.
    """
    from sentencepiece import SentencePieceProcessor

    place = Path(folder)
    weights = _only(place, "model*.bin")
    vocabulary = _only(place, "vocab*.spm")
    try:
        processor = SentencePieceProcessor(model_proto=read_bytes(vocabulary))
    except RuntimeError:
        raise DataError(f"{vocabulary}: is not a SentencePiece model") from None
    tensors = read_tensors(weights)
    model = BergamotModel(place.resolve().name, tensors, processor)
    if not model.encoder_layers or not model.decoder_layers:
        raise DataError(f"{weights}: is not a transformer with an SSRU decoder; name another model")
    if len(model["Wemb"]) != processor.get_piece_size():
        raise DataError(
            f"{weights}: has {len(model['Wemb'])} embeddings, "
            f"{vocabulary.name} {processor.get_piece_size()} pieces"
        )
    return model


def read_tensors(path: str | Path) -> dict[str, np.ndarray]:
    """Read every tensor of a file as float32 by name, those of the integer runtime left out."""

    data = read_bytes(path)
    try:
        version, count = struct.unpack_from("<QQ", data)
        if version != VERSION or count > 100_000:
            raise DataError(f"{path}: is not a Marian binary model of version {VERSION}")
        heads = [struct.unpack_from("<QQQQ", data, 16 + 32 * number) for number in range(count)]
        at = 16 + 32 * count
        names, shapes = [], []
        for length, _, _, _ in heads:
            names.append(data[at : at + length - 1].decode("utf-8"))
            at += length
        for _, _, dimensions, _ in heads:
            shapes.append(struct.unpack_from(f"<{dimensions}i", data, at))
            at += 4 * dimensions
        (padding,) = struct.unpack_from("<Q", data, at)
    except (struct.error, UnicodeDecodeError):
        raise DataError(f"{path}: is cut short or not a Marian binary model") from None
    at += 8 + padding
    tensors: dict[str, np.ndarray] = {}
    for name, shape, (_, kind, _, size) in zip(names, shapes, heads, strict=True):
        block = data[at : at + size]
        at += size
        if len(block) != size:
            raise DataError(f"{path}: is cut short in the tensor {name!r}; copy it again")
        if kind in (FLOAT32, INTGEMM8) and not name.endswith("QuantMultA"):
            tensors[name] = _tensor(block, kind, shape, name, path)
    return tensors


def _tensor(
    block: bytes, kind: int, shape: tuple[int, ...], name: str, path: str | Path
) -> np.ndarray:
    import numpy as np

    size = int(np.prod(shape))
    if len(block) < (size + 4 if kind == INTGEMM8 else 4 * size):
        raise DataError(f"{path}: the tensor {name!r} has fewer values than its shape says")
    if kind == FLOAT32:
        return np.frombuffer(block, dtype="<f4", count=size).reshape(shape).copy()
    values = np.frombuffer(block, dtype=np.int8, count=size).astype(np.float32)
    (multiplier,) = struct.unpack_from("<f", block, size)
    values /= multiplier
    if name in STORED_AS_IS:
        return values.reshape(shape)
    rows, columns = shape
    return np.ascontiguousarray(values.reshape(columns, rows).T)


def _only(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise DataError(
            f"{folder}: has {len(found)} files named {pattern}; name a folder with one model in it"
        )
    return found[0]


def _count(tensors: dict[str, np.ndarray], pattern: str) -> int:
    number = 0
    while pattern.format(number + 1) in tensors:
        number += 1
    return number
