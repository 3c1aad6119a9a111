"""A second opinion on a file: asked for by hand, read, joined with the built-in one."""

from .files import demand, is_dossier, render, with_answer

__all__ = ["demand", "is_dossier", "render", "with_answer"]
