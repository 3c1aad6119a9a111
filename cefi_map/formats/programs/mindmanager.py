"""MindManager (.mmap): « Document.xml » in a ZIP, or by itself. Source: the schema that each ZIP carries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from lxml import etree

from cefi_map.errors import BadInput
from cefi_map.formats.archive import Archive
from cefi_map.formats.beside import Beside
from cefi_map.formats.html import from_xhtml
from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import ZIP, entries, root_name
from cefi_map.formats.xmind.labels import attributes_of
from cefi_map.formats.xml import parse_repaired
from cefi_map.mindmap import Picture, Rich, Style, from_plain
from cefi_map.mindmap.codec import clean

from .topics import ATTACHMENT, CALLOUT, FLOATING, IMAGE, SUMMARY, Topics, percentage

_DOCUMENT = "Document.xml"
_A = "{http://schemas.mindjet.com/MindManager/Application/2003}"
_TARGET = re.compile(r"@OId='([^']*)'")
_COLOR = re.compile(r"([0-9a-fA-F]{2})([0-9a-fA-F]{6})")
_CLOUD = "#f0f0f0"
_INSIDE = "mmarch://"
"""What begins the address of a file in the archive."""
_ENDING = ".png"
"""Put behind its name, « bin/A1B2.bin », as that of a picture that a map may show."""
_PIXELS = 96 / 25.4
"""Of a millimetre, in which pictures are measured."""
_ICONS = {
    **{f"Prio{n}": f"full-{n}" for n in range(1, 10)},
    **{f"Flag{color.capitalize()}": f"flag-{color}" for color in ("orange", "yellow", "green", "blue", "black")},
    "FlagRed": "flag",
    "FlagPurple": "flag-pink",
    "SmileyHappy": "ksmiletris",
    "SmileyNeutral": "smiley-neutral",
    "SmileySad": "smily_bad",
    "SmileyAngry": "smiley-angry",
    "SmileyScreaming": "smiley-oh",
    "ArrowRight": "forward",
    "ArrowLeft": "back",
    "ArrowUp": "up",
    "ArrowDown": "down",
    "ThumbsUp": "button_ok",
    "ThumbsDown": "button_cancel",
    "Check": "button_ok",
    "NoEntry": "closed",
    "Stop": "stop-sign",
    "Emergency": "messagebox_warning",
    "ExclamationMark": "yes",
    "QuestionMark": "help",
    "Information": "info",
    "Lightbulb": "idea",
    "Calendar": "calendar",
    "Clock": "clock",
    "Email": "Mail",
    "Mailbox": "Mail",
    "Phone": "kaddressbook",
    "Cellphone": "kaddressbook",
    "PadlockLocked": "password",
    "Key": "password",
    "House": "gohome",
    "MagnifyingGlass": "xmag",
    "Bomb": "clanbomber",
    "Resource1": "male1",
    "Resource2": "male1",
}
"""MindManager's own icons, without « urn:mindjet: » -> ours."""
_TASK = {"StartDate": "début", "DeadlineDate": "échéance", "Resources": "ressources", "DurationHours": "heures"}


def recognises(data: bytes) -> bool:
    """A ZIP with MindManager's document (FreeCAD's has a « GuiDocument.xml » beside), or that document by itself."""
    names = entries(data)
    if names:
        return _DOCUMENT in names and "GuiDocument.xml" not in names
    return root_name(data) == "Map" and b"schemas.mindjet.com/MindManager" in data[:4096]


def read(data: bytes) -> Reading:
    """The map; notices count what it cannot hold. ``BadInput`` when damaged, ``TooLarge`` past the limits."""
    archive = Archive(data) if data.startswith(ZIP) else None
    document, repairs = parse_repaired(archive.read(_DOCUMENT) if archive else data)
    top = document.find(f"{_A}OneTopic/{_A}Topic")
    if top is None:
        raise BadInput("Cette carte MindManager ne contient aucun sujet.", advice="Enregistrez-la de nouveau.")
    names = {} if archive is None else {name.lower(): name for name in archive.names}
    topics, beside = Topics(), Beside(partial(_held, archive, names))
    keys: dict[etree._Element, str] = {}
    for element in top.iter(f"{_A}Topic"):
        above = next(element.iterancestors(f"{_A}Topic"), None)
        place, parent = (0, "") if above is None else (len(keys), keys[above])
        picture = _picture(beside, element)
        keys[element] = _add(topics, element, parent, place, picture)
        _count(topics, element, picture)
    for relation in document.iterfind(f"{_A}Relationships/{_A}Relationship"):
        _relate(topics, relation)
    reading = topics.reading(keys[top])
    return Reading(replace(reading.map, files=beside.files), repairs + reading.notices)


