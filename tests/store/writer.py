"""A process that saves again and again, and says so after each: ``python -m tests.store.writer PLACE PROJECT SIZE``.

One line « number title » for each save that was acknowledged.
"""

from __future__ import annotations

import sys

from cefi_map.errors import CefiError
from cefi_map.store import open_store

from .cases import grown


def main(place: str, project: str, size: int) -> None:
    store = open_store(place)
    version = store.load(project)
    current, number = version.map, version.number
    try:
        while True:
            title = f"{number + 1} {number * 7919 % 1000003}"
            saved = store.save(project, grown(current, f"k{number}", title + " x" * size), number)
            current, number = saved.map, saved.number
            print(number, title, flush=True)
    except CefiError as error:
        print("!", error, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
