"""Files that someone made to do harm, each under a megabyte. A table's entry makes its file when it is called.

A drawing's metadata is given as the text that is packed in it, since no Python value could hold some of them: a key
twice, half a character, a number of a million digits.
"""

from __future__ import annotations

import base64
import gzip
import json
import random
import zlib
from collections.abc import Callable, Iterable

from cefi_map.formats.svg.carrier import NAMESPACE
from tests.cases import zipped

Made = Callable[[], bytes]
MEGA = 2**20
MAP = '{"version":1,"nodes":[{"key":"r","parent":null,"text":"Poison"%s}]%s}'
PLAIN = MAP % ("", "")
TITLED = '{"key":"%s","parent":"r","text":"%s"}'
OPENING = r"<map version=\"1.0.1\">\n"
ENTITY = r"<!DOCTYPE map [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"


def drawing(text: str, *along: str) -> bytes:
    """An SVG that carries this text for its map, and these beside it."""
    named = (f'<cefi:ajout nom="relecture{rank or ""}">{packed(each)}</cefi:ajout>' for rank, each in enumerate(along))
    beside = "".join(named)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:cefi="{NAMESPACE}"><metadata>'
        f'<cefi:carte version="1">{packed(text)}</cefi:carte>{beside}</metadata></svg>'
    ).encode()


def packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"))).decode()


def node(field: str) -> Made:
    """A drawing whose only node has this field too."""
    return lambda: drawing(MAP % (f",{field}", ""))


def frame(opening: str, closing: str = r"</map>\n") -> Made:
    """A drawing whose map came in this frame."""
    return lambda: drawing(MAP % ("", f',"opaque":["mm","{opening}","{closing}"]'))


def often(field: str, one: str, count: int) -> Made:
    """A field with a list of the same, over and over: kilobytes that become a hundred times as many."""
    return lambda: drawing(MAP % (f',"{field}":[{",".join([one] * count)}]', ""))


def long(field: str, one: str, count: int) -> Made:
    """A field with a list of the same, with blanks by chance, so that it does not pack well enough to be suspected."""
    return lambda: drawing(MAP % (f',"{field}":[{",".join(spaced(one, count))}]', ""))


def spaced(one: str, count: int) -> Iterable[str]:
    return random.Random(5).choices((one, f" {one}"), k=count)


def circle(count: int) -> bytes:
    """Nodes that are each other's parents."""
    nodes = (f'{{"key":"k{rank}","parent":"k{(rank + 1) % count}"}}' for rank in range(count))
    return drawing(f'{{"nodes":[{{"key":"r","parent":null}},{",".join(nodes)}]}}')


REFUSED_DRAWINGS: dict[str, Made] = {
    "icons by the million": often("icons", '""', 13 * MEGA),
    "icons by the thousand": long("icons", '"x"', 300_000),
    "arrows": long("arrows", '{"target":"r"}', 250_000),
    "attributes": long("attributes", '["a","b"]', 300_000),
    "opaque of empty lists by the million": often("opaque", "[]", 16 * MEGA),
    "opaque of empty lists": long("opaque", "[]", 1_500_000),
    "opaque of objects by the million": often("opaque", "{}", 16 * MEGA),
    "opaque of objects": long("opaque", "{}", 1_500_000),
    "opaque 900 levels deep": node(f'"opaque":{"[" * 900}{"]" * 900}'),
    "opaque a million levels deep": node(f'"opaque":{"[" * MEGA}'),
    "opaque with half a character": node(r'"opaque":["mm"," TEXT=\"Poison\ud800\"/></node>"]'),
    "frame with half a character": frame(OPENING + r"\ud800"),
    "siblings that can be no keys": node(r'"opaque":["mm"," TEXT=\"a\">",[3,"x",{"y":1}],[[1,"<icon/>"]]]'),
    "siblings that are no list": node(r'"opaque":["mm"," TEXT=\"a\">",{"y":1},7]'),
    "later texts without a place": node(r'"opaque":["mm"," TEXT=\"a\">",["x"],[[true,"<icon/>"],[-1,"<icon/>"]]]'),
    "opaque of one number": node('"opaque":[1e308]'),
    "empty runs by the million": often("note", '{"runs":[]}', 4 * MEGA),
    "eight annexes of 45 megabytes": lambda: drawing(PLAIN, *[" " * (45 * MEGA)] * 8),
    "one long title after another": lambda: drawing(
        f'{{"nodes":[{",".join(TITLED % (rank, "mot, " * 99_000) for rank in range(60))}]}}'
    ),
    "a title of a million words": lambda: drawing(f'{{"nodes":[{{"key":"r","text":"{"mot, " * MEGA}"}}]}}'),
    "a number of a million digits": node(f'"folded":{"9" * MEGA}'),
    "a number beyond all": node('"style":{"size":1e308}'),
    "what is no number": node('"style":{"size":NaN}'),
    "parents in a circle": lambda: circle(40_000),
    "nodes by the million": lambda: drawing(f'{{"nodes":[{",".join(["{}"] * 8 * MEGA)}]}}'),
    "a map that is one number": lambda: drawing("0" * 45 * MEGA),
    "a map cut short": lambda: drawing(PLAIN).replace(b"</cefi:carte>", b"AAAA</cefi:carte>"),
}
"""Drawings that are refused by a sentence."""

