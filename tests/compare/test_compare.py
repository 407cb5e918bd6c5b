"""What counts as a change, and of which class."""

from __future__ import annotations

import pytest
from compare_help import body, margin, reading

from watcher.compare import compare
from watcher.model import COSMETIC, BlockKind, Disclosure, Edit, EditClass, Op


def only(old: str, new: str, language: str = "en") -> Edit:
    change = compare(reading(old, language=language), reading(new, language=language))
    (edit,) = change.edits
    return edit


def spans(edit: Edit) -> list[tuple[str, str]]:
    return [(span.op.value, span.text) for span in edit.spans]


@pytest.mark.parametrize(
    ("old", "new", "classes"),
    [
        ("Fares fell 1.5% in spring.", "Fares fell 15% in spring.", {"number"}),
        ("The crew found two seals.", "The crew found three seals.", {"number"}),
        ("It sails on 3 March again.", "It sails on 4 March again.", {"date"}),
        ("It sails on Monday again.", "It sails on Tuesday again.", {"date"}),
        ("It was built in 1984 here.", "It was built in 1985 here.", {"date"}),
        ("The captain, Ida Holm, waved.", "The captain, Ida Halm, waved.", {"name"}),
        ("He called it a great day.", "He called it a “great day”.", {"quotation"}),
        ("“The old boat is fine,” she wrote.", "“The new boat is fine,” she wrote.", {"quotation", "text"}),
        ("The boat is safe.", "The boat is not safe.", {"negation"}),
        ("The thief took a rope.", "The alleged thief took a rope.", {"negation"}),
        ("The boat will sail.", "The boat will sail, according to Holm.", {"attribution", "name"}),
        ("They recieved the papers.", "They received the papers.", {"typo"}),
        ("They saw teh boat.", "They saw the boat.", {"typo"}),
        ("They saw the the boat.", "They saw the boat.", {"typo"}),
        ("The “old boat” – a wreck – sank.", 'The "old boat" — a wreck — sank.', {"style"}),
        ("“Déjà vu”, says Zoë Holm – £14.", "â€œDÃ©jÃ  vuâ€, says ZoÃ« Holm â€“ Â£14.", {"typo"}),
        ("The día de Holm sank.", "The dÃ\u00ada de Holm sank.", {"typo"}),
        ("A day later Zoé paid Ida Holm £14.", "A day later ZoÃ© paid Ida Holm Â£15.", {"number", "typo"}),
        ("The NORDSJØ» sank.", "The NORDSJØ” sank.", {"style"}),
        ("It’s late , he thought.", "It's late, he thought.", {"style"}),
        ("OSLO: the boat sank.", "Oslo: the boat sank.", {"style"}),
        ("The plan is legal.", "The plan is illegal.", {"text"}),
        ("It cost a million.", "It cost a billion.", {"number"}),
        ("Prices increase again.", "Prices decrease again.", {"text"}),
        ("It was likely to rain.", "It was unlikely to rain.", {"text"}),
        ("The death was mourned.", "The deaths was mourned.", {"text"}),
        ("The boat sank.", "The boat sank?", {"text"}),
        ("It has version 7.4.1576 on board.", "It has version 7.4.1577 on board.", {"number"}),
        ("Nobody knew it sailed yesterday.", "Nobody knew it sailed today.", {"date"}),
        ("However it sailed.", "Nevertheless it sailed.", {"text"}),
        ("Holm waved.", "Halm waved.", {"name"}),
        ("At 12:30 it sails.", "At 13:30 it sails.", {"date"}),
        ("Between 10–12 boats wait.", "Between 10-12 boats wait.", {"style"}),
        ("Holm didn’t wave.", "Holm did wave.", {"negation"}),
        ("He said « oui » to us.", 'He said "oui" to us.', {"style"}),
        ("The cafe\u0301 sank.", "The caf\u00e9 sank.", {"style"}),
        ("The fer\u00adry sank.", "The ferry sank.", {"style"}),
        ("It cost -5% more.", "It cost 5% more.", {"number"}),
        ("It cost 15 000 crowns.", "It cost 15000 crowns.", {"style"}),
        ("It holds 750GB now.", "It holds 750 GB now.", {"style"}),
        ("Its userbase grew.", "Its user base grew.", {"typo"}),
        ("It cost 1 5 crowns.", "It cost 15 crowns.", {"number"}),
        ("It has 1,234 rivets.", "It has 1.234 rivets.", {"number"}),
        ("Ida Holm waved.", "Ida Halm waved.", {"name"}),
        ("Old Boats Sink", "New Boats Sink", {"text"}),
        ("She wrote 👩‍👧‍👦 to us.", "She wrote 👨‍👧‍👦 to us.", {"text"}),
        ("It sank: ✅ a claim.", "It sank: ❌ a claim.", {"text"}),
        ("● It sailed.", "■ It sailed.", {"style"}),
        ('ראש הממשלה אמר "לא" בארה"ב.', "ראש הממשלה אמר ״לא״ בארה״ב.", {"style"}),
        ("הוא גר ברח' הרצל, ליד ג'ורג'.", "הוא גר ברח׳ הרצל, ליד ג׳ורג׳.", {"style"}),
        ("הם גרים בתל-אביב היום.", "הם גרים בתל־אביב היום.", {"style"}),
        ("ראש הממשלה אמר לא אתמול.", "ראש הממשלה אמר ״לא״ אתמול.", {"quotation"}),
        ("3개 단체·기관이 참여했다.", "3개 단체ㆍ기관이 참여했다.", {"style"}),
        ("3개 단체ㆍ기관이 참여했다.", "3개 단체ㆍ기업이 참여했다.", {"text"}),
    ],
)
def test_classes_name_what_an_edit_touches(old: str, new: str, classes: set[str]) -> None:
    assert only(old, new).classes == classes


