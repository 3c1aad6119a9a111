"""``convert``: a map in another format, a file for each sheet."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cefi_map import project
from cefi_map.errors import CefiError

from .arguments import Files
from .streams import FAILURES, fail, progress, read, shown, told, write

if TYPE_CHECKING:
    from cefi_map.project.files import Download


Made = tuple["Download", tuple[str, ...], str]
"""A file to write, the notices of what it is made from, and the name of the sheet."""

FORMATS = ("mm", "svg", "pdf", "png", "opml", "md", "dot", "docx", "xmind", "pptx")
PRESETS = ("screen", "paper", "poster")
SHEETS = ("A4", "A3", "A2", "A1", "A0")
LAYOUTS = ("tidy", "right", "down", "dot", "twopi", "neato", "fdp", "circo", "sfdp", "osage")


def add(commands: Any) -> None:
    convert = commands.add_parser("convert", help="convertir des cartes")
    convert.add_argument("files", nargs="+", action=Files, metavar="FICHIER", help="un ou plusieurs fichiers")
    convert.add_argument("--to", required=True, choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    convert.add_argument("--layout", choices=LAYOUTS, default="tidy", help="disposition du dessin")
    convert.add_argument("--preset", choices=PRESETS, default="screen", help="écran, papier A3, ou affiche A1")
    convert.add_argument("--sheet", choices=SHEETS, help="papier A3 ou A4, comme --preset paper ; affiche de A3 à A0")
    convert.add_argument("--portrait", action="store_true", help="feuille en hauteur ; comme --preset paper")
    convert.add_argument("--title", default="", metavar="TEXTE", help="titre de l’affiche, à la place du centre")
    convert.add_argument("--author", default="", metavar="TEXTE", help="auteur, sous le titre de l’affiche")
    convert.add_argument("--centre", default="", metavar="TEXTE", help="centre de formation, de même")
    convert.add_argument("--whole", action="store_true", help="toute la carte sur l’affiche, même en petit")
    convert.add_argument("--width", type=_pixels, metavar="PIXELS", help="largeur du PNG (2400 par défaut)")
    convert.add_argument("--file-colours", action="store_true", help="couleurs du fichier, à la place des étapes")
    convert.add_argument("--output", type=Path, metavar="CHEMIN", help="fichier, ou dossier pour plusieurs cartes")
    convert.set_defaults(run=_convert)


def _convert(options: argparse.Namespace) -> int:
    if options.preset == "poster":
        return _hang(options)
    if options.sheet not in (None, *project.paper.SHEETS):
        raise CefiError(f"Le papier {options.sheet} est celui d’une affiche.", advice="Ajoutez --preset poster.")
    on_paper = options.preset == "paper" or options.sheet or options.portrait
    printing = project.paper.Printing(options.sheet or "A3", landscape=not options.portrait) if on_paper else None

    def made(data: bytes, path: str) -> Iterator[Made]:
        for reading in project.files.read_maps(data, path):
            file = project.files.convert(
                reading.map,
                options.to,
                name=shown(Path(path).stem),
                layout=options.layout,
                printing=printing,
                width=options.width,
                file_colours=options.file_colours,
            )
            yield file, reading.notices, project.files.safe_name(reading.sheet)

    return convert_each(options, made)


def _hang(options: argparse.Namespace) -> int:
    """Posters."""
    hanging = project.paper.Hanging(
        options.sheet or "A1",
        landscape=not options.portrait,
        title=options.title,
        author=options.author,
        centre=options.centre,
        whole=options.whole,
        colours=options.file_colours,
    )

    def made(data: bytes, path: str) -> Iterator[Made]:
        for reading in project.files.read_maps(data, path):
            file = project.files.convert_to_poster(reading.map, options.to, hanging, name=shown(Path(path).stem))
            yield file, reading.notices, project.files.safe_name(reading.sheet)

    return convert_each(options, made)


def convert_each(options: argparse.Namespace, made: Callable[[bytes, str], Iterator[Made]]) -> int:
    """Writes what is ``made`` of each file, a further sheet beside the first, with the notices of its reading; says
    which could not."""
    targets = _targets(options.files, options.to, options.output)
    taken = set(targets.values())
    failed = False
    for path in progress(options.files, "Conversion"):
        try:
            for rank, (file, notices, sheet) in enumerate(made(read(path), path)):
                target = _beside(targets[path], sheet, taken, keep=options.output is None) if rank else targets[path]
                taken.add(target)
                write(target, file.data)
                for place, data in file.beside.items():
                    (target.parent / place).parent.mkdir(parents=True, exist_ok=True)
                    write(target.parent / place, data)
                further = [f"La feuille {rank + 1} est écrite dans {target.name}."] if rank else []
                for notice in (*further, *notices, *file.notices):
                    print(f"{path} : {notice}", file=sys.stderr)
        except FAILURES as error:
            failed = True
            fail(f"{path} : {told(error)}")
    return 2 if failed else 0


def _targets(files: Sequence[str], to: str, output: Path | None) -> dict[str, Path]:
    """Where each file's conversion goes. Two files of one name get different ones."""
    if output and len(files) == 1 and not os.path.isdir(output) and output.suffix:
        return {files[0]: output}
    folder = output or Path()
    targets: dict[str, Path] = {}
    for name in files:
        stem, rank = Path(name).stem, 2
        target = folder / f"{stem}.{to}"
        while target in targets.values():
            target, rank = folder / f"{stem}-{rank}.{to}", rank + 1
        if output is None and os.path.exists(target):
            raise CefiError(f"{target} existe déjà.", advice="Choisissez un autre endroit avec --output.")
        targets[name] = target
    return targets


def _beside(first: Path, sheet: str, taken: set[Path], *, keep: bool) -> Path:
    """Where a further sheet goes: « carte-budget.mm » beside « carte.mm »."""
    target, rank = first.with_name(f"{first.stem}-{sheet}{first.suffix}"), 2
    while target in taken or (keep and target.exists()):
        target, rank = first.with_name(f"{first.stem}-{sheet}-{rank}{first.suffix}"), rank + 1
    return target


def _pixels(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"« {text} » n’est pas un nombre de pixels")
