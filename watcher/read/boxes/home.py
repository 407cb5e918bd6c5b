"""The story's own box: the one that holds most of its prose, and what there is the story's against its looks.

Where no box holds half of it, because each paragraph has one or advertisements part the text, the boxes made
alike are taken together: those that stand in the same tags with the same class words.

Makers of pages put furniture into boxes of its own; what an author writes stands in the box of the text. A
list of links under "Sources:", a link that shows its address, a paragraph on how to subscribe to what the
story is about are therefore believed there, and only there. The conditions are those under which hardly a
labelled piece of furniture on the development pages stood in the story's box, and 1,900 blocks of the
histories did.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from watcher.model import BlockKind
from watcher.read.boxes.cards import cards
from watcher.read.markup.links import leaves, networks, writes
from watcher.read.words import appeals, onward, phrases, pictures
from watcher.read.words.invites import invites
from watcher.read.words.lines import is_sentence, way_out
from watcher.read.words.wide import size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw


OWN = 0.5  # the share of the core's prose in one box from which that is the story's own
_LINKED = 0.35  # the share of links from which an appeal is a way out
_SOURCE = 45  # characters up to which a line of links between two paragraphs may be the author's source
_LIST = 3  # links in a row which nobody takes for teasers between paragraphs
_ROUND_UP = 0.4  # the share of a box's text right under its linked headings from which they are its own
_APPEAL = 150  # characters from which a story's last paragraph may speak of subscribing
_APPEAL_INSIDE = 120  # the same when the story goes on
_PARAGRAPHS = 0.8  # of what a box tells from which it is told in paragraphs: lists may stand between
_FOLLOWED = 3  # networks on which nobody but an outlet or an author asks to be followed
_LINE = 160  # characters of a line
_PROSE = 80  # characters of a paragraph that a heading stands over
_ADDRESS = re.compile(r"^(?=\S+$)\S+?[./@]\S")  # a link that shows where it leads


class Home:
    """The story's own box on one page.

    Attributes:
        deep: how many boxes it is inside of; -1 when there is none.
        share: of the core's prose that stands in it.
        first: index of its first block; 0 when there is none.
        last: index of its last block that says something itself.
        parted: no box holds half of the prose, and those made alike are taken for it.
        whole: one box holds half of the prose.
        look: number of the tags and class words around it.
        box: number of the innermost box that holds all of it; 0 for none.
        cards: indexes of the blocks of rows of other stories.
    """

    def __init__(self, raws: Sequence[Raw], house: tuple[str, ...]) -> None:
        self._raws, self._house = raws, house
        self._lists: dict[int, bool] = {}
        self.cards = cards(raws, house)
        places = [None if i in self.cards else _place(raw, raw.box) for i, raw in enumerate(raws)]
        prose = _prose(raws, places)
        self.parted = bool(prose) and max(prose.values()) < OWN * prose.total()
        if self.parted:
            places = [None if i in self.cards else _place(raw, raw.look) for i, raw in enumerate(raws)]
            prose = _prose(raws, places)
        place = max(prose, key=lambda place: prose[place], default=None)
        self._inside = frozenset(i for i, here in enumerate(places) if place and here == place)
        self.deep = min((raws[i].deep for i in self._inside), default=-1)
        self.look = min((raws[i].look for i in self._inside), default=-1)
        self.box = _common(raws[min(self._inside)], raws[max(self._inside)]) if self._inside else 0
        self.share = prose[place] / max(1, prose.total()) if place else 0.0
        self.whole = self.share >= OWN and not self.parted
        self.first = min(self._inside, default=0)
        self.last = max((i for i in self._inside if self._tells(i)), default=-1)

    def __contains__(self, i: int) -> bool:
        return i in self._inside

    def holds(self, raw: Raw) -> bool:
        """Whether a block stands in a box inside the one that holds the story."""
        return raw.deep > self.deep and self.part(raw) > 0

    def part(self, raw: Raw) -> int:
        """The number of the box right inside the story's in which a block stands; 0 for none."""
        boxes, inside = raw.boxes, 0
        while boxes and boxes[0] > self.box:
            inside, boxes = boxes[0], boxes[1]
        return inside if boxes and boxes[0] == self.box else 0

    def owns_appeal(self, i: int) -> bool:
        """Whether a paragraph that asks the reader for something is part of what the story tells."""
        raw = self._raws[i]
        if invites(raw.text.lower()) or networks(raw.links) >= _FOLLOWED:
            return False
        if self._closes(i) and (appeals.ASKED.search(raw.text.lower()) or self._invites(raw)):
            return False
        inside = self._tells(i + 1) and not (i and pictures.credit(self._raws[i - 1].text))
        least = _APPEAL_INSIDE if inside else _APPEAL
        return i in self._inside and len(raw.text) >= least and raw.link_chars < _LINKED * len(raw.text)

    def _closes(self, i: int) -> bool:
        """Whether nothing but lines that ask for something follows on one."""
        return i in self._inside and i >= self._last_told

    @cached_property
    def _last_told(self) -> int:
        """The last block of the box that says something and asks for nothing; -1 for none."""
        told = (k for k in range(self.last, -1, -1) if self._tells(k))
        return next((k for k in told if not appeals.asks(self._raws[k].text)), -1)

    def owns_point(self, i: int) -> bool:
        """Whether "(c)" is the letter of a point, as "(b)" is of another: else it says whose a text is."""
        return i in self._inside and self._raws[i].text[:3].lower() == "(c)" and self._lettered

    @cached_property
    def _lettered(self) -> bool:
        return any(self._raws[i].text[:3].lower() == "(b)" for i in self._inside)

    def _invites(self, raw: Raw) -> bool:
        """Whether a paragraph asks in its first words for something that the house itself offers."""
        return appeals.begins(raw.text) and bool(raw.links) and not self.leaves(raw)

    def owns_links(self, i: int) -> bool:
        """Whether a line of nothing but links is part of what the story tells: a heading may lead nowhere."""
        raw = self._raws[i]
        if self._says(i):
            return True
        if i not in self._inside:
            return False
        if raw.kind is BlockKind.LIST_ITEM:
            return self._owns_list(i)
        if raw.kind is BlockKind.HEADING:
            return i in self._round_up or not raw.links
        if raw.kind is not BlockKind.PARAGRAPH or onward.sends_on(raw.text):
            return False
        if i in self._round_up:
            return True
        if i - 1 in self._inside and (_ADDRESS.match(raw.text) or _introduces(self._raws[i - 1])):
            return True
        source = len(raw.text) < _SOURCE and self.leaves(raw) and not appeals.asks(raw.text)
        return source and self._tells(i - 1) and self._tells(i + 1)

    def _says(self, i: int) -> bool:
        """Whether a paragraph beside the story's is one sentence and a link: no headline ends so.

        It may be short between two that tell something, where it asks for nothing and credits nobody.
        """
        raw = self._raws[i]
        beside = raw.core and raw.deep == self.deep and raw.tag == "p" and not raw.hint
        if not beside or not is_sentence(raw.text):
            return False
        if onward.sends_on(raw.text) or phrases.FILED.match(raw.text):
            return False
        if size(raw.text) >= _PROSE:
            return True
        opens = i in self._inside and i - 1 not in self._inside
        between = (opens or self._tells(i - 1)) and self._tells(i + 1)
        return between and not appeals.begins(raw.text) and not pictures.credit(raw.text)

    def owns_line(self, i: int) -> bool:
        """Whether a line is part of what the author writes: a dateline, where the story stood before.

        What counts up by itself is none: views, comments, hours since.
        """
        raw = self._raws[i]
        line = raw.kind is BlockKind.PARAGRAPH and len(raw.text) < _LINE
        return i in self._inside and line and not phrases.COUNTS.search(raw.text)

    def headed_by(self, i: int) -> bool:
        """Whether a heading in a box of its own stands over a whole paragraph that no name makes furniture.

        Makers of pages wrap headings, and a wrapped one is no insert: of nine such headings over a paragraph
        of the story's box on labelled pages eight were the story's, and one was its title.
        """
        heading, under = self._raws[i], range(i + 1, len(self._raws))
        if heading.kind is not BlockKind.HEADING or heading.links or heading.zone:
            return False
        at = next((k for k in under if self._raws[k].zone != "caption"), None)
        if at is None:
            return False
        below = self._raws[at]
        known = at in self._inside or (below.core and not below.zone and not below.hint)
        return known and _is_whole(below)

    def made_otherwise(self, raw: Raw) -> bool:
        """Whether a text beside the story's box stands in no paragraph though what the box tells does."""
        return raw.tag != "p" and self._in_paragraphs

    @cached_property
    def _in_paragraphs(self) -> bool:
        told = Counter[bool]()
        for raw in (self._raws[i] for i in self._inside if self._tells(i)):
            told[raw.tag == "p"] += len(raw.text)
        return self.whole and told[True] >= _PARAGRAPHS * told.total()

    @cached_property
    def gaps(self) -> list[list[int]]:
        """The runs of deeper blocks between those of boxes that hold half of the prose, and behind them."""
        places = range(self.first, len(self._raws)) if self.share >= OWN else ()
        return [list(run) for deeper, run in groupby(places, key=self._is_deeper) if deeper]

    def _is_deeper(self, i: int) -> bool:
        return self._raws[i].deep > self.deep

    def leaves(self, raw: Raw) -> bool:
        """Whether a line leads to what is no page of the house, as an author's sources do."""
        return any(leaves(link, self._house) for link in raw.links)

    def has_mail(self, raw: Raw) -> bool:
        """Whether a line leads to an address for mail of the house's own."""
        return any(writes(link, self._house) for link in raw.links)

    @cached_property
    def _round_up(self) -> frozenset[int]:
        """The linked titles of a box that tells under them much of what it tells, of what others have.

        Those of a page of the house's own stories stay in it. One or two may be pointers to other stories
        between two paragraphs, a row at its end their teasers.
        """
        heads = [i for i in self._inside if self._heads_own(i)]
        told = sum(len(self._raws[i + 1].text) for i in heads)
        whole = sum(len(self._raws[i].text) for i in self._inside if self._tells(i))
        return frozenset(heads if len(heads) >= _LIST and told >= _ROUND_UP * whole else ())

    def _heads_own(self, i: int) -> bool:
        raw, below = self._raws[i], self._raws[i + 1] if i + 1 in self._inside else None
        line = raw.kind is BlockKind.PARAGRAPH and way_out(raw)
        heads = line or raw.kind is BlockKind.HEADING
        if not heads or not self.leaves(raw) or onward.tail(raw.text):
            return False
        return below is not None and _is_whole(below)

    def _owns_list(self, i: int) -> bool:
        """Whether the list that an item stands in is the story's: asked once for all of its items."""
        if i not in self._lists:
            first, last = self._ends(i)
            self._lists |= dict.fromkeys(range(first, last), self._owns(first, last))
        return self._lists[i]

    def _ends(self, i: int) -> tuple[int, int]:
        first, last = i, i + 1
        while self._item(first - 1):
            first -= 1
        while self._item(last):
            last += 1
        return first, last

    def _owns(self, first: int, last: int) -> bool:
        if any(self._tells(k) for k in range(first, last)):
            return True
        if first - 1 not in self._inside or onward.tail(self._raws[first - 1].text):
            return False
        before = self._raws[first - 1]
        if before.kind is BlockKind.HEADING or _introduces(before):
            return True
        return last - first >= _LIST and any(map(self.leaves, self._raws[first:last]))

    def _item(self, i: int) -> bool:
        return i in self._inside and self._raws[i].kind is BlockKind.LIST_ITEM

    def _tells(self, i: int) -> bool:
        """Whether a block of the box says something itself."""
        return i in self._inside and not way_out(self._raws[i])


