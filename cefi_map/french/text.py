"""French text as a jury hears it: case, accents, abbreviations, inclusive endings and small words do not matter."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    code: base
    for code in range(0xA0, 0x250)
    if (base := unicodedata.normalize("NFKD", chr(code)).encode("ascii", "ignore").decode().lower())
}
_FOLD = {
    **_ACCENTS,
    ord("œ"): "oe",
    ord("Œ"): "oe",
    ord("æ"): "ae",
    ord("Æ"): "ae",
    ord("’"): "'",
    ord("‘"): "'",
    ord("ʼ"): "'",
    ord("´"): "'",
    ord("«"): '"',
    ord("»"): '"',
    ord("“"): '"',
    ord("”"): '"',
    ord("–"): "-",
    ord("—"): "-",
    ord("‑"): "-",
    ord("−"): "-",
    ord("…"): "...",
    ord("&"): " et ",
    **dict.fromkeys(range(0x2000, 0x2010), " "),
    ord("\u202f"): " ",
    ord("\u00a0"): " ",
    ord("⇒"): "→",
    ord("➔"): "→",
    ord("➜"): "→",
    ord("·"): "·",
    ord("•"): "·",
    ord("€"): "€",
    ord("²"): "2",
    ord("ª"): "a",
    **dict.fromkeys(range(0x300, 0x370), ""),
    **dict.fromkeys(range(0xFE00, 0xFE10), ""),
    **dict.fromkeys(range(0x1F000, 0x1FB00), " "),
    **dict.fromkeys(range(0x2600, 0x27BF), " "),
}
_FOLD[ord("➔")] = _FOLD[ord("➜")] = "→"

_INCLUSIVE = re.compile(r"(?<=[a-z])[·](?:[a-z]{1,6})(?:[·]s)?\b")
_ARROW = re.compile(r"->|=>|-->|==>|>>")
_WORD = re.compile(r"[a-z][a-z0-9]*|\d+(?:[.,]\d+)*[a-z]{0,3}")
_NUMBERING = re.compile(
    r"^\s*(?:(?:etape|phase|partie|branche|axe|point)\s*(?:n\s*)?\d+\s*[:.)/-]?|[sep]\d\s*[:.)/-]|"
    r"\d{1,2}(?:\.\d{1,2})+\.?|"
    r"\d{1,2}\s*[.)](?=\s|[a-z])|\d{1,2}\s*[/°-](?=\s|[a-z])(?!\s*\d)|[ivx]{1,4}\s*[.)/-](?=\s)|[a-h]\s*[.)](?=\s)|\d{1,2}\s+-\s|\(\d{1,2}\))\s*"
)
_SMALL = frozenset(["le", "la", "les", "l", "un", "une", "de", "du", "des", "d"])
_SHORT = {
    "ds": "dans", "pr": "pour", "qd": "quand", "tt": "tout", "ts": "tous", "pdt": "pendant", "pb": "probleme",
    "pbs": "probleme", "logt": "logement", "nb": "nombre", "nbre": "nombre", "nbr": "nombre", "asso": "association",
    "assos": "association", "eq": "equipe", "com": "communication", "comm": "communication", "entrep": "entreprise",
    "parceque": "parce", "planing": "planning", "bugdet": "budget", "partenaria": "partenariat",
    "dept": "departement", "evalutation": "evaluation", "diagnotic": "diagnostic", "retroplaning": "retroplanning",
    "reso": "reseau", "aux": "a", "au": "a", "dep": "depense", "tel": "telephone", "tph": "telephone",
    "obj": "objectif", "dispo": "disponible", "perim": "perimetre", "chom": "chomage", "indic": "indicateur",
    "criter": "critere", "finalites": "finalite", "resp": "responsable", "dir": "direction", "eval": "evaluation",
    "form": "formation", "pro": "professionnel", "bcp": "beaucoup", "svt": "souvent", "jrs": "jour",
    "sem": "semaine", "reu": "reunion", "reus": "reunion", "reunions": "reunion", "coll": "collectif",
    "indiv": "individuel", "info": "information", "infos": "information", "oeuv": "oeuvre", "orga": "organisation",
    "prepa": "preparation", "faisab": "faisabilite", "diag": "diagnostic", "realis": "realisation",
    "fi": "financement",
}  # fmt: skip
_STEMS: dict[str, str] = {}


_SPOKEN = {
    **dict.fromkeys(("pk", "pq", "pkoi", "prkoi", "pqoi", "pourkoi", "pourkwa"), "pourquoi"),
    **dict.fromkeys(("pcq", "psk", "pck", "parceque", "parske", "parsk", "paske", "pasque", "passke"), "parce que"),
    **dict.fromkeys(("koi", "coi", "kwa"), "quoi"),
    **dict.fromkeys(("koman", "koment", "coment", "komen", "kommen"), "comment"),
    **dict.fromkeys(("kan", "kand", "kant"), "quand"),
    **dict.fromkeys(("kon", "quon"), "qu'on"),
    "pti": "petit", "ptit": "petit", "ptite": "petite", "pa": "pas", "ki": "qui", "kil": "qu'il", "kils": "qu'ils",
    "kel": "quel", "kelle": "quelle", "ya": "il y a", "yavait": "il y avait", "jai": "j'ai", "cest": "c'est",
    "cetait": "c'etait", "ns": "nous", "avek": "avec", "cho": "chomage", "avt": "avant", "ds": "dans", "pr": "pour",
    "tjs": "toujours", "tjrs": "toujours", "bcp": "beaucoup",
}  # fmt: skip
"""Shorthand and words as they sound, written out."""
_RUN = re.compile(r"\w+")
_SAID = (
    ("/", re.compile(r"(?<=\d) ?s ?/ ?(?=\d)"), " sur "),
    ("les sous", re.compile(r"\bles sous\b(?!-)"), "l'argent"),
    ("se qu", re.compile(r"\bse (?=qu'on |qui |que )"), "ce "),
    ("sa ", re.compile(r"\bsa (?=peu|va |fait|fe |marche|coince|sert|donne|manque|coute|prend|pass|rat)"), "ca "),
)
"""The same of what takes more than a word, behind signs without which there is none."""


def fold(text: str) -> str:
    """Lower case without accents, typographic signs made plain, inclusive endings cut. Line breaks become « ; »,
    runs of spaces one."""
    folded = text.translate(_FOLD).lower()
    if not folded.isascii():
        folded = _INCLUSIVE.sub("", folded)
    if ">" in folded:
        folded = _ARROW.sub("→", folded)
    folded = folded.replace("\n", " ; ")
    if not _SPOKEN.keys().isdisjoint(_RUN.findall(folded)):
        folded = _RUN.sub(lambda found: _SPOKEN.get(found[0], found[0]), folded)
    for signs, short, full in _SAID:
        if signs in folded:
            folded = short.sub(full, folded)
    return " ".join(folded.split())


def unnumbered(folded: str) -> str:
    """The text without the number a candidate puts before a title (« 2.1 », « Étape 3 : », « I - », « 4) »)."""
    return _NUMBERING.sub("", _NUMBERING.sub("", folded, count=1), count=1)


def stems(folded: str) -> list[str]:
    """Words that carry meaning: articles and « de » gone, plurals and usual abbreviations undone."""
    out = []
    for word in _WORD.findall(folded):
        stem = _STEMS.get(word)
        if stem is None:
            stem = _remember(word)
        if stem:
            out.append(stem)
    return out


def _remember(word: str) -> str:
    stem = "" if word in _SMALL else _singular(_SHORT.get(word, word))
    if len(_STEMS) < 50_000:
        _STEMS[word] = stem
    return stem


def _singular(word: str) -> str:
    if len(word) > 3 and word[-1] in "sx" and not word[0].isdigit():
        return word[:-1]
    return word
