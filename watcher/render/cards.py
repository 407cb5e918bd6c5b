"""Webhook bodies for Teams: an adaptive card, as its workflows take it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.render.brief import Paragraph, Piece, Style, brief
from watcher.render.payload import compact

if TYPE_CHECKING:
    from datetime import tzinfo

    from watcher.model import Event

Data = dict[str, Any]

# Words that went are struck through, those that came underlined: text runs know no inserted style.
_RUN_STYLES: dict[Style, Data] = {
    Style.STRONG: {"weight": "Bolder"},
    Style.INSERT: {"underline": True, "weight": "Bolder"},
    Style.DELETE: {"strikethrough": True},
    Style.DIM: {"isSubtle": True},
}


def adaptive_card(event: Event, timezone: tzinfo) -> bytes:
    """A message with one adaptive card (1.4).

    All text is in text runs, which Teams shows as it is; text blocks would read Markdown in a page's words.

    Args:
        event: what to tell.
        timezone: in which times are told.
    """
    told = brief(event, timezone)
    head = {"type": "TextRun", "text": told.what, "weight": "Bolder", "size": "Large"}
    title = [_paragraph((Piece(told.title, Style.STRONG, told.link),))] if told.title else []
    card: Data = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.4",
        "body": [{"type": "RichTextBlock", "inlines": [head]}, *title, *map(_paragraph, told.paragraphs)],
        "msteams": {"width": "Full"},
    }
    if told.link:
        card["actions"] = [{"type": "Action.OpenUrl", "title": "Open the article", "url": told.link}]
    attachment = {
        "contentType": "application/vnd.microsoft.card.adaptive",
        "contentUrl": None,
        "content": card,
    }
    return compact({"type": "message", "attachments": [attachment]})


def _paragraph(paragraph: Paragraph) -> Data:
    return {"type": "RichTextBlock", "inlines": [_run(piece) for piece in paragraph] or [_run(Piece(" "))]}


def _run(piece: Piece) -> Data:
    run: Data = {"type": "TextRun", "text": piece.text} | _RUN_STYLES.get(piece.style, {})
    if piece.link:
        run["selectAction"] = {"type": "Action.OpenUrl", "url": piece.link}
    return run
