"""An outlet whose words, links and headers are hostile."""

from __future__ import annotations

from watcher.demo.site import HTML, Answer, Request


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def story(said: str, price: int, note: str = "") -> bytes:
    """An article whose every part says something hostile."""
    safe = escaped(said)
    links = "".join(
        f'<a href="{escaped(to)}">more</a> '
        for to in ("javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,<script>1</script>")
    )
    filler = "<p>The night ferry sails at ten, and the harbour office opens an hour before that.</p>" * 6
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{safe} night ferry</title>
<meta property="og:title" content="{safe} night ferry"><meta property="og:site_name" content="{safe}">
<meta name="author" content="{safe}"><link rel="canonical" href="javascript:alert(1)"></head>
<body><article><h1>{safe} night ferry</h1><p class="byline">By {safe}</p>{filler}
<p>{safe} and a ticket is to cost {price} pounds from the first of May on, said {safe}. {links}</p>
{f"<p><strong>Update 12 Jan 2021:</strong> {escaped(note)} is what the board said.</p>" if note else ""}
</article></body></html>""".encode("utf-8", "replace")


class Outlet:
    """Serves a hostile story in one state or the other."""

    def __init__(self, said: str) -> None:
        self.page = story(said, 14)
        self._said = said

    def change(self) -> None:
        self.page = story(self._said, 17, note=self._said)

    def __call__(self, request: Request) -> Answer:
        etag = '"v1\x1b[31m =cmd()"'
        return Answer(self.page, headers=(("Content-Type", HTML), ("ETag", etag), ("Server", "\x1b[2J")))
