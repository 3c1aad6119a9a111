"""What the editors send: JSON, packed or not, over the revision that If-Match names."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from flask import jsonify, request
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired, UnsupportedMediaType
from werkzeug.wrappers import Response

from cefi_map import limits
from cefi_map.errors import BadInput, TooLarge
from cefi_map.project import writing

_ETAG = re.compile(r'(?:W/)?"([1-9][0-9]{0,8}|0)"')


def revision_answer(data: object, revision: int) -> Response:
    """The data as JSON under its revision's ETag; 304 when the page reads again what it has."""
    known = request.method == "GET" and request.headers.get("If-None-Match") == _etag(revision)
    response = Response(status=304) if known else jsonify(data)
    response.headers["ETag"] = _etag(revision)
    return response


def base_revision() -> int:
    """The revision that the page started from, as its If-Match says."""
    header = request.headers.get("If-Match", "")
    if not header:
        raise PreconditionRequired
    match = _ETAG.fullmatch(header.strip())
    if not match:
        raise PreconditionFailed
    return int(match[1])


def sent_json(read: Callable[[bytes], object] = writing.sent_data) -> object:
    """The JSON of the request, unpacked within the limit, as ``read`` reads it."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    raw = request.get_data(cache=False)
    if request.headers.get("Content-Encoding", "").lower() == "gzip":
        raw = _unpacked(raw)
    return read(raw)


def sent_save(read: Callable[[bytes], object] = writing.sent_data) -> tuple[object, object | None]:
    """What is to be saved, and the data of the revision it started from, where its page had that and sends it."""
    sent = sent_json(read)
    if isinstance(sent, dict) and sent.keys() == {"data", "start"}:
        return sent["data"], sent["start"]
    return sent, None


def _unpacked(raw: bytes) -> bytes:
    unpack = zlib.decompressobj(wbits=31)
    try:
        data = unpack.decompress(raw, limits.UPLOAD_BYTES)
        cut = not unpack.eof
    except zlib.error:
        raise BadInput("Cet envoi est abîmé.", advice="Réessayez dans un instant.") from None
    if unpack.unconsumed_tail:
        raise TooLarge("Cet envoi est trop grand pour être enregistré.", advice="Coupez-la en plusieurs projets.")
    if cut:
        raise BadInput("Cet envoi est incomplet.", advice="Réessayez dans un instant.")
    return data


def _etag(revision: int) -> str:
    return f'"{revision}"'
