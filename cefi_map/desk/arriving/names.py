"""Whose a file is, by its name: the person's words apart from those that say what the file is and which version."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

Rank = tuple[int, int, int]
"""Which version a name says, to be compared: the number, whether corrected or final, which copy."""

_KINDS = (
    "carte cartes mentale mental heuristique mindmap mind map dossier dossiers rendu rendus cefi bloc bloc3 c12 "
    "projet insertion devoir examen epreuve certification relecture document doc fichier export pages page cinq "
    "lot lots groupe classe devoirs envoi envois archive archives zip compresse compressee "
    "freemind freeplane xmind svg pdf mm docx odt protege protegee"
)
_MAPS = "carte cartes map mindmap mentale mental heuristique schema"
_OTHERS = (
    "cv lettre convention attestation facture devis planning emargement convocation consigne consignes sujet bareme "
    "bulletin reglement affiche flyer"
)
_ELIDED = ("d", "l")
"""What stays of « d’insertion » where a file's name has no apostrophe; a capital is somebody's initial."""
_LINKS = "de du des la le les au et ma mon mes sa son ses pour par no"
_CORRECTED = "corrige corrigee corrections correction revu revue modifie modifiee bis"
_FINAL = "vf vd vdef final finale def definitif definitive ok bon fini finie"
_LATER = {**dict.fromkeys(_CORRECTED.split(), 1), **dict.fromkeys(_FINAL.split(), 2)}
_NUMBER_OF = {0: 0, 1: 50, 2: 99}
"""The number of a version that says none: plain, corrected, final."""
UNSAID: Rank = (0, 0, 1)
_APART = r"(?<![^\W_])(?:{})(?![^\W_])"
_VERSION = re.compile(_APART.format(r"(?:v|version|vers|rev)[\s._-]?(\d{1,2})(?:[.,]\d+)?"), re.IGNORECASE)
_COPY = re.compile(r"\((\d{1,2})\)|" + _APART.format(r"copie|copy"), re.IGNORECASE)
_DATE = re.compile(_APART.format(r"\d{1,4}[-_.]\d{1,2}[-_.]\d{2,4}|\d{6,8}"))
_ALL_DASHED = re.compile(r"[^\s_][^\s_-]*+-[^\s_][^\s_-]*+-[^\s_]+")
_INNER = re.compile(r"(?<=\w)['’ʼ](?=\w)")
"""An apostrophe inside a name: N’Diaye is NDIAYE."""
_MOODLE = re.compile(r"(?:^|/)([^/]+?_\d+)_assignsubmission_file(?:[_/]|$)")
_PLAINLY = str.maketrans({"œ": "oe", "æ": "ae", "ı": "i", "ø": "o", "ł": "l", "đ": "d"})
_LEADING = re.compile(r"^(?:d|l)['’]", re.IGNORECASE)
_NAME, _NAMES = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*+"), 3
_OFTEN, _SOMETIMES, _MANY = 0.6, 0.2, 4


def tidy(said: str, common: Collection[str] = ()) -> str:
    """The person's name in a file's stem, spelt as it is there; the stem where nothing else is left."""
    if not key(said, common):
        return said
    words = _words(said)
    kept = [word for word in words if not _set_aside(word, common)]
    if kept and kept[0] != words[0]:  # « carte de Léa », not « DE LA TOUR Anne »
        while kept and (_plain(kept[0]) in _LINK_WORDS or kept[0] in _ELIDED):
            kept.pop(0)
        kept[:1] = [_LEADING.sub("", word) for word in kept[:1]]
    return " ".join(kept if any(not word.isdigit() for word in kept) else words)


def key(said: str, common: Collection[str] = ()) -> frozenset[str]:
    """The person's words in any order, without accents or capitals; none where the name says only what the file is."""
    folded = (_plain(_INNER.sub("", _LEADING.sub("", word))) for word in _words(said) if not _set_aside(word, common))
    return frozenset(part for word in folded for part in re.split(r"[\W_]+", word) if part and part not in _LINK_WORDS)


def whose(name: str, common: Collection[str] = ()) -> frozenset[str]:
    """The words of the candidate whom Moodle names, else the person's in a file's name, else in its folder's."""
    return key(enrolled(name), common) or key(stem(name), common) or key(folder(name).name, common)


def enrolled(name: str) -> str:
    """The candidate whom Moodle names on a file's path, or before its name; "" where it names none."""
    return enrolment(name).rpartition("_")[0]


