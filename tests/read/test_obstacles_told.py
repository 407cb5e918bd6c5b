"""A story tells of subscribers, robots and pages that nobody finds: its own page says nothing of the kind."""

# ruff: noqa: E501  a line is a text

from __future__ import annotations

import pytest
from obstacle_parts import URL, page

from watcher.model import Obstacle
from watcher.read import read
from watcher.read.obstacles.signs import said

HEAD = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry laid up"}</script>'
LEAD = (
    "<p>The ferry between Holm and the island has been laid up since Sunday, when a storm bent its shaft.</p>"
)
MORE = (
    "<p>Its owner hopes to sail again in the spring, when the yard has made a new shaft. Until then a mail boat takes"
    " those who must cross to the island every morning.</p>"
)
WALL = "<p>This content is only for subscribers.</p>"


@pytest.mark.parametrize(("more", "obstacle"), [(LEAD, Obstacle.LOGIN), (LEAD + MORE, None)])
def test_what_goes_on_behind_the_word_of_a_wall_is_a_story(more: str, obstacle: Obstacle | None) -> None:
    """A wall has hardly any plain words behind it."""
    walled = more.replace(LEAD, LEAD + WALL)
    html = page("Ferry laid up", f"<main><article><h1>Ferry laid up</h1>{walled}</article></main>", head=HEAD)
    assert read(html, URL).obstacle is obstacle


@pytest.mark.parametrize(
    "text",
    [
        "The council will try again later this month, and the bridge is closed for repairs.",
        "The new service is for subscribers of the railway, the minister said.",
        "Он сказал, что доступ к материалу ограничен судом по иску министерства.",
        "Подписчики получат материалы по почте, а страница закрыта.",
        "הדף האחרון של היומן נמצא בארכיון, והמנויים קיבלו אותו.",
        "חברת החשמל הודיעה כי המחיר למנויים יעלה.",
        "कंपनी ने सदस्यों के लिए नई योजना शुरू की, जिसे पढ़ने के लिए लोग आए।",
        "이 서비스는 유료 회원에게 제공되며, 로그인하면 할인받는다고 회사가 밝혔다.",
        "시는 다리를 점검 중이라고 밝혔고 페이지 수는 늘었다.",
        "Şirket abonelerine indirim yaptı; köprüde bakım çalışması üç gün sürecek.",
        "Los suscriptores del ferry pagarán menos, y el contenido del acuerdo es público.",
        "أعلنت الشركة عن خدمة جديدة للمشتركين في الشبكة.",
        "会员可以参加会议，内容为港口的历史。",
        "Az út karbantartás miatt hétfőig le lesz zárva.",
        "Der Roboter ist kein Mensch, sagte sie, und die Zeitung für Abonnenten wird teurer.",
        "El president va comunicar la notícia als socis del club.",
        "Ribuan siswa mendaftar untuk melanjutkan studi; halaman rumah itu tidak ada pagarnya.",
        "Situs bersejarah itu dalam perawatan dinas kebudayaan.",
        "ইতিমধ্যে গ্রাহকদের টাকা ফেরত দেওয়া হয়েছে, আর গাছের পাতা কোথাও পাওয়া যায়নি।",
        "जो देश पहले से ही सदस्य हैं, उन्होंने पढ़ना जारी रखने के लिए मदद मांगी।",
        "ประเทศไทยซึ่งเป็นสมาชิกอยู่แล้วจะลงมติ แต่ไม่พบหน้ากากในร้าน และเนื้อหาสำหรับสมาชิกสภา",
        "اشتركت الفرق لمتابعة الوضع، ثم اشترك لمتابعة الدراسة آلاف الطلاب.",
        "این خبر اعضا را نگران کرد، و برای ادامه تحصیل باید به دانشگاه وارد شوید.",
        "یہ خبر صرف پارٹی اراکین کو دی گئی۔",
        "Người dân đăng ký để đọc sách; nội dung dành cho hội viên rất phong phú.",
        "Hệ thống điện bảo trì cả ngày.",
        "Wanafunzi waliambiwa: jisajili ili kusoma chuo kikuu.",
        "이 주차장은 회원만 이용할 수 있고, 택시 기사를 찾을 수 없는 밤이 이어진다.",
        "비정상적인 접근이 감지되자 은행은 계좌를 막았다.",
        "用户付费后阅读全文的比例上升，内容为会员专享的平台更多。",
        "Der Text ist nur für Mitglieder des Vereins bestimmt.",
        "Het verhaal is alleen voor leden van de club.",
        "Saken er for medlemmer i foreningen, og for tre år siden, sier hun, ble ikke båten funnet.",
        "For to år siden, da han forsvandt, blev ikke fundet noget spor.",
        "Å andra sidan finns inte pengarna, och texten är för medlemmar i föreningen.",
        "La noticia reservada a los socios del club se conoció ayer.",
        "Материалът е само за членове на клуба.",
        "Το περιεχόμενο είναι μόνο για μέλη του συλλόγου.",
        "Obsah je len pre členov klubu.",
        "Po drugi strani ne obstaja dokaz, in na drugi strani ni mogoče najti mostu.",
        "Hann hvarf og síðan fannst ekki tangur né tetur af honum; síðan hefur viðhald dregist.",
        "В парк доступ запрещён.",
    ],
)
def test_a_story_that_tells_of_such_things_says_nothing_of_its_page(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    ("language", "banner", "told"),
    [
        (
            "ru",
            "Мы используем файлы cookie.",
            "Рекламный рынок города вырос на треть. Рекламы стало больше на набережной, и партнёры порта платят вдвое"
            " больше. Согласно документам, партнёр порта получил разрешение весной. Город обещал проверить, у всех ли"
            " владельцев рекламных щитов есть согласие соседей. " * 4,
        ),
        (
            "zh",
            "我们使用cookie",
            "连接岛屿与港口的渡轮因风暴损坏轮轴，自周日起停航，船公司希望春天恢复航行。" * 4,
        ),
    ],
)
def test_a_story_beside_a_question_for_consent_is_one(language: str, banner: str, told: str) -> None:
    main = f"<main><h1>Ferry laid up</h1><p>{told}</p></main>"
    html = page("Ferry laid up", f"<div><p>{banner}</p></div>{main}", lang=language)
    assert read(html, URL).obstacle is None
