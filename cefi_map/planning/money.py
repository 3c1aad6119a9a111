"""Which side of the budget an amount of a map is on: what it costs, what pays for it, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from cefi_map.french.lexicon import Lexicon, load
from cefi_map.french.said import Said
from cefi_map.french.text import fold, stems, unnumbered
from cefi_map.mindmap import MindMap, Node

from .accounts import CHARGE, RESOURCE, chosen_side, is_apart
from .amounts import Amount, amounts
from .places import Place, texts
from .plain import TEXTS

FACTS = (1, 2, 6)
"""Stages that tell of people, aims or results, where « budget trop serré pour le permis » is no budget."""
_TITLE_WORDS = 9
"""Words up to which what stands above is a heading."""
_LONG_TITLE = 90
_SHORT_TEXT = 14
"""Words up to which a text is about one thing: its share is that of whom it names."""
_ENTRIES = {"emplois": CHARGE, "sorties": CHARGE, "entrees": RESOURCE, "ressources": RESOURCE, "produits": RESOURCE}
"""Titles that name a side where a budget is told, and something else elsewhere."""
_TOLD = ("expenses", "funding", "budget")
"""What headings announce of a budget."""
_BOTH = re.compile(
    r"plan de financement|\bcombien\b.{0,400}\bqui\b|\bcout.{0,400}financ|depenses.{0,400}(?:recettes|ressources)"
)
_ON_DEMAND = re.compile(r"\b[àa] la demande\b", re.IGNORECASE)
"""« Transport à la demande »: nobody is asked for money."""
_UNDER = re.compile(r"\bsous \S")
"""« Sous 480 € », where the word is no money."""
_COSTS = re.compile(
    r"\b(?:couts?|coute\w{0,3}|frais|depenses?|achats?|location|salaires?|vacations?|facture|loyers?|carburant"
    r"|essence|repas)\b"
)
_TOTAL = re.compile(
    r"\b(?:total|en t(?:ou)?t|budget (?:global|previsionnel|general|estime)|cout global|enveloppe globale"
    r"|ca fai?t|sa f[ea]i?t?)\b"
)
_TOTAL_HEAD = re.compile(
    r"^(?:les |nos |le )?(?:total|budget|depenses?|charges|recettes|ressources|produits|couts?|financements?"
    r"|combien ca coute)"
    r"(?: (?:de l'annee|totales?|totaux|total|globa\w+|previsionnel\w*|estime\w*|annuel\w*))*[ :,=]*(?=\d|$)"
)
IN_PART = re.compile(r"\bhors\b|\bsous-total")
"""A total of some lines only: it is not compared with all."""
_SO = re.compile(r"=|\b(?:soit|donc)\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"\bdont\b", re.IGNORECASE)
"""What follows is a part of what stands before, and says nothing of its whole."""
_NAMED = {"funder", "expense"}
_PARTED = re.compile(rf"(?:[,;/.\n|]|(?<![^\W\d_])\+)(?!\d{{3}}\b)| - |(?i:{_OF_WHICH.pattern})")
"""« FSE+ 8 000 » is one funder."""
_LABELLED = re.compile(r"[^\w\s,;.()'’\"]")
"""Without such a sign a text has no label."""
_FIGURE = re.compile(r"\d")
_KILO = re.compile(r"\bk ?€|\ben k\b|milliers d'euros|\bkeur")
_MISSING = re.compile(r"\breste (?:a|encore a) (?:trouver|financer|charge)\b")
"""What is still to be found is neither spent nor received."""
_NOT_MONEY = re.compile(
    r"\b(?:smic|salaire (?:net|moyen|median|d'embauche)|gagne|gagnent|paye(?:e|es)? |loyers? (?:moyen|a |de )"
    r"|studio|allocation|rsa |revenu|"
    r"pouvoir d'achat|dette|chomage|plafond d'aide|ils touchent|elles touchent|perte|par filleul|bonus|amende"
    r"|reste a vivre|reste pour vivre)\b"
)
"""What people earn, owe or live on: no line of a budget."""
_GIVES = re.compile(
    r"\b(?:demandes?|demandee?s?|accordes?|accordee?s?|sollicite\w{0,2}|subvention\w?|finance\w{0,4}"
    r"|verse\w{0,2}|promis\w?|notifie\w{0,2}|"
    r"prise?s? en charge|paie|paye par|cofinance\w{0,4}|mecenat|appel a projets|aap|dons?|autofinancement"
    r"|fonds propres|votee?s?|acquis(?:e|es)?|deposee?s?|aides? (?:au poste|a l'emploi|de l'etat))\b"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount where it stands. ``side`` is "charge", "resource" or "" where it is neither; ``words`` say what it is
    for; ``total``: the sum of others, or a share « dont 60 % » of it, which a table does not add again."""

    place: Place
    amount: Amount
    side: str
    words: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """What a node stands under, itself included: ``side`` a side, "budget" for both or ""; ``own``: it says so itself;
    ``scale`` is 1000 where thousands are counted."""

    side: str
    own: bool
    scale: int


