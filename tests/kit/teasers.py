"""Teasers of other stories in the middle of a story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.demo.site import Answer, Newsroom, Request

TEASERS = (
    "Eat like a keeper: our cook has spent a winter with the lamp, the gulls and one very small stove.",
    "Which of these nine knots would you trust with your grandmother? Try the quiz of the month.",
    "They sold the farm to buy a tugboat, and have not slept through a single night ever since.",
    "Rain again? Here is what the islands read last week, from tides to tax, in eleven minutes.",
    "A photographer followed the mail for one year. Twelve pictures, no people, many envelopes.",
    "Seven walks that end at a kettle, chosen by those who carry our paper from door to door.",
    "What does a lighthouse cost? More than you think, and somebody has finally added it up.",
)


def with_teaser(room: Newsroom, *, linked: bool) -> Callable[[Request], Answer]:
    """The room's page with another teaser in the middle of the body at every visit."""

    def page(request: Request) -> Answer:
        answer = room(request)
        text = TEASERS[request.visit % len(TEASERS)]
        if linked:
            opening, rest = text.split(" ", 2)[0], text.split(" ", 1)[1]
            text = f'<a href="/walks/{request.visit}">{opening}</a> {rest}'
        before = "</blockquote>" if b"</blockquote>" in answer.body else "</h2>"
        html = answer.body.decode()
        assert before in html
        return replace(answer, body=html.replace(before, f"{before}\n<p>{text}</p>", 1).encode())

    return page