def enrolment(name: str) -> str:
    """That candidate with the number that they have in an assignment of Moodle, which tells namesakes apart."""
    found = _MOODLE.search(str(_path(name)))
    return found[1] if found else ""


def says_person(said: str) -> bool:
    """Whether a name says more than what its file is, its day or its number."""
    return any(not part.isdigit() for part in key(said))


def is_written_as_name(said: str) -> bool:
    """Whether it looks like somebody's name and nothing more: up to three words of letters, each with a capital."""
    words = _words(said)
    return (
        len(words) <= _NAMES
        and len(key(said)) >= len(words) > 0
        and all(each[0].isupper() and _NAME.fullmatch(each) for each in words)
    )


def says_map(said: str) -> bool:
    """Whether a name says that its file is a map, and not the dossier."""
    words = {_plain(word) for word in _split(said)}
    return bool(words & _MAP_WORDS) and "dossier" not in words


def is_other(said: str) -> bool:
    """Whether a name says that its file is neither a map nor a dossier."""
    return any(_plain(word) in _OTHER_WORDS for word in _split(said))


def rank(said: str) -> Rank:
    stage = max((_LATER.get(_plain(word), 0) for word in _split(_COPY.sub(" ", said))), default=0)
    version, copy = _VERSION.search(said), _COPY.search(said)
    number = int(version[1]) if version else _NUMBER_OF[stage]
    return number, stage, int(copy[1] or 1) + 1 if copy else 1


def compatible(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may be one person's: one says nothing that the other does not."""
    return one <= other or other <= one


def common_words(stems: Iterable[str]) -> frozenset[str]:
    """What the names of a group say, its centre or its session: it tells nobody apart. A word of most of them; or one
    that heads or ends some, always beside two words and more. Nothing, where hardly anybody could be told apart without
    it."""
    keys = {key(stem): [_plain(word) for word in _words(stem) if not _set_aside(word, ())] for stem in stems}
    counted = Counter(word for each in keys for word in each)
    edges = Counter(word for said, words in keys.items() if len(said) > 2 for word in {words[0], words[-1]})
    often = frozenset(
        word
        for word, times in counted.items()
        if times >= _MANY and (times >= _OFTEN * len(keys) or edges[word] == times >= _SOMETIMES * len(keys))
    )
    before, after = keys.keys() - {frozenset()}, {each - often for each in keys if each - often}
    return often if 2 * len(after) >= len(before) else frozenset()


def base(name: str) -> str:
    """A file's name without its folders."""
    return _path(name).name


def suffix(name: str) -> str:
    return _path(name).suffix.lower()


def stem(name: str) -> str:
    """A file's name without its folders and its ending."""
    return _path(name).stem


def folder(name: str) -> PurePosixPath:
    return _path(name).parent


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


_KIND_WORDS, _LINK_WORDS, _OTHER_WORDS, _MAP_WORDS = (
    frozenset(each.split()) for each in (_KINDS, _LINKS, _OTHERS, _MAPS)
)


def _words(said: str) -> list[str]:
    """Words that may name a person: not the version, the copy, the date, a number beside words."""
    bare = _split(_DATE.sub(" ", _COPY.sub(" ", _VERSION.sub(" ", said))))
    return [word for word in bare if _plain(word) not in _LATER]


def _split(said: str) -> list[str]:
    parted = said.replace("-", " ") if _ALL_DASHED.fullmatch(said.strip()) else re.sub(r"\s-|-\s", " ", said)
    words = (word.strip(".-,;+#’'") for word in re.split(r"[\s_.,;+()\[\]]+", parted))
    return [part for word in words for part in _parts(word) if part]


def _parts(word: str) -> list[str]:
    """« dv01-carte » apart, « Jean-Yves » as it is."""
    parts = word.split("-")
    return parts if any(_plain(part) in _KIND_WORDS for part in parts) else [word]


def _plain(word: str) -> str:
    """Without accents or capitals, ligatures written out; letters that have no plain one below their accent as a list
    in capitals writes them."""
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_PLAINLY))
    return "".join(each for each in letters if not unicodedata.combining(each))


def _set_aside(word: str, common: Collection[str]) -> bool:
    parts = [part for part in re.split(r"[\W_]+", _plain(word)) if part]
    return bool(parts) and all(part in _KIND_WORDS or part in common for part in parts)