def headings(mindmap: MindMap) -> dict[str, Heading]:
    """By key."""
    found: dict[str, Heading] = {}
    none = Heading("", False, 1)
    for node in mindmap:
        found[node.key] = _under(node.text, found.get(node.parent or "", none))
    return found


@lru_cache(maxsize=TEXTS)
def _under(text: str, above: Heading) -> Heading:
    own = _heading(text, above.side)
    return Heading(own or above.side, own != "", 1000 if _KILO.search(text.lower()) else above.scale)


def sums(mindmap: MindMap, stages: Mapping[str, int]) -> Iterator[Sum]:
    """Every amount of a map, in its order. ``stages``: which of the six (1 to 6) a node belongs to, by key."""
    heads = headings(mindmap)
    for node in mindmap:
        if _FIGURE.search(node.text) or node.note or node.details or "euro" in node.text:
            yield from _of(node, heads[node.key], stages.get(node.key, 0))


def _of(node: Node, where: Heading, stage: int) -> Iterator[Sum]:
    """A line of the plan comptable that the author chose is on its side, where all the node's amounts are on one; what
    they took out of the budget is on none."""
    read = tuple(_read(node, where, stage))
    if is_apart(node):
        return (replace(each, side="", total=False) for each in read)
    chosen = chosen_side(node)
    if chosen and len({each.side for each in read if each.amount.kind == "sum"}) == 1:
        read = tuple(replace(each, side=chosen) for each in read)
    return iter(read)


def _read(node: Node, where: Heading, stage: int) -> Iterator[Sum]:
    for place, text in texts(node):
        yield from _without_parts(text, _in_text(place, text, where, stage))


def _in_text(place: Place, text: str, where: Heading, stage: int) -> Iterator[Sum]:
    bare = where.side != "" and stage not in (1, 6)
    found = _results(text, amounts(text, bare and place.field == "text", where.scale))
    worth = {_piece(text, each) for each in found if each.kind == "sum"}
    for each in found:
        piece = _piece(text, each)
        if each.kind == "share" and piece in worth:
            continue
        side = "" if each.kind == "unread" and not where.side else _side(text, piece, each, where.side, stage)
        alone = len(worth) == 1 and len(text) <= _LONG_TITLE and not _OF_WHICH.search(text)
        words = (text if alone else piece).strip(" :,;-–—/.|").removesuffix(" (")
        yield Sum(place.at(each.start, each.end), each, side, words, _is_total(text, each, found))


def _without_parts(text: str, read: Iterable[Sum]) -> Iterator[Sum]:
    """« Région 5 000 € dont 3 000 € notifiés » is 5 000 €: without what « dont » says again of the amount before it, on
    its side, as far as that goes; to the next comma, or a whole list whose first item is named."""
    whole: Sum | None = None
    left, listed = Decimal(0), False
    for each in read:
        amount = each.amount
        again = whole and each.side == whole.side and _OF_WHICH.search(text, whole.amount.end, amount.start)
        if again and (amount.kind == "share" or (amount.kind == "sum" and amount.most <= left)):
            first = not _PARTED.search(text, again.end(), amount.start)
            listed = listed or (first and not _NAMED.isdisjoint(_said(each.words).groups))
            if first or listed:
                left -= amount.most
                continue
        if amount.kind == "sum":
            whole, left, listed = each, amount.most, False
        yield each