def _held(archive: Archive | None, names: Mapping[str, str], path: str) -> bytes | None:
    """What lies in the archive at a path, in whichever case its letters are."""
    name = names.get(path.removesuffix(_ENDING).lower())
    return archive.read(name) if archive and name else None


def _picture(beside: Beside, element: etree._Element) -> Picture | None:
    """The first of its addresses whose picture can be read: metafiles have a bitmap beside them."""
    image = element.find(f"{_A}OneImage")
    if image is None:
        return None
    size = next(image.iter(f"{_A}ImageSize"), None)
    width = "" if size is None else size.get("Width", "").partition(".")[0]
    pixels = round(int(width) * _PIXELS) if width.isascii() and width.isdigit() and len(width) < 5 else 0
    places = (clean(uri.text or "").removeprefix(_INSIDE) + _ENDING for uri in image.iter("{*}Uri"))
    return next(filter(None, (beside.picture(place, width=pixels) for place in places)), None)


def _add(topics: Topics, element: etree._Element, parent: str, place: int, picture: Picture | None) -> str:
    links = list(_links(element))
    task = element.find(f"{_A}Task")
    dates = [] if task is None else [(name, task.get(key, "").partition("T")[0]) for key, name in _TASK.items()]
    labels = [label.get("TextLabelName", "") for label in element.iterfind(f"{_A}TextLabels/{_A}TextLabel")]
    text = element.find(f"{_A}Text")
    return topics.add(
        element.get("OId", ""),
        parent,
        "" if text is None else text.get("PlainText", ""),
        note=_note(element.find(f"{_A}NotesGroup/{_A}NotesXhtmlData")),
        icons=(*topics.icons(_markers(element), _ICONS), *_progress(task)),
        link=links[0] if links else "",
        attributes=(
            *attributes_of(clean(label) for label in labels),
            *((name, clean(value)) for name, value in dates if value),
            *(("lien", link) for link in links[1:]),
        ),
        style=_style(element),
        picture=picture,
        side=_side(element) if place else "",
        folded=element.find(f"{_A}TopicViewGroup/{_A}Collapsed[@Collapsed='true']") is not None,
    )


def _links(element: etree._Element) -> Iterator[str]:
    """A link inside the map is « #xpointer(…[@OId='…']) »."""
    for link in element.iterfind(f"{_A}Hyperlink"), element.iterfind(f"{_A}HyperlinkGroup/{_A}IndexedHyperlink"):
        for each in link:
            url = clean(each.get("Url", "")).strip('"')
            target = _TARGET.search(url) if url.startswith("#xpointer(") else None
            if url:
                yield f"#{target[1]}" if target else url


def _markers(element: etree._Element) -> Iterator[str]:
    task = element.find(f"{_A}Task")
    if task is not None:
        yield _bare(task.get("TaskPriority", ""))
    for icon in element.iterfind(f"{_A}IconsGroup/{_A}Icons/{_A}Icon"):
        yield _bare(icon.get("IconType", "")) or "icône propre à la carte"


def _bare(urn: str) -> str:
    return clean(urn).removeprefix("urn:mindjet:")


def _progress(task: etree._Element | None) -> tuple[str, ...]:
    return () if task is None else percentage(task.get("TaskPercentage", ""))


def _note(note: etree._Element | None) -> Rich:
    """The XHTML of the note, else its beginning as plain text."""
    if note is None:
        return ()
    page = next(iter(note.iterchildren("{*}html")), None)
    rich = () if page is None else from_xhtml(etree.tostring(page, encoding="unicode", with_tail=False))
    return rich or from_plain(clean(note.get("PreviewPlainText", "")))