@pytest.mark.parametrize(
    ("one", "other", "classes"),
    [
        ("It is a hotel of 5* by the quay.", "It is a hotel of *5 by the quay.", {"style"}),
        ("It lies at berth #5 today.", "It lies at berth 5# today.", {"style"}),
        ("It costs ≈5 crowns.", "It costs 5≈ crowns.", {"text"}),
        ("It sails again, Holm said on board.", "It sails again, said Holm on board.", {"text"}),
        ("It was sold for 5 crowns then.", "It was sold for crowns 5 then.", {"text"}),
        ("It sails on 3 March again.", "It sails on March 3 again.", {"style"}),
        ("The boats 12 17 came home.", "The boats 17 12 came home.", {"number"}),
        ("It is not always late.", "It is always not late.", {"negation", "text"}),
        ("Of them 12 men and women died.", "Of them men and 12 women died.", {"number"}),
        ("Only Holm had said so often.", "Only had said so often Holm.", {"name"}),
        ("It is not clear that it will open.", "It is clear that it will not open.", {"negation"}),
    ],
)
def test_what_changes_places_with_its_neighbour_is_the_same_both_ways(one, other, classes) -> None:
    """Which of both the spans keep depends on which text is the older, and so did the classes."""
    assert [only(one, other).classes, only(other, one).classes] == [classes, classes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("county", "country"),
        ("executed", "expected"),
        ("protect", "protest"),
        ("contract", "contact"),
        ("casual", "causal"),
        ("resolution", "revolution"),
        ("detention", "detection"),
        ("deceased", "decreased"),
        ("united", "untied"),
        ("planed", "planned"),
        ("could", "would"),
        ("election", "electron"),
    ],
)
def test_two_words_that_look_like_a_slip_are_shown_to_people(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        change = compare(
            reading(f"They say it was {before} here."), reading(f"They say it was {after} here.")
        )
        assert EditClass.TYPO not in change.classes
        assert change.notable


@pytest.mark.parametrize(
    ("old", "new"),
    [("not able", "notable"), ("a part", "apart"), ("in famous", "infamous"), ("no where", "nowhere")],
)
def test_a_space_that_makes_other_words_is_shown_to_people(old: str, new: str) -> None:
    for before, after in ((old, new), (new, old)):
        assert compare(
            reading(f"They say it was {before} here."), reading(f"They say it was {after} here.")
        ).notable


def test_spans_are_whole_numbers() -> None:
    assert spans(only("Fares fell 1.5% in spring.", "Fares fell 15% in spring.")) == [
        ("equal", "Fares fell "),
        ("delete", "1.5%"),
        ("insert", "15%"),
        ("equal", " in spring."),
    ]


def test_names_are_whole() -> None:
    edit = only("The captain, Ida Holm, waved.", "The captain, Ida Halm, waved.")
    assert ("delete", "Ida Holm") in spans(edit)
    assert ("insert", "Ida Halm") in spans(edit)


def test_only_the_changed_sentence_is_the_edit() -> None:
    edit = only("It sails at nine. Nobody waited.", "It sails at ten. Nobody waited.")
    assert (edit.before, edit.after) == ("It sails at nine.", "It sails at ten.")


def test_a_changed_headline_is_an_edit_of_its_own() -> None:
    change = compare(reading("It sails."), reading("It sails.", title="Ferry is back"))
    assert change.headline_changed
    assert change.edits[0].classes >= {EditClass.HEADLINE}
    assert change.edits[0].old_block == change.edits[0].new_block == -1
    assert change.disclosure is Disclosure.UNDISCLOSED


def test_quotation_marks_of_the_headline_are_style() -> None:
    change = compare(reading("It sails.", title="‘Old’ boat"), reading("It sails.", title='"Old" boat'))
    assert not change.headline_changed
    assert change.classes == {EditClass.STYLE}


def test_a_text_without_spaces_is_cut_sensibly() -> None:
    edit = only("船は15日に出た。", "船は16日に出た。", "ja")
    assert [span.text for span in edit.spans if span.op is not Op.EQUAL] == ["15", "16"]


@pytest.mark.parametrize(
    ("old", "new", "language", "classes"),
    [
        ("Das Boot ist sicher.", "Das Boot ist nicht sicher.", "de", {"negation"}),
        ("Sie fährt am 3. März wieder.", "Sie fährt am 3. April wieder.", "de", {"date"}),
        ("Es wurde gebaut.", "Es würde gebaut.", "de", {"text"}),
        ("The café is full.", "The cafe is full.", "en", {"typo"}),
        ("Polisen söker den misstänkte tjuven.", "Polisen söker tjuven.", "sv", {"negation"}),
        ("Policja szuka domniemanego złodzieja.", "Policja szuka złodzieja.", "pl", {"negation"}),
        ("Policie hledá údajného zloděje.", "Policie hledá zloděje.", "cs", {"negation"}),
        ("Полиция ищет предполагаемого вора.", "Полиция ищет вора.", "ru", {"negation"}),
        ("Le bateau est sûr.", "Le bateau n'est pas sûr.", "fr", {"negation", "text"}),
        ("El barco es seguro.", "El barco es seguro, según Holm.", "es", {"attribution", "name"}),
        ("Судно безопасно.", "Судно не безопасно.", "ru", {"negation"}),
        ("船は安全だ。", "船は安全ではない。", "ja", {"negation", "text"}),
        ("船は戻った。 明日も出る。", "船は戻った。明日も出る。", "ja", {"style"}),
        ("租约长达19年之久，近29年来如此。", "租约长达19年之久，近39年来如此。", "zh", {"number"}),
        ("埠頭は19年間貸し出された。", "埠頭は29年間貸し出された。", "ja", {"number"}),
        ("埠頭は19年に貸し出された。", "埠頭は18年に貸し出された。", "ja", {"date"}),
        ("会议在五日举行。", "会议在六日举行。", "zh", {"date"}),
        ("เรือปลอดภัย", "เรือไม่ปลอดภัย", "th", {"negation"}),
        ("议会周一开会。", "议会周二开会。", "zh", {"date"}),
        ("A tanács hétfőn ül.", "A tanács kedden ül.", "hu", {"date"}),
        ("Rådet möttes i måndags.", "Rådet möttes i tisdags.", "sv", {"date"}),
        ("의회는 월요일에 열렸다.", "의회는 화요일에 열렸다.", "ko", {"date"}),
        ("המועצה תתכנס ביום שני.", "המועצה תתכנס ביום חמישי.", "he", {"date"}),
        ("המועצה דנה בשני חוזים.", "המועצה דנה בשלושה חוזים.", "he", {"number"}),
        ("Hội đồng họp vào Thứ Hai.", "Hội đồng họp vào Thứ Ba.", "vi", {"date"}),
        ("Hội đồng họp lần thứ hai.", "Hội đồng họp lần thứ ba.", "vi", {"number"}),
        ("Hội đồng họp vào tháng 5.", "Hội đồng họp vào tháng 9.", "vi", {"date"}),
        ("สภาประชุมวันจันทร์นี้", "สภาประชุมวันอังคารนี้", "th", {"date"}),
        ("أصيب ثلاثة أشخاص.", "أصيب أربعة أشخاص.", "ar", {"number"}),
        ("שלושה בני אדם נפצעו.", "ארבעה בני אדם נפצעו.", "he", {"number"}),
        ("तीन लोग घायल हुए।", "चार लोग घायल हुए।", "hi", {"number"}),
        ("세 명이 다쳤다.", "네 명이 다쳤다.", "ko", {"number"}),
        ("Ba người bị thương.", "Bốn người bị thương.", "vi", {"number"}),
        ("Пострадали трое.", "Пострадали четверо.", "ru", {"number"}),
        ("وقال الناطق إن السفينة غرقت.", "وكتب الناطق إن السفينة غرقت.", "ar", {"attribution", "text"}),
        ("Kadın gemiyi gördü.", "Bir kadın gemiyi gördü.", "tr", {"text"}),
        ("A hajó egy kikötőben áll.", "A hajó kikötőben áll.", "hu", {"text"}),
    ],
)
def test_classes_in_other_languages(old: str, new: str, language: str, classes: set[str]) -> None:
    assert only(old, new, language).classes == classes


def test_the_margin_is_furniture_whatever_changes_there() -> None:
    old = reading("It sails.", margin("12 comments on Ida Holm"), margin("Read on"))
    new = reading("It sails.", margin("13 comments on Ida Holm"), margin("New"), margin("Read on"))
    change = compare(old, new)
    assert change.edits
    assert all(edit.classes == {EditClass.FURNITURE} for edit in change.edits)
    assert change.disclosure is Disclosure.NONE
    assert (change.added_words, change.removed_words) == (0, 0)


def test_a_block_that_only_changed_its_role_is_no_edit() -> None:
    assert not compare(
        reading("It sails.", margin("By the quay.")), reading("It sails.", "By the quay.")
    ).edits
    assert not compare(
        reading("It sails.", "By the quay."), reading("It sails.", margin("By the quay."))
    ).edits


def test_words_of_a_quotation_block_are_quoted() -> None:
    old, new = (body(f"We {word} sail.", kind=BlockKind.QUOTE) for word in ("will", "shall"))
    assert EditClass.QUOTATION in compare(reading(old), reading(new)).classes


def test_words_that_came_and_went_are_counted() -> None:
    change = compare(reading("It sails at nine today."), reading("It sails at ten.", "Bring coats."))
    assert (change.added_words, change.removed_words) == (3, 2)


def test_a_story_in_signs_that_are_words_is_written_anew_in_fewer_of_them() -> None:
    old = [
        "港务局周一投票决定将北码头租给一家私营运营商。",
        "运营商每年将支付四百二十万英镑。",
        "渔民们说没有人征求过意见。",
    ]
    new = [
        "渡轮周二上午停运，因为坡道一夜之间下沉了两米。",
        "工程师发现桩子已经腐烂。",
        "岛民将由两艘船供应食物。",
    ]
    assert compare(reading(*old, language="zh"), reading(*new, language="zh")).rewritten


def test_a_story_written_anew_is_named_so() -> None:
    old = [
        f"The old {word} of the harbour was described here at length by someone."
        for word in ("quay", "crane", "wall")
    ]
    new = [
        f"Completely other sentences speak about mountain {word} and their flowers."
        for word in ("huts", "paths", "goats")
    ]
    assert compare(reading(*old), reading(*new)).rewritten
    assert not compare(reading(*old), reading(*old, *new)).rewritten
    assert not compare(reading(*old), reading(old[0], *new[:1], old[2])).rewritten


def test_a_comma_is_style() -> None:
    assert only("It sails today and it is full.", "It sails today, and it is full.").classes == {
        EditClass.STYLE
    }


def test_what_is_set_to_be_cosmetic_is_not_called_form() -> None:
    old, new = reading("It opens on 5 October."), reading("It opens on 6 October.")
    change = compare(old, new, cosmetic=COSMETIC | {EditClass.DATE})
    assert (change.disclosure, change.reasons) == (
        "none",
        ("Only what is set to be cosmetic changed: date.",),
    )
    form = compare(reading("It’s late."), reading("It's late."))
    assert form.reasons == ("Only details of form changed.",)


def test_the_cosmetic_classes_can_be_chosen() -> None:
    old, new = reading("They recieved it."), reading("They received it.")
    assert not compare(old, new).substantive
    assert compare(old, new, cosmetic=frozenset({EditClass.STYLE})).substantive


@pytest.mark.parametrize(
    ("sign", "says"),
    [("+++", False), ("* * *", False), ("“", False), ("?", True), ("★★★", True), ("€€", True)],
)
def test_a_row_of_one_sign_or_a_lone_quotation_mark_says_nothing(sign: str, says: bool) -> None:
    change = compare(reading("It sails.", "It is late."), reading("It sails.", sign, "It is late."))
    assert change.notable is says


@pytest.mark.parametrize(
    ("before", "after", "says"), [("+++", "* * *", False), ("★★★", "★★", True), ("€€€", "€€€€", True)]
)
def test_a_row_of_signs_that_became_another_is_form_unless_it_counts_something(before, after, says) -> None:
    sides = (reading("It sails.", row, "It is late.") for row in (before, after))
    assert compare(*sides).notable is says
