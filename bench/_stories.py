"""Stories of a newsroom that does not exist, as many as wanted, on pages as heavy as those of life."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

from bench._grown import EDITS, _renamed
from watcher.demo.page import page
from watcher.demo.story import FERRY

if TYPE_CHECKING:
    from watcher.demo.story import Story

FILLER = f"<script>var slots = {[f'slot-{n}' for n in range(4000)]};</script>"
"""What the page weighs in life: 60 KB."""


@cache
def first_story(number: int) -> Story:
    return _renamed(FERRY, random.Random(number))


def story(number: int, edits: int) -> Story:
    """The story after so many edits."""
    chance = random.Random(number)
    told = first_story(number)
    for _ in range(edits):
        told = chance.choice(EDITS)(told, chance)
    return told


def printed(number: int, edits: int, visit: int) -> str:
    """Its page; what stands around the story is other with each visit."""
    html = page(story(number, edits), url=f"https://news.example.org/2026/story-{number}", visit=visit)
    return html.replace("</body>", f"{FILLER}</body>")
