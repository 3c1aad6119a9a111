"""Each test that asks for ``store`` runs on SQLite and on a real PostgreSQL."""

from tests.store.conftest import postgresql, store, where

__all__ = ["postgresql", "store", "where"]
