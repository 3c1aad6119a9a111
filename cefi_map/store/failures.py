"""What a database's driver reports, as one error in French; neither statement nor address goes out with it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from cefi_map.errors import CefiError, NotFound


class StorageError(CefiError):
    """The disk or the database does not follow: nothing was written. Command line: exit 2."""

    status = 503


_ADVICE = "Vos données enregistrées ne bougent pas."
_FULL = ("Le disque est plein\u00a0: rien de nouveau n’est enregistré.", "Libérez de la place, puis réessayez.")
_READ_ONLY = (
    "L’application n’a pas le droit d’écrire dans le dossier de ses données.",
    "Donnez-lui ce droit, ou choisissez un autre dossier.",
)
_BUSY = ("La base de données est occupée par une autre opération.", "Réessayez dans un instant.")
_DAMAGED = (
    "La base de données est endommagée, ou n’est pas celle de cette application.",
    "Ouvrez un autre dossier de données, puis restaurez-y une sauvegarde.",
)
_DISK = ("Le disque refuse de lire ou d’écrire.", "Vérifiez-le et la place libre, puis réessayez.")
_SILENT = ("La base de données ne répond pas.", "Vérifiez qu’elle est démarrée, puis réessayez.")
_REFUSED = (
    "La base de données refuse ce compte, ou ne le connaît pas.",
    "Vérifiez le nom, le mot de passe et la base que dit son adresse.",
)
_OTHER = ("La base de données refuse cette opération.", _ADVICE)

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,  # two were about to open its log at the same moment
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: _DISK,
}
_POSTGRESQL = {"53100": _FULL, "25006": _READ_ONLY, "55P03": _BUSY, "40P01": _BUSY, "40001": _BUSY}
_NO_ENTRY = re.compile(
    r"FATAL.{0,300}(authenti|pg_hba|role|rôle|database \".{0,200}exist|base.{0,200}exist)|no password supplied"
)
"""What libpq says of a connection that the server refuses, which has no code: in its language, or ours."""
_NO_TABLES = ("42P01", "3F000")
"""By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html"""


def busy() -> StorageError:
    return StorageError(_BUSY[0], advice=_BUSY[1])


def wrong_encoding() -> StorageError:
    advice = "Refaites-la\u00a0: createdb --template=template0 --encoding=UTF8 --locale=C.UTF-8."
    return StorageError("La base de données n’est pas en UTF-8\u00a0: les accents s’y perdraient.", advice=advice)


def not_here() -> NotFound:
    return NotFound("Ce centre n’est pas ici.", advice="Vérifiez le nom au début de l’adresse.")


@contextmanager
def translated(cell: str = "") -> Iterator[None]:
    """Turn what the database raises inside into ``StorageError``; into ``NotFound`` where the cell that it was asked of
    has no tables any more: another process erased it."""
    try:
        yield
    except SQLAlchemyError as error:
        if cell and isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in _NO_TABLES:
            raise not_here() from error
        sentence, advice = _meaning(error)
        raise StorageError(sentence, advice=advice) from error


def _meaning(error: SQLAlchemyError) -> tuple[str, str]:
    if not isinstance(error, DBAPIError):
        return _BUSY  # no connection became free in time
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) or 0
        return _SQLITE.get(code & 0xFF, _OTHER)  # the low byte is the primary code
    if _NO_ENTRY.search(str(cause)):
        return _REFUSED
    state = getattr(cause, "sqlstate", None)
    if state is None or state.startswith(("08", "57P")):
        return _SILENT
    return _POSTGRESQL.get(state, _OTHER)
