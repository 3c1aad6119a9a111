"""WiseMapping and Framindmap (.wxml): XML of nested topics. Source: what its open code reads and saves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from cefi_map.formats.reading import Reading
from cefi_map.formats.sniff import first_names
from cefi_map.formats.xml import parse_repaired
from cefi_map.mindmap import Style, from_plain
from cefi_map.mindmap.codec import clean

from .topics import IMAGE, Topics

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_QUOTED = re.compile(r"(?:[^\s%]|%[0-9A-Fa-f]{2})*+")
"""A note of the early years: every blank is « %20 »."""
_ICONS = {
    **{f"number_{n}": f"full-{n}" for n in range(1, 10)},
    **{f"flag_{color}": f"flag-{color}" for color in ("orange", "yellow", "green", "blue", "pink")},
    "flag_red": "flag",
    "flag_purple": "flag-pink",
    "bullet_star": "bookmark",
    "tick_tick": "button_ok",
    "tick_cross": "button_cancel",
    "thumb_thumb_up": "button_ok",
    "thumb_thumb_down": "button_cancel",
    "sign_info": "info",
    "sign_help": "help",
    "sign_warning": "messagebox_warning",
    "sign_stop": "stop-sign",
    "sign_forbidden": "closed",
    "bulb_light_on": "idea",
    "time_calendar": "calendar",
    "time_clock": "clock",
    "onoff_clock": "clock",
    "people_group": "male1",
    "people_male1": "male1",
    "people_female1": "female1",
    "mail_envelop": "Mail",
    "hard_phone": "kaddressbook",
    "object_house": "gohome",
    "object_pencil": "pencil",
    "face_smile": "ksmiletris",
    "face_plain": "smiley-neutral",
    "face_sad": "smily_bad",
    "arrow_up": "up",
    "arrow_down": "down",
    "arrowc_rotate_clockwise": "forward",
}


def recognises(data: bytes) -> bool:
    """FreeMind's root is called « map » too: what stands first in it tells them apart."""
    return first_names(data) == ("map", "topic")


def read(data: bytes) -> Reading:
    """The map; notices count what it cannot hold. ``BadInput`` when damaged, ``TooLarge`` past the limits."""
    document, repairs = parse_repaired(data)
    tops = document.findall("topic")
    center = next((topic for topic in tops if topic.get("central") == "true"), tops[0] if tops else None)
    topics = Topics()
    keys: dict[etree._Element, str] = {}
    for element in document.iter("topic"):
        above = next(element.iterancestors("topic"), None)
        keys[element] = _add(topics, element, "" if above is None else keys[above], above is center)
    for relation in document.iterfind("relationship"):
        topics.arrow(*_ends(relation))
    reading = topics.reading("" if center is None else keys[center])
    return Reading(reading.map, repairs + reading.notices)


def _add(topics: Topics, element: etree._Element, parent: str, main: bool) -> str:
    links = [clean(link.get("url", "")) for link in element.iterfind("link") if link.get("url")]
    note = element.find("note")
    topics.say(IMAGE, int("image" in element.attrib))
    markers = [*(icon.get("id", "") for icon in element.iterfind("icon"))]
    return topics.add(
        element.get("id", ""),
        parent,
        element.get("text") or element.findtext("text") or "",
        note=() if note is None else from_plain(clean(_noted(note)).strip()),
        icons=topics.icons(map(clean, markers), _ICONS),
        link=links[0] if links else "",
        attributes=tuple(("lien", link) for link in links[1:]),
        style=_style(element),
        side=_side(element.get("position", "")) if main else "",
        folded=element.get("shrink") == "true",
    )


def _noted(note: etree._Element) -> str:
    text = note.get("text") or note.text or ""
    return unquote(text) if "%" in text and _QUOTED.fullmatch(text) else text


def _ends(relation: etree._Element) -> Iterator[str]:
    """From the end without a head to the one that has it."""
    ends = [relation.get("srcTopicId", ""), relation.get("destTopicId", "")]
    back = relation.get("startArrow") == "true" and relation.get("endArrow") != "true"
    yield from reversed(ends) if back else ends


def _style(element: etree._Element) -> Style:
    """« police;taille;couleur;gras;italique; », each of them at times empty."""
    _, size, color, bold, italic = [*element.get("fontStyle", "").split(";"), "", "", "", "", ""][:5]
    return Style(
        color=_color(color),
        background=_color(element.get("bgColor", "")),
        edge=_color(element.get("brColor", "")),
        bold=True if bold == "bold" else None,
        italic=True if italic == "italic" else None,
        size=int(size) if size.isascii() and size.isdigit() and 1 <= int(size[:4]) <= 400 else None,
    )


def _color(value: str) -> str:
    return value.lower() if _COLOR.fullmatch(value) else ""


def _side(position: str) -> str:
    across = position.partition(",")[0]
    return "left" if across.startswith("-") else "right" if across else ""
