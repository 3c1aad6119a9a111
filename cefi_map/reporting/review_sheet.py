"""The return sheet of one candidate: HTML that stands alone, and the same as PDF. Second person, date, reviewer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

from cefi_map import typeset
from cefi_map.review import KINDS, Remark, Review, criteria, lettered, modalities
from cefi_map.typeset import CannotTypeset

from .page import style, template

NB = "\u00a0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` is a pseudonym, ``title`` the map's own; ``source`` names the référentiel and the rules."""

    name: str
    title: str
    review: Review
    version: int
    source: str


def sheet_html(sheet: Sheet) -> str:
    """One page without script nor request; prints on A4."""
    on_map, on_dossier = _split(sheet.review)
    return template("review_sheet.html.j2").render(
        sheet=sheet,
        review=sheet.review,
        style=style("review_sheet.css"),
        lines=criteria(),
        modalities=modalities(),
        on_map=on_map,
        on_dossier=on_dossier,
        kinds=KINDS,
    )


def sheet_pdf(sheet: Sheet) -> bytes:
    """The sheet as tagged PDF; PDF/UA-1 but where no font of ours has a character."""
    source = files(__package__).joinpath("review_sheet.typ").read_text(encoding="utf-8")
    data = {"data.json": json.dumps(_data(sheet)).encode()}
    try:
        return typeset.pdf(source, data, standards=("ua-1",))
    except CannotTypeset:
        return typeset.pdf(source, data)


def _data(sheet: Sheet) -> dict[str, object]:
    review = sheet.review
    seen = [each.title for each in modalities() if each.id in review.ticks]
    return {
        "name": sheet.name,
        "title": " ".join(sheet.title.split()) or "Carte mentale",
        "signed": ", ".join(filter(None, [review.reviewer, review.day])),
        "appreciation": review.appreciation,
        "criteria": [
            {
                "id": line.id,
                "text": f"«{NB}{line.text}{NB}»",
                "word": review.word(line.id) or "non coté",
                "comment": review.mark(line.id).comment,
            }
            for line in criteria()
        ],
        "modalities": ", ".join(seen),
        "on_map": [_remark(letter, remark) for letter, remark in _split(review)[0]],
        "on_dossier": [_remark(letter, remark) for letter, remark in _split(review)[1]],
        "source": sheet.source,
        "readings": list(review.readings),
    }


Lettered = list[tuple[str, Remark]]


def _split(review: Review) -> tuple[Lettered, Lettered]:
    """The comments on nodes, and those on paragraphs of the dossier."""
    all_of = lettered(review.remarks)
    return [each for each in all_of if not each[1].paragraph], [each for each in all_of if each[1].paragraph]


def _remark(letter: str, remark: Remark) -> dict[str, str]:
    return {
        "letter": letter,
        "where": f"Paragraphe{NB}{remark.paragraph}" if remark.paragraph else remark.number or "centre",
        "title": remark.title,
        "kind": KINDS[remark.kind],
        "criterion": remark.criterion,
        "text": remark.text,
    }