def _results(text: str, found: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """« 60 h à 38 €, soit 2 280 € »: what stands before « = » or « soit » is how the amount after it was found."""
    worked = {left for left, right in pairwise(found) if left.kind == "sum" and _SO.search(text, left.end, right.start)}
    return tuple(each for each in found if each not in worked)


def listed_side(text: str) -> str:
    """The side that a label announces of what it lists, « Dépenses : carburant, salle »; "" where none does."""
    label, _, listed = text.partition(":")
    side = _heading(label, "") if listed.strip() else ""
    return side if side in (CHARGE, RESOURCE) else ""


def _heading(text: str, above: str) -> str:
    """What a title announces to those below: a side, "budget" for both, "" for neither."""
    if len(text) > _LONG_TITLE or len(text.split()) > _TITLE_WORDS:
        return ""
    return _announced(text, above != "")


@lru_cache(maxsize=TEXTS)
def _announced(text: str, told: bool) -> str:
    """``told``: a budget is being told, where « Sorties » and « Entrées » are its sides."""
    title = unnumbered(fold(text)).strip()
    if told and (own := _ENTRIES.get(title.strip(" :."))):
        return own
    if not title.strip(" €$>:.-"):
        return "budget" if "€" in title else ""
    groups = {hit.group for hit in _headings().hits(stems(title))}
    costs, pays, both = (name in groups for name in _TOLD)
    if not (costs or pays or (both and not _UNDER.search(title))) or title.startswith("aux "):
        return ""  # « aux financeurs » is who is told
    if costs == pays or _BOTH.search(title):
        return "budget"
    return CHARGE if costs else RESOURCE


@cache
def _headings() -> Lexicon:
    return Lexicon({name: load("headings")[name] for name in _TOLD})


def _side(text: str, piece: str, amount: Amount, above: str, stage: int) -> str:
    """By the heading above, by the label before « : », else by what is said of the amount and around it."""
    label = _said(text).label if _LABELLED.search(text) else ""
    head = above or (_heading(label, "") if label else "")
    if amount.kind == "share":
        told = _told(piece) or (_told(text) if len(text.split()) <= _SHORT_TEXT else "")
        return RESOURCE if head in (RESOURCE, "budget") and told == RESOURCE else ""
    if (head == "" and stage in FACTS) or _MISSING.search(_said(piece).folded):
        return ""
    if head in (CHARGE, RESOURCE):
        return head
    if head == "" and _NOT_MONEY.search(_said(piece).folded):
        return ""
    told = _told(piece) or _told(_OF_WHICH.split(text)[0])
    if head == "budget" or (stage == 3 and not amount.per):
        return told or (CHARGE if amount.kind == "sum" else RESOURCE)
    return told if amount.kind == "sum" and (told == CHARGE or "funder" in _said(text).groups) else ""


def _told(text: str) -> str:
    """The side that words alone tell, "" where none or both do."""
    said = _said(_ON_DEMAND.sub("", text))
    gives = "funder" in said.groups or "fund_status" in said.groups or bool(_GIVES.search(said.folded))
    costs = "expense" in said.groups or bool(_COSTS.search(said.folded))
    if gives and costs:
        first = next((hit.group for hit in said.hits if hit.group in ("funder", "expense")), "")
        return RESOURCE if first == "funder" or _GIVES.search(said.folded) else CHARGE
    return RESOURCE if gives else CHARGE if costs else ""


def _piece(text: str, amount: Amount) -> str:
    """The part of a text that an amount stands in: « essence 1 800 » of « formation 6 200, essence 1 800 »."""
    left = [found.end() for found in _PARTED.finditer(text, 0, amount.start)]
    right = _PARTED.search(text, amount.end)
    return text[left[-1] if left else 0 : right.start() if right else len(text)]


def _is_total(text: str, amount: Amount, all: tuple[Amount, ...]) -> bool:
    if amount.kind == "share":
        sums = (each for each in all if each.kind == "sum" and _OF_WHICH.search(text, each.end, amount.start))
        return any(_is_total(text, each, all) for each in sums)
    folded = _said(_piece(text, amount)).folded
    if amount.kind != "sum" or amount.per:
        return False
    return bool(_TOTAL.search(folded)) or (
        bool(_TOTAL_HEAD.match(folded)) and len([each for each in all if each.kind == "sum"]) == 1
    )


@lru_cache(maxsize=20_000)
def _said(text: str) -> Said:
    return Said(text[:400])
