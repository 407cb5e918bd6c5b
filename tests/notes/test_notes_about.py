"""Sentences that say what the story is about before they say that it was changed."""

from __future__ import annotations

import pytest
from notes_help import STORY, notes, the_note


@pytest.mark.parametrize(
    ("language", "kind", "told"),
    [
        ("en", "update", "This article about the ferry port was updated on 20 January."),
        ("en", "update", "This article about the ferry port has been updated to add the mayor's answer."),
        ("en", "correction", "This story on the mill was corrected on 20 January."),
        ("en", "amendment", "This review of the film was amended on 20 January."),
        ("de", "update", "Dieser Artikel über den Fährhafen wurde am 20. Januar aktualisiert."),
        ("de", "correction", "Dieser Beitrag zum Fährhafen in Lund wurde am 20. Januar korrigiert."),
        ("de", "amendment", "Diese Rezension des Films wurde am 20. Januar geändert."),
        ("de", "amendment", "Wir haben diesen Text am 20. Januar überarbeitet."),
        ("sv", "update", "Den här artikeln om hamnen uppdaterades den 20 januari."),
        ("sv", "correction", "Den här texten om färjan rättades den 20 januari."),
        ("da", "update", "Denne artikel om havnen blev opdateret den 20. januar."),
        ("nl", "update", "Dit artikel over de haven is op 20 januari bijgewerkt."),
        ("nl", "amendment", "Dit artikel over de haven is op 20 januari aangepast."),
    ],
)
def test_a_story_may_be_named_by_what_it_is_about(language: str, kind: str, told: str) -> None:
    note = the_note(*STORY, told, language=language)
    assert (note.kind, note.text, note.stated_date is not None) == (kind, told, "20" in told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "This article about the app that was updated on 20 January hangs in the hall."),
        ("en", "This report on the fire was updated by the harbour's own inspectors."),
        ("de", "Dieser Artikel über das Gesetz, das am 20. Januar geändert wurde, hängt in der Halle."),
        ("de", "Dieser Artikel des Gesetzes wurde am 20. Januar geändert."),
        ("sv", "Den här artikeln om hamnen som uppdaterades i går hänger i hallen."),
        ("sv", "Den här artikeln om hamnen skrevs av elever och ändrades aldrig."),
        ("sv", "Den här artikeln ändrades av riksdagen."),
        ("da", "Denne artikel om appen, der blev opdateret i går, hænger i hallen."),
        ("nl", "Dit stuk over de app die is bijgewerkt hangt in de hal."),
        ("nl", "Dit artikel van de wet is op 20 januari aangepast."),
    ],
)
def test_what_it_is_about_may_be_what_was_changed(language: str, told: str) -> None:
    assert notes(*STORY, told, language=language) == ()
