"""Measuring while training: greedy translation of held-out lines, BLEU and chrF by sacreBLEU."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from corpora.errors import DataError
from translate.training.batches import Rows
from translate.training.data import Pair
from translate.training.network import POSITIONS
from translate.training.vocabulary import Vocabulary

PIECES_A_BATCH = {"cpu": 1500, "cuda": 30_000}


class Scores(NamedTuple):
    """BLEU and chrF (chrF2) of a whole test, in [0, 100], with sacreBLEU's default settings."""

    bleu: float
    chrf: float


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """Score hypotheses against one reference each; raises DataError unless there are equally many."""
    from sacrebleu.metrics import BLEU, CHRF

    if len(hypotheses) != len(references):
        raise DataError(f"{len(hypotheses)} hypotheses do not fit {len(references)} references")
    chrf, bleu = CHRF(), BLEU()
    return Scores(
        bleu.corpus_score(hypotheses, [references]).score,
        chrf.corpus_score(hypotheses, [references]).score,
    )


def signatures() -> tuple[str, str]:
    """Return sacreBLEU's signatures of the two figures of `Scores`."""
    from sacrebleu.metrics import BLEU, CHRF

    made = []
    for metric in (BLEU(), CHRF()):
        metric.corpus_score(["a"], [["a"]])
        made.append(str(metric.get_signature()))
    return made[0], made[1]


def translate_greedily(network: Any, vocabulary: Vocabulary, texts: Sequence[str]) -> list[str]:
    """Translate texts with the network as it stands, greedily, at most 1.6 times as long plus 10 pieces.

    Returns one text for each, in order. Raises DataError for a text longer than the network's positions.
    """
    import numpy as np
    import torch

    rows = Rows(*vocabulary.encode(texts, 0))
    lengths = rows.lengths
    if len(rows) and int(lengths.max()) > POSITIONS:
        at = int(lengths.argmax())
        raise DataError(
            f"held-out line {at + 1} has {int(lengths[at])} pieces, more than {POSITIONS}: "
            f"{texts[at][:60]!r}"
        )
    done = [""] * len(texts)
    order = np.argsort(lengths, kind="stable")
    was_training = network.training
    network.eval()
    begin = 0
    while begin < len(order):
        end = begin + 1
        most = PIECES_A_BATCH[network.device.type]
        while end < len(order) and int(lengths[order[end]]) * (end - begin + 1) <= most:
            end += 1
        chosen = order[begin:end]
        wide = int(lengths[chosen].max())
        part = rows.take(chosen)
        ids = np.full((len(chosen), wide), vocabulary.pad, dtype=np.int64)
        ids[np.arange(wide) < part.lengths[:, None]] = part.ids
        source = torch.from_numpy(ids).to(network.device)
        with torch.inference_mode():
            output = network.generate(
                input_ids=source,
                attention_mask=(source != vocabulary.pad).long(),
                num_beams=1,
                do_sample=False,
                max_length=None,
                max_new_tokens=min(POSITIONS - 2, int(1.6 * wide) + 10),
            )
        for number, row in zip(chosen.tolist(), output.tolist(), strict=True):
            done[number] = vocabulary.decode(row)
        begin = end
    network.train(was_training)
    return done


def evaluate(
    network: Any, vocabulary: Vocabulary, dev: dict[str, list[Pair]]
) -> tuple[dict[str, Scores], dict[str, list[str]]]:
    """Return the scores and the translations of each held-out set, by its name."""
    scores, outputs = {}, {}
    for name, pairs in dev.items():
        outputs[name] = translate_greedily(network, vocabulary, [pair.source for pair in pairs])
        scores[name] = score(outputs[name], [pair.target for pair in pairs])
    return scores, outputs
