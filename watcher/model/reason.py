"""Why a block is body or margin."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Reason(StrEnum):
    """Why a block has its role: how programs are told, and in a sentence.

    Rows of other programs may hold one that is not among these; it is its own sentence.
    """

    sentence: str

    def __new__(cls, told: str, sentence: str = "") -> Self:
        """One of them, with its sentence."""
        made = str.__new__(cls, told)
        made._value_, made.sentence = told, sentence
        return made

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        other = str.__new__(cls, value)
        other._name_ = other._value_ = other.sentence = value
        return other

    # body
    PROSE = "prose", "in the story's box, and nothing speaks against it"
    DECK = "deck", "the deck: says above the text what the story is about"
    LEAD = "lead", "between headline and story, as leads are"
    STATED = "stated", "the page tells machines that it is part of the story"
    NOTE = "note", "has the form of an update note"
    ENTRY = "entry", "in an entry of a live blog"
    ASIDE = "aside", "in a box that the author set between two paragraphs"
    SELECTED = "selected", "chosen by the configuration"
    # margin: the name of the box
    AD = "ad", "in a box that is called an advertisement"
    AUTHOR = "author", "about the author"
    CAPTION = "caption", "under a picture"
    COMMENTS = "comments", "among readers' comments"
    CONSENT = "consent", "in a box that asks for consent"
    FILING = "filing", "how the story is filed: date, section, tags"
    FOOTER = "footer", "in a footer"
    FORM = "form", "in a form"
    HIDDEN = "hidden", "hidden by the page"
    NAVIGATION = "navigation", "in a menu"
    PLAYER = "player", "in a player"
    RELATED = "related", "in a box of other stories"
    SHARE = "share", "in a box for sharing"
    SIDEBAR = "sidebar", "in a box beside the story"
    SUBSCRIBE = "subscribe", "in a box that asks to subscribe"
    SUMMARY = "summary", "made of the story by a machine"
    # margin: what the block says
    APPEAL = "appeal", "asks the reader for something"
    CREDIT = "credit", "says whose a picture is"
    DATE = "date", "a date and nothing else"
    LABEL = "label", "a label and nothing else"
    LINK_ONLY = "link only", "next to nothing but links"
    MOMENT = "moment", "a day, a time of day and nothing else"
    POINTER = "pointer", "points to another page"
    STAMP = "stamp", "says only when the page was changed"
    TITLE = "title", "the headline once more"
    # margin: where it stands
    ANNOUNCES = "announces other things", "a heading of other things than the story"
    ANNOUNCED = "under such a heading", "under a heading of other things than the story"
    BEFORE = "before the story", "stands before the story, and is no lead"
    BEHIND = "behind the story", "stands behind the story's last line"
    BEHIND_CREDIT = "behind the credit", "stands behind a credit or an appeal"
    HEADS_NOTHING = "heads nothing", "a heading with nothing of the story under it"
    INSERT = "insert", "a small box set into the story"
    OUTSIDE = "outside the article's box", "stands outside the article's box"
    REPEATED = "repeated", "stands on the page twice"
    STENCIL = "stencil", "stands on the page again and again"
    TEASER = "teaser", "below the linked headline of another story"
    TRAILS = "trails behind the story", "no sentence, behind the story's last one"
    UNLIKE = "unlike the story", "looks less like the story's blocks than like what surrounds them"
    # margin: what checks have shown
    CHANGING = "changes at every check", "another one at every check"
    HOUSE = "stands in several articles", "stands in several articles of the house"
