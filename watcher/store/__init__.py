"""Everything that is kept: the watch list, the frontier, versions, notes, changes and the outbox.

`store` is the front, `opening` makes it, `asking` says how a question is put to it; behind it plain functions
on one transaction, by what they are about: articles, frontier, record, history, outbox, service, verify,
copies. `schema` says what every column means.
"""

from watcher.store.opening import open_archive, open_briefly, open_store, peek
from watcher.store.outbox.channels import ChannelState
from watcher.store.store import Store

__all__ = [
    "ChannelState",
    "Store",
    "open_archive",
    "open_briefly",
    "open_store",
    "peek",
]
