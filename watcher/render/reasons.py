"""The reasons for which blocks are body or margin, in words."""

from __future__ import annotations

REASONS = {
    # body
    "prose": "in the story's box, and nothing speaks against it",
    "deck": "the deck: says above the text what the story is about",
    "lead": "between headline and story, as leads are",
    "stated": "the page tells machines that it is part of the story",
    "note": "has the form of an update note",
    "entry": "in an entry of a live blog",
    "selected": "chosen by the configuration",
    # margin: the name of the box
    "ad": "in a box that is called an advertisement",
    "author": "about the author",
    "caption": "under a picture",
    "comments": "among readers' comments",
    "consent": "in a box that asks for consent",
    "filing": "how the story is filed: date, section, tags",
    "footer": "in a footer",
    "form": "in a form",
    "hidden": "hidden by the page",
    "navigation": "in a menu",
    "player": "in a player",
    "related": "in a box of other stories",
    "share": "in a box for sharing",
    "sidebar": "in a box beside the story",
    "subscribe": "in a box that asks to subscribe",
    "summary": "made of the story by a machine",
    # margin: what the block says
    "appeal": "asks the reader for something",
    "credit": "says whose a picture is",
    "date": "a date and nothing else",
    "label": "a label and nothing else",
    "link only": "next to nothing but links",
    "moment": "a day, a time of day and nothing else",
    "pointer": "points to another page",
    "stamp": "says only when the page was changed",
    "title": "the headline once more",
    # margin: where it stands
    "announces other things": "a heading of other things than the story",
    "before the story": "stands before the story, and is no lead",
    "behind the credit": "stands behind a credit or an appeal",
    "behind the story": "stands behind the story's last line",
    "heads nothing": "a heading with nothing of the story under it",
    "insert": "a small box set into the story",
    "outside the article's box": "stands outside the article's box",
    "repeated": "stands on the page twice",
    "teaser": "below the linked headline of another story",
    "stencil": "stands on the page again and again",
    "trails behind the story": "no sentence, behind the story's last one",
    "under such a heading": "under a heading of other things than the story",
    "unlike the story": "looks less like the story's blocks than like what surrounds them",
}


def worded(reason: str) -> str:
    """A reason in words; what has none is its own words."""
    return REASONS.get(reason, reason)
