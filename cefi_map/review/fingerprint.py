"""What tells whether a review was made on this very map: a digest of what a reader sees, whatever file it is in."""

from __future__ import annotations

from hashlib import sha256

from cefi_map.mindmap import MindMap


def fingerprint(mindmap: MindMap) -> str:
    """32 characters; titles, details, notes and their places, not keys nor styles."""
    seen = sha256()
    for node in mindmap:
        said = (mindmap.numbers[node.key], node.text, node.details_text, node.note_text)
        seen.update("\x1f".join(said).encode() + b"\x1e")
    return seen.hexdigest()[:32]
