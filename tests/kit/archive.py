"""A web archive on loopback: captures by their moment, and a TimeMap of them in pages (RFC 7089)."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

from watcher.demo.site import HTML, Answer, LocalServer, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    Page = Callable[[Request], Answer]

ON_A_PAGE = 12
TOOLBAR = b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp'>archived</div><!-- END -->"


class WebArchive(LocalServer):
    """An archive that keeps what it is told.

    Attributes:
        captures: by stamp (fourteen digits): the page, and the address it was captured at.
        raw: whether "id_" gives the page as received; some archives show their banner all the same.
        busy: so many requests are answered with 429 first.
        saves: what it was asked to keep.
    """

    def __init__(self) -> None:
        super().__init__()
        self.captures: dict[str, tuple[Page, str]] = {}
        self.raw = True
        self.busy = 0
        self.saves: list[str] = []

    @property
    def timemap(self) -> str:
        return self.url("/timemap/link/") + "{url}"

    def keep(self, at: datetime, page: Page, original: str) -> str:
        stamp = f"{at.astimezone(UTC):%Y%m%d%H%M%S}"
        self.captures[stamp] = (page, original)
        return f"{self.url('/web/')}{stamp}/{original}"

    def answer(self, request: Request) -> Answer:
        if request.path == "/robots.txt":
            return Answer(b"User-agent: *\nAllow: /\n", headers=(("Content-Type", "text/plain"),))
        if self.busy:
            self.busy -= 1
            return Answer(b"slow down", status=429, headers=(("Content-Type", HTML), ("Retry-After", "1")))
        if request.path.startswith("/timemap/"):
            return self._timemap(request)
        if request.path.startswith("/save/"):
            self.saves.append(request.url.partition("/save/")[2])
            place = f"/web/20260501120000/{self.saves[-1]}"
            return Answer(b"<p>saved</p>", headers=(("Content-Type", HTML), ("Content-Location", place)))
        return self._capture(request)

    def _timemap(self, request: Request) -> Answer:
        _, _, rest = request.path.partition("/timemap/")
        number, _, url = rest.partition("/")
        page = int(number) if number.isdigit() else 1
        stamps = sorted(self.captures)
        if not stamps:
            return Answer(b"none", status=404)
        pages = [stamps[k : k + ON_A_PAGE] for k in range(0, len(stamps), ON_A_PAGE)]
        links = [f'<{url}>; rel="original"', f'<{request.url}>; rel="self"; type="application/link-format"']
        others = (self.url(f"/timemap/{k}/{url}") for k in range(1, len(pages) + 1) if k != page)
        links += [f'<{other}>; rel="timemap"; type="application/link-format"' for other in others]
        for stamp in pages[page - 1]:
            at = format_datetime(moment(stamp), usegmt=True)
            uri = f"{self.url('/web/')}{stamp}/{self.captures[stamp][1]}"
            links.append(f'<{uri}>; rel="memento"; datetime="{at}"')
        body = ",\n".join(links).encode()
        return Answer(body, headers=(("Content-Type", "application/link-format"),))

    def _capture(self, request: Request) -> Answer:
        stamp = request.path.removeprefix("/web/")[:14]
        if stamp not in self.captures:
            return Answer(b"<h1>Not in archive</h1>", status=404)
        page, original = self.captures[stamp]
        answer = page(request)
        body = answer.body
        if not (self.raw and f"{stamp}id_/" in request.path):
            body = body.replace(b"<body", TOOLBAR + b"<body", 1) if b"<body" in body else TOOLBAR + body
        about = (
            ("Memento-Datetime", format_datetime(moment(stamp), usegmt=True)),
            ("Link", f'<{original}>; rel="original"'),
        )
        return Answer(body, answer.status, (*answer.headers, *about))


def moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
