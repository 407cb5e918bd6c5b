"""The templates, and the words and marks they may use."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from watcher import __version__
from watcher.render.html import words
from watcher.render.html.marks import marks, passage, side
from watcher.render.safe import inert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo


@cache
def style() -> str:
    """The style sheet of every page."""
    return files("watcher.render.html").joinpath("style.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("watcher.render.html"),
        autoescape=True,
        finalize=_inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"marks": marks, "passage": passage, "side": side}
    environment.globals |= {name: getattr(words, name) for name in words.__all__}
    environment.globals["program"] = f"watcher {__version__}"
    return environment


def _inert(value: Any) -> Any:
    """What a template prints, harmless; our own markup was made of harmless parts."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def page(name: str, zone: tzinfo, **values: Any) -> str:
    """A page by one of the templates.

    Args:
        name: of the template.
        zone: in which times are told.
        values: what it prints.
    """
    return _environment().get_template(name).render(zone=zone, **values)


def page_parts(name: str, zone: tzinfo, **values: Any) -> Iterator[str]:
    """The same piece by piece, for one that is too long to be held."""
    parts = _environment().get_template(name).stream(zone=zone, **values)
    parts.enable_buffering(PIECES)
    return parts


PIECES = 200
"""So many of the template's, most of which are a word or a tag, make one of ours."""
