"""Pages of a story as tests of `read` write them, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.read import read

if TYPE_CHECKING:
    from watcher.model import Reading, Role

URL = "https://harbour.example/2021/01/11/ferry"


def paragraphs(*texts: str, name: str = "") -> str:
    called = f' class="{name}"' if name else ""
    return "".join(f"<p{called}>{text}</p>" for text in texts)


def body(html: str) -> list[str]:
    """The texts of the blocks that are the story's."""
    return [block.text for block in read(html, URL).body]


def role_of(reading: Reading, text: str) -> Role | None:
    """What a text is on a page; None where it is not kept at all."""
    return next((block.role for block in reading.blocks if text in block.text), None)
