"""Happenings on the web: pages that stand where the article stood, each a function from request to answer."""

from __future__ import annotations

import zlib
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from watcher.demo.site import HTML, Answer, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def not_found(request: Request) -> Answer:
    return Answer(b"<h1>404</h1><p>We cannot find this page.</p>", status=404)


def gone(request: Request) -> Answer:
    return Answer(b"<h1>Gone</h1>", status=410)


def forbidden(request: Request) -> Answer:
    return Answer(b"<h1>Forbidden</h1>", status=403)


def server_error(request: Request) -> Answer:
    return Answer(b"<h1>Something went wrong</h1>", status=500)


def overloaded(request: Request) -> Answer:
    return Answer(b"<h1>Busy</h1>", status=503, headers=(("Content-Type", HTML), ("Retry-After", "1")))


def challenge(request: Request) -> Answer:
    """What a bot wall serves, with status 200 as some do."""
    return Answer(
        b"<!DOCTYPE html><html lang='en'><head><title>Just a moment...</title>"
        b"<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1'></script></head>"
        b"<body><h1>Checking your browser before accessing the site.</h1>"
        b"<p>Please enable JavaScript and cookies to continue. This process is automatic.</p>"
        b"<p>Ray ID: 7f3a9c2d1e5b</p></body></html>"
    )


def consent(request: Request) -> Answer:
    return Answer(
        b"<!DOCTYPE html><html lang='en'><head><title>Before you continue</title></head><body>"
        b"<div id='consent'><h1>We value your privacy</h1><p>We and our 842 partners store and access "
        b"cookies on your device to process personal data. You can accept or manage your choices.</p>"
        b"<button>Accept all</button><button>Reject all</button></div></body></html>"
    )


def not_found_with_200(request: Request) -> Answer:
    return Answer(
        b"<!DOCTYPE html><html lang='en'><head><title>Page not found | The Sound Gazette</title></head>"
        b"<body><h1>Page not found</h1><p>Sorry, the page you are looking for does not exist or has been "
        b"moved.</p><p><a href='/'>Back to the front page</a></p></body></html>"
    )


def front_page(teaser: str) -> Callable[[Request], Answer]:
    """A section of the outlet: a list of its stories, each in a form of HTML with {0} for its number."""
    stories = "".join(teaser.format(number) for number in range(1, 22))
    page = f"<html lang='en'><head><title>Harbour</title></head><body><h1>Harbour</h1>{stories}</body></html>"
    return lambda _: Answer(page.encode())


def redirect_loop(request: Request) -> Answer:
    return Answer(status=302, headers=(("Location", f"{request.path}?again=1"),))


def to_the_front_page(request: Request) -> Answer:
    return Answer(status=301, headers=(("Location", "/"),))


def to_another_scheme(request: Request) -> Answer:
    return Answer(status=302, headers=(("Location", "ftp://files.example/story.html"),))


def ten_gigabytes(request: Request) -> Answer:
    """Ten gigabytes of zeros, ten megabytes on the wire."""
    return Answer(headers=(("Content-Type", HTML), ("Content-Encoding", "gzip")), stream=_gigabytes)


def _gigabytes() -> Iterator[bytes]:
    """A gzip stream whose parts are flushed, so that one of them can be sent again and again."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    part = squeeze.compress(b"\0" * 10_000_000) + squeeze.flush(zlib.Z_FULL_FLUSH)
    yield b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    for _ in range(1000):
        yield part


def broken_gzip(request: Request) -> Answer:
    return Answer(b"\x1f\x8b this is no gzip", headers=(("Content-Type", HTML), ("Content-Encoding", "gzip")))


def pdf(request: Request) -> Answer:
    return Answer(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", headers=(("Content-Type", "application/pdf"),))


def empty(request: Request) -> Answer:
    return Answer()


def noise(request: Request) -> Answer:
    """Bytes that are no text in any encoding, called UTF-8."""
    return Answer(Random(11).randbytes(6000))


def truncated(request: Request) -> Answer:
    """The connection ends before the length that was promised."""
    return Answer(headers=(("Content-Type", HTML), ("Content-Length", "90000")), stream=lambda: (b"<p>The",))


def broken_utf8(good: Callable[[Request], Answer]) -> Callable[[Request], Answer]:
    """The good page, with bytes in its furniture that are not UTF-8."""
    return lambda request: _mended(good(request), b"About time.", b"About \xe9\xff time\xc3.")


def five_megabytes(good: Callable[[Request], Answer]) -> Callable[[Request], Answer]:
    """The good page under 5 MB of readers' comments."""
    comment = b'<li class="comment"><cite>Tern</cite><p>First! And a long time waiting for it.</p></li>\n'
    flood = comment * (5_000_000 // len(comment))
    return lambda request: _mended(good(request), b"</ol>", flood + b"</ol>")


def _mended(answer: Answer, old: bytes, new: bytes) -> Answer:
    assert old in answer.body
    return replace(answer, body=answer.body.replace(old, new))
