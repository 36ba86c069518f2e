"""Bergamot models: their file, a direct forward pass, and what carries over into MarianMT."""

import io
import os
import struct
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

from corpora.errors import DataError
from translate.training.bergamot import FLOAT32, INTGEMM8, read_bergamot, read_tensors
from translate.training.carry import carry_over, carry_pieces, cognates
from translate.training.recipe import Shape, VocabularyPlan
from translate.training.ssru import Ssru, positions
from translate.training.vocabulary import train_vocabulary

WIDTH, INNER, PIECES = 16, 24, 60
SHAPE = Shape(width=WIDTH, heads=2, feed_forward=INNER, encoder_layers=2, decoder_layers=1)
OLD = ["a canção da estação", "o filho e a mulher", "the song and the station", "nova informação"]
NEW = [
    "la canción de la estación",
    "el hijo y la mujer",
    "the song and the station",
    "nueva información",
]


def write_file(path: Path, tensors: dict[str, np.ndarray]) -> None:
    """Write tensors in Marian's format: matrices of weights as intgemm8, transposed, others as floats."""
    heads, names, shapes, blocks = b"", b"", b"", b""
    for name, value in tensors.items():
        kind = INTGEMM8 if value.shape[0] > 1 else FLOAT32
        if kind == INTGEMM8:
            multiplier = np.float32(127 / np.abs(value).max())
            stored = value if name == "Wemb" else value.T
            block = np.round(stored * multiplier).astype(np.int8).tobytes() + multiplier.tobytes()
        else:
            block = value.astype("<f4").tobytes()
        block += b"\0" * (-len(block) % 256)
        text = name.encode() + b"\0"
        heads += struct.pack("<QQQQ", len(text), kind, value.ndim, len(block))
        names += text
        shapes += struct.pack(f"<{value.ndim}i", *value.shape)
        blocks += block
    begin = struct.pack("<QQ", 1, len(tensors)) + heads + names + shapes
    path.write_bytes(begin + struct.pack("<Q", 5) + b"\0" * 5 + blocks)


def random_tensors(pieces: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)

    def made(*shape: int) -> np.ndarray:
        return (rng.normal(size=shape) / 4).astype(np.float32)

    tensors = {"Wemb": made(pieces, WIDTH), "decoder_ff_logit_out_b": made(1, pieces)}
    tensors["none_QuantMultA"] = made(1, 1)
    layers = [("encoder_l1", "self"), ("encoder_l2", "self"), ("decoder_l1", "context")]
    for layer, attention in layers:
        for part in "qkvo":
            tensors[f"{layer}_{attention}_W{part}"] = made(WIDTH, WIDTH)
            tensors[f"{layer}_{attention}_b{part}"] = made(1, WIDTH)
        norms = [f"{attention}_Wo_ln", "ffn_ffn_ln"]
        if layer == "decoder_l1":
            norms.append("rnn_ffn_ln")
            tensors |= {f"{layer}_rnn_{name}": made(WIDTH, WIDTH) for name in ("W", "Wf")}
            tensors[f"{layer}_rnn_bf"] = made(1, WIDTH)
        for norm in norms:
            tensors[f"{layer}_{norm}_scale"] = 1 + made(1, WIDTH)
            tensors[f"{layer}_{norm}_bias"] = made(1, WIDTH)
        tensors |= {f"{layer}_ffn_W1": made(WIDTH, INNER), f"{layer}_ffn_b1": made(1, INNER)}
        tensors |= {f"{layer}_ffn_W2": made(INNER, WIDTH), f"{layer}_ffn_b2": made(1, WIDTH)}
    return tensors


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random model in Bergamot's form."""
    place = tmp_path_factory.mktemp("pten")
    vocabulary = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(OLD * 30), model_writer=vocabulary, vocab_size=PIECES,
        hard_vocab_limit=False, eos_id=0, unk_id=1, bos_id=-1, minloglevel=2,
    )  # fmt: skip
    (place / "vocab.pten.spm").write_bytes(vocabulary.getvalue())
    size = sentencepiece.SentencePieceProcessor(model_proto=vocabulary.getvalue()).get_piece_size()
    write_file(place / "model.pten.intgemm.alphas.bin", random_tensors(size))
    return place


def test_every_tensor_comes_back_within_its_rounding(folder: Path) -> None:
    model = read_bergamot(folder)
    wanted = random_tensors(len(model["Wemb"]))
    assert model.tensors.keys() == wanted.keys() - {"none_QuantMultA"}
    for name, value in model.tensors.items():
        bound = np.abs(wanted[name]).max() / 127 if value.shape[0] > 1 else 0
        assert value.shape == wanted[name].shape
        assert np.abs(value - wanted[name]).max() <= bound
    assert (model.encoder_layers, model.decoder_layers) == (2, 1)


