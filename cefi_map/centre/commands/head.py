"""``db head``: the link that makes the account of a centre's head."""

from __future__ import annotations

import argparse
import contextlib
from typing import Any

from cefi_map import centre, project
from cefi_map.cli.data import add_public_url, named
from cefi_map.cli.db import about, opened
from cefi_map.cli.streams import say


def add(inner: Any) -> None:
    head = about(inner, "head", "faire le lien qui crée le compte d’un responsable de centre", _head)
    head.add_argument("name", nargs="?", metavar="CENTRE", help="parmi plusieurs, celui dont c’est le responsable")
    add_public_url(head)


def _head(options: argparse.Namespace) -> int:
    if options.name:
        with opened(options) as cells:
            return _link(centre.ways.invite_head(named(cells, options.name)), options)
    with contextlib.closing(project.data.open_store(options.data, options.database, existing=True)) as store:
        return _link(centre.ways.invite_head(store), options)


def _link(token: str, options: argparse.Namespace) -> int:
    """On standard output, as one sends it."""
    from cefi_map import web

    site = web.site(options.public_url, options.name or "")
    print(f"{site}/invitation/{token}")
    return 0 if site else say("Écrivez devant l’adresse de l’application, ou donnez-la avec --public-url.")
