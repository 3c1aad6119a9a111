"""A language model that says anything at all, half a megabyte, made in a moment: for a real llama.cpp server.

Its file is GGUF, version 3, as llama.cpp's own documentation gives it. One dimension of the embedding is the same for
every token, so that the output's weight of it alone forbids the bare bytes, which make no text.
"""

from __future__ import annotations

import struct
from array import array
from pathlib import Path
from random import Random
from typing import Any

WIDTH, WIDE, HEADS, WINDOW = 32, 64, 2, 32_768
_U32, _F32, _STRING, _ARRAY, _I32 = 4, 6, 8, 9, 5
_ALIGNED = 32
_TEMPLATE = (
    "{% for message in messages %}{{ '[' + message['role'] + ']\n' + message['content'] + '\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '[assistant]\n' }}{% endif %}"
)
_SPECIAL = ["<unk>", "<s>", "</s>"]
_BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
_LETTERS = [chr(code) for code in range(33, 127)] + ["▁", "é", "è", "à"]
TOKENS = [*_SPECIAL, *_BYTES, *_LETTERS]


def write(path: Path, seed: int = 1) -> Path:
    """The model, always the same for a seed."""
    tensors = _tensors(Random(seed))
    head, body, offset = bytearray(), bytearray(), 0
    for name, (shape, values) in tensors.items():
        body += values.tobytes().ljust(-(-len(values) * 4 // _ALIGNED) * _ALIGNED, b"\0")
        head += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, 0, offset)
        offset = len(body)
    facts = b"".join(_text(name) + _value(value) for name, value in _FACTS.items())
    start = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(_FACTS)) + facts + head
    path.write_bytes(start.ljust(-(-len(start) // _ALIGNED) * _ALIGNED, b"\0") + body)
    return path


def _tensors(random: Random) -> dict[str, tuple[tuple[int, ...], array[float]]]:
    def drawn(inside: int, outside: int, *, still: bool = False) -> tuple[tuple[int, ...], array[float]]:
        """``still``: the first of what it gives is always 0, so that the constant dimension stays one."""
        values = array("f", (random.gauss(0, 0.4) for _ in range(inside * outside)))
        if still:
            values[:inside] = array("f", [0.0] * inside)
        return (inside, outside), values

    ones = ((WIDTH,), array("f", [1.0] * WIDTH))
    known, output = drawn(WIDTH, len(TOKENS)), drawn(WIDTH, len(TOKENS))
    for place, token in enumerate(TOKENS):
        known[1][place * WIDTH] = 1.0
        output[1][place * WIDTH] = -1000.0 if token in _BYTES or token == "<unk>" else 0.0
    found = {"token_embd.weight": known, "output_norm.weight": ones, "output.weight": output}
    for name in ("attn_q", "attn_k", "attn_v"):
        found[f"blk.0.{name}.weight"] = drawn(WIDTH, WIDTH)
    found |= {
        "blk.0.attn_output.weight": drawn(WIDTH, WIDTH, still=True),
        "blk.0.attn_norm.weight": ones,
        "blk.0.ffn_norm.weight": ones,
        "blk.0.ffn_gate.weight": drawn(WIDTH, WIDE),
        "blk.0.ffn_up.weight": drawn(WIDTH, WIDE),
        "blk.0.ffn_down.weight": drawn(WIDE, WIDTH, still=True),
    }
    return found


_FACTS: dict[str, Any] = {
    "general.architecture": "llama",
    "general.name": "random",
    "llama.context_length": WINDOW,
    "llama.embedding_length": WIDTH,
    "llama.block_count": 1,
    "llama.feed_forward_length": WIDE,
    "llama.attention.head_count": HEADS,
    "llama.rope.dimension_count": WIDTH // HEADS,
    "llama.attention.layer_norm_rms_epsilon": 1e-5,
    "tokenizer.ggml.model": "llama",
    "tokenizer.ggml.tokens": TOKENS,
    "tokenizer.ggml.scores": [0.0] * len(TOKENS),
    "tokenizer.ggml.token_type": [3] * len(_SPECIAL) + [6] * len(_BYTES) + [1] * len(_LETTERS),
    "tokenizer.ggml.bos_token_id": 1,
    "tokenizer.ggml.eos_token_id": 2,
    "tokenizer.ggml.unknown_token_id": 0,
    "tokenizer.chat_template": _TEMPLATE,
}


def _value(value: Any) -> bytes:
    """The type of a fact, then the fact."""
    if isinstance(value, str):
        return struct.pack("<I", _STRING) + _text(value)
    if isinstance(value, list):
        kind, one = {str: (_STRING, _text), float: (_F32, _float), int: (_I32, _int)}[type(value[0])]
        return struct.pack("<IIQ", _ARRAY, kind, len(value)) + b"".join(map(one, value))
    return struct.pack("<I", _U32) + _int(value) if isinstance(value, int) else struct.pack("<I", _F32) + _float(value)


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _int(value: int) -> bytes:
    return struct.pack("<i", value)


def _float(value: float) -> bytes:
    return struct.pack("<f", value)