def _place(raw: Raw, number: int) -> tuple[int, str] | None:
    """Where a block of the core stands, by the number of its box or of those made alike."""
    return (number, raw.hint) if raw.core and not raw.zone else None


def _common(one: Raw, two: Raw) -> int:
    """The number of the innermost box that holds two blocks; 0 for none."""
    here, there = one.boxes, two.boxes
    while here and there and here[0] != there[0]:
        here, there = (here[1], there) if here[0] > there[0] else (here, there[1])
    return here[0] if here and there else 0


def _prose(raws: Sequence[Raw], places: Sequence[tuple[int, str] | None]) -> Counter[tuple[int, str]]:
    """How much prose stands in each place; what is printed again, as below each picture, counts once."""
    prose: Counter[tuple[int, str]] = Counter()
    told: set[str] = set()
    for raw, place in zip(raws, places, strict=True):
        if place and raw.text not in told:
            prose[place] += len(raw.text) - raw.link_chars
            told.add(raw.text)
    return prose


def _is_whole(raw: Raw) -> bool:
    """Whether a block is a whole paragraph that is not mostly links."""
    whole = raw.kind is BlockKind.PARAGRAPH and size(raw.text) >= _PROSE
    return whole and raw.link_chars < _LINKED * len(raw.text)


def _introduces(raw: Raw) -> bool:
    return raw.text.endswith(":") and not onward.sends_on(raw.text)
