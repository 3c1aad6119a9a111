"""``make evaluate``: the verdicts against maps that people labelled, the project's own and the reference material's.

``python -m tests.evaluate [PREFIXES…]``: each argument is one scoring of the reference material, a list of map names'
beginnings with commas between. Without any, the maps the rules were developed on, then those held back.
``python -m tests.evaluate FILE.zip``: a set that trainers exported, and nothing else.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.labelled import answers, ours
from tests.labelled.archive import archived
from tests.labelled.dossiers import score as dossiers
from tests.labelled.score import judged, score
from tests.shared import SHARED

DEVELOPED_ON, HELD_BACK = "dv,g2", "gc"
CHECK = [sys.executable, "-m", "cefi_map.cli", "check", "--format", "json"]


def main(prefixes: list[str]) -> int:
    """0 when everything was scored, else what the reference material's program ended with."""
    if files := [Path(each) for each in prefixes if each.endswith(".zip")]:
        for file in files:
            print(f"== {file.name}\nall       {score(judged(archived(file)))}", flush=True)
        return 0
    for folder, what in (
        ("learnt", "weights learnt from them, rules written with them in sight"),
        ("held", "held out"),
    ):
        print(f"== our maps, {what}", flush=True)
        found = judged(ours(folder))
        print(f"on topic  {score([(each, report) for each, report in found if each.on_topic])}")
        print(f"all       {score(found)}", flush=True)
    dossiers.main()
    answers.main()
    program = SHARED / "gold" / "evaluate.py"
    if not program.is_file():
        print(f"No reference material at {SHARED}: set CEFI_SHARED to the folder that holds it.", file=sys.stderr)
        return 0
    for prefix in prefixes or [DEVELOPED_ON, HELD_BACK]:
        print(f"== maps {prefix}", flush=True)
        done = subprocess.run([sys.executable, str(program), "--prefix", prefix, "--", *CHECK], check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
