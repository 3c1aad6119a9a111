"""Messages between the pool and a worker: a JSON header and blobs, each preceded by its length."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from typing import IO, Any

Message = tuple[dict[str, Any], tuple[bytes, ...]]
Answer = tuple[dict[str, Any], Sequence[bytes]]
"""What a worker gives to be sent."""

BEAT = "beat"
"""The header of a message that says only how many seconds of the processor a job took so far."""

_LENGTHS = struct.Struct("!II")
_BLOB = struct.Struct("!Q")


def send(stream: IO[bytes], header: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    """Write one message. ``OSError`` when the other side is gone."""
    head = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(head), len(blobs)))
    stream.write(head)
    for blob in blobs:
        stream.write(_BLOB.pack(len(blob)))
        stream.write(blob)
    stream.flush()


def receive(stream: IO[bytes]) -> Message:
    """Read one message. ``EOFError`` when the other side is gone, before or within it."""
    length, count = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    header = json.loads(_exactly(stream, length))
    return header, tuple(_exactly(stream, *_BLOB.unpack(_exactly(stream, _BLOB.size))) for _ in range(count))


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
