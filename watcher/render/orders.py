"""What may come first in a watch list, in words for people."""

__all__ = ["ORDERS"]

ORDERS = {
    "changed": "newest change",
    "note": "newest note",
    "undisclosed": "most silent edits",
    "versions": "most versions",
    "title": "title",
    "outlet": "outlet",
    "added": "first watched",
}
