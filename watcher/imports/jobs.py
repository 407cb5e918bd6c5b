"""Job lists of urlwatch and webchanges: YAML documents, one a job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.errors import MissingExtra, UsageError
from watcher.imports.xpath import css_of
from watcher.model import Selectors
from watcher.model.haul import Haul, Left, OldArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXT_FILTERS = frozenset(
    {
        *(
            "html2text",
            "strip",
            "striplines",
            "strip_each_line",
            "beautify",
            "pretty-xml",
            "remove-duplicate-lines",
        ),
        *("remove-duplicates", "reverse", "sort"),
    }
)
"""Filters that only make text of a page: the reader does that by itself, so nothing is lost with them."""

SETTINGS = frozenset(
    {"url", "navigate", "name", "filter", "filters", "kind", "tags", "enabled", "user_visible_url"}
)
"""What of a job comes, or says nothing by itself."""

QUIET = frozenset(
    {
        *("max_tries", "diff_tool", "diff_filter", "compared_versions", "treat_new_as_changed", "timeout"),
        *("ignore_cached", "ignore_connection_errors", "ignore_http_error_codes", "ignore_timeout_errors"),
        *(
            "ignore_too_many_redirects",
            "ignore_dh_key_too_small",
            "encoding",
            "note",
            "index_number",
            "differ",
        ),
        *(
            "additions_only",
            "deletions_only",
            "contextlines",
            "is_markdown",
            "markdown_padded_tables",
            "monospace",
        ),
        *(
            "no_redirects",
            "ssl_no_verify",
            "retries",
            "http_client",
            "loop",
            "mime_type",
            "no_conditional_request",
        ),
        *("http_proxy", "https_proxy", "guid", "suppress_repeated_errors", "user_agent"),
    }
)
"""Settings that have no counterpart because what they are for is done otherwise here."""


def jobs(text: str) -> Haul:
    """Read a job list.

    Raises:
        MissingExtra: there is no YAML parser.
        UsageError: it is no YAML.
    """
    found = [_article(job, number) for number, job in enumerate(_documents(text), 1)]
    articles = tuple(one for one in found if isinstance(one, OldArticle))
    left = tuple(one for one in found if isinstance(one, Left))
    return Haul("urlwatch or webchanges", articles, left=left)


def _documents(text: str) -> Iterator[Any]:
    try:
        import yaml  # noqa: PLC0415  an extra
    except ImportError:
        raise MissingExtra("A job list in YAML", "yaml") from None
    try:
        yield from (job for job in yaml.safe_load_all(text) if job is not None)
    except (yaml.YAMLError, RecursionError) as error:
        raise UsageError(f"the job list is no YAML: {' '.join(str(error).split())[:200]}") from None


def _article(job: Any, number: int) -> OldArticle | Left:
    if not isinstance(job, dict):
        return Left(f"job {number}", "it is no job")
    name = str(job.get("name") or "")
    if job.get("command"):
        return Left(name or str(job["command"]), "it runs a command, and only web pages are watched")
    url = str(job.get("url") or job.get("navigate") or "")
    if not url:
        return Left(name or f"job {number}", "it has no address")
    if job.get("data") is not None or str(job.get("method") or "GET").upper() != "GET":
        return Left(url, "it sends a form, and only pages that can be asked for are watched")
    selectors, losses = _filters(job.get("filters") if "filters" in job else job.get("filter"))
    return OldArticle(
        url=url,
        tags=_words(job.get("tags")),
        selectors=selectors,
        paused=job.get("enabled") is False,
        losses=(*losses, *_lost(job)),
    )


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(word) for word in value) if isinstance(value, list | tuple | set) else ()


def _filters(value: Any) -> tuple[Selectors | None, list[str]]:
    """The filters as selectors, as far as they can be said so."""
    body: list[str] = []
    drop: list[str] = []
    losses: list[str] = []
    for kind, options in _listed(value):
        selector, dropped = _selector(kind, options)
        if selector:
            body.append(selector)
            drop += dropped
        elif kind not in TEXT_FILTERS:
            losses.append(f"the filter {_shown(kind, options)}")
    if len(body) > 1:
        losses += [f"the filter for {selector}, inside {body[0]}" for selector in body[1:]]
    found = Selectors(body=body[0] if body else "", drop=tuple(drop))
    return (found if found != Selectors() else None), losses


def _listed(value: Any) -> Iterator[tuple[str, Any]]:
    """Filters are a list of names and of pairs of name and options; of old a text with commas."""
    if isinstance(value, str):
        for part in value.split(","):
            kind, _, options = part.strip().partition(":")
            yield kind, options
    elif isinstance(value, dict):
        yield from ((str(kind), options) for kind, options in value.items())
    elif isinstance(value, list):
        for part in value:
            yield from _listed(part) if isinstance(part, dict) else [(str(part), None)]


def _selector(kind: str, options: Any) -> tuple[str, list[str]]:
    """The CSS of a filter that selects, and what it leaves out; "" for other filters."""
    options = options if isinstance(options, dict) else {"selector": options, "path": options}
    if kind == "css":
        return _text(options, "selector"), _dropped(options)
    if kind == "xpath":
        return css_of(_text(options, "path")), [css for path in _dropped(options) if (css := css_of(path))]
    value = _text(options, "selector", "id", "class", "tag", "style")
    if kind in BY_ELEMENT and value:
        return BY_ELEMENT[kind].format(value.replace('"', '\\"')), []
    return "", []


BY_ELEMENT = {
    "element-by-id": '[id="{}"]',
    "element-by-class": '[class="{}"]',
    "element-by-tag": "{}",
    "element-by-style": '[style="{}"]',
}


def _text(options: dict[str, Any], *names: str) -> str:
    return next((str(options[name]).strip() for name in names if options.get(name)), "")


def _dropped(options: dict[str, Any]) -> list[str]:
    value = options.get("exclude")
    return [str(part) for part in (value if isinstance(value, list) else [value]) if part]


def _shown(kind: str, options: Any) -> str:
    words = "" if options in (None, "", {}) else f": {options}"
    return f"{kind}{words}"[:80]


def _lost(job: dict[str, Any]) -> Sequence[str]:
    """Settings that matter and have no place here, or stand elsewhere."""
    losses = []
    if job.get("headers") or job.get("cookies"):
        losses.append("its headers and cookies: name a file with them in [[hosts]]")
    if job.get("use_browser") or job.get("navigate"):
        losses.append('it asked a browser: render = "browser" in [[hosts]]')
    known = SETTINGS | QUIET | {"headers", "cookies", "use_browser", "data", "method"}
    return [*losses, *(f"its setting {name}" for name in job if name not in known)]
