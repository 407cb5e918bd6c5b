"""A story on a lock, and the page that prints it under its headline."""

from __future__ import annotations

HEADLINE = "The old lock at Brandt's mill is opened again"
STORY = (
    "The lock at Brandt's mill, shut since the flood of 1997, was opened again on Saturday in heavy rain.",
    "About two hundred people stood on the towpath when the first boat, a coal barge, went up.",
    "The mill's owner has paid for the new gates, which were made of oak from the estate.",
    "A second lock, three miles further down, is to follow when the money has been found.",
)
LATE = (
    "The keeper of the lock, who lives in the cottage beside it, said that he had waited for this day for "
    "more than twenty years and that he would not go to bed before midnight."
)
COUNTS = (
    "The new gates weigh nine tons each and are moved by hand, as the old ones were; it takes two people and "
    "about four minutes, and there will be a fee of two pounds from May."
)


def page(body: str, *, head: str = "") -> str:
    return f"<!doctype html><title>{HEADLINE}</title>{head}<body><h1>{HEADLINE}</h1>{body}</body>"
