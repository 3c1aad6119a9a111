"""What is kept for one owner's desk, beside the projects of a store."""

from __future__ import annotations

from dataclasses import dataclass

from cefi_map.store import Store
from cefi_map.store.database import Database


@dataclass(frozen=True)
class Owned:
    """Of the owner that ``store`` speaks for."""

    store: Store

    @property
    def database(self) -> Database:
        return self.store.database

    @property
    def owner(self) -> str:
        return self.store.owner

    @property
    def author(self) -> str:
        """The person who reads and writes there; "" where nobody is asked."""
        return self.store.author

    @property
    def training(self) -> str:
        """The session whose works these are; "" where they are the writer's own."""
        return self.store.training
