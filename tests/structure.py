"""What the RGAA asks of a page's markup that axe does not look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import html

NAMED = "//a[@aria-label] | //button[@aria-label]"
ASKED = (
    "//input[@type='password' and @name!='secret' or @name='login' or @name='name' and ancestor::form[@id='porte']]"
    "[not(@autocomplete)]"
)
"""Fields of the doors, which a browser may fill in (11.13)."""
WORD = re.compile(r"[^\W\d_]{2,}")
UNSEEN = ".//*[@aria-hidden='true'] | .//*[@class='vh'] | .//svg"


def faults(page: str) -> list[str]:
    """In a few words each; [] for none."""
    tree = html.fromstring(page)
    ids = Counter(tree.xpath("//*/@id"))
    return [
        *(f"twice: #{each}" for each, many in ids.items() if many > 1),
        *(fault for table in tree.xpath("//table[not(@role='presentation')]") for fault in _of_table(table)),
        *(f"for what of a person: {one.get('name')}" for one in tree.xpath(ASKED)),
        *(f"two files of one name: {each}" for each in _alike(tree.xpath("//main//a[@data-file]"))),
        *(
            f"before the title of the page: {_words(one)}"
            for one in tree.xpath("//h1/preceding::*[self::h2 or self::h3]")
        ),
        *(f"named otherwise: {each}" for one in tree.xpath(NAMED) for each in _other_name(one)),
    ]


def _alike(links: list[Any]) -> list[str]:
    """Names that lead to several places (6.1)."""
    places = {(one.get("aria-label") or _words(one), one.get("href")) for one in links}
    return [name for name, many in Counter(name for name, _ in places).items() if many > 1]


def _of_table(table: Any) -> Iterator[str]:
    head = _words(table)[:40]
    if table.xpath(".//th[not(@scope)]"):
        yield f"a header without scope: {head}"
    if table.xpath(".//th[@scope and not(contains(' row col ', concat(' ', @scope, ' ')))]"):
        yield f"a header of a part of a row or of a column: {head}"
    if not table.get("class"):  # written by a candidate, not by us
        return
    if not _words(next(iter(table.xpath("./caption")), html.Element("p"))):
        yield f"no caption: {head}"
    if rows := table.xpath("./tbody/tr[td][not(th)]"):
        yield f"{len(rows)} rows without a header: {head}"


def _other_name(one: Any) -> Iterator[str]:
    """The words that are seen stand in the name; an ellipsis cuts the last of them."""
    name = one.get("aria-label").casefold()
    for each in one.xpath(UNSEEN):
        each.drop_tree()
    if missing := [each for each in WORD.findall(" ".join(one.itertext()).casefold()) if each not in name]:
        yield f"« {' '.join(missing)} » is not in « {name} »"


def _words(one: Any) -> str:
    return " ".join("".join(one.itertext()).split())
