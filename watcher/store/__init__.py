"""Everything that is kept: the watch list, the frontier, versions, notes, changes and the outbox.

`store` is the front; behind it plain functions on one transaction, by what they are about: articles,
frontier, record, history, outbox, service, verify, copies. `schema` says what every column means.
"""

from watcher.store.channels import ChannelState
from watcher.store.copies import restore
from watcher.store.flaws import Flaw
from watcher.store.outbox import Channel
from watcher.store.record import chain_hash
from watcher.store.service import StoreStatus
from watcher.store.store import Store, open_archive, open_store
from watcher.store.visits import Visit

__all__ = [
    "Channel",
    "ChannelState",
    "Flaw",
    "Store",
    "StoreStatus",
    "Visit",
    "chain_hash",
    "open_archive",
    "open_store",
    "restore",
]