def _style(element: etree._Element) -> Style:
    color, font = element.find(f"{_A}Color"), element.find(f"{_A}Text/{_A}Font")
    boundary = element.find(f"{_A}OneBoundary/{_A}Boundary")
    around = None if boundary is None else boundary.find(f"{_A}Color")
    size = "" if font is None else font.get("Size", "").partition(".")[0]
    return Style(
        color=_color(font, "Color"),
        background=_color(color, "FillColor"),
        edge=_color(color, "LineColor"),
        cloud="" if boundary is None else _color(around, "FillColor") or _CLOUD,
        bold=True if font is not None and font.get("Bold") == "true" else None,
        italic=True if font is not None and font.get("Italic") == "true" else None,
        size=int(size) if size.isascii() and size.isdigit() and 1 <= int(size[:4]) <= 400 else None,
    )


def _color(element: etree._Element | None, name: str) -> str:
    """« aarrggbb » -> « #rrggbb »; nothing when it is transparent."""
    found = None if element is None else _COLOR.fullmatch(element.get(name, ""))
    return f"#{found[2].lower()}" if found and found[1] != "00" else ""


def _side(element: etree._Element) -> str:
    """A main branch stands on the side to which it is moved off the centre."""
    outer: Any = element.getparent()
    offset = element.find(f"{_A}Offset")
    main = outer.tag == f"{_A}SubTopics" and outer.getparent().getparent().tag == f"{_A}OneTopic"
    across = "" if offset is None or not main else offset.get("CX", "").strip("0. ")
    return "left" if across.startswith("-") else "right" if across else ""


def _count(topics: Topics, element: etree._Element, picture: Picture | None) -> None:
    """Where a topic stands otherwise than as a subtopic, and what hangs on it that a node does not hold."""
    if element.find(f"{_A}CalloutFloatingTopicShape") is not None:
        topics.say(CALLOUT)
    elif (kind := etree.QName(element.getparent()).localname) in _PLACES:
        topics.say(_PLACES[kind])
    topics.say(IMAGE, int(element.find(f"{_A}OneImage") is not None and picture is None))
    notes = element.findall(f"{_A}NotesGroup")
    topics.say(_IN_NOTE, sum(1 for note in notes for _ in note.iter("{*}img")))
    for path, sentence in _LEFT_OUT.items():
        topics.say(sentence, len(element.findall("/".join(_A + step for step in path.split("/")))))


_PLACES = {"FloatingTopics": FLOATING, "OneSummaryTopic": SUMMARY}
_IN_NOTE = "Images d’une note, non reprises\u00a0: {count}."
_LEFT_OUT = {
    "AttachmentGroup/AttachmentData": ATTACHMENT,
    "Comments/Comment": "Commentaires de relecture non repris : {count}.",
    "BusinessDataGroup": "Tableurs et diagrammes non repris : {count}.",
}


def _relate(topics: Topics, relation: etree._Element) -> None:
    """From the end without a head to the one that has it."""
    ends = sorted(relation.iterfind(f"{_A}ConnectionGroup"), key=lambda end: end.get("Index", ""))
    if len(ends) == 2 and _headed(ends[0]) and not _headed(ends[1]):
        ends.reverse()
    found = [end.find(f"{_A}Connection/{_A}ObjectReference") for end in ends]
    start, end = [*("" if each is None else each.get("OIdRef", "") for each in found), "", ""][:2]
    label = relation.find(f"{_A}FloatingTopics/{_A}Topic/{_A}Text")
    notes = relation.findall(f"{_A}FloatingTopics//{_A}NotesGroup/{_A}NotesXhtmlData")
    topics.say("Notes du texte d’une relation, non reprises\u00a0: {count}.", sum(bool(_note(each)) for each in notes))
    words = "" if label is None else label.get("PlainText", "")
    topics.arrow(start, end, words, _color(relation.find(f"{_A}Color"), "LineColor"))


def _headed(end: etree._Element) -> bool:
    style = next((each for name in ("", "Default") for each in end.iter(f"{_A}{name}ConnectionStyle")), None)
    return style is not None and not style.get("ConnectionShape", "").endswith("NoArrow")
