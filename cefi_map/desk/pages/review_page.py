"""The page of a work: what is read beside the grid, the grid with what others wrote in it, what the opinion may say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import render_template, request, url_for
from markupsafe import Markup

from cefi_map import review as grid
from cefi_map.desk import giving, marking, reading
from cefi_map.desk.store import Desk
from cefi_map.errors import BadInput
from cefi_map.project import exam, files, paper
from cefi_map.project.pages.drawing import Tree
from cefi_map.project.pages.outline import ALL, lines
from cefi_map.project.pages.pictures import addressed
from cefi_map.project.pages.second import lets_second
from cefi_map.web.numbers import whole
from cefi_map.web.places import first
from cefi_map.web.shown import NB, WORDS, clock, moment_short
from cefi_map.web.store import store
from cefi_map.web.who import may

VIEWS = ("carte", "plan", "commentaires", "dossier")
"""What is read beside the grid."""
DRAWN = 3000
"""Nodes from which one branch is drawn at a time."""


def meant() -> None:
    """``BadInput`` where what is erased for good was not ticked."""
    if not request.form.get("sure"):
        raise BadInput("Rien n’est effacé.", advice="Cochez « Oui, effacer », puis réessayez.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the chosen node, or with ``on_dossier`` the chosen paragraph (0: none); whether its
    comment is being written, the one being changed. ``view`` is what is read, "" for what a screen reads first: the
    map, or, on a phone, the plan. ``criterion`` is the one to open, "" for the first without a level."""

    key: str
    pinning: bool
    remark: str
    view: str = ""
    paragraph: int = 0
    criterion: str = ""

    @property
    def on_dossier(self) -> bool:
        return self.view == "dossier"


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the marks that contradict each other at a place: ``name`` tells it from the others, ``who`` wrote it and
    when, ``word`` is its level in the centre's words, "" without one."""

    name: str
    who: str
    word: str
    comment: str


@dataclass(frozen=True, slots=True)
class Place:
    """A criterion or the appreciation as one person sees it: ``mark`` is what their fields hold, ``who`` tells who
    wrote what stands there and when, "" for nobody. ``voices`` are two or more where people contradict each other."""

    id: str
    mark: grid.Mark
    word: str
    who: str
    voices: tuple[Voice, ...] = ()


def _to_mark(view: reading.WorkView) -> int:
    """Criteria still without a level, of those that are marked there: a wing may say that some are not."""
    left = {each.id for each in grid.criteria() if not view.review.mark(each.id).level}
    return len(left - set(first("unmarked", view.work.id) or ()))


def show(view: reading.WorkView, by: grid.Signature, *, whole: bool = True) -> str:
    """The page for that person, as the address asks for it; not ``whole``, without what is read: the grid and the
    comments alone, for a script that saves while one writes."""
    seen = asked(view)
    on_map = whole and not seen.on_dossier
    picture = _picture(view, seen.key) if on_map else None
    return render_template(
        "review/work.html",
        view=view,
        seen=seen,
        whole=whole,
        node=view.map.node(seen.key),
        drawing=_drawing(view, picture, seen.key) if picture else "",
        stage=next((each.stage for each in picture.nodes if each.key == seen.key), 0) if picture else 0,
        lines_of_plan=lines(view, {}, seen.key) if on_map else [],
        partial=len(view.map) > ALL,
        contents=reading.contents(view.map) if on_map else {},
        nothing=reading.EMPTY,
        map_sheets=reading.map_sheets(store(), view.work) if on_map else 0,
        coherence=reading.apart(store(), view) if whole and seen.on_dossier else (),
        passages=[(each, _html(each.html)) for each in view.dossier.passages] if view.dossier else [],
        lines=grid.criteria(),
        to_mark=_to_mark(view),
        places=places(view, by),
        modalities=grid.modalities(),
        opinions=_opinions(view),
        remarks=grid.lettered(view.review.remarks),
        opened=seen.criterion or _opened(view),
        bank=reading.habits(store()).bank,
        guidance=exam.guidance(store()),
        versions=Desk(store()).work_versions(view.work.id),
        now=clock(datetime.now(UTC)),
        earlier=marking.earlier(store(), view) if view.work.number > 1 else None,
        head=giving.letterhead(store(), view.cohort),
        closed=Desk(store()).is_closed(),
        state=marking.state_of(store(), view),
        seconds=_seconds(view),
        **level_words(view),
    )


def _seconds(view: reading.WorkView) -> list[tuple[str, str, str]]:
    """The parts on which its reader may ask for a second opinion, in words, and what stands before it."""
    if not (view.work.lets_second and may("OWN") and lets_second()):
        return []
    parts = [("carte", "Sur la carte"), *([("dossier", "Sur le dossier")] if view.dossier else [])]
    return [(part, words, reading.second_barred(view, part)) for part, words in parts]


def places(view: reading.WorkView, by: grid.Signature) -> dict[str, Place]:
    """What that person sees at each place of the grid."""
    ids = [*(line.id for line in grid.criteria()), grid.APPRECIATION]
    return {id: _place(view.review, id, by) for id in ids}


def _place(review: grid.Review, id: str, by: grid.Signature) -> Place:
    mark, line = grid.own(review, id, by), review.signed.get(id)
    beside = grid.others(review, id, mark)
    voices = [_voice(review, each.mark, each.signature) for each in beside]
    if voices:
        mine = next((each.signature for each in review.rivals[id] if each.mark == mark), line)
        voices.insert(0, _voice(review, mark, mine))
    return Place(id, mark, review.word_of(mark.level), _signed(line), tuple(voices))


