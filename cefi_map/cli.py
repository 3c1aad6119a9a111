"""The command line: ``check``, ``convert``, ``dossier``, ``review``, ``serve``, ``backup``, ``restore``, ``erase``.

Exit status 0 all satisfied or done, 1 not all, 2 a file failed. Messages are in French, on standard
error; what was asked for goes to standard output or to ``--output``.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

from cefi_map import limits
from cefi_map.arguments import Parser
from cefi_map.errors import CefiError, Exhausted, TooLarge, exhausted

if TYPE_CHECKING:
    from cefi_map.service.data import Store
    from cefi_map.service.files import Download, FileReport

T = TypeVar("T")
R = TypeVar("R", bound="FileReport")
Made = tuple["Download", tuple[str, ...], str]
"""A file to write, the notices of what it is made from, and the name of the sheet."""

FAILURES = (CefiError, *Exhausted)
"""What a file may do to a command: it is told, and the next file is read."""
DOSSIER_FORMATS = ("pdf", "docx", "odt", "html", "md")
FORMATS = ("mm", "svg", "pdf", "png", "opml", "md", "dot", "docx", "xmind")
LAYOUTS = ("tidy", "right", "down", "dot", "twopi", "neato", "fdp", "circo", "sfdp", "osage")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status. Never a traceback for what a user did."""
    for stream in (sys.stdout, sys.stderr):  # a terminal may lack a letter that a sentence has
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = parser().parse_args(arguments)
    if options.run is not _serve:  # a sentence says it; the trace is for a server's log
        logging.getLogger("cefi_map").addHandler(logging.NullHandler())
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except FAILURES as error:
        return _fail(_told(error))
    except BrokenPipeError:  # « cefi-map check … | head »
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return _fail("Arrêté.")


def parser() -> Parser:
    top = Parser(prog="cefi-map", description="Carte mentale du bloc 3 CEFI : vérifier, convertir, servir.")
    top.add_argument("--version", action=_Version, nargs=0, help="afficher la version")
    commands = top.add_subparsers(title="commandes", required=True, metavar="COMMANDE")

    check = commands.add_parser("check", help="vérifier des cartes : un verdict et ses preuves pour chaque exigence")
    check.add_argument("files", nargs="+", metavar="FICHIER", help="un ou plusieurs fichiers")
    check.add_argument("--format", choices=("text", "json", "html", "csv"), default="text", help="forme du rapport")
    check.add_argument("--output", type=Path, metavar="CHEMIN", help="écrire dans ce fichier plutôt qu'à l'écran")
    check.add_argument("--readings", type=Path, metavar="FICHIER.json", help="consignes du centre (docs/verdicts.md)")
    check.set_defaults(run=_check)

    convert = commands.add_parser("convert", help="convertir des cartes")
    convert.add_argument("files", nargs="+", metavar="FICHIER", help="un ou plusieurs fichiers")
    convert.add_argument("--to", required=True, choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    convert.add_argument("--layout", choices=LAYOUTS, default="tidy", help="disposition du dessin")
    convert.add_argument("--preset", choices=("screen", "paper"), default="screen", help="écran, ou papier A3")
    convert.add_argument("--sheet", choices=("A3", "A4"), help="papier ; comme --preset paper, au format choisi")
    convert.add_argument("--portrait", action="store_true", help="feuille en hauteur ; comme --preset paper")
    convert.add_argument("--width", type=_pixels, metavar="PIXELS", help="largeur du PNG (2400 par défaut)")
    convert.add_argument("--file-colours", action="store_true", help="couleurs du fichier, à la place des étapes")
    convert.add_argument("--output", type=Path, metavar="CHEMIN", help="fichier, ou dossier pour plusieurs cartes")
    convert.set_defaults(run=_convert)

    _add_dossier(commands.add_parser("dossier", help="vérifier ou convertir le dossier de cinq pages"))

    review = commands.add_parser("review", help="préparer la relecture d'un groupe : avis, grilles à remplir, tableau")
    review.add_argument("files", nargs="+", metavar="FICHIER", help="un ou plusieurs fichiers")
    review.add_argument("--output", required=True, type=Path, metavar="DOSSIER", help="dossier où tout écrire")
    review.add_argument("--readings", type=Path, metavar="FICHIER.json", help="consignes du centre (docs/verdicts.md)")
    review.set_defaults(run=_review)

    serve = commands.add_parser("serve", help="ouvrir l'application dans le navigateur")
    serve.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="adresse d'écoute")
    serve.add_argument(
        "--public-url",
        variable="CEFI_MAP_PUBLIC_URL",
        default="",
        metavar="URL",
        help="adresse que chacun ouvre, derrière un serveur web : docs/serveur.md",
    )
    serve.add_argument(
        "--open", action="store_true", help="ouvrir au réseau : qui ouvre l'adresse lit, change et efface tout"
    )
    serve.add_argument("--port", variable="PORT", type=int, default=5000, metavar="NOMBRE", help="port d'écoute")
    _add_copies(serve)
    serve.add_argument("--debug", action="store_true", help="pages de mesure et messages pour les développeurs")
    _add_place(serve, _serve)

    backup = commands.add_parser("backup", help="tout garder dans un fichier, l'application ouverte ou non")
    backup.add_argument("--output", type=Path, metavar="CHEMIN", help="fichier .zip ou dossier (celui-ci par défaut)")
    _add_place(backup, _backup)

    restore = commands.add_parser("restore", help="ajouter ce que contient une sauvegarde ; rien n'est remplacé")
    restore.add_argument("file", type=Path, metavar="FICHIER", help="une sauvegarde .zip, ou une copie automatique")
    _add_place(restore, _restore)

    erase = commands.add_parser("erase", help="effacer pour de bon un projet, ou tout")
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("project", nargs="?", metavar="PROJET", help="son nom, ou ce que dit son adresse")
    what.add_argument("--all", action="store_true", help="tous les projets, les groupes et les réglages")
    erase.add_argument("--with-copies", action="store_true", help="effacer aussi les copies automatiques")
    _add_copies(erase)
    erase.add_argument("--yes", action="store_true", help="ne pas demander")
    _add_place(erase, _erase)
    return top


