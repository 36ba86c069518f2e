"""The network in training: a MarianMT model, its pad row held at zero, its loss, its precision."""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpora.errors import DataError, UsageError
from translate.training.batches import Batch
from translate.training.candidates import Drawn
from translate.training.recipe import Shape
from translate.training.vocabulary import Vocabulary

PAD_BIAS = -100.0
"""Output bias of the pad: far below what any piece reaches, and inside the range of float16."""
POSITIONS = 512


def choose_device(name: str) -> str:
    """Return "cpu" or "cuda" for a device name or "auto"; UsageError where there is no such device."""
    import torch

    if name not in ("auto", "cpu", "cuda"):
        raise UsageError(f"unknown device {name!r}; known: auto, cpu, cuda")
    available = torch.cuda.is_available()
    if name == "cuda" and not available:
        raise UsageError("--device cuda: PyTorch sees no CUDA device here; use --device cpu")
    return "cuda" if available and name != "cpu" else "cpu"


def computes_in_bfloat16(device: str) -> bool:
    """Return whether matrix products run in bfloat16: on CUDA, and on CPUs that have it in hardware.

    A CPU without it emulates it and is about ten times slower than in float32 (measured on AVX2).
    """
    import torch

    if device == "cuda":
        return torch.cuda.is_bf16_supported()
    known: dict[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


def new_network(shape: Shape, vocabulary: Vocabulary, seed: int) -> Any:
    """Make a MarianMT model with random weights: Glorot for matrices, N(0, 1/width) for pieces."""
    import torch
    from transformers import MarianConfig, MarianMTModel

    config = MarianConfig(
        vocab_size=vocabulary.size,
        decoder_vocab_size=vocabulary.size,
        d_model=shape.width,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward,
        dropout=shape.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        activation_function="relu",
        max_position_embeddings=POSITIONS,
        scale_embedding=True,
        share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True,
        bos_token_id=vocabulary.end,
        eos_token_id=vocabulary.end,
        forced_eos_token_id=vocabulary.end,
        pad_token_id=vocabulary.pad,
        decoder_start_token_id=vocabulary.pad,
    )
    torch.manual_seed(seed)
    network = MarianMTModel._from_config(config, attn_implementation="sdpa")
    with torch.no_grad():
        for module in network.modules():
            if isinstance(module, torch.nn.Linear) and module is not network.lm_head:
                torch.nn.init.xavier_uniform_(module.weight)
                torch.nn.init.zeros_(module.bias)
        network.model.shared.weight.normal_(0.0, 1 / math.sqrt(shape.width))
    return network


def load_network(folder: Path, shape: Shape | None, dropout: float) -> Any:
    """Load a MarianMT model from a folder in float32, with this dropout for training.

    Raises DataError when it cannot be read, does not share its embeddings, or has another shape than
    asked for (dropout does not count).
    """
    import torch
    from transformers import MarianMTModel
    from transformers.utils import logging as library

    logging.getLogger("transformers").setLevel(logging.ERROR)
    library.disable_progress_bar()
    try:
        # What a damaged weight file raises depends on the library that reads it.
        network = MarianMTModel.from_pretrained(
            folder, dtype=torch.float32, attn_implementation="sdpa", dropout=dropout
        )
    except Exception as error:
        reason = str(error).strip().split("\n")[0] or type(error).__name__
        raise DataError(f"{folder}: could not be loaded ({reason})") from error
    if not network.config.share_encoder_decoder_embeddings:
        raise DataError(
            f"{folder}: has separate embeddings for the two sides; only shared ones train"
        )
    if shape is not None:
        check_shape(shape_of(network.config), shape, str(folder))
    # Loading marks the sinusoids as trainable; making the same network anew, for a checkpoint, does not.
    for side in (network.model.encoder, network.model.decoder):
        side.embed_positions.weight.requires_grad_(False)
    return network


def rebuild_network(config: Mapping[str, Any]) -> Any:
    """Make a network of a configuration, its weights to be loaded."""
    from transformers import MarianConfig, MarianMTModel

    return MarianMTModel._from_config(MarianConfig(**config), attn_implementation="sdpa")


def shape_of(config: Any) -> Shape:
    """Return the shape that a MarianMT configuration describes."""
    return Shape(
        config.d_model,
        config.encoder_attention_heads,
        config.encoder_ffn_dim,
        config.encoder_layers,
        config.decoder_layers,
        config.dropout,
    )


def check_shape(found: Shape, wanted: Shape, where: str) -> None:
    """Raise DataError that lists every difference between two shapes but for dropout."""
    names = ("width", "heads", "feed_forward", "encoder_layers", "decoder_layers")
    differ = [
        f"{name} {getattr(found, name)} (recipe: {getattr(wanted, name)})"
        for name in names
        if getattr(found, name) != getattr(wanted, name)
    ]
    if differ:
        raise DataError(f"{where}: has {', '.join(differ)}; change [model] in the recipe")


def hold_pad(network: Any) -> None:
    """Put the pad's embedding to zero, its output bias very low, and let no gradient change it.

    The pad is also what the decoder starts from; CTranslate2 starts from zeros, so any other value
    would make the two engines differ.
    """
    import torch

    pad = network.config.pad_token_id
    weight = network.model.shared.weight
    with torch.no_grad():
        weight[pad] = 0
        network.final_logits_bias[0, pad] = PAD_BIAS

    def without_pad(gradient: Any) -> Any:
        gradient = gradient.clone()
        gradient[pad] = 0
        return gradient

    weight.register_hook(without_pad)


def loss(
    network: Any, batch: Batch, smoothing: float, bfloat16: bool, drawn: Drawn | None = None
) -> Any:
    """Return the mean cross-entropy a target piece in nats, label-smoothed; padding is not computed.

    With `drawn` it is over these candidates alone, not over the whole vocabulary.
    """
    import torch

    device = network.device
    source, inputs, labels, places = (
        torch.from_numpy(array).to(device, non_blocking=True)
        for array in (batch.source, batch.inputs, batch.labels, batch.places)
    )
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=bfloat16):
        hidden = network.model(
            input_ids=source,
            attention_mask=(source != network.config.pad_token_id).long(),
            decoder_input_ids=inputs,
            use_cache=False,
        ).last_hidden_state
        chosen = hidden.reshape(-1, hidden.shape[-1]).index_select(0, places)
        weight, bias = network.lm_head.weight, network.final_logits_bias
        if drawn is not None:
            pieces, added, labels = (
                torch.from_numpy(array).to(device)
                for array in (drawn.pieces, drawn.added, drawn.labels)
            )
            weight, bias = weight.index_select(0, pieces), bias.index_select(1, pieces) + added
        logits = torch.nn.functional.linear(chosen, weight)
    logits = logits.float() + bias
    return torch.nn.functional.cross_entropy(logits, labels, label_smoothing=smoothing)


def trainable(network: Any) -> dict[str, Any]:
    """Return the parameters that are trained, each once, by name."""
    return {name: value for name, value in network.named_parameters() if value.requires_grad}
