"""Every way of saying that a story was changed is tried: one that none of its hints reaches is dead."""

import re

import pytest
from notes_help import STORY, notes

from watcher.languages.files import languages
from watcher.languages.vocabulary import section
from watcher.read.notes.patterns import filled
from watcher.read.notes.statements import with_faults

# Signs that stand for others, groups that hold none, and what need not be there.
SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
GROUP = re.compile(r"\((?P<not>\?<?!)?(?:\?(?:<?=|-i:|:))?(?P<inside>[^()]*)\)(?P<maybe>[?*]|\{0?,)?")
MAYBE = re.compile(r".(?:[?*]|\{0?,)")
GAP, REACHED = "…", "✓"


def untried(pattern, hints):
    """The alternatives of a pattern whose texts may hold no hint: of each group, those that hold none."""

    def told(group):
        if group["not"] or group["maybe"]:
            return GAP
        dead = alternatives(group["inside"])
        return f"<{'/'.join(dead)}>" if dead else REACHED

    def alternatives(text):
        each = MAYBE.sub(GAP, text).split("|")
        return [one for one in each if REACHED not in one and not any(hint in one for hint in hints)]

    text, inner = "", SIGN.sub(GAP, pattern.lower())
    while text != inner:
        text, inner = inner, GROUP.sub(told, inner)
    return alternatives(text)


@pytest.mark.parametrize(
    ("pattern", "dead"),
    [
        ("we corrected it", []),
        ("we (?:corrected|fixed) it", ["we <fixed> it"]),
        ("we fixed it|it was corrected", ["we fixed it"]),
        ("(?:we|i) (?:fixed|(?:corrected|mended) it)", ["<we/i> <fixed/<mended> it>"]),
        ("we (?:corrected)? it", ["we … it"]),
        ("we (?!corrected)it", ["we …it"]),
        ("we corrected?", ["we correcte…"]),
        (r"(?:we (?:corrected|updated)|(?=.{0,9}\bcorrected)it) now", []),
        ("we [corrected]", ["we …"]),
    ],
)
def test_what_no_hint_reaches_is_found(pattern, dead):
    assert untried(pattern, ["corrected", "updated"]) == dead


@pytest.mark.parametrize("language", languages())
def test_each_alternative_of_a_statement_holds_a_hint(language):
    words = section(language)
    says = (text for key, texts in words.items() if key.startswith("says_") for text in texts)
    hints = {text: [hint for hint in words["hints"] if hint in with_faults(text, words)] for text in says}
    assert [dead for text, held in hints.items() for dead in untried(filled(text, words), held)] == []


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
    ],
)
def test_ways_that_no_hint_reached_once_are_notes(language, text):
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
    ],
)
def test_what_reads_like_them_is_the_news(language, text):
    assert notes(*STORY, text, language=language) == ()