def _add_place(parser: Parser, run: Callable[[argparse.Namespace], int]) -> None:
    words = "dossier des données, sinon celui du système"
    parser.add_argument("--data", variable="CEFI_MAP_DATA", type=Path, metavar="DOSSIER", help=words)
    parser.add_argument("--database", metavar="URL", help="base PostgreSQL plutôt que SQLite")
    parser.set_defaults(run=run)


def _add_copies(parser: Parser) -> None:
    words = "dossier des copies automatiques, sinon à côté des données"
    parser.add_argument("--copies", variable="CEFI_MAP_COPIES", type=Path, metavar="DOSSIER", help=words)


class _Version(argparse.Action):
    """Looked up when asked for alone."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib import metadata

        print(f"cefi-map {metadata.version('cefi-map')}")
        parser.exit()


# ---- check


def _check(options: argparse.Namespace) -> int:
    from cefi_map import service

    by = service.exam.readings_file(_read(str(options.readings))) if options.readings else service.exam.DEFAULT
    return _check_each(
        options, lambda data, name: service.files.check_file(data, name, by), service.files.render_reports
    )


def _check_each(
    options: argparse.Namespace,
    check: Callable[[bytes, str], Sequence[R]],
    render: Callable[[Sequence[R], str], bytes],
) -> int:
    """A report of each file that can be read, all in one; says which could not."""
    reports: list[R] = []
    failed = False
    for path in _progress(options.files, "Vérification"):
        try:
            reports += check(_read(path), _shown(path))
        except FAILURES as error:
            failed = True
            _fail(f"{path} : {_told(error)}")
    if reports:
        _emit(render(reports, options.format), options.output)
    return 2 if failed else 0 if all(report.satisfied for report in reports) else 1


# ---- convert


def _convert(options: argparse.Namespace) -> int:
    from cefi_map import service

    on_paper = options.preset == "paper" or options.sheet or options.portrait
    printing = service.paper.Printing(options.sheet or "A3", landscape=not options.portrait) if on_paper else None

    def made(data: bytes, path: str) -> Iterator[Made]:
        for reading in service.files.read_maps(data, path):
            file = service.files.convert(
                reading.map,
                options.to,
                name=_shown(Path(path).stem),
                layout=options.layout,
                printing=printing,
                width=options.width,
                file_colours=options.file_colours,
            )
            yield file, reading.notices, service.files.safe_name(reading.sheet)

    return _convert_each(options, made)


def _convert_each(options: argparse.Namespace, made: Callable[[bytes, str], Iterator[Made]]) -> int:
    """Writes what is ``made`` of each file, a further sheet beside the first, with the notices of its reading; says
    which could not."""
    targets = _targets(options.files, options.to, options.output)
    taken = set(targets.values())
    failed = False
    for path in _progress(options.files, "Conversion"):
        try:
            for rank, (file, notices, sheet) in enumerate(made(_read(path), path)):
                target = _beside(targets[path], sheet, taken, keep=options.output is None) if rank else targets[path]
                taken.add(target)
                _write(target, file.data)
                told = [f"La feuille {rank + 1} est écrite dans {target.name}."] if rank else []
                for notice in (*told, *notices, *file.notices):
                    print(f"{path} : {notice}", file=sys.stderr)
        except FAILURES as error:
            failed = True
            _fail(f"{path} : {_told(error)}")
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
    raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre de pixels")


# ---- dossier


def _add_dossier(parser: Parser) -> None:
    commands = parser.add_subparsers(title="commandes", required=True, metavar="COMMANDE")
    check = commands.add_parser("check", help="vérifier des dossiers : pages, rôle, posture, analyse, perspectives")
    check.add_argument("files", nargs="+", metavar="FICHIER", help="un ou plusieurs fichiers")
    check.add_argument("--format", choices=("text", "json", "html", "csv"), default="text", help="forme du rapport")
    check.add_argument("--output", type=Path, metavar="CHEMIN", help="écrire dans ce fichier plutôt qu'à l'écran")
    check.set_defaults(run=_check_dossiers)

    convert = commands.add_parser("convert", help="convertir des dossiers")
    convert.add_argument("files", nargs="+", metavar="FICHIER", help="un ou plusieurs fichiers")
    formats = ", ".join(DOSSIER_FORMATS)
    convert.add_argument("--to", required=True, choices=DOSSIER_FORMATS, metavar="FORMAT", help=formats)
    convert.add_argument("--output", type=Path, metavar="CHEMIN", help="fichier, ou dossier pour plusieurs")
    convert.set_defaults(run=_convert_dossiers)


def _check_dossiers(options: argparse.Namespace) -> int:
    from cefi_map import service

    return _check_each(
        options,
        lambda data, name: (service.files.check_dossier_file(data, name),),
        service.files.render_dossier_reports,
    )


def _convert_dossiers(options: argparse.Namespace) -> int:
    from cefi_map import service

    def made(data: bytes, path: str) -> Iterator[Made]:
        reading = service.files.read_dossier(data, path)
        yield (
            service.files.convert_dossier(reading.dossier, options.to, name=_shown(Path(path).stem)),
            reading.notices,
            "",
        )

    return _convert_each(options, made)


# ---- review


def _review(options: argparse.Namespace) -> int:
    from cefi_map import service
    from cefi_map.service.review import review_batch

    by = service.exam.readings_file(_read(str(options.readings))) if options.readings else service.exam.DEFAULT
    read: list[tuple[str, bytes]] = []
    failed = False
    for path in options.files:
        try:
            read.append((_shown(path), _read(path)))
        except FAILURES as error:
            failed = True
            _fail(f"{path} : {_told(error)}")
    batch = review_batch(_progress(read, "Lecture"), by)
    for file in batch.files:
        _write(options.output / file.name, file.data)
    for path, notice in batch.notices:
        print(f"{path} : {notice}", file=sys.stderr)
    for path, message in batch.errors:
        _fail(f"{path} : {message}")
    return 2 if failed or batch.errors else 0


# ---- serve


def _serve(options: argparse.Namespace) -> int:
    from cefi_map import web

    return web.serve(
        host=options.host,
        port=options.port,
        data_dir=options.data,
        database=options.database,
        copies=options.copies,
        public_url=options.public_url,
        everyone=options.open,
        debug=options.debug,
    )


# ---- backup, restore, erase


def _backup(options: argparse.Namespace) -> int:
    from cefi_map import service

    with _opened(options, existing=True) as store:
        made = service.data.save_everything(store)
    target = options.output or Path()
    target = target / made.name if target.is_dir() else target
    _write(target, made.data)
    return _say(f"Tout est gardé dans {target}.")


def _restore(options: argparse.Namespace) -> int:
    from cefi_map import service

    with _opened(options) as store:
        done = service.data.restore_file(store, options.file)
    added = _count(len(done.added) + len(done.copied), "projet ajouté", "projets ajoutés")
    return _say(f"{added}, {len(done.known)} déjà là.")


def _erase(options: argparse.Namespace) -> int:
    from cefi_map import service

    with _opened(options, existing=True) as store:
        project = None if options.all else service.data.find_project(store, options.project)
        named = f"« {project.title} » ({project.id})" if project else "tous les projets, les groupes et les réglages"
        if not options.yes and not _confirmed(f"Effacer pour de bon {named} ? Écrivez oui : "):
            return _fail("Rien n’est effacé.")
        left = service.data.erase(store, project.id if project else None, copies=options.with_copies)
    copies = _count(left, "copie automatique", "copies automatiques")
    return _say(f"C’est effacé, sauf de {copies} : ajoutez --with-copies." if left else "C’est effacé.")


@contextlib.contextmanager
def _opened(options: argparse.Namespace, *, existing: bool = False) -> Iterator[Store]:
    from cefi_map import service

    with contextlib.closing(
        service.data.open_store(options.data, options.database, vars(options).get("copies"), existing=existing)
    ) as store:
        yield store


def _confirmed(question: str) -> bool:
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("oui", "o")


# ---- shared


def _read(path: str) -> bytes:
    """The bytes of a file, or of a pipe, as far as the limit."""
    try:
        with open(path, "rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError:
        raise CefiError("ce fichier n'existe pas.", advice="Vérifiez son nom et son dossier.") from None
    except IsADirectoryError:
        raise CefiError("c'est un dossier.", advice="Donnez les fichiers qu'il contient.") from None
    except OSError as error:
        raise CefiError(f"ce fichier ne peut pas être lu ({error.strerror}).") from None
    if len(data) > limits.FILE_BYTES:
        raise TooLarge(f"Ce fichier est trop grand : la limite est de {limits.FILE_BYTES // 2**20} Mo.")
    return data


def _shown(path: str) -> str:
    """A file's name as a report may print it: bytes of another encoding become « � »."""
    return os.fsencode(path).decode("utf-8", "replace")


