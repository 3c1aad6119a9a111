"""Somebody who writes by keys and knows of a page what Orca says: each gesture is judged by all that was said of it."""

from __future__ import annotations

import re
from itertools import count

from tests.engines.bidi import Firefox
from tests.engines.windows import LONGEST

from .desk import Desk, Said

KEYS = {"Tab": 23, "Enter": 36, "Down": 116, "Up": 111, "Right": 114, "Left": 113, "Home": 110, "End": 115}
KEYS |= {"PageDown": 117, "PageUp": 112, "Delete": 119, "F6": 72}
"""Places on a keyboard: the names of some are those of its figures too."""

MEANWHILE = re.compile(
    "^(?:[CEM][0-9]+[ab]?, .* : (absent|partiel|à vérifier|satisfait)|Réseau lent, gardé ici|Enregistré à |"
    "Votre fichier se prépare)"
)
"""What a changed verdict says, and how saving goes, or a file, where it is slow: of no gesture."""
MARKED = "repère"
WHERE = "async () => `${document.hasFocus()}, ${document.activeElement.outerHTML.slice(0, 120)}`"
PATIENCE = 3
"""Seconds after which a mark is given again."""
MARK = """async (words) => {
  const place = document.querySelector("#mark") ?? document.createElement("div");
  const room = document.querySelector("dialog:modal") ?? document.body; // outside one nothing is heard
  Object.assign(place, { id: "mark", ariaLive: "polite", className: "vh" });
  if (place.parentNode !== room) room.append(place);
  await new Promise((done) => setTimeout(done, 60)); // after what the page says a little later
  place.textContent = words; }"""


class Listener:
    """In front of Firefox at a desk."""

    def __init__(self, desk: Desk, window: Firefox) -> None:
        self.desk, self.window = desk, window
        self._marks = count(1)
        self._heard = self._arrived = 0  # of all that was said

    def begin(self, path: str) -> None:
        """F6 leads from the browser's own bar into the page; what it then brings the keyboard to is said."""
        self.window.open("/aide")
        self.desk.keys(KEYS["F6"])
        self.window.until("document.hasFocus()")
        self.window.open(path)
        self.mark()

    def press(self, *keys: str, hears: str) -> list[str]:
        """Each key in turn; gives what was said, once that was: nothing twice."""
        self.desk.keys(*(KEYS.get(key, key) for key in keys))
        return self.listen(hears)

    def reach(self, words: str, key: str = "Tab", most: int = 60) -> None:
        """From stop to stop, each of which is said, to the one that says these words."""
        for _ in range(most):
            self.desk.keys(KEYS.get(key, key))
            assert self.desk.hears("", self._heard), "a stop that says nothing"
            said = self.mark()
            if any(words in one.words for one in said):
                return
        raise AssertionError(f"never reached: « {words} »")

    def type(self, text: str, hears: str = "") -> None:
        """Into the field that has the keyboard, or that the first letter opens, which a French keyboard has under
        one key; they are not echoed. What is heard last counts: letters on the way may find something else."""
        self.desk.letters(text)
        self.window.wait(
            "async (text) => (document.activeElement.value ?? document.activeElement.innerText)?.endsWith(text)", text
        )
        if hears:
            assert self.desk.hears(hears, self._heard), f"never said: « {hears} »"
            judge([said for said in self.mark() if not MEANWHILE.search(said.words)][-1:], hears)

    def comes(self, words: str) -> None:
        """Waits for what the page says when something is ready, of no gesture; it may have been said meanwhile."""
        assert self.desk.hears(words, self._arrived), f"never said: « {words} »"
        self.mark()

    def arrives(self, selector: str, hears: str) -> None:
        """On another page, once it shows that and has all: Orca says much of it, some twice while it comes."""
        self.window.shows(selector)
        self.window.until("document.readyState === 'complete'")
        assert self.desk.hears(hears, self._heard), f"never said: « {hears} », but {self.desk.said[self._heard :]}"
        own = [said.words for said in self.mark() if said.by_itself]
        self._arrived = self._heard
        assert len(own) <= 1, f"the page says more than one thing: {own}"

    def listen(self, hears: str) -> list[str]:
        start = self._heard
        if not self.desk.hears(hears, start):
            where = self.window.run(WHERE)  # no key came there, or Orca says nothing of what it did
            raise AssertionError(f"never said: « {hears} », but {self.desk.said[start:]}, at {where}")
        said = self.mark()
        judge(said, hears)
        return [one.words for one in said]

    def mark(self) -> list[Said]:
        """What was said since the last one. A browser tells of changes in their order, and Orca speaks in it: once a
        sentence that the page is given now was spoken, all of before was. One that comes with a new page is not spoken:
        it is given again."""
        start = self._heard
        for _ in range(LONGEST // PATIENCE):
            self.window.run(MARK, words := f"{MARKED} {next(self._marks)}")
            if heard := self.desk.hears(words, start, PATIENCE):
                self._heard = heard
                return [one for one in self.desk.said[start:heard] if not one.words.startswith(MARKED)]
        raise AssertionError(f"Orca says nothing any more, last {self.desk.said[start:]}")


def judge(said: list[Said], hears: str) -> None:
    """At most one sentence of the page's own, which Orca's reading does not say too; nothing twice. What comes
    meanwhile by itself is of no gesture."""
    own = [one.words for one in said if one.by_itself and not MEANWHILE.search(one.words)]
    assert len(own) <= 1, f"the page says more than one thing: {own}"
    words = [one.words for one in said]
    twice = [one for one in words if words.count(one) > 1]
    assert not twice, f"said twice: {twice} in {said}"
    assert sum(hears in one for one in words) == 1, f"« {hears} » more than once: {said}"
