"""The program of a judge: maps in, what is said of each out. What its texts say stays for its next revision."""

from __future__ import annotations

import sys
from collections import OrderedDict
from collections.abc import Mapping
from functools import partial
from typing import Any

from cefi_map.judging import Memory, Readings, packed
from cefi_map.mindmap import codec
from cefi_map.mindmap.json_gate import read_json
from cefi_map.planning import TEXTS
from cefi_map.workers.outcome import outcome
from cefi_map.workers.serving import serve
from cefi_map.workers.wire import Answer

from .checked import check_map

MEMORY = 6 << 30
"""Bytes of address space that a judge may take: some 4 MB for each map of a class, a hundred for one of 5,000 nodes."""


class Judge:
    """Judges one map at a time. Of those judged last it remembers ``TEXTS`` texts, and always those of the last."""

    def __init__(self) -> None:
        self._memories: OrderedDict[str, Memory] = OrderedDict()

    def run(self, job: Mapping[str, Any], blobs: tuple[bytes, ...]) -> Answer:
        """``name`` of the map, ``readings`` of its centre, its JSON: the report, packed."""
        return outcome(partial(self._judged, job["name"], Readings(**job["readings"]), *blobs))

    def _judged(self, name: str, by: Readings, data: bytes) -> Answer:
        memory = self._memories.setdefault(name, Memory())
        self._memories.move_to_end(name)
        report = check_map(codec.from_data(read_json(data)), by, memory)
        kept = sum(map(len, self._memories.values()))
        while kept > TEXTS and len(self._memories) > 1:
            kept -= len(self._memories.popitem(last=False)[1])
        return {}, [packed(report)]


if __name__ == "__main__":
    serve(Judge().run, seconds=float(sys.argv[1]), memory=MEMORY)
