"""The centre's pages. Where nobody is asked who they are only the help speaks of a centre, and nothing else of it is
loaded."""

from __future__ import annotations

from flask import Flask

from cefi_map import centre
from cefi_map.web.places import put
from cefi_map.web.reach import Reach


def register(app: Flask, reach: Reach) -> None:
    put(app, "facts", facts)
    put(app, "help-words", help_words)
    if reach.asks:
        from . import asked

        asked.register(app, reach)


def facts() -> dict[str, str]:
    """Pages of the help, and their titles."""
    return {"centre": "Travailler dans un centre", "mentions": "Mentions légales"}


def help_words() -> dict[str, object]:
    """What is the same for whoever reads, and what nobody has said yet."""
    words = {"grounds": centre.people.GROUNDS, "in_session": centre.rights.IN_SESSION}
    return words | {"notice": centre.people.Notice(), "by_link": centre.sharing.GRANTED}
