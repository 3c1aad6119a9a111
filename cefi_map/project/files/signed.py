"""How a hand-in is called: the product's word, its person, its project; and the way back to the person."""

from __future__ import annotations

import re

from cefi_map.errors import BadInput
from cefi_map.formats import svg
from cefi_map.limits import PERSON_CHARS
from cefi_map.mindmap import codec

from .maps import safe_name

_PLAIN = "rendu-cefi"
_SIGNED, _READ_TWICE = "candidat", "second-avis"
"""The names under which a drawing carries its person's, and that they agree to a second opinion on it."""
_PERSON, _TITLE = 32, 24
"""Characters of a file's name for each: folder and file, unpacked in a folder of their name, stay below the 260
characters of a path in Windows."""
_COPY = re.compile(r"(?<![\s_-])[\s_-]*\(\d+\)$|(?<![\s_])[\s_]+\d+$")
"""What a browser or a person writes behind the name of a second one: « rendu-cefi (1) », « rendu-cefi 2 »."""


def person_line(text: str) -> str:
    """A person's name or pseudonym on one clean line; "" where nothing of it shows. ``BadInput`` past
    ``limits.PERSON_CHARS``."""
    line = " ".join(codec.clean(text).split())
    if len(line) > PERSON_CHARS:
        raise BadInput(f"Ce nom compte {len(line)} caractères, la limite est de {PERSON_CHARS}.")
    return line


def hand_in_name(person: str, title: str) -> str:
    """The name of a hand-in's files, without ending: « rendu-cefi-camille-b-atelier-mobilite »; what is not said is
    left out."""
    return "-".join(filter(None, (_PLAIN, _short(person, _PERSON), _short(title, _TITLE))))


def person_in(stem: str, title: str) -> str | None:
    """The person in the name of a hand-in of that project, « Camille B », "" when it says none. None when the product
    did not call the file so."""
    plain = _COPY.sub("", stem)
    if plain != _PLAIN and not plain.startswith(f"{_PLAIN}-"):
        return None
    rest = f"{plain.removeprefix(_PLAIN).removesuffix('-dossier').removesuffix('-jury')}-"
    person = rest.removesuffix(f"-{_short(title, _TITLE)}-").strip("-")
    return person.replace("-", " ").title()


def sign(drawing: bytes, person: str, *, lets_second: bool = False) -> bytes:
    """The drawing, with its person's name inside, and that they agree to a second opinion where they do."""
    along = {_SIGNED: person, _READ_TWICE: "oui" if lets_second else ""}
    said = {name: text for name, text in along.items() if text}
    return svg.with_along(drawing, said) if said else drawing


def signed_by(drawing: svg.Carried) -> str:
    """The person's name that a drawing carries, "" when there is none or it is none of ours."""
    try:
        return person_line(drawing.along.get(_SIGNED, ""))
    except BadInput:
        return ""


def lets_second(drawing: svg.Carried) -> bool:
    """Whether its person agreed, when handing it in, to a second opinion on it."""
    return drawing.along.get(_READ_TWICE) == "oui"


def _short(text: str, most: int) -> str:
    """As much of it as a file's name takes."""
    return safe_name(text, most) if any(char.isalnum() for char in text) else ""
