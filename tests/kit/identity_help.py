"""A story's page that names another address as its own."""

from __future__ import annotations

from dataclasses import replace

from watcher.demo.site import HTML, Answer, Newsroom, Request


def without_canonical(good: Newsroom, canonical_link: str):
    """The story's page with another canonical link; the others that name its address are taken out."""

    def answer(request: Request) -> Answer:
        page = good(replace(request, url=canonical_link)).body
        return Answer(page, headers=(("Content-Type", HTML),))

    return answer
