"""From where somebody asks, as far as it can be told, and without keeping it: docs/decisions/09-public-url.md."""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from flask import current_app, request

HOUSE = 64
"""Bits of an IPv6 address that name a house; a device there takes the others as it likes (RFC 8981)."""


def origin() -> str:
    """What stands for the network of whoever asks: a digest under this installation's key, which tells two networks
    apart and leads back to none."""
    proxy = current_app.extensions["reach"].proxy
    network = network_of(request.remote_addr or "", request.headers.get("X-Forwarded-For", ""), proxy)
    return hmac.new(current_app.config["SECRET_KEY"], f"origin {network}".encode(), hashlib.sha256).hexdigest()


def network_of(peer: str, forwarded: str, proxy: str) -> str:
    """That of ``peer``, who connects to us; where that is the ``proxy``, of the last address in its ``forwarded``
    header: the only one there that it saw itself, those before it are what it was told."""
    found, last = _address(peer), _address(forwarded.rpartition(",")[2].strip())
    if found and last and found == _address(proxy):
        found = last
    return str(ip_network((found, HOUSE), strict=False) if isinstance(found, IPv6Address) else found)


def _address(written: str) -> IPv4Address | IPv6Address | None:
    """An address of IPv4 that is written as one of IPv6 is the one of IPv4."""
    try:
        found = ip_address(written)
    except ValueError:
        return None
    return (isinstance(found, IPv6Address) and found.ipv4_mapped) or found
