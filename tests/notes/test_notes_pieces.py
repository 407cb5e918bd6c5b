"""A statement is looked for where a text holds pieces of its pattern: where none does, it has no match."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notes_help import STORY, notes

from watcher.languages.files import languages
from watcher.read.notes.claims import claims_of
from watcher.read.notes.labels import caseless
from watcher.read.notes.pieces import Derived

CLAIMS = {tag: claims_of(tag) for tag in languages()}
TABLES = [
    tomllib.loads(path.read_text(encoding="utf8")) for path in Path(__file__).parent.glob("notes_*.toml")
]
SECTION = {"story": "(?:article|story)", "been": "(?:has|have) been", "self": "this {story}"}


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("We corrected it", {"we corrected it"}),
        ("we (?:corrected|fixed)", {"corrected", "fixed"}),
        ("fixed it|it was corrected", {"fixed it", "it was corrected"}),
        ("(?:we|i) (?:wrote|(?:corrected|mended) it)", {"wrote", "corrected", "mended"}),
        ("(?:corrected|it) was (?:updated|added)", {"updated", "added"}),
        ("(?:was|were) updated (?:on|at)", {" updated "}),
        ("(?:we )?correct(?:ed|s) (?:it)*", {"correct"}),
        ("(?!never)(?<!just )it was", {"it was"}),
        ("(?=.{0,9}corrected)it", {"corrected"}),
        ("(?<=corrected) it", {"corrected"}),
        ("corrections? were made", {"correction"}),
        ("corrections{2} on|was x{0,3}updated", {"corrections", "updated"}),
        ("corrections{1,40}?,.{3,9}?at once.+", {"corrections"}),
        (r"up\w+dated [(\]]on[^\]a] it", {"dated "}),
        ("(?P<verb>corrected)(?-i:It)(?>s)", {"corrected"}),
        ("(?:corrected)?", set()),
        ("it was (?:corrected)*", {"it was "}),
        (r"\w+|corrected", set()),
        ("{self} {been} late", {"article", "story"}),
        ("{nobody}? was (?:{story})?", {" was "}),
        ("İlk hali yayımlandı", {"ilk hali yayimlandi"}),
        ("(?:ました|訂正)を(?:更新|追記)", {"更新", "追記"}),
        ("(?:haben|wir haben|was)", {"haben", "wir haben", "was"}),
    ],
)
def test_the_rarest_pieces_of_which_one_must_be_there_are_taken(pattern, pieces):
    assert set(next(iter(Derived(SECTION).sets(pattern)), ())) == pieces


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        ("(?:was|were) updated (?:on|at)", [{" updated "}, {"was", "were"}, {"on", "at"}]),
        (r"{self}\b.{0,60}\bcorrected", [{"corrected"}, {"article", "story"}]),
        ("corrected (?:it )?at once|mended it at once", [{"corrected ", "mended it at once"}]),
        ("(?:a|the) corrected one", [{" corrected one"}]),
        ("(?=.{0,9}corrected)it(?<!just it)", [{"corrected"}, {"it"}]),
        ("を訂正", [{"を訂正"}]),
        ("it|", []),
    ],
)
def test_of_each_other_set_one_must_be_there_too(pattern, sets):
    assert sorted(map(set, Derived(SECTION).sets(pattern)), key=sorted) == sorted(sets, key=sorted)


def test_of_sets_as_rare_that_of_the_left_comes_first_in_every_process():
    words = ["harbours", "dredging", "steamers", "quayside", "trawlers", "moorings"]
    assert Derived({}).sets(".".join(words)) == tuple((word,) for word in words)


@pytest.mark.parametrize("language", languages())
def test_each_statement_has_pieces(language):
    """Without any it would never be looked for: write it so that each alternative has a word of its own."""
    assert [claim.text for claim in CLAIMS[language] if not claim.pieces] == []


@given(st.data(), st.sampled_from([claim for claims in CLAIMS.values() for claim in claims]))
def test_a_text_that_a_statement_matches_holds_a_piece_of_each_of_its_sets(data, claim):
    assert not is_passed_over(claim, data.draw(st.from_regex(claim.pattern)))


@pytest.mark.parametrize("language", languages())
def test_no_statement_in_the_tables_of_examples_is_passed_over(language):
    texts = [text for table in TABLES for text in strings(table.get(language, {}))]
    assert texts
    assert [
        (each.text, text) for each in CLAIMS[language] for text in texts if is_passed_over(each, text)
    ] == []


def is_passed_over(claim, text):
    """Whether a text that holds no piece of a set of a statement says it."""
    folded = caseless(text)
    held = all(any(piece in folded for piece in each) for each in claim.pieces)
    return not held and bool(claim.pattern.search(text))


def strings(value):
    """The texts in a table, however deep they stand."""
    if isinstance(value, str):
        return [value]
    return [text for each in (value.values() if isinstance(value, dict) else value) for text in strings(each)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Das Treffen war am 4. Mai, nicht am 5. Mai, wie es in einer früheren Fassung hieß."),
        ("en", "An article that appeared at this address did not meet our editorial standards."),
        ("en", "The initial image with this article showed the wrong harbour."),
        ("en", "A prior photo with this story showed another ferry."),
        ("en", "A prior article said the ferry was built in 1998; it was built in 1996."),
        ("en", "We misleadingly reported that the captain had resigned."),
        ("en", "The chart in this article originally gave the wrong year for the storm."),
        ("en", "The transcript of this interview initially said the storm was in May."),
        ("en", "The ferry was built in Leeds, not in York, as we first reported."),
        ("en", "Our initial report said 12 people had died."),
        ("en", "Our first report wrongly gave his age as 45."),
        ("en", "After we ran this story, the company sent a statement."),
        ("en", "After posting this article, we heard from the company, which denies the claims."),
        ("en", "Since running this story, we have received a statement from the harbour."),
        ("en", "An editor's note to this story is included below."),
        ("en", "(Changes dateline, byline)"),
        ("en", "Since this article went live, the company has replied."),
        ("en", "Two paragraphs were trimmed from this story at the request of the family."),
        ("es", "(Añade titular)"),
        ("es", "(Actualiza con cifras de heridos)"),
        ("es", "(Agrega más información del ministerio)"),
        ("es", "Hemos hecho varios cambios en el texto para aclarar quién firmó el acuerdo."),
        ("es", "Hemos realizado correcciones en el artículo."),
        ("es", "Hemos arreglado los enlaces que no funcionaban."),
        ("fi", "Jutussa kerrottiin ensin, että lautta lähtee maanantaina."),
        ("fr", "Une coquille s'est glissée dans notre édition d'hier."),
        ("fr", "(Actualise avec bilan)"),
        ("ja", "記事投稿時に価格を100円と記載していましたが、120円の誤りでした。"),
        ("nl", "We bieden onze verontschuldigingen aan voor de verwarring."),
        ("nl", "Onze excuses voor de vergissing."),
        ("nl", "Het duel was dinsdag, niet woensdag, zoals eerst gemeld."),
        ("nl", "In dit artikel werd eerst gemeld dat de brand maandag was."),
        ("nl", "Eerst werd in dit bericht vermeld dat de brand maandag was."),
        ("pt", "Completamos este artigo com a resposta da empresa."),
        ("ru", "В статье от 3 марта были допущены ошибки: фамилия директора — Иванов."),
        ("sv", "I artikeln hävdades först att färjan går på måndagar."),
        ("tr", "Haberin eski halinde tarihin 3 Mart olduğu yazıyordu."),
        ("tr", "Haberin ilk halinde tarihin 3 Mart olduğu yazıyordu."),
        ("vi", "Trong bản trước, chúng tôi viết cầu khánh thành năm 1998."),
        ("zh", "本文起初误写了公司名称。"),
        ("zh", "本文初稿误将日期写作3月3日。"),
        ("zh", "报道較早版本誤稱會議在北京舉行。"),
        ("zh", "本文的原版本误将3日写成4日。"),
        ("zh", "本文见报时误称会议在北京举行。"),
        ("zh", "應當事人要求，本文部分內容已刪改。"),
        ("en", "The mayor has said that an earlier version of this story misquoted him."),
        ("en", "A reader told us that an earlier version of this story had 14 boats. There are 12."),
    ],
)
def test_ways_that_were_not_looked_for_once_are_notes(language, text):
    assert [note.text for note in notes(*STORY, text, language=language)] == [text.strip("()")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Täter war nicht 30 Jahre alt, wie es in einer ersten Mitteilung der Polizei hieß."),
        ("en", "The chart in this report says that fares rose by 4 percent."),
        ("en", "The first image of this video shows the ferry in the storm."),
        ("en", "The first photo in this story was taken by a drone."),
        ("en", "The storm hit the mole, not the harbour, as police first reported."),
        ("en", "He was not a hero, as first reported."),
        ("en", "Our first report described life on the islands."),
        ("en", "After posting this video, he was arrested at the harbour."),
        ("en", "Since posting the video, the captain has lost two million followers."),
        ("en", "(Changes in the fares come into force in May)"),
        ("en", "A prior report by the commission said the ferry was safe."),
        ("en", "The judge said the poster misleadingly stated that the ferry was safe."),
        ("en", "Since this page went live in 2008, two million people have visited the islands."),
        ("en", "Two names were trimmed from the list of captains, the company said."),
        ("es", "«Hemos hecho cambios en el texto de la ley», dijo la ministra."),
        ("es", "Hemos hecho cambios en las normas del club."),
        ("es", "Hemos arreglado la casa y los enlaces con el puerto."),
        ("fi", "Jutussa kerrottiin ensin kuninkaasta ja sitten kansasta."),
        ("fr", "Une erreur s'est produite dans notre région jeudi soir."),
        ("it", "Questo trattato non è più valido, dice il ministro."),
        ("ja", "投稿時に場所を東京と記載していた男性は、誤って逮捕された。"),
        ("nl", "We bieden hulp aan mensen met verwarring."),
        ("nl", "We bieden lezers een korting van tien procent."),
        ("nl", "In het artikel „De stad” (12 mei) wordt beschreven hoe de haven groeide."),
        ("pt", "Completamos este ano dez anos de trabalho."),
        ("ru", "В материале от 3 марта рассказывалось, какие ошибки допускают водители."),
        ("tr", "Köprü eski haline getirildi, haber ajansı duyurdu."),
        ("tr", "Yol ilk haline döndü, bu haber sevindirdi."),
        ("zh", "他起初误以为会议在北京。"),
        ("zh", "法院認為原報道不實，判處罰款。"),
        ("zh", "应委员要求，法案内容已删改。"),
        ("en", "The keeper told the inquiry on Friday that an earlier version of this report had 14 boats."),
        (
            "en",
            "The Gull said an earlier version of this article on its site named 14 boats; it was deleted.",
        ),
        ("en", "In an earlier version of this story, told to him by his aunt, the king has 14 boats."),
        ("en", "The play, an earlier version of this story set in Leeds, has 14 boats on the stage."),
        ("en", "A previous version of this article of the treaty had allowed 14 boats, said the court."),
        ("de", "Der Minister sagte, eine frühere Fassung dieses Berichts habe 14 Boote genannt."),
        ("es", "El alcalde dijo que una versión anterior de este informe hablaba de 14 barcos."),
        ("fr", "Le maire a dit qu’une version précédente de cet article parlait de 14 bateaux."),
        ("it", "Il sindaco ha detto che una versione precedente di questo articolo parlava di 14 barche."),
        ("nl", "De burgemeester zei dat een eerdere versie van dit artikel over 14 boten sprak."),
        ("pt", "O prefeito disse que uma versão anterior desta reportagem falava em 14 barcos."),
        ("sv", "Borgmästaren sade att en tidigare version av den här artikeln talade om 14 båtar."),
        ("pl", "Burmistrz powiedział, że poprzednia wersja tego artykułu mówiła o 14 łodziach."),
    ],
)
def test_what_reads_like_them_is_the_news(language, text):
    assert notes(*STORY, text, language=language) == ()
