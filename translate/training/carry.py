"""Carrying a Bergamot model over into a MarianMT network with another vocabulary.

All but the decoder's SSRU carries over one to one. MarianMT has self-attention in its place; it begins
with values as the SSRU's, half of which go on, and random queries and keys. Pieces that the old vocabulary
has keep their embedding; others begin with that of a cognate (Spanish pieces in a Portuguese vocabulary) or
the mean of the pieces they were made of there; byte pieces, which the old one lacks, begin at `<unk>` and
with the lowest output bias, so that they are not produced before they are learned.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from translate.training.bergamot import BergamotModel
from translate.training.network import check_shape, hold_pad, new_network
from translate.training.recipe import Shape
from translate.training.vocabulary import END, PAD, UNKNOWN, Vocabulary

if TYPE_CHECKING:
    import numpy as np

SPACE = "▁"
_BYTE = re.compile(r"<0x[0-9A-F]{2}>")
_LEAST_LETTERS = 4
_RULES = tuple(
    (re.compile(spanish), portuguese)
    for spanish, portuguese in (
        ("ciones$", "ções"),
        ("ción$", "ção"),
        ("siones$", "sões"),
        ("sión$", "são"),
        ("ones$", "ões"),
        ("ón$", "ão"),
        ("dad$", "dade"),
        ("tud$", "tude"),
        ("miento", "mento"),
        ("aje$", "agem"),
        ("able$", "ável"),
        ("ible$", "ível"),
        ("les$", "is"),
        ("ñ", "nh"),
        ("ll", "lh"),
        (f"^{SPACE}ll", f"{SPACE}ch"),
        (f"^{SPACE}h", f"{SPACE}f"),
        ("ie", "e"),
        ("ue", "o"),
        ("ch", "it"),
        ("j", "lh"),
        ("j", "x"),
        ("z", "ç"),
        ("ía", "ia"),
        ("ía", "eia"),
        ("á", "a"),
        ("é", "e"),
        ("í", "i"),
        ("ó", "o"),
        ("ú", "u"),
        ("é", "ê"),
        ("l(?=$|es$)", "r"),
        ("cc", "ç"),
        ("n$", "m"),
    )
)


def carry_over(
    model: BergamotModel, vocabulary: Vocabulary, shape: Shape, seed: int
) -> tuple[Any, str]:
    """Return a MarianMT network that begins with the model's weights, and a sentence on its pieces.

    Raises DataError when the model's shape is not the wanted one.
    """
    import numpy as np
    import torch

    width = model["Wemb"].shape[1]
    feed_forward = model["encoder_l1_ffn_W1"].shape[1]
    found = Shape(
        width, shape.heads, feed_forward, model.encoder_layers, model.decoder_layers, shape.dropout
    )
    check_shape(found, shape, model.name)
    network = new_network(shape, vocabulary, seed)
    embedding, bias, counts = carry_pieces(model, vocabulary)
    state = {"model.shared.weight": embedding, "final_logits_bias": bias[None]}
    for side, layers in (("encoder", shape.encoder_layers), ("decoder", shape.decoder_layers)):
        for layer in range(layers):
            state.update(_layer(model, side, layer, width))
    own = network.state_dict()
    with torch.no_grad():
        for name, value in state.items():
            own[name].copy_(torch.from_numpy(np.ascontiguousarray(value)))
    hold_pad(network)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in ("kept", "cognates", "means", "bytes"))
    return network, f"of {vocabulary.size} pieces {told}"


def _layer(model: BergamotModel, side: str, layer: int, width: int) -> dict[str, np.ndarray]:
    """Return one layer's weights by MarianMT's names (Linear: outputs x inputs)."""
    import numpy as np

    old, new = f"{side}_l{layer + 1}", f"model.{side}.layers.{layer}"
    made: dict[str, np.ndarray] = {}

    def attention(source: str, target: str) -> None:
        for part, name in (("q", "q_proj"), ("k", "k_proj"), ("v", "v_proj"), ("o", "out_proj")):
            made[f"{new}.{target}.{name}.weight"] = model[f"{old}_{source}_W{part}"].T
            made[f"{new}.{target}.{name}.bias"] = model[f"{old}_{source}_b{part}"][0]

    def norm(source: str, target: str) -> None:
        made[f"{new}.{target}.weight"] = model[f"{old}_{source}_scale"][0]
        made[f"{new}.{target}.bias"] = model[f"{old}_{source}_bias"][0]

    if side == "encoder":
        attention("self", "self_attn")
        norm("self_Wo_ln", "self_attn_layer_norm")
    else:
        made[f"{new}.self_attn.v_proj.weight"] = model[f"{old}_rnn_W"].T
        made[f"{new}.self_attn.out_proj.weight"] = np.eye(width, dtype=np.float32) / 2
        norm("rnn_ffn_ln", "self_attn_layer_norm")
        attention("context", "encoder_attn")
        norm("context_Wo_ln", "encoder_attn_layer_norm")
    for number in (1, 2):
        made[f"{new}.fc{number}.weight"] = model[f"{old}_ffn_W{number}"].T
        made[f"{new}.fc{number}.bias"] = model[f"{old}_ffn_b{number}"][0]
    norm("ffn_ffn_ln", "final_layer_norm")
    return made


def carry_pieces(
    model: BergamotModel, vocabulary: Vocabulary
) -> tuple[np.ndarray, np.ndarray, Counter[str]]:
    """Return embeddings [size, width] and output biases [size] for a vocabulary, and counts by kind.

    Kinds are "kept", "cognates", "means" and "bytes"; the pad's row is zero.
    """
    import numpy as np

    processor = model.processor
    old = {processor.id_to_piece(number): number for number in range(processor.get_piece_size())}
    weights, biases = model["Wemb"], model["decoder_ff_logit_out_b"][0]
    embedding = np.zeros((vocabulary.size, weights.shape[1]), dtype=np.float32)
    bias = np.zeros(vocabulary.size, dtype=np.float32)
    counts: Counter[str] = Counter()
    for number, piece in enumerate(vocabulary.pieces):
        if piece == PAD:
            continue
        if _BYTE.fullmatch(piece) and piece not in old:
            kind, chosen = "bytes", [old[UNKNOWN]]
        elif piece in old:
            kind, chosen = "kept", [old[piece]]
        elif match := next((form for form in cognates(piece) if form in old), None):
            kind, chosen = "cognates", [old[match]]
        else:
            kind, chosen = "means", [old[part] for part in _parts(processor, piece, old)]
        counts[kind] += 1
        embedding[number] = weights[chosen].mean(0)
        bias[number] = biases.min() if kind == "bytes" else biases[chosen].mean()
    return embedding, bias, counts


def cognates(piece: str) -> list[str]:
    """Return Portuguese spellings that a Spanish piece may have, by one or two rules, likeliest first.

    None for pieces of fewer than four letters.
    """
    if len(piece.removeprefix(SPACE)) < _LEAST_LETTERS or not piece.removeprefix(SPACE).isalpha():
        return []
    forms: dict[str, None] = {}
    begun = [piece]
    for _ in range(2):
        begun = [
            changed
            for form in begun
            for pattern, replacement in _RULES
            if (changed := pattern.sub(replacement, form)) != form
        ]
        forms.update(dict.fromkeys(begun))
    forms.pop(piece, None)
    return list(forms)


def _parts(processor: Any, piece: str, old: dict[str, int]) -> list[str]:
    """Return the old pieces that spell a new one, a word's beginning only where the new one has it."""
    parts = processor.encode(piece.replace(SPACE, " ").strip() or piece, out_type=str)
    if not piece.startswith(SPACE) and parts:
        head = parts[0].removeprefix(SPACE)
        parts = [*([head] if head in old else []), *parts[1:]] or parts
    known = [part for part in parts if part in old and part != END]
    return known or [UNKNOWN]
