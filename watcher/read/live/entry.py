"""What an entry of a live blog is made of, before the page is marked with it."""

from __future__ import annotations

from lxml.html import HtmlElement

Entry = tuple[tuple[HtmlElement, ...], HtmlElement]
"""Its boxes, in their order, and the element that prints its time."""

Group = list[tuple[HtmlElement, HtmlElement]]
"""Boxes that look alike, each with the element in it that prints a time."""
