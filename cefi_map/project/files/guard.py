"""What no reader foresaw: the trace goes to the log of this computer, the person gets a sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from cefi_map.errors import BadInput, CefiError, Exhausted, exhausted

_log = logging.getLogger(__name__)


@contextmanager
def guarded() -> Iterator[None]:
    """Around the reading of one file (also as a decorator): whatever goes wrong in it is a ``CefiError``, so that it
    stops no other file."""
    try:
        yield
    except CefiError:
        raise
    except Exhausted as error:
        raise exhausted(error) from None
    except Exception as error:
        _log.error("Un fichier n’a pas pu être lu", exc_info=error)
        raise unread() from None


def unread() -> CefiError:
    return BadInput(
        "Ce fichier n’a pas pu être lu.", advice="Enregistrez-le de nouveau dans son logiciel, puis réessayez."
    )
