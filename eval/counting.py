"""Counting what BLEU and chrF need, many segments at a time, with sacreBLEU's own numbers.

sacreBLEU counts n-grams in dictionaries, segment by segment, and keeps those of every reference in memory.
Here the n-grams of a few hundred segments become integers (segment, symbol, symbol, …) in one array, which
is sorted and counted at once: the same integers, many times faster, in memory that does not grow with the
corpus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

CHUNK = 512
"""Segments counted at a time."""
KEY_BITS = 63
"""Bits that an n-gram's key may take, with the number of its segment."""


def count_segments(
    metric: Any, name: str, hypotheses: Sequence[str], references: Sequence[Sequence[str | None]]
) -> np.ndarray:
    """Return the sufficient statistics of sacreBLEU's `metric`, one row a segment.

    `references` has one sequence a reference, None where a segment lacks that one; all are as long as
    `hypotheses`. Sets `metric.num_refs`, which its signature tells. Integers are exact; only TER with
    several references has fractions (float64).
    """
    import numpy as np

    given = [sum(line is not None for line in row) for row in zip(*references, strict=True)]
    fast = {"bleu": _bleu, "chrf": _chrf, "chrf++": _chrf}.get(name)
    parts = []
    for start in range(0, len(hypotheses), CHUNK):
        hyps = hypotheses[start : start + CHUNK]
        refs = [stream[start : start + CHUNK] for stream in references]
        if fast and len(refs) == 1:
            parts.append(fast(metric, hyps, refs[0]))
        else:
            parts.append(np.array(_counted(metric, hyps, refs)))
    metric.num_refs = given[0] if len(set(given)) == 1 else -1
    return np.concatenate(parts)


def _counted(metric: Any, hyps: Sequence[str], refs: Sequence[Sequence[str | None]]) -> list:
    """Count by sacreBLEU itself."""
    infos = metric._cache_references(refs)
    return [
        metric._compute_segment_statistics(metric._preprocess_segment(hyp), info)
        for hyp, info in zip(hyps, infos, strict=True)
    ]


def _bleu(metric: Any, hyps: Sequence[str], refs: Sequence[Any]) -> np.ndarray:
    """Count as sacreBLEU's BLEU with one reference: lengths, matches and totals of 1- to 4-grams."""
    import numpy as np

    order = metric.max_ngram_order
    known: dict[str, int] = {}
    sides = []
    for lines in (hyps, refs):
        words = [metric._preprocess_segment(line).split() for line in lines]
        flat = [known.setdefault(word, len(known)) for row in words for word in row]
        sides.append((np.array(flat, dtype=np.int64), np.array([len(row) for row in words])))
    (hyp, hyp_lengths), (ref, ref_lengths) = sides
    matches = _matches(hyp, hyp_lengths, ref, ref_lengths, len(known), order)
    totals = [np.maximum(hyp_lengths - n, 0) for n in range(order)]
    return np.stack([hyp_lengths, ref_lengths, *matches, *totals], axis=1)


