"""The fifteen requirements judged on the map, in official order: a declaration each, with the table of its parts."""

from __future__ import annotations

import re

from ..reading import ASKED
from .c1a import C1A
from .c1b import C1B
from .c2 import C2
from .c3a import C3A
from .c3b import C3B
from .c4 import C4
from .c5 import C5
from .c6 import C6
from .c7a import C7A
from .c7b import C7B
from .c8a import C8A
from .c8b import C8B
from .c9 import C9
from .c10 import C10
from .c11 import C11

REQUIREMENTS = (C1A, C1B, C2, C3A, C3B, C4, C5, C6, C7A, C7B, C8A, C8B, C9, C10, C11)

_EXAMPLE = re.compile(r"«[^«»]*»")
"""What an advice gives as an example is an answer, not the question."""

ASKED.update(each.fix for each in REQUIREMENTS)
ASKED.update(_EXAMPLE.sub("", sentence) for each in REQUIREMENTS for part in each.parts for sentence in part.asks)