def _voice(review: grid.Review, mark: grid.Mark, signature: grid.Signature | None) -> Voice:
    return Voice(grid.name_of(mark), _signed(signature), review.word_of(mark.level), mark.comment)


def _signed(signature: grid.Signature | None) -> str:
    """« M. Lopez, à 14 h 02 », "" where it is not known."""
    if signature is None or not (signature.by or signature.at):
        return ""
    when = moment_short(datetime.fromisoformat(signature.at)) if signature.at else ""
    return ", ".join(filter(None, [signature.by or "Sans nom", when]))


def opinion(view: reading.WorkView, criterion: str) -> dict[str, object]:
    """The automatic opinion on a criterion or a modality of the dossier, for the page and for its script. What shows it
    are nodes of the map, or paragraphs of the dossier."""
    verdict = view.opinion[criterion]
    asked = view.verdicts(criterion)
    in_dossier = criterion == "C12" or criterion.startswith("M")
    guessed = " Lu dans un PDF." if in_dossier and view.dossier and view.dossier.sheets else ""
    return {
        "verdict": verdict,
        "word": WORDS[verdict],
        "agrees": grid.agrees(view.review.mark(criterion).level, verdict),
        "parts": [
            {
                "id": each.id,
                "word": WORDS[each.verdict],
                "message": f"{each.message}{guessed}",
                "nodes": [_proof(view, node.key, node.number, in_dossier) for node in each.evidence],
            }
            for each in asked
        ],
    }


def _opinions(view: reading.WorkView) -> dict[str, object]:
    asked = [line.id for line in grid.criteria()] + [each.id for each in grid.modalities()]
    return {id: opinion(view, id) for id in asked if view.may_open(id)}


def _proof(view: reading.WorkView, key: str, number: str, in_dossier: bool) -> dict[str, object]:
    """Where a proof stands: what is shown of it, its node or its paragraph, the address that shows it."""
    if not in_dossier:
        return {"key": key, "number": number or "centre", "address": address(view, key)}
    return {"paragraph": int(key), "number": f"§{NB}{key}", "address": address(view, paragraph=int(key))}


_LINK = re.compile(r'<a href="[^"]*">|</a>')


def _html(restricted: str) -> Markup:
    """A paragraph of the dossier below the page's own titles; the candidate's words are escaped, links are left out."""
    html = re.sub(r"<(/?)h[1-4]>", r"<\1h2>", _LINK.sub("", restricted))
    return Markup(re.sub(r'<span data-note="">(.*?)</span>', r'<small class="meta"> (\1)</small>', html))  # noqa: S704


def level_words(view: reading.WorkView) -> dict[str, object]:
    levels = list(zip(grid.LEVELS, view.review.words, grid.short_words(view.review.words), strict=True))
    return {"levels": levels, "kinds": grid.KINDS, "states": grid.STATES}


def _picture(view: reading.WorkView, key: str) -> paper.Picture:
    branch = _branch(view.map, key) if len(view.map) > DRAWN else None
    shown = addressed(view.map, view.work.id, "work.picture")
    return paper.draw(shown, view.report, only=branch, numbered=True, pins=giving.pins(view))


def _drawing(view: reading.WorkView, picture: paper.Picture, key: str) -> Markup:
    start = url_for("work.review", id=view.work.id, version=view.work.number)
    pinned = Counter(remark.key for remark in view.review.remarks if not remark.paragraph)
    tree = Tree(view.map, {}, f"{start}&noeud=", key, comments=pinned, keys="touches-carte")
    return tree.svg(picture, f"Carte de {len(view.map)} nœuds, numérotés")


def _branch(mindmap: files.MindMap, key: str) -> set[str] | None:
    line = [key, *(node.key for node in mindmap.ancestors(key))]
    heads = mindmap.children(mindmap.root.key)
    return {line[-2]} if len(line) > 1 else {heads[0].key} if heads else None


def asked(view: reading.WorkView) -> Asked:
    key = request.args.get("noeud", "")
    remark = view.review.remark(request.args.get("repere", ""))
    paragraph = remark.paragraph if remark else request.args.get("paragraphe", 0, whole)
    view_asked = request.args.get("vue", "")
    on_dossier = view.dossier is not None and (view_asked == "dossier" or bool(remark and remark.paragraph))
    if remark is not None and remark.key in view.map:
        key = remark.key
    known = key if key in view.map else view.map.root.key
    pinning = request.args.get("faire") == "epingler" or remark is not None
    if view.dossier is None or not 0 < paragraph <= len(view.dossier.passages):
        paragraph = 0
    seen = "dossier" if on_dossier else view_asked if view_asked in VIEWS[:-1] else ""
    criterion = request.args.get("critere", "")
    known_criteria = [line.id for line in grid.criteria()]
    return Asked(
        known,
        pinning,
        remark.id if remark else "",
        seen,
        paragraph,
        criterion if criterion in known_criteria else "",
    )


def _opened(view: reading.WorkView) -> str:
    """The criterion that is open at first: the first without a level."""
    return next((line.id for line in grid.criteria() if not view.review.mark(line.id).level), "")


def address(view: reading.WorkView, key: str = "", paragraph: int = 0) -> str:
    id, version = view.work.id, view.work.number
    if paragraph:
        anchor = f"p-{paragraph}"
        return url_for("work.review", id=id, version=version, vue="dossier", paragraphe=paragraph, _anchor=anchor)
    return url_for("work.review", id=id, version=version, noeud=key or None, _anchor="choisi" if key else None)
