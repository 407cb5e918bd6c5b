"""How people and places are called where no space or capital parts a name from what stands round it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from watcher.languages.files import held, table


class Called(NamedTuple):
    """The table `[called]` of a language's file.

    The commonest surnames, which nine of ten people in Chinese news have and two of three in Japanese; what a
    name has before or behind it finds more. A name that is not found is shown as the signs that changed.

    Attributes:
        surname_signs: surnames of one sign, simplified and traditional.
        surnames: other surnames.
        titles: what stands right before the name of a person, or behind it in Japanese and Korean.
        honorifics: what follows names of persons alone, so that no surname needs to be known.
        heads_of_state: what a foreign name of one part may have behind it; a "チーム監督" aside, no word in
            Katakana has.
        bearers: signs that words for people end in ("发言人", "歌手"): weaker than a title that is known.
        given: signs that given names end in and other words hardly ever.
        behind: what stands right behind a name and hardly behind anything else.
        particles: what goes on behind a name; hardly a sign of one.
        leads: what leads to another name.
        foreign: signs by which foreign names are written; a dot joins the parts of one.
        no_names: how words end that an honorific may follow, and that are no names ("経営者さん", "奥様").
        place_names: provinces, their capitals and other great cities that CLDR does not list.
        places: suffixes of places.
        no_places: what the sign before such a suffix makes another word with it ("城市", "全省", "都市").
        no_place_behind: what makes another word with such a suffix ("市场", "市民").
    """

    surname_signs: str = ""
    surnames: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    heads_of_state: tuple[str, ...] = ()
    bearers: str = ""
    given: str = ""
    behind: tuple[str, ...] = ()
    particles: str = ""
    leads: str = ""
    foreign: str = ""
    no_names: str = ""
    place_names: tuple[str, ...] = ()
    places: str = ""
    no_places: str = ""
    no_place_behind: str = ""


@cache
def called_of(tag: str) -> Called:
    """The names of a language that has such a table; a key that is none of ours is an error."""
    return Called(**held(table(tag, "called"), Called._field_defaults))
