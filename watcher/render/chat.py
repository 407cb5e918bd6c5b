"""Webhook bodies for Slack and Discord. Page text stays text: it mentions nobody and formats nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from watcher.render.brief import Brief, Paragraph, Piece, Style, brief, shorter
from watcher.render.payload import compact
from watcher.render.words import count
from watcher.render.woven import parted

if TYPE_CHECKING:
    from datetime import tzinfo

    from watcher.model import Event

Data = dict[str, Any]

SLACK_TEXT = 1_000
"""Characters of `text`, which Slack shows in notifications."""

# Discord's limits: title 256, description 4,096, all of a message's embeds 6,000 characters.
DISCORD_TITLE = 256
DISCORD_DESCRIPTION = 4_000  # and a line that says how much is left

_SLACK_STYLES = {Style.STRONG: "bold", Style.INSERT: "bold", Style.DELETE: "strike", Style.DIM: "italic"}
_DISCORD_MARKS = {Style.STRONG: "**", Style.INSERT: "**", Style.DELETE: "~~"}
_MARKDOWN = re.compile(r"([\\*_~`|>#\[\]()<@:+-])")


def slack_message(event: Event, timezone: tzinfo) -> bytes:
    """A message for a Slack incoming webhook, as rich text: its pieces need no escaping and take none.

    Args:
        event: what to tell.
        timezone: in which times are told.
    """
    told = brief(event, timezone)
    sections = [_slack_section(paragraph) for paragraph in (_head(told), *told.paragraphs)]
    blocks = [{"type": "rich_text", "elements": sections}]
    return compact({"text": _slack_text(shorter(told.headline, SLACK_TEXT)), "blocks": blocks})


def _head(told: Brief) -> Paragraph:
    what = Piece(f"{told.what}: " if told.title else told.what, Style.STRONG)
    return (what, Piece(told.title, link=told.link)) if told.title else (what,)


def _slack_section(paragraph: Paragraph) -> Data:
    *pieces, last = paragraph or (Piece(" "),)
    elements = [_slack_element(piece) for piece in (*pieces, last._replace(text=f"{last.text}\n"))]
    return {"type": "rich_text_section", "elements": elements}


def _slack_element(piece: Piece) -> Data:
    element: Data = {"type": "text", "text": piece.text}
    if piece.link:
        element = {"type": "link", "url": piece.link, "text": piece.text.rstrip("\n")}
    style = _SLACK_STYLES.get(piece.style)
    return element | ({"style": {style: True}} if style else {})


def _slack_text(text: str) -> str:
    """The three characters that Slack reads as its own."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def discord_message(event: Event, timezone: tzinfo) -> bytes:
    """A message for a Discord webhook: one embed; nobody is mentioned, whatever the page says.

    Args:
        event: what to tell.
        timezone: in which times are told.
    """
    told = brief(event, timezone)
    embed: Data = {"title": shorter(_escaped(told.headline), DISCORD_TITLE)}
    embed |= {"url": told.link} if told.link else {}
    embed["description"] = _description(told)
    return compact({"embeds": [embed], "allowed_mentions": {"parse": []}})


def _description(told: Brief) -> str:
    """As many whole paragraphs as fit: cut inside a mark, the rest of the message would be struck through."""
    lines: list[str] = []
    room = DISCORD_DESCRIPTION
    for line in ("".join(_marked(piece) for piece in paragraph) for paragraph in told.paragraphs):
        room -= len(line) + 2
        if room < 0:
            lines.append(f"… and {count(len(told.paragraphs) - len(lines), 'more line')}")
            break
        lines.append(line)
    return "\n\n".join(lines)


def _marked(piece: Piece) -> str:
    """A piece in Discord's Markdown; spaces at the ends stay outside the marks, or they would not hold."""
    before, core, behind = parted(piece.text)
    if not core:
        return piece.text
    mark, words = _DISCORD_MARKS.get(piece.style, ""), _escaped(" ".join(core.split("\n")))
    told = f"[{words}]({_address(piece.link)})" if piece.link else f"{mark}{words}{mark}"
    return f"{before}{told}{behind}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _address(url: str) -> str:
    """An address that cannot end the link it stands in."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C")
