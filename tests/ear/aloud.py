"""Debian's Orca, with a file for a voice. The system's Python runs it, which has Orca; no other Orca is asked to leave.

``python3 aloud.py <folder>``: settings in the folder, and each thing said as a line of its file ``said``, JSON:
``[whether the page said it by itself, words]``. Keys are not echoed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orca import liveregions, orca, settings, settings_manager, speechdispatcherfactory, speechserver


class Paper(speechserver.SpeechServer):  # type: ignore[misc]
    """Its static methods are those of the class that it stands for."""

    out: Any = None
    by_itself = False

    def speak(self, text: str | None = None, acss: object = None, interrupt: bool = True) -> None:
        self.out.write(json.dumps([Paper.by_itself, text or ""], ensure_ascii=False) + "\n")

    def speak_character(self, character: str, acss: object = None) -> None:
        self.speak(character)

    def say_all(self, utterances: Any, progress: object) -> None:
        for context, _ in utterances:
            self.speak(context.utterance)

    @staticmethod
    def get_speech_server(info: object = None) -> Paper:
        return Paper()


def _marked(pump: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """What is said while it runs comes from a live region."""

    def pumped(manager: Any) -> bool:
        Paper.by_itself = True
        try:
            return pump(manager)
        finally:
            Paper.by_itself = False

    return pumped


def main() -> int:
    folder = Path(sys.argv[1])

    Paper.out = (folder / "said").open("a", buffering=1, encoding="utf-8")
    speechdispatcherfactory.SpeechServer = Paper
    liveregions.LiveRegionManager.pumpMessages = _marked(liveregions.LiveRegionManager.pumpMessages)
    settings.enableKeyEcho = settings.enableBraille = settings.enableSound = False
    settings.sayAllOnLoad = settings.pageSummaryOnLoad = False  # who listens goes on by keys before the end
    settings_manager.get_manager().activate(str(folder / "orca"))
    done: int = orca.main()
    return done


if __name__ == "__main__":
    sys.exit(main())
