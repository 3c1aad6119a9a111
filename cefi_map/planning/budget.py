"""The budget that a map tells: its charges and its resources, what each adds up to, what is left to find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from cefi_map.mindmap import MindMap

from .accounts import CHARGE, RESOURCE, account, is_apart
from .money import Sum, sums
from .spelling import euros

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table. ``value`` in euros: the higher end of a range that is spent, the lower of one that comes;
    None where it cannot be known (« 250 € par mois », a share of nothing). ``account`` is a code of the plan
    comptable, or ""."""

    sum: Sum
    value: Decimal | None
    account: str

    @property
    def key(self) -> str:
        return self.sum.place.key


@dataclass(frozen=True, slots=True)
class Budget:
    """``charges`` and ``resources`` in the map's order, each its total as the map writes it where it details none;
    ``announced`` are the other totals; ``others`` amounts that are on neither side; ``unread`` what speaks of money and
    has no figure."""

    charges: tuple[Line, ...]
    resources: tuple[Line, ...]
    announced: tuple[Line, ...]
    others: tuple[Sum, ...]
    unread: tuple[Sum, ...]

    @property
    def spent(self) -> Decimal:
        """All charges that have a value."""
        return _added(self.charges)

    @property
    def received(self) -> Decimal:
        return _added(self.resources)

    @property
    def balance(self) -> Decimal:
        """What is left to find where it is below 0."""
        return self.received - self.spent

    @property
    def gap(self) -> str:
        """The balance in words: « il manque 4 700 € », « 400 € de trop », « à l’équilibre », « rien n’est compté »."""
        if not (self.spent or self.received):
            return "rien n’est compté"
        if not self.balance:
            return "à l’équilibre"
        return f"il manque {euros(-self.balance)}" if self.balance < 0 else f"{euros(self.balance)} de trop"

    def share(self, line: Line) -> Decimal | None:
        """Per cent of all resources, to a tenth."""
        if line.value is None or not self.received:
            return None
        return (line.value * HUNDRED / self.received).quantize(Decimal("0.1"))


def budget(mindmap: MindMap, stages: Mapping[str, int]) -> Budget:
    """``stages``: which of the six (1 to 6) a node belongs to, by key; a node without one has 0 or is left out."""
    found = [each for each in sums(mindmap, stages) if each.amount.kind != "share" or _is_shown(mindmap, each)]
    read = _with_totals(mindmap, [each for each in found if each.amount.kind != "unread"])
    lines = [line_of(mindmap, each) for each in read if each.side]
    charges, resources = (_counted(lines, side) for side in (CHARGE, RESOURCE))
    announced = tuple(each for each in lines if each.sum.total and each not in (*charges, *resources))
    others = tuple(each for each in read if not each.side)
    unread = tuple(each for each in found if each.amount.kind == "unread" and each.side)
    whole = Budget(charges, resources, announced, others, unread)
    return replace(whole, resources=tuple(_shared(each, whole.spent) for each in resources))


def _counted(lines: Iterable[Line], side: str) -> tuple[Line, ...]:
    """A side's lines but its totals; with the highest of these where no other line has a value."""
    own = [line for line in lines if line.sum.side == side]
    total = max((line for line in own if line.sum.total), key=_value, default=None)
    detailed = any(line.value is not None for line in own if not line.sum.total)
    return tuple(line for line in own if not line.sum.total or (line is total and not detailed))


def _added(lines: Iterable[Line]) -> Decimal:
    return sum(map(_value, lines), Decimal(0))


def _value(line: Line) -> Decimal:
    return line.value or Decimal(0)


def _is_shown(mindmap: MindMap, share: Sum) -> bool:
    return share.side == RESOURCE or is_apart(mindmap.node(share.place.key))


def _with_totals(mindmap: MindMap, found: list[Sum]) -> list[Sum]:
    """An amount above others of its side is their total: « Dépenses : 5 000 € » over its lines."""
    below: dict[str, set[str]] = {}
    for each in found:
        if each.side and each.amount.kind == "sum":
            for above in mindmap.ancestors(each.place.key):
                below.setdefault(above.key, set()).add(each.side)
    return [
        replace(each, total=True) if each.side in below.get(each.place.key, ()) and not each.amount.per else each
        for each in found
    ]


def line_of(mindmap: MindMap, each: Sum) -> Line:
    amount = each.amount
    known = amount.kind == "sum" and not amount.per
    value = (amount.most if each.side == CHARGE else amount.least) if known else None
    return Line(each, value, account(mindmap.node(each.place.key), each.words, each.side))


def _shared(line: Line, spent: Decimal) -> Line:
    """« 50 % par la Région » is half of what is spent, unless its euros stand beside it in the same node."""
    if line.sum.amount.kind != "share" or not spent:
        return line
    return replace(line, value=(spent * line.sum.amount.low / HUNDRED).quantize(Decimal(1)))