REFUSED_REVIEWS: dict[str, Made] = {
    "a review of objects": lambda: drawing(PLAIN, f"[{','.join(spaced('{}', MEGA))}]"),
    "a review 900 levels deep": lambda: drawing(PLAIN, "[" * 900 + "]" * 900),
    "a review with a number of a million digits": lambda: drawing(PLAIN, f'{{"version":{"1" * MEGA}}}'),
    "a review that is no text": lambda: drawing(PLAIN, "\ud800"),
}
"""Drawings of a good map with a review that is refused."""

TAKEN_DRAWINGS: dict[str, Made] = {
    "a key twice": lambda: drawing('{"nodes":[{"key":"a","key":"r","parent":null,"text":"a","text":"Poison"}]}'),
    "half a character in a title": lambda: drawing(r'{"nodes":[{"key":"r","parent":null,"text":"Poi\ud800son"}]}'),
    "frame that is no XML": frame("<map", "</map>"),
    "frame with a DOCTYPE": frame(f"{ENTITY}{OPENING}&x;"),
    "frame with an encoding": frame(rf"<?xml version=\"1.0\" encoding=\"utf-7\"?>{OPENING}"),
    "frame of another format": frame("<opml><map>", "</map></opml>"),
    "frame with a root of its own": frame(rf"{OPENING}<node TEXT=\"autre\"/>"),
    "frame around the root": frame(f"{OPENING}<hook>", r"</hook></map>\n"),
    "piece that is no XML": node(r'"opaque":["mm"," TEXT=\"Poison\" A=\"<\"/>\n"]'),
    "piece with an entity": node(r'"opaque":["mm"," TEXT=\"Poison\"><hook>&x;</hook></node>\n"]'),
    "piece with a node of its own": node(r'"opaque":["mm"," TEXT=\"Poison\"><node TEXT=\"autre\"/></node>\n"]'),
    "piece whose tags cross": node(r'"opaque":["mm"," TEXT=\"Poison\"><a><b></a></b></node>\n"]'),
    "later text with a node": node(
        r'"opaque":["mm"," TEXT=\"Poison\"></node>\n",["x"],[[1,"<node TEXT=\"autre\"/>"]]]'
    ),
    "later text that ends the map": node(r'"opaque":["mm"," TEXT=\"Poison\"></node>\n",["x"],[[1,"</node></map>"]]]'),
}
"""Drawings that are read, « Poison » for title, and written again as files that everyone can read."""


def freemind(inner: str) -> bytes:
    return f'<map version="1.0.1"><node ID="r" TEXT="Poison">{inner}</node></map>'.encode()


def outlined(attributes: str) -> bytes:
    return f'<opml version="2.0"><body><outline text="Poison" {attributes}/></body></opml>'.encode()


WORDS = "mot, " * (2 * MEGA)
REFUSED_MAPS: dict[str, Made] = {
    "icônes.mm": lambda: freemind('<icon BUILTIN="x"/>' * 50_000),
    "attributs.mm": lambda: freemind('<attribute NAME="a" VALUE="b"/>' * 30_000),
    "flèches.mm": lambda: freemind('<arrowlink DESTINATION="r"/>' * 30_000),
    "icônes de tous.mm": lambda: freemind(("<node>" + '<icon BUILTIN="x"/>' * 90 + "</node>") * 560),
    "note sans fond.mm": lambda: freemind(f'<richcontent TYPE="NOTE">{"<b>" * 20_000}{"</b>" * 20_000}</richcontent>'),
    "bombe.mm": lambda: gzip.compress(freemind(f'<node TEXT="{WORDS}"/>'), 9),
    "titre sans fin.opml": lambda: gzip.compress(outlined(f'_note="{WORDS}"'), 9),
    "titre sans fin.txt": lambda: b"mot, " * 190_000,
    "titre sans fin.md": lambda: b"# " + b"mot, " * 190_000,
    "attributs.opml": lambda: outlined(" ".join(f'a{rank}="b"' for rank in range(30_000))),
    "étiquettes.xmind": lambda: workbook({"labels": ["a"] * 60_000}),
    "repères.xmind": lambda: workbook({"markers": [{"markerId": "priority-1"}] * 20_000}),
    "sans fond.xmind": lambda: zipped(("content.json", "[" * 90_000)),
    "valeurs.xmind": lambda: zipped(("content.json", f"[{','.join(spaced('[]', 2_100_000))}]"), compressed=True),
    "bombe.docx": lambda: zipped(("word/document.xml", " " * 40 * MEGA), compressed=True),
}
"""Maps of other formats that are refused, by name."""


def workbook(topic: dict[str, object]) -> bytes:
    data = json.dumps([{"rootTopic": {"id": "r", "title": "Poison", **topic}}])
    return zipped(("content.json", data))
