"""The Python contract: `watcher.read`, `watcher.find_notes`, `watcher.compare`."""

from __future__ import annotations

import subprocess
import sys

import pytest

import watcher

LOADED = "bs4, lxml.html, dateparser, sqlalchemy"
"""What others made of what is loaded then, and takes most of the time: it knows nothing of our names."""

ORDERS = [
    "import watcher",
    "import watcher.read, watcher.compare, watcher",
    "from watcher.compare.digest import digest; from watcher.read import READER_VERSION; import watcher",
    "import watcher.check, watcher",
]


def test_the_names_are_functions_whatever_was_imported_before():
    use = "r = watcher.read(b'<p>x', 'https://a.example/'); watcher.compare(r, r); watcher.find_notes([])"
    code = (
        f"import os, {LOADED}\n"
        f"for first in {ORDERS}:\n"
        "    if not os.fork():\n"
        f"        exec(first); exec({use!r}); os._exit(0)\n"
        "    assert os.wait()[1] == 0, first"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_package_itself_brings_no_parser():
    code = "import sys, watcher; sys.exit(any(name in sys.modules for name in ('bs4', 'lxml', 'sqlalchemy')))"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_name_is_an_ordinary_error():
    with pytest.raises(AttributeError, match="nonsense"):
        _ = watcher.nonsense
