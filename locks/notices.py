"""``make wheels``, ``make wheels-centre``: beside the wheels, what each is, its licence, and where its source lies.

Whoever hands the folder on hands on programs under those licences: the EPL of graphviz-pure asks that its notice and
the place of its source go along.
"""

from __future__ import annotations

import sys
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

NAME = "LICENCES.txt"
OPENING = (
    "Ce dossier contient les paquets ci-dessous, chacun sous sa licence, dont le texte suit.\n"
    "Leur source est à l’adresse indiquée. Gardez ce fichier avec le dossier quand vous le transmettez.\n"
)


def main(folder: Path) -> None:
    wheels = sorted(folder.glob("*.whl"))
    (folder / NAME).write_text("\n\n".join((OPENING, *map(notice, wheels))), encoding="utf-8")


def notice(wheel: Path) -> str:
    """Name, version, licence and source of one wheel, then the licence's own words."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        said = message_from_bytes(archive.read(about))
        room = about.removesuffix("METADATA")
        texts = [
            archive.read(name).decode("utf-8", "replace").strip() for name in sorted(names) if is_licence(name, room)
        ]
    head = f"{said['Name']} {said['Version']} — {licence(said)}\nSource : {source(said)}"
    return "\n\n".join((f"{'=' * 72}\n{head}", *texts))


def is_licence(name: str, room: str) -> bool:
    """Whether an entry of the wheel is a licence or a notice (PEP 639's folder, or the older place)."""
    rest = name.removeprefix(room)
    words = ("licen", "copying", "notice", "authors")
    return rest != name and (rest.startswith("licenses/") or rest.lower().startswith(words))


def licence(said: Message) -> str:
    named = [line.rpartition(" :: ")[2] for line in said.get_all("Classifier", []) if line.startswith("License")]
    return said["License-Expression"] or ", ".join(named) or said["License"] or "voir ci-dessous"


def source(said: Message) -> str:
    """The address that the package gives of its source, else its home."""
    urls = dict(line.split(", ", 1) for line in said.get_all("Project-URL", []))
    known = {name.lower(): url for name, url in urls.items()}
    names = ("source", "source code", "repository", "github", "homepage")
    return next((known[name] for name in names if name in known), said["Home-page"] or f"PyPI, {said['Name']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
