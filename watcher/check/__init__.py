"""One visit to one article, from top to bottom.

claim ──> fetch ──> screen ──> recognise ──> read ──> settle ──> compare ──> judge ──> record ──> seek twin
  │         │          │           │          │          │          │          │          │         └ another
  │         │          │           │          │          │          │          │          │           article
  │         │          │           │          │          │          │          │          │           is this
  │         │          │           │          │          │          │          │          └ one transaction:
  │         │          │           │          │          │          │          │            all that follows
  │         │          │           │          │          │          │          └ unchanged, changed, odd
  │         │          │           │          │          │          └ the newest version against this one
  │         │          │           │          │          └ what earlier checks have shown to be furniture
  │         │          │           │          └ bytes to Reading; also says when the page is no article
  │         │          │           └ a page that cannot read differently from the last good one is not read
  │         │          └ what can be said without reading: not modified, same bytes, gone, blocked, failed
  │         └ one request at a time a host; validators only after a good reading
  └ a lease on the article and its host: no two workers on either
"""

from watcher.check.checker import LEASE, Checker
from watcher.check.study import INTERNAL

__all__ = ["INTERNAL", "LEASE", "Checker"]
