"""``second``: what a second reader is asked about a file, its answer joined with the verdicts, a model tried."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from cefi_map import project

from .streams import emit, read, say, shown


def add(top: Any) -> None:
    parser = top.add_parser("second", help="demander un second avis à un modèle de langage, et le joindre aux verdicts")
    commands = parser.add_subparsers(title="commandes", required=True, metavar="COMMANDE")
    ask = commands.add_parser("ask", help="écrire la demande à donner à un lecteur de votre choix")
    _file(ask)
    ask.add_argument("--output", type=Path, metavar="CHEMIN", help="écrire dans ce fichier plutôt qu’à l’écran")
    ask.set_defaults(run=_ask)

    answered = commands.add_parser("read", help="joindre aux verdicts la réponse de ce lecteur")
    _file(answered)
    answered.add_argument("--answer", required=True, metavar="CHEMIN", help="la réponse, telle qu’elle est venue")
    answered.add_argument("--format", choices=("text", "json", "html"), default="text", help="forme du rapport")
    answered.add_argument("--output", type=Path, metavar="CHEMIN", help="écrire dans ce fichier plutôt qu’à l’écran")
    answered.set_defaults(run=_read)

    check = commands.add_parser("check", help="essayer un modèle, et lui demander son avis sur un fichier")
    _file(check, nargs="?")
    check.add_argument("--url", required=True, metavar="ADRESSE", help="celle du service, qui finit souvent par /v1")
    check.add_argument("--model", required=True, metavar="NOM", help="le modèle, tel que le service le nomme")
    check.add_argument("--tried", type=Path, metavar="CHEMIN", help="un essai déjà fait, que « --format json » écrivit")
    check.add_argument("--format", choices=("text", "json", "html"), default="text", help="forme du rapport")
    check.add_argument("--output", type=Path, metavar="CHEMIN", help="écrire dans ce fichier plutôt qu’à l’écran")
    check.set_defaults(run=_check)


def _file(parser: Any, **options: Any) -> None:
    told = "une carte, ou un dossier (.md, .docx, .odt, .html, .pdf)"
    parser.add_argument("file", metavar="FICHIER", help=told, **options)
    for name, words in (("map", "une carte"), ("dossier", "un dossier")):
        told = f"ce fichier est {words}, quel que soit son nom"
        parser.add_argument(f"--{name}", dest="kind", action="store_const", const=name, help=told)
    parser.add_argument("--readings", type=Path, metavar="FICHIER.json", help="consignes du centre (docs/verdicts.md)")


def _ask(options: argparse.Namespace) -> int:
    asked = project.second.demand(read(options.file), shown(options.file), **_how(options))
    if asked.outline.without:
        say(f"Retiré : {asked.outline.without}.")
    emit(f"{asked.text}\n".encode(), options.output)
    return 0


def _read(options: argparse.Namespace) -> int:
    answer = read(options.answer).decode("utf-8", "replace")
    report = project.second.with_answer(read(options.file), shown(options.file), answer, **_how(options))
    emit(project.second.render(report, options.format), options.output)
    return 0 if report.satisfied else 1


def _check(options: argparse.Namespace) -> int:
    """Without a file, what the model is worth; with one, both opinions on it, joined if the model counts."""
    server = project.second.Server(options.url, options.model, os.environ.get("CEFI_MAP_SECOND_KEY", ""), own=True)
    data = read(options.file) if options.file else b""
    asked = project.second.demand(data, shown(options.file), **_how(options)) if options.file else None
    if options.tried:
        trial = project.second.trial_of(server, read(str(options.tried)))
    else:
        say(project.second.expected())
        trial = project.second.try_reader(server, say)
    if options.file is None:
        emit(project.second.trial_told(trial, options.format), options.output)
        return 0 if trial.counts else 1
    for notice in trial.notices:
        say(notice)
    taken = f" Retiré : {asked.outline.without}." if asked and asked.outline.without else ""
    say(f"Ce fichier part chez {server.host}.{taken}")
    report = project.second.with_reader(trial, data, shown(options.file), **_how(options))
    emit(project.second.render(report, options.format), options.output)
    return 0 if report.satisfied else 1


def _how(options: argparse.Namespace) -> dict[str, Any]:
    """Whether the file is a dossier, and by which readings it is judged."""
    dossier = project.second.is_dossier(options.file) if options.kind is None else options.kind == "dossier"
    exam = project.exam
    by = exam.readings_file(read(str(options.readings))) if options.readings else exam.DEFAULT
    return {"dossier": dossier, "readings": by}
