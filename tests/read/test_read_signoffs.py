"""Who helped with a story, translated it or wrote it is told in its last lines and is none of its text."""

from __future__ import annotations

import pytest
from harbour_story import BY, read_with
from read_help import role_of

from watcher.model import Role

LINES = [
    "– additional reporting by Eva Quist",
    "With reports from Harbour Press and The Tide",
    "Translated from the Norwegian by Eva Quist",
    "Article by Eva Quist (@evaquist).",
    "Aus dem Norwegischen von Eva Quist",
    "Das Gespräch führte Eva Quist.",
    "Übersetzung: Eva Quist, Redaktion: Ole Berg, Schlussredaktion: Jan Holm",
    "Propos recueillis par Eva Quist",
    "(Con información de Harbour Press y Ole Berg)",
    "Traduzione di Eva Quist",
    "Penulis : Eva Quist",
    "采写：实习记者 林小溪",
    "（原题为《夜船三月复航》）",
]
SENTENCES = [
    "Jan Holm and Eva Quist of the Harbour Press contributed to this report.",
    "(Reporting by Jan Holm; Editing by Eva Quist)",
    "Reports from Bergen say that the second boat has no cabins.",
    "Translated by nobody, the plan lay in a drawer of the harbour board for years.",
    "Editors: they have no boat.",
    "Story by story the old hall was pulled down.",
    "Con información de que el barco no llega, el puerto cerró.",
    "Reports from Bergen's Harbour Press said Captain Ole Berg was in Holm.",
    "Contributions from Bergen, Holm and Harbour topped Norway's.",
    "Mit Material der Feuerwehr bauten Soldaten einen Damm vor der Mole.",
    "采写：编辑部说，船三月才会复航，何时靠岸尚无定论，港口的人都在等消息，没有人知道答案，也没有人能说清楚。",
]


@pytest.mark.parametrize("line", LINES)
def test_who_helped_with_a_story_is_told_behind_its_end(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.MARGIN


@pytest.mark.parametrize("line", SENTENCES)
def test_a_last_sentence_with_such_words_is_the_storys(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "The harbour poet Nomsa Dube is founder of the Friends of the Pier, and has lived in Holm for years.",
        "Eva van der Quist (41) is a senior fellow at the Institute for Boats. She has written of storms.",
        "Eva Quist ist Professorin für Wasserbau in Holm.",
        "Der Autor ist Dozent an der Hochschule für Wasserbau.",
        "L'autrice est journaliste à Holm.",
    ],
)
def test_who_somebody_is_is_told_behind_a_storys_end(line: str) -> None:
    assert role_of(read_with(BY, behind=f"<p>{line}</p>"), line) is Role.MARGIN


@pytest.mark.parametrize(
    "line",
    [
        "Eva Quist is the first to say that the pier is too short, and nobody has asked her why it is so.",
        "Eva Harbour is a professor at the Institute for Boats in Holm.",
        "The Port of Holm is a founder of the league of harbours.",
        "Eva Quist was a professor at the Institute for Boats when the pier was built.",
        "Der Autor ist ein Meister der kurzen Form, und das Buch ist gut.",
        "Nomsa Hall is a professor at the Institute for Boats and was not asked.",
        "Für die Werft Nomsa Dube ist der Umbau der Mole das größte Vorhaben seit Jahren.",
    ],
    ids=[
        "what one says",
        "whom the title names",
        "a thing",
        "what one was",
        "a review",
        "whom it named",
        "a house that tells",
    ],
)
def test_a_last_sentence_on_somebody_is_the_storys(line: str) -> None:
    named = "<p>The pier is too short, said Nomsa Hall, who counts its boats.</p>"
    assert role_of(read_with(named, head=BY, behind=f"<p>{line}</p>"), line) is Role.BODY


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("... ist Senior Fellow am Institut für Boote. Bis 2006 lehrte er in Holm.", Role.MARGIN),
        ("... ist lauter als der Sturm, sagte der Kapitän am Abend in Holm.", Role.BODY),
    ],
)
def test_what_goes_on_from_a_name_above_says_who_that_is(line: str, role: Role) -> None:
    assert role_of(read_with(f"<p>{line}</p>"), line) is role


@pytest.mark.parametrize(
    "line",
    [
        "Gastbeiträge geben nicht unbedingt die Haltung der Redaktion wieder.",
        "Texte von Gästen müssen nicht der Meinung der Redaktion entsprechen.",
        "Gastbeiträge entsprechen nicht notwendigerweise der Meinung der Redaktion.",
        "Cet article n’engage que son auteur.",
        "Las opiniones vertidas aquí no reflejan necesariamente la postura del diario.",
        "Opinie wyrażone w tekście nie muszą odzwierciedlać stanowiska redakcji.",
        "Les idées de cette tribune n’engagent que la responsabilité de son auteure.",
        "Las opiniones vertidas en esta columna son responsabilidad de quien las firma.",
        "Le opinioni espresse in questo testo non riflettono quelle del giornale.",
        "As opiniões emitidas nesta coluna são de inteira responsabilidade de quem a assina.",
        "De meningen in dit stuk zijn die van de auteur.",
        "Åsikterna som framförs i texten är skribentens.",
        "Meninger i innlegget står for skribentens regning.",
        "Opinie wyrażone w tekście są opiniami autora.",
        "Názory autora nemusí být názory redakce.",
        "Мнение автора может не совпадать с мнением редакции.",
        "Думки авторів можуть не збігатися з думкою редакції.",
    ],
)
def test_whose_the_views_of_a_text_are_is_no_part_of_it(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.MARGIN


@pytest.mark.parametrize(
    "line",
    [
        "Die Kapitäne waren nicht unbedingt der Ansicht des Rates, und sie sagten es ihm.",
        "Las opiniones de los capitanes no cambiaron nada de la responsabilidad del puerto.",
        "Мнение капитана может стоить порту дорого, и все это знают.",
        "Er teilte nicht immer die Meinung der Redaktion, sagte der Kapitän am Montag.",
        "„Das ist nicht unbedingt die Haltung der Redaktion“, sagte der Chef des Blattes im Rat.",
        "« Cela n’engage que son auteur », a répondu le maire à la presse lundi.",
        "Las opiniones expresadas por los vecinos no reflejan la realidad del puerto, dijo el alcalde.",
        "Le opinioni espresse dai cittadini sono personali, ha detto il sindaco lunedì.",
        "As opiniões expressas pelos moradores não refletem a realidade do porto, disse o prefeito.",
        "Opinie wyrażone przez mieszkańców nie są stanowiskiem gminy, mówi burmistrz.",
        "Názory vyjádřené v anketě nemusí být názory všech obyvatel města.",
        "Мнение автора может не совпадать с мнением народа, сказал мэр на встрече.",
    ],
)
def test_what_is_told_of_views_is_the_storys(line: str) -> None:
    assert role_of(read_with("", behind=f"<p>{line}</p>"), line) is Role.BODY
