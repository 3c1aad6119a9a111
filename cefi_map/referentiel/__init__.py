"""What the exam asks: the official text of the three blocs as data, and our reading of bloc 3, kept apart from it."""

from .load import document, load
from .model import Bloc, Fine, Item, Kind, Question, Requirement, Stage, Version
from .referentiel import Referentiel
from .search import Hit, Piece, marked, matching

__all__ = [
    "Bloc",
    "Fine",
    "Hit",
    "Item",
    "Kind",
    "Piece",
    "Question",
    "Referentiel",
    "Requirement",
    "Stage",
    "Version",
    "document",
    "load",
    "marked",
    "matching",
]
