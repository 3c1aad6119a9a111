"""The sheet of a colleague that arrives with a map that is here already: joined to the grid, nothing lost of either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from cefi_map.desk.store import Desk, Work
from cefi_map.errors import CefiError
from cefi_map.review import APPRECIATION, Entry, Mark, Review, Signature, from_data, ticked, to_data, written
from cefi_map.store import Store


def take_sheet(store: Store, work: str, arrived: Work) -> str:
    """What is told of the sheet that ``arrived`` with the same map as a version of that work, or why it is not taken;
    "" where none did, or the one that is here. A version that several mark apart takes none: each has their
    own grid."""
    try:
        return _taken(store, work, arrived)
    except CefiError as error:
        return str(error)


def _taken(store: Store, work: str, arrived: Work) -> str:
    sheet = from_data(dict(arrived.review))
    versions = (each for each in Desk(store).work_versions(work) if each.digest == arrived.digest and not each.grids)
    there = next(versions, None) if sheet.reviewer else None
    here = from_data(dict(there.review)) if there else Review()
    said, own = f"la relecture signée par {sheet.reviewer}", sheet.reviewer in (here.reviewer, *here.writers)
    if there is None or (own and sheet.marks == here.marks):
        return ""
    if own:
        return f"{said} n’est pas jointe : ce nom a déjà coté cette carte ici."
    if here.returned:
        return f"{said} n’est pas jointe : la fiche est rendue. Rouvrez-la, puis recommencez."
    by = Signature(sheet.reviewer, f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")

    def joined(data: Mapping[str, Any]) -> dict[str, Any]:
        return to_data(_beside(from_data(dict(data)), sheet, by))

    Desk(store).change_review(work, there.number, joined)
    torn = _beside(here, sheet, by).torn
    settled = f", {', '.join(torn)} à départager" if torn else ""
    return f"{said} est jointe à la grille de « {there.name} »{settled}."


def _beside(review: Review, sheet: Review, by: Signature) -> Review:
    """The review with a colleague's sheet of the same version: their comments after those that are here, as are all of
    theirs on nodes and paragraphs; a level that contradicts the one here stands beside it as a rival."""
    for place in (*sheet.marks, APPRECIATION):
        here, theirs = review.at(place), sheet.at(place)
        if here.level and theirs.level not in ("", here.level):
            review = written(review, {place: Entry(Mark(), theirs)}, by)
            continue
        both = "\n".join(dict.fromkeys(filter(None, (here.comment, theirs.comment))))
        signed = review.signed.get(place)
        also = replace(signed, also=tuple(dict.fromkeys((*signed.also, by.by)))) if signed and here else by
        review = written(review, {place: Entry(here, Mark(here.level or theirs.level, both))}, also)
    known = {each.id for each in review.remarks}
    new = (replace(each, signature=by) for each in sheet.remarks if each.id not in known)
    return replace(ticked(review, (), sheet.ticks), remarks=(*review.remarks, *new))
