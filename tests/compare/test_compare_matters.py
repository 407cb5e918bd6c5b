"""A note on several things that were wrong, and the edits that it means by each."""

from __future__ import annotations

import pytest
from compare_help import reading

from watcher import find_notes
from watcher.compare import compare

VOTE = ("Members voted by 31 to {} to raise the wall at the quay.", "24", "26")
AGED = ("Mr Ellery, {}, opened the meeting.", "58", "56")
CONTRACT = ("The bus company was paid ${} million for the contract.", "7.8", "8.7")
RATE = ("The graduation rate is {} percent, said Ida Holm.", "91", "94")
NAMED = ("The port is run by {}.", "Jon Lundh", "Jon Lund")
BORN = ("La maternité a vu {} bébés en mai.", "412", "421")
HEAD = ("Le directeur de l’hôpital, {}, est parti.", "Marc Audrain", "Marc Audran")
BUILT = ("Das Werk am Hafen hat {} Hallen.", "14", "41")
PAID = ("Die Miete im Turm kostet {} Euro.", "420", "240")
CREW = ("The port is run by {} men.", "Jon Lundh and 3", "Jon Lund and 4")
WENT = ("{}", "The council had warned that the wall would fall within ten years.", "")
RAIN = {"fr": "Il a plu le soir.", "de": "Es regnete am Abend."}
FAUX = "une première version de cet article comportait une erreur"
WRONG = "Correction: An earlier version of this story misstated"


def verdict(note: str, *edits: tuple[str, str, str], language: str = "en") -> str:
    """Of some edits that come with a note."""
    rain = RAIN.get(language, "It rained in the evening and nobody stayed.")
    old, new = ([pattern.format(sides[at]) for pattern, *sides in edits] for at in (0, 1))
    notes = find_notes([rain, *new, note], language=language)
    now = reading(rain, *new, note, language=language, notes=notes)
    return str(compare(reading(rain, *old, language=language), now).disclosure)


@pytest.mark.parametrize(
    ("language", "note", "edits"),
    [
        ("en", f"{WRONG} the number of votes against the plan and Mr Ellery's age.", (VOTE, AGED)),
        ("en", f"{WRONG} Mr Ellery's age and the number of votes against the plan.", (VOTE, AGED)),
        ("en", f"{WRONG} the value of the contract and the graduation rate.", (CONTRACT, RATE)),
        (
            "en",
            f"{WRONG} the value of the contract, the graduation rate and Jon Lund's name.",
            (CONTRACT, RATE, NAMED),
        ),
        (
            "fr",
            f"Rectificatif : {FAUX} sur le nombre de naissances et sur le nom du directeur de l’hôpital.",
            (BORN, HEAD),
        ),
        (
            "de",
            "Korrektur: Zunächst waren die Zahl der Hallen im Werk und die Höhe der Miete falsch.",
            (BUILT, PAID),
        ),
    ],
)
def test_each_thing_that_a_note_names_is_one_of_the_edits(language, note, edits):
    assert verdict(note, *edits, language=language) == "disclosed"


@pytest.mark.parametrize(
    ("note", "edits"),
    [
        (f"{WRONG} Mr Ellery's age.", (VOTE, AGED)),
        (f"{WRONG} Mr Ellery's age and his name.", (RATE, AGED)),
        (f"{WRONG} the ages of Mr Ellery and Ida Holm.", (RATE, AGED)),
        (f"{WRONG} Mr Ellery's age. We apologise to Ida Holm and Mr Ellery.", (RATE, AGED)),
        (f"{WRONG} Mr Ellery's age and the name of the port.", (VOTE, AGED)),
        (f"{WRONG} the name of the bishop and the number of ships.", (CREW, WENT)),
        (f"{WRONG} the value of the contract and the graduation rate.", (CONTRACT, RATE, VOTE)),
        (f"{WRONG} the value of the contract and the graduation rate.", (CONTRACT, VOTE)),
        ("Correction: Mr Ellery is 56, not 58, and lives in Oslo.", (RATE, AGED)),
        ("Update: The number of votes and Mr Ellery's age are in doubt.", (VOTE, AGED)),
    ],
)
def test_another_edit_is_none_of_them(note, edits):
    assert verdict(note, *edits) == "partly"
