"""The one XML parser of the project: no entities, no network, no DOCTYPE, bounded depth; errors in French."""

from __future__ import annotations

import re

from lxml import etree

from cefi_map.errors import BadInput

_BARE_AMPERSAND = re.compile(rb"&(?!#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_SAVE_AGAIN = "Enregistrez-le de nouveau dans son logiciel, puis réessayez."


def parse(data: bytes) -> etree._Element:
    """The root element. ``BadInput``, with line and column, when ``data`` is not well-formed or carries a DOCTYPE."""
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise BadInput("Ce fichier XML est mal formé.", advice=_SAVE_AGAIN, line=line, column=column) from None
    except ValueError:
        raise BadInput("Ce fichier XML ne se lit pas.", advice=_SAVE_AGAIN) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadInput("Ce fichier XML contient un DOCTYPE.", advice="Exportez la carte sans DOCTYPE, puis réessayez.")
    return root


def parse_repaired(data: bytes) -> tuple[etree._Element, tuple[str, ...]]:
    """As ``parse``; a file that only bare « & » make ill-formed is read with these escaped, and a notice."""
    try:
        return parse(data), ()
    except BadInput:
        repaired, count = _BARE_AMPERSAND.subn(b"&amp;", data)
        if not count:
            raise
    return parse(repaired), (f"Ce fichier XML était mal formé : {count} « & » ont été réparés.",)


def _parser() -> etree.XMLParser:
    """A new one each time: a parser is not to be shared between threads."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
