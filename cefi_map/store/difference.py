"""Two versions of one text, and what the newer one has that the older has not: a save changes one node of hundreds.

A text is JSON whose parts are objects in a list (a map's nodes, a dossier's blocks); one line is drawn where an object
ends and the next begins. What is written says which runs of the old parts are taken, and what stands between them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

_LINE = b"\xff"
"""Where a line is drawn: no byte of UTF-8."""


def difference(old: bytes, new: bytes) -> bytes:
    """What makes ``new`` of ``old``, compressed."""
    known: dict[bytes, int] = {}
    for rank, part in enumerate(_split(old)):
        known.setdefault(part, rank)
    runs, fresh = _runs(known, _split(new))
    return zlib.compress(json.dumps(runs, separators=(",", ":")).encode() + b"\n" + b",".join(fresh))


def applied(old: bytes, change: bytes) -> bytes:
    """The newer text. ``ValueError``, ``zlib.error``: that is no change to this text."""
    head, _, rest = zlib.decompress(change).partition(b"\n")
    return b",".join(_parts(_split(old), json.loads(head), iter(_split(rest))))


def _split(text: bytes) -> list[bytes]:
    return text.replace(b"},{", b"}" + _LINE + b"{").split(_LINE)


def _runs(known: dict[bytes, int], parts: list[bytes]) -> tuple[list[int], list[bytes]]:
    """From where, how many, and how many new ones follow; again and again. The new ones, in their order."""
    runs, fresh = [0, 0, 0], []
    for part in parts:
        rank = known.get(part)
        if rank is None:
            fresh.append(part)
            runs[-1] += 1
        elif runs[-1] == 0 and runs[-2] and rank == runs[-3] + runs[-2]:
            runs[-2] += 1
        else:
            runs += [rank, 1, 0]
    return runs, fresh


def _parts(old: list[bytes], runs: list[int], fresh: Iterator[bytes]) -> Iterator[bytes]:
    if len(runs) % 3:
        raise ValueError("runs come in threes")
    for start, many, new in zip(runs[::3], runs[1::3], runs[2::3], strict=True):
        if not 0 <= start <= start + many <= len(old):
            raise ValueError("what it takes is not there")
        yield from old[start : start + many]
        for _ in range(new):
            if (part := next(fresh, None)) is None:
                raise ValueError("what it brings is cut")
            yield part
