"""The candidate's side: a review dropped in, its comments at the nodes as they now stand, answers that travel back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cefi_map.errors import BadInput, NotFound
from cefi_map.formats import freemind, svg
from cefi_map.formats.overlay import Pin
from cefi_map.mindmap import MindMap
from cefi_map.mindmap.diff import Diff, diff
from cefi_map.mindmap.json_gate import read_json
from cefi_map.project.files import Download, drawing, guarded, read_maps
from cefi_map.project.writing import kept_project
from cefi_map.review import KINDS, Remark, Review, Since, carried, from_data, lettered, since, to_data, unannotated
from cefi_map.review.codec import text
from cefi_map.store import Returned, Store

__all__ = [
    "ALONG",
    "KINDS",
    "ReturnView",
    "answer_remark",
    "bring_back",
    "carried_review",
    "returned",
    "with_answers",
]


@dataclass(frozen=True, slots=True)
class ReturnView:
    """A review on a project: what it says at each node as it ``now`` stands, and, with their letters, on paragraphs of
    the dossier; ``changes`` of the map since the version that was ``read``. ``open`` are comments not yet resolved."""

    number: int
    received: datetime
    review: Review
    comments: tuple[Since, ...]
    on_dossier: tuple[tuple[str, Remark], ...]
    read: MindMap
    now: MindMap

    @property
    def changes(self) -> Diff:
        return diff(self.read, self.now)

    @property
    def dossier_comments(self) -> list[dict[str, Any]]:
        """Those on the dossier, for its page: the review's number, the paragraph's number and opening words as they
        were read, the kind in words, what was answered."""
        return [
            {
                "number": self.number,
                "id": remark.id,
                "letter": letter,
                "paragraph": remark.paragraph,
                "quote": remark.title,
                "kind": KINDS[remark.kind],
                "criterion": remark.criterion,
                "text": remark.text,
                "answer": remark.answer,
                "resolved": remark.resolved,
            }
            for letter, remark in self.on_dossier
        ]

    @property
    def open(self) -> int:
        said = (*(each.remark for each in self.comments), *(remark for _, remark in self.on_dossier))
        return sum(not each.resolved for each in said)

    @property
    def pins(self) -> tuple[Pin, ...]:
        return tuple(Pin(each.node.key, each.letter) for each in self.comments if each.node)


ALONG = "relecture"
"""The name under which a drawing carries its review."""
_MARK = b"relecture, donn"
"""What a FreeMind file that carries a review has in it, whatever its encoding of the letters that follow."""


def bring_back(store: Store, data: bytes) -> str | None:
    """Keep the review that a drawing or a FreeMind file carries, in an archive with its pictures or alone: on its
    project where that is known here, else on a project made of its map. The project's id; None when the file carries
    no review."""
    found = _reviewed(data)
    return _kept(store, *found) if found else None


@guarded()
def _reviewed(data: bytes) -> tuple[Review, MindMap, str] | None:
    """The review in a file, the map that it was made on, the project of that; None without one."""
    if svg.recognises(data):
        drawn = drawing(data)
        review = carried_review(drawn)
        return (review, drawn.map, drawn.project) if review else None
    pictured = freemind.bundle.recognises(data)
    if pictured or _MARK in data:
        found = read_maps(data)[0].map if pictured else freemind.read(data).map
        review = carried(found)
        return (review, unannotated(found), "") if review else None
    return None


def _kept(store: Store, review: Review, mindmap: MindMap, known: str) -> str:
    project = known if store.knows_project(known) else store.create(mindmap, reason="imported").id
    if not any(_same(kept, review, mindmap) for kept in store.returns(project)):
        store.add_return(project, to_data(review), mindmap)
    return project


def returned(store: Store, project: str) -> tuple[ReturnView, ...]:
    """Reviews of a project, newest first."""
    now = kept_project(store, project).map
    return tuple(
        ReturnView(
            each.number,
            each.received,
            review,
            since(review, each.map, now),
            _on_dossier(review),
            each.map,
            now,
        )
        for each in reversed(store.returns(project))
        for review in (from_data(dict(each.review)),)
    )


def answer_remark(store: Store, project: str, number: int, remark: str, said: str, resolved: bool) -> None:
    """The candidate's answer to a comment, and whether it is settled for them."""
    answered = text(said).strip()

    def told(data: Mapping[str, Any]) -> dict[str, Any]:
        review = from_data(dict(data))
        asked = review.remark(remark)
        if asked is None:
            raise NotFound("Ce commentaire n’est plus là.", advice="Rechargez la page de relecture.")
        return to_data(review.with_remark(replace(asked, answer=answered, resolved=resolved)))

    store.change_return(project, number, told)


def carried_review(drawing: svg.Carried) -> Review | None:
    """The review a drawing carries. ``BadInput`` when it is damaged."""
    text = drawing.along.get(ALONG)
    if text is None:
        return None
    try:
        return from_data(read_json(text.encode("utf-8")))
    except (ValueError, RecursionError):
        raise BadInput("La relecture de ce fichier est abîmée.", advice="Demandez le fichier à nouveau.") from None


def with_answers(store: Store, project: str, file: Download) -> Download:
    """The project's file; a drawing goes with the newest review in it, so that the answers travel back."""
    kept = store.returns(project) if file.media_type == _SVG else ()
    if not kept:
        return file
    told = json.dumps(kept[-1].review, ensure_ascii=False, separators=(",", ":"))
    return replace(file, data=svg.with_along(file.data, {ALONG: told}))


_SVG = "image/svg+xml"


def _on_dossier(review: Review) -> tuple[tuple[str, Remark], ...]:
    return tuple((letter, remark) for letter, remark in lettered(review.remarks) if remark.paragraph)


def _same(kept: Returned, review: Review, mindmap: MindMap) -> bool:
    """The same review dropped again, whatever was answered since."""
    return kept.map == mindmap and _asked(from_data(dict(kept.review))) == _asked(review)


def _asked(review: Review) -> Review:
    return replace(review, remarks=tuple(replace(each, answer="", resolved=False) for each in review.remarks))