def _write(path: Path, data: bytes) -> None:
    """All or nothing: a file that is being replaced stays whole until the new one is. A device or a pipe is written
    to, never replaced; a link stays, what it leads to is replaced."""
    place = Path(os.path.realpath(path))
    temporary = place.with_name(f".cefi-map.{os.getpid()}")
    try:
        if place.exists() and not (place.is_file() or place.is_dir()):
            place.write_bytes(data)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(place)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise CefiError(
            f"{path} ne peut pas être écrit ({error.strerror}).", advice="Choisissez un autre dossier."
        ) from None


def _emit(data: bytes, output: Path | None) -> None:
    if output:
        _write(output, data)
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except (OSError, AttributeError):  # a full disk behind « > », or no standard output at all
        raise CefiError("le résultat ne peut pas être écrit.", advice="Choisissez un fichier avec --output.") from None


def _progress(items: Iterable[T], verb: str) -> Iterator[T]:
    """The items, with « Vérification 3/20 » on a terminal when there are many."""
    items = list(items)
    shown = len(items) > 3 and sys.stderr.isatty()
    for rank, item in enumerate(items, 1):
        if shown:
            print(f"\r{verb} {rank}/{len(items)}", end="", file=sys.stderr, flush=True)
        yield item
    if shown:
        print(file=sys.stderr)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number < 2 else many}"


def _say(message: str) -> int:
    print(message, file=sys.stderr)
    return 0


def _told(error: BaseException) -> str:
    return str(error if isinstance(error, CefiError) else exhausted(error))


def _fail(message: str) -> int:
    print(f"cefi-map : {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
