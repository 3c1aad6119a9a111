"""What an archive says of the works inside it by how it is laid out: whose they are, what lies beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from cefi_map import limits
from cefi_map.errors import CefiError
from cefi_map.formats.archive import Archive, is_somebodys
from cefi_map.formats.freemind import bundle
from cefi_map.project.files import person_in

from .names import base, is_written_as_name, key, says_person, stem, suffix

_README = "LISEZMOI.txt"
"""Of a hand-in, which the product makes."""


def candidates(works: Iterable[str]) -> dict[str, str]:
    """Archives inside another that lie alone in their folder, beside folders of other works, and that folder's name:
    one folder for each candidate, whatever they called what is in it. None where folders say one word, a town or a
    day, and each archive somebody."""
    folders = {each: folder for each in works if (folder := PurePosixPath(each).parent).name}
    held = Counter(folders.values())
    beside = Counter(folder.parent for folder in held)
    alone = {
        each: folder.name
        for each, folder in folders.items()
        if suffix(each) == ".zip" and held[folder] == 1 and beside[folder.parent] > 1 and says_person(folder.name)
    }
    called = [stem(each) for each in alone]
    of_places = all(len(key(name)) == 1 for name in alone.values())
    return {} if of_places and all(map(is_written_as_name, called)) and len({*called}) == len(called) else alone


def archive_name(entry: str) -> str:
    """An archive inside another by its own name, by its folder's where its own is what the product calls them all."""
    folder = PurePosixPath(entry).parent.name
    return f"{folder}.zip" if folder and person_in(stem(entry), "") is not None else entry


def with_pictures(archive: Archive, entry: str) -> Iterator[bytes]:
    """The map of a FreeMind file packed with the pictures beside it that it names, where there are any; then that file
    alone, for whoever cannot take these."""
    data = archive.read(entry)
    if pictures := dict(_named(archive, entry, data) if suffix(entry) == ".mm" else ()):
        yield bundle.packed({base(entry): data, **pictures})
    yield data


def _named(archive: Archive, entry: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    folder = PurePosixPath(entry).parent
    near = [each for each in archive.names if bundle.is_picture(each) and PurePosixPath(each).is_relative_to(folder)]
    size = 0
    for each in bundle.named_in(data, near) if near else ():
        with suppress(CefiError):  # the map says that it does not come along
            picture = archive.read(each)
            yield str(PurePosixPath(each).relative_to(folder)), picture
            size += len(picture)
        if size > limits.ARCHIVE_BYTES:
            return


def aside(archive: Archive, told: Container[str]) -> Iterator[str]:
    """Files that nobody asked for and nothing is told of: neither works nor what belongs to one, nor the product's."""
    for each in archive.names:
        of_ours = person_in(stem(each), "") is not None or base(each) == _README
        if each not in archive.opened and each not in told and is_somebodys(each) and not of_ours:
            yield each
