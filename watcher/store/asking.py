"""How the store is asked: questions are functions on a transaction, and a front says which may be put to it.

A front names each question in a line, with the kind of transaction that it takes. What a question means, what
it is given and what it raises is said once, where it is answered.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from watcher.store.engine.steadfast import steadfast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

    from watcher.store.database import Database

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

if TYPE_CHECKING:
    Question = Callable[Concatenate[Connection, Given], Answer]
    Method = Callable[Concatenate["Front", Given], Answer]


class Front:
    """What may be asked of the store, from any thread.

    Each is one transaction where it does not say otherwise. One that writes leaves nothing half written when
    it raises. StoreError says that the database cannot do its part (StoreLocked, StoreFull); one that takes
    an article's number raises UnknownArticle when there is none.

    Attributes:
        database: the connection, for tools that need more than these methods.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def __init_subclass__(cls, **terms: Any) -> None:
        super().__init_subclass__(**terms)
        steadfast(cls)


def reads(question: Question[Given, Answer]) -> Method[Given, Answer]:
    """Asked of one consistent view, without a lock: it works while another process writes, however long."""
    return _within(lambda database: database.reading(), question)


def at_a_glance(question: Question[Given, Answer]) -> Method[Given, Answer]:
    """Asked in one prepared statement; see `Database.glancing`."""
    return _within(lambda database: database.glancing(), question)


def writes(
    question: Question[Given, Answer], *, durable: bool = True, patient: bool = True
) -> Method[Given, Answer]:
    """Done as a whole or not at all; of the terms see `Database.writing`."""
    return _within(lambda database: database.writing(durable=durable, patient=patient), question)


def _within(
    transaction: Callable[[Database], AbstractContextManager[Connection]],
    question: Question[Given, Answer],
) -> Method[Given, Answer]:
    @wraps(question)
    def asked(front: Front, /, *args: Given.args, **kwargs: Given.kwargs) -> Answer:
        with transaction(front.database) as db:
            return question(db, *args, **kwargs)

    return asked


def leafs(question: Question[Given, Iterator[Answer]]) -> Method[Given, Iterator[Answer]]:
    """Answered bit by bit out of one view, to somebody who may take his time between two."""

    @wraps(question)
    def asked(front: Front, /, *args: Given.args, **kwargs: Given.kwargs) -> Iterator[Answer]:
        with front.database.reading(at_leisure=True) as db:
            yield from question(db, *args, **kwargs)

    return asked