def _chrf(metric: Any, hyps: Sequence[str], refs: Sequence[Any]) -> np.ndarray:
    """Count as sacreBLEU's chrF with one reference: for each order n-grams of both sides and matches."""
    import numpy as np

    texts = [
        [line if metric.whitespace else "".join(line.split()) for line in lines]
        for lines in (hyps, refs)
    ]
    codes = [
        np.frombuffer("".join(lines).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        for lines in texts
    ]
    seen = np.zeros(1 + max((int(side.max()) for side in codes if len(side)), default=0), np.int64)
    for side in codes:
        seen[side] = 1
    number = np.cumsum(seen) - 1
    columns = _triples(
        [(number[side], np.array(list(map(len, lines)))) for side, lines in zip(codes, texts, strict=True)],
        int(seen.sum()),
        metric.char_order,
    )  # fmt: skip
    if metric.word_order:
        known: dict[str, int] = {}
        sides = []
        for lines in (hyps, refs):
            words = [metric._remove_punctuation(line) for line in lines]
            flat = [known.setdefault(word, len(known)) for row in words for word in row]
            sides.append((np.array(flat, dtype=np.int64), np.array([len(row) for row in words])))
        columns += _triples(sides, len(known), metric.word_order)
    return np.stack(columns, axis=1)


def _triples(sides: Sequence[tuple[Any, Any]], symbols: int, order: int) -> list[np.ndarray]:
    """Return for each order three columns: n-grams of the hypothesis, of the reference, and matches."""
    import numpy as np

    (hyp, hyp_lengths), (ref, ref_lengths) = sides
    columns = []
    for n, match in enumerate(_matches(hyp, hyp_lengths, ref, ref_lengths, symbols, order)):
        in_ref = np.maximum(ref_lengths - n, 0)
        in_hyp = np.where(in_ref > 0, np.maximum(hyp_lengths - n, 0), 0)
        columns += [in_hyp, in_ref, match]
    return columns


def _matches(
    hyp: np.ndarray, hyp_lengths: np.ndarray, ref: np.ndarray, ref_lengths: np.ndarray,
    symbols: int, order: int,
) -> list[np.ndarray]:  # fmt: skip
    """Return for each order how many n-grams each segment shares with its reference, clipped.

    `hyp` and `ref` are the symbols (numbers below `symbols`) of all segments in a row, the lengths how
    many belong to each segment. Where a key would not fit, the segments are halved.
    """
    import numpy as np

    count = len(hyp_lengths)
    bits = max(1, (max(symbols, 1) - 1).bit_length())
    if bits * order + count.bit_length() > KEY_BITS:
        if count == 1:
            return [_alone(hyp, ref, n) for n in range(1, order + 1)]
        half = count // 2
        at, to = int(hyp_lengths[:half].sum()), int(ref_lengths[:half].sum())
        parts = []
        for h, hs, r, rs in (
            (hyp[:at], hyp_lengths[:half], ref[:to], ref_lengths[:half]),
            (hyp[at:], hyp_lengths[half:], ref[to:], ref_lengths[half:]),
        ):
            distinct, number = np.unique(np.concatenate([h, r]), return_inverse=True)
            parts.append(_matches(number[: len(h)], hs, number[len(h) :], rs, len(distinct), order))
        return [np.concatenate(both) for both in zip(*parts, strict=True)]
    found: list[np.ndarray] = []
    for one, two in zip(
        _keys(hyp, hyp_lengths, bits, order), _keys(ref, ref_lengths, bits, order), strict=True
    ):
        shift = bits * (len(found) + 1)
        keys, times = _tally(one)
        others, other_times = _tally(two)
        if not len(keys) or not len(others):
            found.append(np.zeros(count, dtype=np.int64))
            continue
        at_ = np.minimum(np.searchsorted(others, keys), len(others) - 1)
        same = others[at_] == keys
        shared = np.minimum(times[same], other_times[at_[same]])
        found.append(
            np.bincount(keys[same] >> shift, weights=shared, minlength=count).astype(np.int64)
        )
    return found


def _keys(symbols: np.ndarray, lengths: np.ndarray, bits: int, order: int) -> Iterator[np.ndarray]:
    """Yield for each order the keys of all n-grams: segment number, then its symbols."""
    import numpy as np

    segments = np.repeat(np.arange(len(lengths)), lengths)
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(symbols))
    keys = segments
    for n in range(order):
        keys = (keys[: len(symbols) - n] << bits) | symbols[n:]
        yield keys[left[: len(keys)] > n]


def _tally(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the distinct keys in order, and how often each stands there."""
    import numpy as np

    keys = np.sort(keys)
    first = np.flatnonzero(np.concatenate([keys[:1] == keys[:1], keys[1:] != keys[:-1]]))
    return keys[first], np.diff(np.append(first, len(keys)))


def _alone(hyp: np.ndarray, ref: np.ndarray, n: int) -> np.ndarray:
    """Return the matches of one segment whose symbols are too many for a key."""
    import numpy as np

    counts = [
        Counter(tuple(side[at : at + n].tolist()) for at in range(len(side) - n + 1))
        for side in (hyp, ref)
    ]
    return np.array([sum((counts[0] & counts[1]).values())], dtype=np.int64)
