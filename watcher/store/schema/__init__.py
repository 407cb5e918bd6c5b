"""The tables, and what every column means. This text is the truth; a test holds the migrations to it.

hosts ──< articles ──< checks
              │──────< snapshots >── faces, pages, requests         search ── snapshots
              │──────< asides    >── pages >── pages
              │──────< marks     >── bursts
              │──────< notes ──< disclosures
              │──────< rereads
              │─────── restless, looks
              │──────< counts
              │──────< addresses, merges, mementos, saves
              └──────< events ──< deliveries        channels
hosts ──< sources ──< items >── articles; sources ─── subscriptions
hosts ──< outages, fragments, bursts; hosts ── standing

A host is a politeness queue and the unit that is locked: whoever holds the lease of a host is the only one
to ask it, and one row to lock is all that a claim costs. `hosts.ready_at` is kept so that a claim reads only
hosts that have work and may be asked, however long the queue of a blocked host is.

The rooms: `watched`, `versions`, `ledger`, `outbox`, `listed` (sources), `past`, `learned`, `words`.
"""

from watcher.store.schema.base import APPLICATION_ID, REVISION, metadata
from watcher.store.schema.learned import counts, outages, restless, robots, sizes, standing
from watcher.store.schema.ledger import disclosures, notes, rereads
from watcher.store.schema.listed import items, listening, sources, subscriptions
from watcher.store.schema.outbox import bursts, channels, deliveries, events, fragments
from watcher.store.schema.past import mementos, saves
from watcher.store.schema.versions import asides, faces, marks, pages, requests, snapshots
from watcher.store.schema.watched import (
    active,
    addresses,
    articles,
    checks,
    configured,
    failing,
    hosts,
    looks,
    merges,
    moved,
    resting,
    watched,
)
from watcher.store.schema.words import SEARCH

__all__ = [
    "APPLICATION_ID",
    "REVISION",
    "SEARCH",
    "active",
    "addresses",
    "articles",
    "asides",
    "bursts",
    "channels",
    "checks",
    "configured",
    "counts",
    "deliveries",
    "disclosures",
    "events",
    "faces",
    "failing",
    "fragments",
    "hosts",
    "items",
    "listening",
    "looks",
    "marks",
    "mementos",
    "merges",
    "metadata",
    "moved",
    "notes",
    "outages",
    "pages",
    "requests",
    "rereads",
    "resting",
    "restless",
    "robots",
    "saves",
    "sizes",
    "snapshots",
    "sources",
    "standing",
    "subscriptions",
    "watched",
]
