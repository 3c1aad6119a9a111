"""Texts that the typesetter falls over, whatever they say: found by halves, left out of what is set, and named.

Typst, or what draws an SVG in it, may stop at a text by a fault of its own (both do at some Arabic ones). One text must
not take the paper of a whole map with it.
"""

from __future__ import annotations

import json
import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape
from typing import Any

Files = Mapping[str, bytes]

INSTEAD = "[texte non imprimé]"
"""What stands in the place of such a text."""
TRIES = 120
"""Times that a job is tried with some of its texts: what is not told apart by then is left out together."""
_SECONDS = 60
"""After which it is tried no more."""
_KEPT = 200
"""Texts, and outputs, remembered."""
_NAMED, _LONG = 3, 60
"""Texts that a sentence names, and the characters it gives of each."""

_TEXT = re.compile("<text\\b[^>]*>.*?</text>", re.DOTALL)
_LINE = re.compile(">([^<>]+)<")
_HELD = re.compile(' textLength="[^"]*" lengthAdjust="[^"]*"|<style>.*?</style>', re.DOTALL)
_PEOPLES = re.compile("[^!-~]")
"""What a text that people write holds, and no name of a file, of a kind or of a colour does."""

_known: dict[str, None] = {}
_left_out: dict[bytes, tuple[str, ...]] = {}
"""Digest of an output -> texts that it does without."""


def plain(files: Files) -> dict[str, bytes]:
    """The same with the texts of drawings as the typesetter sets them by itself: no width held, letters kerned."""
    return {name: _HELD.sub("", data.decode()).encode() if _is_drawn(name) else data for name, data in files.items()}


def known(files: Files) -> tuple[str, ...]:
    """The texts of a job that another one fell over: it is spared the search."""
    return tuple(text for text in _texts(files) if text in _known) if _known else ()


def without(files: Files, texts: Sequence[str]) -> dict[str, bytes]:
    """The same, ``INSTEAD`` in the place of these texts."""
    return _changed(files, lambda text: INSTEAD if text in texts else text) if texts else dict(files)


def find(files: Files, stands: Callable[[Files], bool]) -> tuple[str, ...]:
    """The texts that a job must do without to stand; () where they are not what it falls over, or are not told apart
    from half of all others."""
    search, texts = _Search(files, stands, TRIES, time.monotonic() + _SECONDS), _texts(files)
    found = () if search.falls(()) else tuple(search.among(texts))
    if search.is_over and len(found) > len(texts) // 2:
        return ()
    _known.update(dict.fromkeys(found))
    _forget_oldest(_known)
    return found


def told(output: bytes, texts: Sequence[str]) -> None:
    """Have ``unprinted`` say of an output that it does without these texts."""
    if texts:
        _left_out[sha256(output).digest()] = tuple(texts)
        _forget_oldest(_left_out)


def unprinted(output: bytes, kept: str) -> str:
    """The French sentence on the texts that a PDF or a picture made here does without, "" for none; ``kept`` names what
    keeps them: « le SVG »."""
    found = _left_out.get(sha256(output).digest(), ())
    if not found:
        return ""
    named = ", ".join(f"« {' '.join(each.split())[:_LONG]} »" for each in found[:_NAMED])
    more = f" et {len(found) - _NAMED} autres" if len(found) > _NAMED else ""
    what, them = ("Un texte ne s’imprime", "le") if len(found) == 1 else ("Des textes ne s’impriment", "les")
    return f"{what} pas ici : {named}{more}. {kept} {them} garde."


def forget() -> None:
    """Nothing of what people wrote stays in memory."""
    _known.clear()
    _left_out.clear()


@dataclass
class _Search:
    files: Files
    stands: Callable[[Files], bool]
    left: int
    end: float

    @property
    def is_over(self) -> bool:
        return self.left <= 0 or time.monotonic() > self.end

    def falls(self, texts: Sequence[str]) -> bool:
        """Whether the job does with these texts alone."""
        self.left -= 1
        kept = frozenset(texts)
        return not self.stands(_changed(self.files, lambda text: text if text in kept else ""))

    def among(self, texts: Sequence[str]) -> Iterator[str]:
        """Those of them that it falls over, larger groups tried before smaller ones; whole groups once it is over."""
        groups = deque([texts])
        while groups:
            group = groups.popleft()
            if self.is_over:
                yield from group
            elif self.falls(group):
                middle = len(group) // 2
                if middle:
                    groups += (group[:middle], group[middle:])
                else:
                    yield from group


def _texts(files: Files) -> tuple[str, ...]:
    """Each once, in order: a line of a drawing, a value of JSON."""
    found: dict[str, None] = {}

    def noted(text: str) -> str:
        found[text] = None
        return text

    _changed(files, noted)
    return tuple(found)


def _changed(files: Files, change: Callable[[str], str]) -> dict[str, bytes]:
    """The same with ``change`` done to each text that people wrote."""

    def line(match: re.Match[str]) -> str:
        return f">{escape(change(unescape(match[1])))}<"

    made = dict(files)
    for name, data in files.items():
        if _is_drawn(name):
            made[name] = _TEXT.sub(lambda text: _LINE.sub(line, text[0]), data.decode()).encode()
        elif name.endswith(".json"):
            made[name] = json.dumps(_in_values(json.loads(data), change)).encode()
    return made


def _in_values(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value) if _PEOPLES.search(value) else value
    if isinstance(value, list):
        return [_in_values(each, change) for each in value]
    if isinstance(value, dict):
        return {name: _in_values(each, change) for name, each in value.items()}
    return value


def _is_drawn(name: str) -> bool:
    return name.endswith(".svg")


def _forget_oldest(kept: dict[Any, Any]) -> None:
    for each in [*kept][:-_KEPT]:
        kept.pop(each, None)  # another thread may have
