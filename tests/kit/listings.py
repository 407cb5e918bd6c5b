"""What a site lists its articles in."""

from __future__ import annotations

from watcher.demo.site import Answer

XML = (("Content-Type", "application/xml"),)


def rss(site, *entries: str, more: str = ""):
    """A feed of these paths; of a pair the second is what the feed calls it."""

    def item(entry) -> str:
        path, name, extra = (entry, entry, more) if isinstance(entry, str) else entry
        link = path if path.startswith("http") else site.url(path)
        named = f"<guid isPermaLink='false'>{name}</guid>"
        return f"<item><title>{path}</title><link>{link}</link>{named}{extra}</item>"

    body = f"<rss><channel><title>Gazette</title>{''.join(map(item, entries))}</channel></rss>".encode()
    return lambda _: Answer(body, headers=XML)
