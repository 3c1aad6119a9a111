"""Tokens that let somebody in, and codes for the board: random, from the system's own source. Only their digest is
kept, so that whoever reads the database comes in as nobody."""

from __future__ import annotations

import hashlib
import secrets

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L, which a board makes alike."""
CODE_LENGTH = 10
"""31 ** 10 codes, 8 in 10 ** 14. A server that did nothing but answer wrong ones, a thousand a second for a year, would
give away one of its twenty open ones with a chance of 1 in 1,300: nothing needs to count them."""


def new_token() -> str:
    return secrets.token_urlsafe(24)


def digest(token: str) -> str:
    """A token has 192 random bits: no salt and no slow hash would make it harder to find."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """As it is kept; ``spaced`` is how one reads it."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def spaced(code: str) -> str:
    """« K7FM2 QXR4T »."""
    return " ".join(code[start : start + 5] for start in range(0, len(code), 5))


def read_code(written: str) -> str:
    """A code as somebody types it: small letters, spaces and hyphens aside."""
    return "".join(letter for letter in written.upper() if letter.isalnum())[: CODE_LENGTH + 1]
