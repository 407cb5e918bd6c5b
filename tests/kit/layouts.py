"""One story in the markup of many makers of pages, as `layouts.toml` has it."""

from __future__ import annotations

import tomllib
from pathlib import Path

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf8"))
_OTHERS = "".join(_DATA["parts"]["other"].format(n=n) for n in range(5))

TITLE: str = _DATA["title"]
STORY: tuple[str, ...] = tuple(_DATA["story"])
LAYOUTS: dict[str, dict[str, str]] = {layout["name"]: layout for layout in _DATA["layout"]}
PLACES = ("top", "end", "after", "outer")


def page(layout: str, **notes: str) -> str:
    """The story in a layout, with notes at some of its places."""
    markup = LAYOUTS[layout].get("paragraph", "<p>{}</p>")
    paragraphs = [markup.format(paragraph) for paragraph in STORY]
    story = {"story": paragraphs, "first": paragraphs[:3], "rest": paragraphs[3:]}
    body = LAYOUTS[layout]["page"].format(
        **_DATA["parts"],
        **{name: "".join(part) for name, part in story.items()},
        **{place: notes.get(place, "") for place in PLACES},
        title=TITLE,
        others=_OTHERS,
    )
    return (
        f"<!doctype html><html lang=en><head><title>{TITLE} | The Sound Gazette</title><meta"
        f" property='article:published_time' content='2021-01-11T18:00:00Z'></head><body>{body}</body></html>"
    )
