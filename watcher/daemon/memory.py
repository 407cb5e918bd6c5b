"""The memory of a process that works for months: what is free goes back, what is loaded is let be.

By itself the C library's allocator keeps what large pages have needed, on top of each of eight heaps a
processor, against the next one: a worker that looks at 100 articles sixteen times holds 205 MB then, and 142
with this.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""Parameters of mallopt(3), as in malloc.h of the GNU library."""

LARGE = 1_000_000
"""Bytes. The library's own limit begins at 128 KB and moves up to 32 MB when blocks that large are freed.

Left at 128 KB each copy of a page is memory that the system has to find and clear anew, 240 times 4 KB. Here
it is 150 times and 0.3 ms less a page, for 2 MB more to hold; at 4 MB it would be 60, and 12 MB more.
"""

HEAPS = 1
"""A second one costs 5 MB (peaks of 150 to 154 for 146 to 149, 100 articles, four runs of each by turns) and
spares no time that shows: one thread at a time reads and compares pages, the others wait for servers."""


def settle() -> None:
    """Set it up, once all is loaded that the process works with."""
    _give_back()
    gc.collect()
    gc.freeze()  # 100,000 objects of modules: a full collection walks over them, 55 ms every hundred pages


def _give_back() -> None:
    """Where the allocator is that of the GNU library; elsewhere nothing happens."""
    with suppress(OSError, AttributeError, TypeError):
        library = ctypes.CDLL(None)
        for parameter, value in ((TRIM_THRESHOLD, LARGE), (MMAP_THRESHOLD, LARGE), (ARENA_MAX, HEAPS)):
            library.mallopt(parameter, value)
