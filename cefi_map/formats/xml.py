"""The one place where XML is parsed: no entities, no network, no DOCTYPE, bounded depth; errors in French."""

from __future__ import annotations

import re
from xml.parsers import expat

from lxml import etree

from cefi_map.errors import BadInput, TooLarge

from . import repair
from .refused import refusal
from .xml_source import decode, encoding, unpacked, with_plain_line_ends

_DOCTYPE = re.compile(r"(?:[^<]++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_MERGE_BEGINS = re.compile(r"^(?:<|&lt;){7} ", re.MULTILINE)
_MERGE_ENDS = re.compile(r"^>{7} ", re.MULTILINE)
_AGAIN = "Ouvrez-le dans le logiciel qui l’a fait, enregistrez-le à nouveau, puis réessayez."
_NO_XML = "Si c’est du texte, changez son nom en .txt, puis réessayez ; sinon, enregistrez la carte à nouveau."
_BY_HAND = "Corrigez cet endroit dans un éditeur de texte, ou enregistrez la carte à nouveau dans son logiciel."

_PROBLEMS = {
    "ERR_TAG_NAME_MISMATCH": "Une balise n’est pas fermée par la bonne.",
    "ERR_TAG_NOT_FINISHED": "Ce fichier s’arrête avant sa fin.",
    "ERR_UNDECLARED_ENTITY": "Une entité n’est pas définie.",
    "ERR_INVALID_CHAR": "Un caractère est interdit dans un fichier XML.",
    "ERR_INVALID_CHARREF": "Un caractère est interdit dans un fichier XML.",
    "ERR_INVALID_ENCODING": "Un caractère est mal codé.",
    "ERR_ATTRIBUTE_REDEFINED": "Un attribut est donné deux fois.",
    "ERR_LT_IN_ATTRIBUTE": "Un attribut contient le signe « < ».",
    "ERR_DOCUMENT_END": "Du texte suit la fin du document.",
    "ERR_DOCUMENT_EMPTY": "Ce fichier n’est pas ce que dit la fin de son nom.",
    "ERR_RESOURCE_LIMIT": "Ce fichier XML a trop de niveaux.",
    "NS_ERR_UNDEFINED_NAMESPACE": "Un préfixe d’espace de noms n’est pas déclaré.",
}


def parse(data: bytes) -> etree._Element:
    """The root element, without comments and instructions. ``BadInput``, with line and column, when ``data`` is not
    well-formed or carries a DOCTYPE."""
    data = unpacked(data)
    if problem := refusal(data):
        raise problem
    return parse_text(decode(data))


def parse_text(source: str) -> etree._Element:
    """``parse`` of a text; what it declares about its encoding does not count."""
    try:
        root = _parsed(source)
    except etree.XMLSyntaxError as error:
        raise _refused(error, source) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype()
    return root


def parse_repaired(data: bytes) -> tuple[etree._Element, tuple[str, ...]]:
    """As ``parse``, after the steps of ``repair`` where they are needed; notices say which."""
    source, notices = readable(data)
    return parse_text(source), notices


def text(data: bytes) -> str:
    """The text of a file, of which nothing was checked. ``UnicodeError`` when a byte does not fit its encoding,
    ``BadInput`` when it is plainly no XML."""
    data = unpacked(data)
    if problem := refusal(data):
        raise problem
    return with_plain_line_ends(data.decode(encoding(data)))


def readable(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a file in a form that ``parse_text`` has accepted, and notices of what was repaired for that.

    ``BadInput`` when it cannot be repaired, with the line and column of the first fault left.
    """
    data = unpacked(data)
    if problem := refusal(data):
        raise problem
    try:
        source = decode(data)
        if not is_surely_well_formed(source):
            parse_text(source)
        return source, ()
    except TooLarge:
        raise
    except BadInput:
        source, notices = _repaired(data)
    parse_text(source)
    return source, notices


def is_surely_well_formed(source: str) -> bool:
    """Whether expat, which builds no tree, accepts the text, prefixes included, and finds no DOCTYPE. Of what it does
    not accept ``parse_text`` has to say what is wrong, if anything is."""
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.StartDoctypeDeclHandler = _stop
    try:
        parser.Parse(source, True)
    except (expat.ExpatError, UnicodeEncodeError):
        return False
    return True


def _stop(*declaration: object) -> None:
    raise expat.ExpatError("DOCTYPE")


def _repaired(data: bytes) -> tuple[str, tuple[str, ...]]:
    source, notices = repair.repaired(data)
    if _DOCTYPE.match(source):
        raise _doctype()
    if (merge := _MERGE_BEGINS.search(source)) and _MERGE_ENDS.search(source, merge.end()):
        line = source.count("\n", 0, merge.start()) + 1
        raise BadInput("Ce fichier contient une fusion Git inachevée.", advice=_BY_HAND, line=line)
    return source, notices


def _parsed(source: str) -> etree._Element:
    """Elements deeper than libxml2's 256 are let through once no entity can multiply; 2,048 is its last word."""
    data = source.encode("utf-8", "surrogatepass")
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        if _kind(error) != "ERR_RESOURCE_LIMIT" or "<!DOCTYPE" in source:
            raise
    return etree.fromstring(data, _parser(huge=True))


def _parser(*, huge: bool = False) -> etree.XMLParser:
    """A new one each time: a parser is not to be shared between threads."""
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=huge,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refused(error: etree.XMLSyntaxError, source: str) -> BadInput:
    kind = _kind(error)
    if _DOCTYPE.match(source):
        return _doctype()
    if kind == "ERR_RESOURCE_LIMIT":
        return TooLarge(_PROBLEMS[kind], advice="Remontez les branches les plus profondes.")
    if kind == "ERR_DOCUMENT_EMPTY":
        return BadInput(_PROBLEMS[kind], advice=_NO_XML)
    line, column = error.position
    advice = _AGAIN if kind == "ERR_TAG_NOT_FINISHED" else _BY_HAND
    message = _PROBLEMS.get(kind, "Ce fichier XML est mal formé.")
    return BadInput(message, advice=advice, line=line, column=_in_characters(source, line, column))


def _kind(error: etree.XMLSyntaxError) -> str:
    """libxml2's name of what is wrong, "" when the table has no sentence for it."""
    code = error.code  # type: ignore[attr-defined]  # lxml sets it
    return next((name for name in _PROBLEMS if getattr(etree.ErrorTypes, name) == code), "")


def _doctype() -> BadInput:
    return BadInput(
        "Ce fichier contient un DOCTYPE, qui n’est pas accepté.",
        advice="Retirez la ligne qui commence par « <!DOCTYPE » dans un éditeur de texte, puis réessayez.",
    )


def _in_characters(source: str, line: int, column: int) -> int:
    """libxml2 counts columns in bytes."""
    text = source.split("\n", line)[line - 1] if line > 0 else ""
    return len(text.encode("utf-8", "surrogatepass")[: column - 1].decode("utf-8", "ignore")) + 1
