"""The return sheet of one candidate: HTML that stands alone, and the same as PDF. Second person, date, reviewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cefi_map.french.wording import NB, of
from cefi_map.review import KINDS, LEVELS, Remark, Review, criteria, lettered, modalities

from .letterhead import Letterhead
from .page import style, template
from .paper import sheets_of


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` is a pseudonym, ``title`` the map's own; ``source`` names the référentiel and the rules; ``told``: of a
    criterion, what whoever reads its level has to know."""

    name: str
    title: str
    review: Review
    version: int
    source: str
    head: Letterhead = field(default_factory=Letterhead)
    late: bool = False
    told: Mapping[str, str] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """« Fiche de relecture de Léa N., version 2, travail rendu en retard »."""
        version = f", version {self.version}" if self.version > 1 else ""
        return f"Fiche de relecture {of(self.name)}{version}{', travail rendu en retard' if self.late else ''}"

    @property
    def signed(self) -> str:
        """Who read it, when, and how many criteria have which level."""
        by = f" par {self.review.reviewer}" if self.review.reviewer else ""
        on = f" le {self.review.day}" if self.review.day else ""
        read = f"Relu{by}{on}." if by or on else "Relecture en cours."
        return f"{read} {_tally(self.review)}"

    @property
    def signatures(self) -> tuple[str, str]:
        """Whose hand is to stand below."""
        reader = f"{self.review.reviewer}, pour la relecture" if self.review.reviewer else "La personne qui a relu"
        return f"{reader} : date et signature", f"{self.name or 'Le candidat'} : date et signature"


def sheet_html(sheet: Sheet) -> str:
    """One page without script nor request; prints on A4."""
    on_map, on_dossier = _split(sheet.review)
    return template("review_sheet.html.j2").render(
        sheet=sheet,
        review=sheet.review,
        style=style("page.css", "review_sheet.css"),
        lines=criteria(),
        modalities=modalities(),
        on_map=on_map,
        on_dossier=on_dossier,
        kinds=KINDS,
    )


def sheet_pdf(sheet: Sheet) -> bytes:
    """The sheet as tagged PDF; PDF/UA-1 but where no font of ours has a character."""
    return sheets_pdf([sheet], f"Fiche de relecture : {_line(sheet.title)}")


def sheets_pdf(sheets: Sequence[Sheet], title: str) -> bytes:
    """Sheets of one letterhead, each on leaves of its own where they are printed on both sides, with its own pages."""
    data = {"title": title, "sheets": [_data(sheet) for sheet in sheets]}
    return sheets_of("review_sheet.typ", data, sheets[0].head)


def _tally(review: Review) -> str:
    """« 12 critères cotés : 5 acquis, 4 partiellement, 3 non acquis. »"""
    counts = [sum(mark.level == level for mark in review.marks.values()) for level in LEVELS]
    said = [f"{count} {word.lower()}" for count, word in zip(counts, review.words, strict=True) if count]
    number = review.levelled
    whole = f"{number} critère{'s' if number > 1 else ''} coté{'s' if number > 1 else ''} sur {len(criteria())}"
    return f"{whole}{NB}: {', '.join(said)}." if said else f"{whole}."


def _line(text: str) -> str:
    return " ".join(text.split()) or "Carte mentale"


def _data(sheet: Sheet) -> dict[str, object]:
    review = sheet.review
    seen = [each.title for each in modalities() if each.id in review.ticks]
    return {
        "about": f"CEFI, bloc 3. {sheet.about}",
        "running": sheet.about,
        "title": _line(sheet.title),
        "signed": sheet.signed,
        "signatures": sheet.signatures,
        "appreciation": review.appreciation,
        "criteria": [
            {
                "id": line.id,
                "text": f"«{NB}{line.text}{NB}»",
                "level": review.mark(line.id).level,
                "word": review.word(line.id) or "non coté",
                "comment": review.mark(line.id).comment,
                "told": sheet.told.get(line.id, ""),
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