def test_a_damaged_file_is_told(folder: Path, tmp_path: Path) -> None:
    data = (folder / "model.pten.intgemm.alphas.bin").read_bytes()
    path = tmp_path / "model.bin"
    for length, told in (
        (-1000, "is cut short in the tensor 'decoder_l1"),
        (100, "is cut short or not"),
    ):
        path.write_bytes(data[:length])
        with pytest.raises(DataError, match=f"{path}: {told}"):
            read_tensors(path)
    path.write_bytes(b"PK" + data[2:])
    with pytest.raises(DataError, match="is not a Marian binary model of version 1"):
        read_tensors(path)
    with pytest.raises(DataError) as error:
        read_bergamot(tmp_path)
    assert str(error.value) == (
        f"{tmp_path}: has 0 files named vocab*.spm; name a folder with one model in it"
    )


def test_a_model_without_ssru_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "vocab.spm").write_bytes((folder / "vocab.pten.spm").read_bytes())
    tensors = random_tensors(9)
    del tensors["decoder_l1_rnn_W"]
    write_file(tmp_path / "model.bin", tensors)
    with pytest.raises(DataError, match="is not a transformer with an SSRU decoder"):
        read_bergamot(tmp_path)
    write_file(tmp_path / "model.bin", random_tensors(9))
    with pytest.raises(DataError, match=r"has 9 embeddings, vocab\.spm \d+ pieces"):
        read_bergamot(tmp_path)


def test_a_start_keeps_pieces_and_computes_as_the_old_encoder(folder: Path) -> None:
    import torch

    model = read_bergamot(folder)
    vocabulary = train_vocabulary(NEW * 30, VocabularyPlan(size=284))
    embedding, bias, counts = carry_pieces(model, vocabulary)
    old = {model.processor.id_to_piece(n): n for n in range(model.processor.get_piece_size())}
    assert counts["bytes"] == 256 and counts.total() == vocabulary.size - 1
    assert not embedding[vocabulary.pad].any()
    kept = [piece for piece in vocabulary.pieces if piece in old]
    assert len(kept) == counts["kept"] > 5
    for piece in kept:
        assert (embedding[vocabulary.ids[piece]] == model["Wemb"][old[piece]]).all()
    assert bias[vocabulary.ids["<0x41>"]] == model["decoder_ff_logit_out_b"].min()

    network, told = carry_over(model, vocabulary, SHAPE, 1)
    assert told == (
        f"of 284 pieces {counts['kept']} kept, {counts['cognates']} cognates, "
        f"{counts['means']} means, 256 bytes"
    )
    chosen = kept[2:7]
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # threads that wait for each other cost more than tiny matrices
    ours = torch.tensor([[vocabulary.ids[piece] for piece in chosen]])
    network.eval()
    network.model.encoder.embed_positions.weight.data[:5] = torch.from_numpy(positions(5, WIDTH))
    with torch.inference_mode():
        made = network.model.encoder(input_ids=ours).last_hidden_state[0].numpy()
    torch.set_num_threads(threads)
    wanted = Ssru(model, heads=2).encode([old[piece] for piece in chosen])
    assert np.abs(made - wanted).max() < 1e-3
    assert float(network.final_logits_bias[0, vocabulary.pad]) == -100


def test_another_shape_is_refused(folder: Path) -> None:
    vocabulary = train_vocabulary(NEW * 30, VocabularyPlan(size=284))
    wrong = Shape(width=32, heads=2, feed_forward=INNER, encoder_layers=6, decoder_layers=1)
    with pytest.raises(DataError) as error:
        carry_over(read_bergamot(folder), vocabulary, wrong, 1)
    assert str(error.value) == (
        f"{folder.name}: has width 16 (recipe: 32), encoder_layers 2 (recipe: 6); "
        "change [model] in the recipe"
    )


@pytest.mark.parametrize(
    ("spanish", "portuguese"),
    [
        ("▁información", "▁informação"),
        ("▁realidad", "▁realidade"),
        ("▁hijos", "▁filhos"),
        ("▁español", "▁espanhol"),
        ("▁tiempo", "▁tempo"),
        ("▁llegué", "▁chegue"),
        ("ciones", "ções"),
    ],
)
def test_cognates(spanish: str, portuguese: str) -> None:
    assert portuguese in cognates(spanish)


def test_short_pieces_and_marks_have_no_cognates() -> None:
    assert cognates("▁hoy") == cognates("ll") == cognates("▁123z") == cognates("▁the") == []


@pytest.mark.skipif("CAREO_BERGAMOT_PT_EN" not in os.environ, reason="names no Bergamot model")
def test_the_forward_pass_translates_portuguese() -> None:
    machine = Ssru(read_bergamot(os.environ["CAREO_BERGAMOT_PT_EN"]))
    assert machine.translate("Onde fica a estação de trem mais próxima?") == (
        "Where is the nearest train station?"
    )
    made = machine.translate("O governo anunciou ontem uma nova lei sobre a educação.")
    assert made.startswith("The government announced") and "new law on education" in made
