"""Content encodings, undone piece by piece so that no piece is ever large.

A bomb of 10 GB is a thousand times smaller on the wire, and encodings can be stacked: each decoder here
gives at most `PIECE` bytes at a time and only when asked, so that whoever counts can stop in time.
"""

from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING

from watcher.errors import TooLarge, Undecodable
from watcher.fetch.media import GZIP

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PIECE = 64 * 1024

_ZSTD_WINDOW = {int(zstd.DecompressionParameter.window_log_max): 23}
"""8 MB, what RFC 9659 allows for web content; the format itself would take gigabytes of memory."""

COMPRESSIONS = frozenset({"br", "compress", "x-compress", "dcb", "dcz", "exi", "aes128gcm", "pack200-gzip"})
"""Encodings that are registered (IANA, HTTP Content Coding) and that we did not ask for. Whatever else stands
in the header (the name of a charset, "none", "aws-chunked") encodes nothing; browsers pass over it."""

MAX_LAYERS = 2
"""Encodings on top of each other. Honest servers use one; two come from a compressing proxy."""


def decoded(chunks: Iterable[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    """The content of a body, piece by piece.

    Args:
        chunks: as received.
        encoding: the Content-Encoding header.
        limit: bytes, of the content and of every layer around it.

    Raises:
        Undecodable: an encoding we did not ask for, or broken or cut off data.
        TooLarge: more than `limit` bytes.
    """
    layers = [layer for layer in (part.strip().lower() for part in encoding.split(",")) if layer]
    layers = [layer for layer in layers if layer in DECODERS or layer in COMPRESSIONS]
    if len(layers) > MAX_LAYERS:
        raise Undecodable(f"the answer is encoded {len(layers)} times over")
    pieces = _capped(chunks, limit)
    for layer in reversed(layers):
        pieces = _capped(_decoder(layer)(pieces), limit)
    return pieces


def _decoder(layer: str) -> Callable[[Iterable[bytes]], Iterator[bytes]]:
    try:
        return DECODERS[layer]
    except KeyError:
        known = ", ".join(sorted(DECODERS))
        raise Undecodable(f"the answer's encoding {layer[:40]!r} is not one of {known}") from None


def _capped(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for piece in pieces:
        yield piece[: limit - total]  # a caller who forgives the excess gets the whole limit
        total += len(piece)
        if total > limit:
            raise TooLarge(f"the answer is larger than {limit:,} bytes")


def _gunzip(chunks: Iterable[bytes]) -> Iterator[bytes]:
    return _inflate(chunks, lambda _head: zlib.decompressobj(zlib.MAX_WBITS | 16))


def _deflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    return _inflate(chunks, _zlib_or_raw)


def _zlib_or_raw(head: bytes) -> zlib._Decompress:
    """The standard means zlib's format (RFC 1950); some servers send the bare stream (RFC 1951)."""
    divisible = not head[1:] or int.from_bytes(head[:2], "big") % 31 == 0
    wrapped = head[0] & 0x0F == zlib.DEFLATED and divisible
    return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


def _inflate(chunks: Iterable[bytes], opened: Callable[[bytes], zlib._Decompress]) -> Iterator[bytes]:
    inflater = None
    for chunk in chunks:
        data = chunk
        while data:
            if inflater is None or inflater.eof:
                if inflater is not None and not data.startswith(GZIP):
                    break  # padding behind the end; gzip may also have a second member there
                inflater = opened(data)
            if piece := _piece(inflater, data):
                yield piece
            data = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if inflater is not None:
        yield from _rest(inflater)


def _piece(decoder: zlib._Decompress | zstd.ZstdDecompressor, data: bytes) -> bytes:
    """The next piece of what is compressed."""
    try:
        return decoder.decompress(data, PIECE)
    except (zlib.error, zstd.ZstdError) as error:
        raise Undecodable(f"the answer's compression is broken ({error})") from error


def _cut_off() -> Undecodable:
    return Undecodable("the answer was cut off inside its compression")


def _rest(inflater: zlib._Decompress) -> Iterator[bytes]:
    """What zlib still holds although all input is in; the end must come then."""
    while not inflater.eof and (piece := _piece(inflater, b"")):
        yield piece
    if not inflater.eof:
        raise _cut_off()


def _unzstd(chunks: Iterable[bytes]) -> Iterator[bytes]:
    decoder = None
    for chunk in chunks:
        data = chunk
        while data or (decoder is not None and not decoder.needs_input and not decoder.eof):
            if decoder is None or decoder.eof:
                decoder = zstd.ZstdDecompressor(options=_ZSTD_WINDOW)
            if piece := _piece(decoder, data):
                yield piece
            data = decoder.unused_data if decoder.eof else b""
    if decoder is not None and not decoder.eof:
        raise _cut_off()


DECODERS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "zstd": _unzstd,
}

ACCEPTED = "gzip, deflate, zstd"
"""The Accept-Encoding header.

No brotli: a server that has it has gzip too. A page is some 15 % smaller with it, which is nothing beside a
conditional request that is answered with 304; its decoders are a C library of 3 MB, and all but the newest
give a whole bomb at once, without a way to stop in time.
"""
