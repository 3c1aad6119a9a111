"""``python app.py``: the same as ``cefi-map serve``."""

import sys

from cefi_map.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
