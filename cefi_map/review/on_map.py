"""The review on the map itself, as FreeMind attributes: every program shows them, and the candidate's notes stay whole.

A comment is « relecture A, à préciser, C8 » = its text on its node; the grid is « relecture C8 » = « Acquis. … » on the
root, and so are comments on the dossier (« relecture B, dossier § 7, bien »). « relecture, données » holds the whole
again, for ``carried``. ``unannotated`` takes out what ``annotated`` put in, and only on a map whose root says that it
was reviewed.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

from cefi_map.errors import BadInput
from cefi_map.mindmap import MindMap, Node
from cefi_map.mindmap.json_gate import read_json

from .codec import from_data, to_data
from .model import KINDS, Remark, Review, lettered
from .writing import outward

NAME = "relecture"
DATA = f"{NAME}, données"
EXPANDED = 8 * 2**20
"""Bytes of a carried review, at most."""
_OURS = re.compile(rf"{DATA}|{NAME} (?:C\d{{1,2}}|appréciation|[A-Z]{{1,3}}, .+)")
Pair = tuple[str, str]


def annotated(mindmap: MindMap, review: Review) -> MindMap:
    """The map with the review in attributes, after those that were there."""
    pairs: dict[str, list[Pair]] = {mindmap.root.key: list(_of_root(review))}
    for letter, remark in lettered(review.remarks):
        key = remark.key if remark.key in mindmap else mindmap.root.key
        where = f"dossier §\u00a0{remark.paragraph}" if remark.paragraph else ""
        about = ", ".join(filter(None, [letter, where, KINDS[remark.kind].lower(), remark.criterion]))
        pairs.setdefault(key, []).append((f"{NAME} {about}", remark.text))
    pairs[mindmap.root.key].append((DATA, _packed(review)))
    nodes = (
        replace(node, attributes=(*node.attributes, *pairs[node.key])) if node.key in pairs else node
        for node in mindmap
    )
    return replace(mindmap, nodes=tuple(nodes))


def unannotated(mindmap: MindMap) -> MindMap:
    """The candidate's own map. A map that nobody reviewed comes back as it is."""
    if not any(name == NAME for name, _ in mindmap.root.attributes):
        return mindmap
    return replace(mindmap, nodes=tuple(_stripped(node) for node in mindmap))


def carried(mindmap: MindMap) -> Review | None:
    """The review that ``annotated`` put on the map, its comments at the nodes as they were read again; None without
    one. ``BadInput`` when it is damaged."""
    packed = next((value for name, value in mindmap.root.attributes if name == DATA), None)
    if packed is None:
        return None
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(base64.b64decode(packed, validate=True), EXPANDED)
        review = from_data(read_json(text))
    except (ValueError, zlib.error, RecursionError):
        raise BadInput("La relecture de ce fichier est abîmée.", advice="Demandez le fichier à nouveau.") from None
    by_number = {number: key for key, number in mindmap.numbers.items()}
    return replace(review, remarks=tuple(_found(each, mindmap, by_number) for each in review.remarks))


def _found(remark: Remark, mindmap: MindMap, by_number: dict[str, str]) -> Remark:
    """The comment at its node: the key of a node without ID may have changed on the way, its number has not."""
    if remark.paragraph or remark.key in mindmap or remark.number not in by_number:
        return remark
    return replace(remark, key=by_number[remark.number])


def _packed(review: Review) -> str:
    text = json.dumps(to_data(outward(review)), ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")


def _of_root(review: Review) -> Iterator[Pair]:
    yield NAME, ", ".join(filter(None, [review.reviewer, review.returned])) or "en cours"
    for id, mark in review.marks.items():
        if mark:
            yield f"{NAME} {id}", ". ".join(filter(None, [review.word(id), mark.comment]))
    if review.appreciation:
        yield f"{NAME} appréciation", review.appreciation


def _stripped(node: Node) -> Node:
    kept = tuple(pair for pair in node.attributes if pair[0] != NAME and not _OURS.fullmatch(pair[0]))
    return node if len(kept) == len(node.attributes) else replace(node, attributes=kept)
