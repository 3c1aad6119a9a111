"""SimpleMind (.smmx): « document/mindmap.xml » in a ZIP, topics in one list that name their parent. Source: its files;
the format is not published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from cefi_map.errors import BadInput
from cefi_map.formats.archive import Archive
from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import ZIP, entries, root_name
from cefi_map.formats.xml import parse_repaired
from cefi_map.mindmap import Block, Rich, Run, Style
from cefi_map.mindmap.codec import clean
from cefi_map.mindmap.rich import merged

from .topics import CALLOUT, GROUP, IMAGE, Topics, percentage

_DOCUMENT = "document/mindmap.xml"
_ROOT = "simplemind-mindmaps"
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+simplemind-mindmaps\s*>")
"""SimpleMind writes one that declares nothing; another is refused as everywhere."""
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MARK = re.compile(r"(\\[*/_~])")
_CLOUD = "#f0f0f0"
_ICONS = {
    "ok": "button_ok",
    "delete": "button_cancel",
    "red_flag": "flag",
    "green_flag": "flag-green",
    "yellow_flag": "flag-yellow",
    "finish_flag": "flag-black",
    "high_priority": "messagebox_warning",
    "information": "info",
    "question": "help",
    "light_on": "idea",
    "favorite": "bookmark",
    "attach": "attach",
    "email": "Mail",
    "phone": "kaddressbook",
    "pencil": "pencil",
    "todo": "list",
    "note": "list",
    "time": "clock",
    "neutral": "smiley-neutral",
    "emoticon_happy": "ksmiletris",
    "emoticon_lol": "ksmiletris",
    "emoticon_wink": "ksmiletris",
    "emoticon_sad": "smily_bad",
    "emoticon_crying": "smily_bad",
    "user_male": "male1",
    "user_female": "female1",
}
"""SimpleMind's icons, without « ic8_48_ » -> ours."""


def recognises(data: bytes) -> bool:
    """A ZIP with SimpleMind's document, or that document by itself."""
    return _DOCUMENT in entries(data) if data.startswith(ZIP) else root_name(data) == _ROOT


def read(data: bytes) -> Reading:
    """The map; notices count what it cannot hold. ``BadInput`` when damaged, ``TooLarge`` past the limits."""
    content = Archive(data).read(_DOCUMENT) if data.startswith(ZIP) else data
    document, repairs = parse_repaired(_DOCTYPE.sub(b"", content, count=1))
    mindmap = document.find("mindmap")
    if mindmap is None:
        raise BadInput("Cette carte SimpleMind ne contient aucun sujet.", advice="Enregistrez-la de nouveau.")
    topics = Topics()
    for element in mindmap.iterfind("topics/topic"):
        _add(topics, element)
    for relation in mindmap.iterfind("relations/relation"):
        label = " ".join(_texts(relation))
        topics.arrow(relation.get("source", ""), relation.get("target", ""), label, _color(relation, "style/color"))
    topics.say(GROUP, len(mindmap.findall("node-groups/node-group")))
    center = mindmap.find("meta/main-centraltheme")
    reading = topics.reading("" if center is None else center.get("id", ""))
    return Reading(reading.map, repairs + reading.notices)


def _add(topics: Topics, element: etree._Element) -> None:
    """The topic, and the free texts beside it as topics below."""
    links = list(_links(element))
    runs = _runs(_unescaped(element.get("text", "")), element.get("textfmt", ""))
    name = clean(element.get("icon", "")).removeprefix("ic8_48_")
    key = topics.add(
        element.get("id", ""),
        element.get("parent", ""),
        "".join(run.text for run in runs),
        note=_note(element.find("note")),
        icons=(*topics.icons([name], _ICONS), *_task(element)),
        link=links[0] if links else "",
        attributes=tuple(_attributes(element, links[1:])),
        style=_style(element, runs),
        folded=_true(element, "collapsed"),
    )
    for text in _texts(element):
        topics.add("", key, text)
        topics.say(CALLOUT)
    topics.say(IMAGE, sum(1 for _ in element.iter("image", "embedded-image")) // _copies(element))


def _copies(element: etree._Element) -> int:
    """Files list each picture in « images » and in « children » too."""
    return 2 if element.find("images/image") is not None and element.find("children/image") is not None else 1


def _links(element: etree._Element) -> Iterator[str]:
    for link in element.iterfind("link"):
        yield from (clean(address) for name in ("urllink", "cloudmapref") if (address := link.get(name)))


def _attributes(element: etree._Element, links: list[str]) -> Iterator[tuple[str, str]]:
    """What is written on the line from the parent is the topic's attribute « relation »."""
    if date := clean(element.get("date", "")):
        yield "date", date
    for branch in element.iterfind("parent-relation"):
        yield from (("relation", text) for text in _texts(branch))
    yield from (("lien", link) for link in links)


def _texts(element: etree._Element) -> Iterator[str]:
    for note in element.iterfind("children/text/note"):
        text = "".join(run.text for run in _runs(note.text or "", note.get("textfmt", ""))).strip()
        if text:
            yield text


def _unescaped(text: str) -> str:
    r"""In an attribute « \N » is a new line, « \\ » a backslash."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "N" else found[1] if found[1] == "\\" else found[0], text)


def _runs(text: str, form: str) -> tuple[Run, ...]:
    r"""« \* » begins and ends bold, « \/ » italic, where the form is « rtf1 »; « \_ » and « \~ » leave nothing."""
    if form != "rtf1":
        return (Run(clean(text)),) if text else ()
    on: set[str] = set()
    runs: list[Run] = []
    for piece in _MARK.split(text):
        if _MARK.fullmatch(piece):
            on ^= {piece[1]}
        elif piece:
            runs.append(Run(clean(piece), bold="*" in on, italic="/" in on))
    return merged(runs)


def _note(note: etree._Element | None) -> Rich:
    """One paragraph a line. Styles do not go over the end of a line."""
    if note is None:
        return ()
    lines = (note.text or "").strip().split("\n")
    return tuple(Block(_runs(line.strip(), note.get("textfmt", ""))) for line in lines) if any(lines) else ()


def _task(element: etree._Element) -> tuple[str, ...]:
    if not _true(element, "checkbox"):
        return ()
    if "progress" in element.get("checkbox-mode", "") and element.get("progress"):
        return percentage(element.get("progress", ""))
    return ("checked",) if _true(element, "checked") else ("unchecked",)


def _true(element: etree._Element, name: str) -> bool:
    return element.get(name, "").lower() == "true"


def _style(element: etree._Element, runs: tuple[Run, ...]) -> Style:
    font = element.find("style/font")
    bold = (bool(runs) and all(run.bold for run in runs)) or (font is not None and _true(font, "bold"))
    italic = (bool(runs) and all(run.italic for run in runs)) or (font is not None and _true(font, "italic"))
    hull = element.find("hull")
    return Style(
        color=_color(element, "style/textcolor"),
        background=_color(element, "style/fillcolor") or _color(element, "fillcolor"),
        edge=_color(element, "style/strokecolor") or _color(element, "strokecolor"),
        cloud=_CLOUD if hull is not None and _true(hull, "visible") else "",
        bold=bold or None,
        italic=italic or None,
    )


def _color(element: etree._Element, path: str) -> str:
    found = element.find(path)
    parts = [] if found is None else [found.get(name, "") for name in "rgb"]
    if not parts or not all(part.isascii() and part.isdigit() and int(part[:4]) < 256 for part in parts):
        return ""
    return "#" + "".join(f"{int(part):02x}" for part in parts)
