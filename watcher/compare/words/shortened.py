"""What houses shorten or write out: "Gov.", "Governor", "&", "and", "UN", "United Nations"."""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.compare.words.lexicon import primary
from watcher.compare.words.units import caseless, normal

_AND = {
    "en": "and",
    "de": "und",
    "fr": "et",
    "es": "y",
    "pt": "e",
    "it": "e",
    "nl": "en",
    "sv": "och",
    "nb": "og",
    "da": "og",
    "fi": "ja",
    "pl": "i",
    "cs": "a",
    "hu": "és",
    "ro": "și",
    "tr": "ve",
}
"""What "&" is read as."""

_SHORT = {
    "en": "gov=governor govs=governors sen=senator sens=senators rep=representative reps=representatives "
    "lt=lieutenant sgt=sergeant cpl=corporal capt=captain col=colonel gen=general maj=major cmdr=commander "
    "adm=admiral prof=professor dr=doctor rev=reverend mt=mount ave=avenue blvd=boulevard corp=corporation "
    "ltd=limited inc=incorporated dept=department govt=government approx=approximately vs=versus jr=junior "
    "sr=senior assn=association",
    "de": "dr=doktor prof=professor bzw=beziehungsweise ca=circa nr=nummer sog=sogenannte usw=und_so_weiter "
    "z.b=zum_beispiel u.a=unter_anderem d.h=das_heißt inkl=inklusive",
    "fr": "m=monsieur mm=messieurs mme=madame mmes=mesdames mlle=mademoiselle dr=docteur pr=professeur "
    "st=saint ste=sainte bd=boulevard av=avenue",
    "es": "sr=señor sra=señora sres=señores dr=doctor dra=doctora prof=profesor gral=general avda=avenida "
    "ee.uu=estados_unidos eeuu=estados_unidos",
    "pt": "sr=senhor sra=senhora dr=doutor dra=doutora prof=professor av=avenida eua=estados_unidos",
    "it": "sig=signor dott=dottor prof=professor on=onorevole usa=stati_uniti",
    "nl": "dr=doctor prof=professor mevr=mevrouw nr=nummer bijv=bijvoorbeeld ca=circa",
    "sv": "dr=doktor prof=professor bl.a=bland_annat t.ex=till_exempel ca=cirka",
    "nb": "dr=doktor prof=professor bl.a=blant_annet f.eks=for_eksempel ca=cirka",
    "da": "dr=doktor prof=professor bl.a=blandt_andet f.eks=for_eksempel ca=cirka",
}
"""Short forms in lower case, without the last point, and what each is in full; "_" is between two words."""

_CAPITALS = {
    "en": "US=united_states UK=united_kingdom UN=united_nations EU=european_union "
    "NATO=north_atlantic_treaty_organization",
    "de": "USA=vereinigte_staaten EU=europäische_union UNO=vereinte_nationen",
    "fr": "UE=union_européenne ONU=nations_unies",
    "es": "UE=unión_europea ONU=naciones_unidas",
}
"""Those that are other words without their capitals ("us"), or whose points are left out as often."""


_MAY_BE = re.compile(r"[.&]|[^\W\d_a-z]")
"""Stands in all that is short: a point, a capital; most runs of words have none."""


def same_in_full(old: str, new: str, language: str) -> bool:
    """Whether two runs are the same when what is short in them is written out.

    Args:
        old: as it is printed.
        new: as it is printed.
        language: of the article.
    """
    if not (_MAY_BE.search(old) or _MAY_BE.search(new)):
        return False
    return _in_full(old, primary(language)) == _in_full(new, primary(language))


_PART = re.compile(r"([^.]+)\.?")


def _in_full(text: str, tag: str) -> str:
    pattern, full = _forms(tag)
    plain = normal(text)

    def written(short: re.Match[str]) -> str:
        named = _named(short[0].rstrip("."), full)
        return f" {named} " if named else _PART.sub(part_written, short[0])

    def part_written(part: re.Match[str]) -> str:
        return f" {_named(part[1], full) or part[0]} "  # a point behind another word ends a sentence

    return " ".join(caseless(pattern.sub(written, plain)).split())


def _named(short: str, full: dict[str, str]) -> str:
    """What a short form stands for; "" for another word. Capitals count before small letters."""
    return full.get(short.replace(".", "")) or full.get(short.casefold()) or ""


@lru_cache(maxsize=64)
def _forms(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of what may be short, and what each stands for."""
    pairs = f"{_SHORT.get(language, '')} {_CAPITALS.get(language, '')}".split()
    full = {short: name.replace("_", " ") for short, _, name in (pair.partition("=") for pair in pairs)}
    full["&"] = _AND.get(language, "&")
    return re.compile(r"&|(?<![\w.])[^\W\d_]+(?:\.[^\W\d_]+)*(?!\w)\.?"), full
