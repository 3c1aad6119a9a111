"""``python -m cefi_map.cli``."""

import sys

from . import main

sys.exit(main())
