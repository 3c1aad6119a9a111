"""A request of these tests waits for what is said of a map."""

from tests.applications import patient

__all__ = ["patient"]
