"""What a candidate and those who train them do with one project: handed in to the session, followed, talked over."""

from .following import Progress, follow
from .handing import Door, doors, hand_over, handed_file, receipt, receipts

__all__ = ["Door", "Progress", "doors", "follow", "hand_over", "handed_file", "receipt", "receipts"]
