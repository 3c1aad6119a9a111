"""XMind workbooks: 2020 and later (JSON) and XMind 8 and older (XML) are read; the JSON form is written."""

from .read import read, read_all
from .workbook import recognises
from .write import lost, write

__all__ = ["lost", "read", "read_all", "recognises", "write"]
