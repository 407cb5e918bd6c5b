"""Bytes to zstd frames and back, alone or with what they resemble in front of them."""

from __future__ import annotations

import sys
import threading
from typing import Any

from watcher.store.engine.faults import damaged

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FINE, PLAIN = 7, 3
"""Levels. Pages that stand alone take 0.28 ms and 28.1 KB of 138 at level 3, 0.65 and 26.6 at 5, 0.98 and
25.9 at 7: a step more is a thirtieth of a first look for a fiftieth of what an article takes in 20 versions.
A text of 9 KB: level 7 0.16 ms and 2.91 KB, level 9 0.28 ms and 2.90 KB."""

LONG, LARGE = 50_000, 1_000_000
"""Bytes from which on the plain level is used: of what the data resembles, and of both together.

Data of that length is matched over long distances then. What a page of 120 KB adds to the page before: level
3 348 bytes in 0.13 ms, with long distance matching 229 in 0.23, level 9 229 in 0.51. A page of 10 MB takes
level 9 a quarter of a second, and without long distance matching what lies 2 MB back is forgotten."""

ROUTINE = 200_000
"""Bytes up to which memory is kept for the next frame: 3 MB. For the largest page it would be 15."""

WIDEST = 26
"""Of the window, as a power of two: every decoder takes 128 MB, the largest pair of pages fits in half."""


class Press:
    """Makes fine frames that all lean on the same, in memory that it keeps: half the cost for small ones."""

    def __init__(self, lean: bytes = b"", tables: bytes = b"", level: int = FINE) -> None:
        known = zstd.ZstdDict(tables + lean, is_raw=not tables).as_digested_dict if lean else None
        self._compressor = zstd.ZstdCompressor(options=_options(level), zstd_dict=known)
        self._lock = threading.Lock()

    def __call__(self, data: bytes) -> bytes:
        """A frame with a checksum."""
        with self._lock:
            return self._compressor.compress(data, zstd.ZstdCompressor.FLUSH_FRAME)


def _options(level: int) -> dict[int, int]:
    return {
        zstd.CompressionParameter.compression_level: level,
        zstd.CompressionParameter.checksum_flag: 1,
        zstd.CompressionParameter.dict_id_flag: 0,
    }


_FAR: dict[int, int] = {zstd.CompressionParameter.enable_long_distance_matching: 1}
_BRIEF: dict[int, int] = {
    zstd.CompressionParameter.compression_level: 9,
    zstd.CompressionParameter.hash_log: 18,
    zstd.CompressionParameter.chain_log: 17,
}
"""Of what is long itself, and of little behind much. Tables of a megabyte and a half are enough for that;
larger ones are memory that has to be found anew for each frame. A text of 14 KB behind its page of 100: level
3 with tables of a third of the size 1,388 bytes in 0.17 ms, level 9 with two thirds 1,117 in 0.35, with these
1,090 in 0.43. It is the first of 32 versions, and an eighth of what 20 of them take.
"""

_ALONE = Press(level=PLAIN)


def squeeze(data: bytes, lean: bytes = b"", tables: bytes = b"") -> bytes:
    """A frame with a checksum: a flipped bit is an error, not another text.

    Args:
        data: what to keep.
        lean: what it resembles; needed to read it again.
        tables: how often what comes in such data, as zstd puts it in front of a dictionary; needed too.
    """
    if tables:
        return zstd.compress(data, options=_options(FINE), zstd_dict=_front(lean, tables))
    size = len(data) + len(lean)
    if not lean and size <= ROUTINE:
        return _ALONE(data)
    long = len(lean) >= LONG or size >= LARGE
    options = _options(FINE if lean and not long else PLAIN)
    if long:
        options |= _FAR if len(data) >= LONG else _BRIEF
        options[zstd.CompressionParameter.window_log] = min(size.bit_length(), WIDEST)
    return zstd.compress(data, options=options, zstd_dict=_front(lean))


def expand(packed: bytes, lean: bytes = b"", tables: bytes = b"") -> bytes:
    """The data again.

    Raises:
        DamagedRow: the bytes are not those that were written, or `lean` or `tables` are not.
    """
    try:
        return zstd.decompress(packed, zstd_dict=_front(lean, tables))
    except (zstd.ZstdError, MemoryError, TypeError, ValueError) as fault:
        raise damaged(fault) from fault


def _front(lean: bytes, tables: bytes = b"") -> Any:
    if tables:
        return zstd.ZstdDict(tables + lean).as_undigested_dict
    return zstd.ZstdDict(lean, is_raw=True).as_prefix if len(lean) >= SHORTEST else None


SHORTEST = 8
"""Bytes that zstd takes for a prefix at least."""
