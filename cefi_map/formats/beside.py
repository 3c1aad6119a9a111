"""Pictures that lie beside a map, in its archive: each is read once, as anybody's, and named by what is kept of it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from cefi_map.errors import BadInput
from cefi_map.mindmap import Picture
from cefi_map.mindmap.pictures import first_width, fitted, is_beside, source_of

from .pictures import Kept, extension, kept

Find = Callable[[str], bytes | None]
"""The bytes at a path beside the map, None where there are none."""


class Beside:
    """``files``: what was found, by hash; ``missing``: how many places held nothing that can be read."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._known: dict[str, Kept | None] = {}
        self.files: dict[str, bytes] = {}
        self.missing = 0

    def picture(self, source: str, *, width: float = 0, times: float = 0, alt: str = "") -> Picture | None:
        """The picture there, drawn in that width, or so many times its own; None where there is none."""
        found = self._kept(source) if is_beside(source) else None
        if found is None:
            self.missing += 1
            return None
        self.files[found.hash] = found.data
        natural = (found.width, found.height)
        drawn = fitted(natural, width or (found.width * times if times else first_width(natural)))
        ending = extension(found.data)
        fits = source.lower().endswith(f".{ending}") or (ending == "jpg" and source.lower().endswith(".jpeg"))
        return Picture(found.hash, *drawn, natural, alt, source if fits else source_of(found.hash, ending))

    def _kept(self, source: str) -> Kept | None:
        if source not in self._known:
            self._known[source] = self._read(source)
        return self._known[source]

    def _read(self, source: str) -> Kept | None:
        try:
            data = self._find(unquote(source))
            return None if data is None else kept(data)
        except BadInput:
            return None
