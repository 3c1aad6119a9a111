"""Threads that an application sets going beside its answers."""

from __future__ import annotations

import threading


def ended(*names: str) -> bool:
    """Wait for the threads of these names; whether there was one."""
    found = [each for each in threading.enumerate() if each.name in names]
    for each in found:
        each.join(30)
    return bool(found)
