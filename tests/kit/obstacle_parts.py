"""What pages that are no article are made of: the furniture around them."""

# ruff: noqa: E501  as in obstacle_walls

from __future__ import annotations

from typing import NamedTuple

from watcher.model import Obstacle

URL = "https://www.harbour-post.example/news/2021/01/ferry-laid-up"


NAV = "<header><nav><a href=/>Home</a><a href=/news>News</a><a href=/sport>Sport</a><a href=/tv>TV</a></nav></header>"


FOOT = "<footer><p>© Harbour Post. All rights reserved.</p><a href=/terms>Terms</a><a href=/privacy>Privacy</a></footer>"


TEASERS = "".join(
    f"<article><h3><a href='/news/{n}'>{head}</a></h3><p>{text}</p></article>"
    for n, (head, text) in enumerate(
        [
            (
                "Council votes on the old bridge",
                "The council met for five hours on Monday and voted to close the bridge.",
            ),
            (
                "Mill to grind again",
                "After thirty years the mill at Holm will grind flour again, its owners say.",
            ),
            (
                "Storm takes the pier's roof",
                "Nobody was hurt when the storm carried the roof of the pier into the harbour.",
            ),
            (
                "School opens late",
                "Until the spring the school will open half an hour later because of the buses.",
            ),
            (
                "A whale in the sound",
                "Fishermen saw a whale in the sound on Tuesday, the first one in a century.",
            ),
            (
                "Tickets cost more",
                "The ferry company raises its prices by a tenth and blames the price of fuel.",
            ),
            (
                "Choir looks for voices",
                "The town's choir wants to sing in May and looks for people with deep voices.",
            ),
            (
                "Library moves",
                "The library moves into the old customs house, where there is room for children.",
            ),
        ]
    )
)


def page(title: str, body: str, head: str = "", lang: str = "en") -> str:
    return f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head><body>{body}</body></html>"


class Shape(NamedTuple):
    what: str
    kind: Obstacle
    html: str
