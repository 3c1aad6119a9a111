"""``serve``: the application in a browser."""

from __future__ import annotations

import argparse
from typing import Any

from .data import add_copies, add_place, add_public_url

OFF = ("false", "", "0", "non", "no")
"""What says in a variable that something is not wanted."""


def add(commands: Any) -> None:
    serve = commands.add_parser("serve", help="ouvrir l’application dans le navigateur")
    serve.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="adresse d’écoute")
    add_public_url(serve)
    serve.add_argument(
        "--proxy",
        variable="CEFI_MAP_PROXY",
        default="",
        metavar="ADRESSE",
        help="adresse du serveur web placé devant : lui seul dit d’où l’on essaie un mot de passe",
    )
    serve.add_argument(
        "--open", action="store_true", help="ouvrir au réseau : qui ouvre l’adresse lit, change et efface tout"
    )
    serve.add_argument(
        "--centre",
        variable="CEFI_MAP_CENTRE",
        action="store_true",
        help="demander à chacun qui il est : comptes, sessions, droits ; docs/centre.md",
    )
    serve.add_argument("--port", variable="PORT", type=int, default=5000, metavar="NOMBRE", help="port d’écoute")
    add_copies(serve)
    serve.add_argument(
        "--processes",
        variable="CEFI_MAP_PROCESSES",
        type=int,
        default=0,
        metavar="NOMBRE",
        help="processus d’un serveur, deux à quatre : docs/serveur.md",
    )
    serve.add_argument(
        "--log", variable="CEFI_MAP_LOG", choices=("texte", "json"), default="texte", help="forme du journal"
    )
    serve.add_argument(
        "--metrics",
        variable="CEFI_MAP_METRICS",
        secret=True,
        default="",
        metavar="JETON",
        help="donner des mesures à Prometheus, sur /metrics, contre ce jeton",
    )
    serve.add_argument(
        "--smtp",
        variable="CEFI_MAP_SMTP",
        secret=True,
        default="",
        metavar="URL",
        help="serveur de courriel du centre : invitations, liens perdus, rendus, relectures, dates d’une session",
    )
    serve.add_argument("--debug", action="store_true", help="pages de mesure et messages pour les développeurs")
    add_place(serve, run)


def run(options: argparse.Namespace) -> int:
    from cefi_map import web

    return web.serve(
        host=options.host,
        port=options.port,
        data_dir=options.data,
        database=options.database,
        copies=options.copies,
        public_url=options.public_url,
        everyone=options.open,
        centre=str(options.centre or "").lower() not in OFF,
        debug=options.debug,
        processes=options.processes,
        log=options.log,
        metrics=options.metrics,
        smtp=options.smtp,
        proxy=options.proxy,
    )
