"""Weekdays and months as they stand in sentences, where CLDR names them otherwise.

It has the forms of a date ("środa, 3 maja"); news says "od środy", "w maju", "på onsdagen", "Mittwochabend".
"""

from __future__ import annotations

_GERMAN = "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
_DUTCH = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
_SWEDISH = "måndag tisdag onsdag torsdag fredag lördag söndag"
_NORWEGIAN = "mandag tirsdag onsdag torsdag fredag lørdag søndag"
_FINNISH = "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"

_FORMS = {
    "en": (("monday tuesday wednesday thursday friday saturday sunday", "s 's ’s"),),
    "de": ((_GERMAN, "s abend abends morgen vormittag mittag nachmittag nacht"),),
    "nl": ((_DUTCH, "s en avond ochtend morgen middag nacht"),),
    "sv": (
        (_SWEDISH, "s en ens ar skväll skvällen skvällens smorgon smorgonen sförmiddag sförmiddagen"),
        (_SWEDISH, "seftermiddag seftermiddagen snatt snatten"),
    ),
    "nb": ((_NORWEGIAN, "s en ens er"),),
    "da": ((_NORWEGIAN, "s en ens e"),),
    "fi": (
        (_FINNISH, "n sta hin lle lla ksi sin iltana iltaan aamuna yönä -iltana -aamuna -yönä"),
        ("keskiviiko", "n sta lle lla ksi"),
        ("keskiviikkoon", "-"),
        ("tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu", "n ssa sta hun lla lle"),
        ("syyskuu lokakuu marraskuu joulukuu", "n ssa sta hun lla lle"),
    ),
    "pl": (
        ("poniedziałku wtorku środy środzie czwartku piątku soboty sobocie niedzieli", "-"),
        ("poniedziałkow wtorkow środow czwartkow piątkow", "y a e ego ej ym ą ych"),
        ("sobotn niedzieln", "i ia ie iego iej im ią ich y a e ego ej ym ą ych"),
        ("styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu grudniu", "-"),
        ("październiku listopadzie", "-"),
    ),
    "cs": (
        ("pondělka pondělku úterka úterku středy středě čtvrtka čtvrtku pátku soboty sobotě neděle", "-"),
        ("lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci", "-"),
    ),
    "ru": (
        ("понедельник вторник четверг", "а у ом е"),
        ("пятницы пятнице субботы субботе воскресенья воскресенью", "-"),
        ("январ феврал апрел июн июл сентябр октябр ноябр декабр", "е ю ём ем"),
        ("март август", "е у ом"),
        ("мае маю", "-"),
    ),
    "uk": (
        ("понеділка вівторка середи середі четверга п'ятниці п’ятниці суботи суботі неділі", "-"),
        ("січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні", "-"),
    ),
    "hu": (
        ("hétfő kedd csütörtök péntek szombat vasárnap", "i re ra ig től tól"),
        ("szerdai szerdára szerdáig szerdától hétfőn kedden szerdán csütörtökön pénteken szombaton", "-"),
        ("január február április május június július augusztus", "ban i ra ig tól"),
        ("március szeptember október november december", "ban ben i ra re ig tól től"),
    ),
    "tr": (
        ("ocak şubat mart ağustos mayıs aralık", "ta tan"),
        ("nisan haziran temmuz kasım", "da dan"),
        ("eylül ekim", "de den"),
    ),
    "el": (
        ("ιανουάριο φεβρουάριο μάρτιο απρίλιο μάιο μάη ιούνιο ιούλιο αύγουστο σεπτέμβριο οκτώβριο", "-"),
        ("νοέμβριο δεκέμβριο", "-"),
    ),
    "ro": (("lunea marțea miercurea joia vinerea sâmbăta duminica", "-"),),
    "ko": (("월요일 화요일 수요일 목요일 금요일 토요일 일요일", "에"),),
}
"""By language, words and what each takes at its end; "-" for those that stand as they are, in another case.

Swedish "i måndags" is last Monday, "på måndag" the next: each form names a day of its own.
"""


def calendar_forms(language: str) -> frozenset[str]:
    """Forms of months and weekdays in a language by its primary tag, in lower case."""
    return frozenset(
        word if ending == "-" else word + ending
        for words, endings in _FORMS.get(language, ())
        for word in words.split()
        for ending in endings.split()
    )
