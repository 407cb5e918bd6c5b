"""Walls and error pages speak to their reader in every language that we have words of; a story does not."""

# ruff: noqa: E501  a line is a language

from __future__ import annotations

from collections import defaultdict

import pytest
from obstacle_parts import URL, page

from watcher.languages.files import languages
from watcher.model import Obstacle
from watcher.read import read
from watcher.read.obstacles.signs import said

PAGES = {
    Obstacle.LOGIN: """
ar اشترك لقراءة المزيد|هذا المقال متاح للمشتركين|هل أنت مشترك؟
bg Тази статия е само за абонати|Влезте, за да прочетете цялата статия
bn এই প্রতিবেদনটি শুধুমাত্র গ্রাহকদের জন্য|পুরোটা পড়তে লগইন করুন
ca Contingut exclusiu per a subscriptors|Subscriu-te per continuar llegint
cs Tento článek je pouze pro předplatitele|Už máte předplatné? Přihlaste se
da Artiklen er kun for abonnenter|Bliv abonnent for at læse videre
de Dieser Artikel ist nur für Abonnenten|Um weiterzulesen, melden Sie sich an
el Το άρθρο είναι διαθέσιμο μόνο για συνδρομητές|Συνδεθείτε για να διαβάσετε τη συνέχεια
en This post is for paid subscribers|Already a paid subscriber? Sign in|This article is for subscribers only
es Contenido solo para suscriptores|Suscríbete para seguir leyendo|¿Ya eres suscriptor?
et Artikkel on mõeldud ainult tellijatele|Logi sisse, et edasi lugeda|Oled juba tellija?
eu Harpidedunentzat bakarrik|Harpidetu irakurtzen jarraitzeko
fa این مطلب ویژه مشترکان است|برای خواندن ادامه مطلب وارد شوید
fi Artikkeli on vain tilaajille|Kirjaudu ja jatka lukemista|Oletko jo tilaaja?
fr Article réservé aux abonnés|Pour lire la suite, abonnez-vous|Contenu exclusivement réservé à nos abonnés
he הכתבה זמינה למנויים בלבד|כתבה זו למנויים בלבד|להמשך קריאה הצטרפו כמנויים|כבר מנוי? התחבר
hi यह लेख केवल सदस्यों के लिए है|पूरी खबर पढ़ने के लिए सब्सक्राइब करें|पहले से सदस्य हैं? लॉग इन करें
hr Članak je dostupan samo pretplatnicima|Pretplatite se kako biste nastavili čitati
hu Ez a cikk csak előfizetőknek elérhető|Fizessen elő és olvasson tovább
id Artikel ini hanya untuk pelanggan|Berlangganan untuk membaca selengkapnya
is Greinin er aðeins fyrir áskrifendur|Skráðu þig inn til að lesa áfram
it Articolo riservato agli abbonati|Iscriviti per continuare|Accedi per leggere tutto
ja この記事は会員のみお読みいただけます|ログインすると続きを読めます|有料会員限定
ko 이 기사는 유료 회원 전용입니다.|유료 구독자만 볼 수 있는 기사입니다|로그인 후 이용하실 수 있습니다|구독하고 계속 읽기
lt Šis straipsnis skirtas tik prenumeratoriams|Norėdami skaityti toliau, prisijunkite
lv Raksts pieejams tikai abonentiem|Abonē, lai lasītu tālāk
nb Saken er kun for abonnenter|Kjøp tilgang for å lese saken|Er du allerede abonnent?
nl Dit artikel is exclusief voor abonnees|Word abonnee om verder te lezen
pl Artykuł dostępny tylko dla prenumeratorów|Zaloguj się, aby czytać dalej
pt Conteúdo exclusivo para assinantes|Assine para continuar lendo|Já é assinante? Entre
ro Articol disponibil doar pentru abonați|Abonează-te pentru a citi mai departe
ru Этот материал доступен только подписчикам|Чтобы читать дальше, оформите подписку|Доступ к материалу ограничен. Войдите или подпишитесь|Уже есть подписка? Войти
sk Tento článok je len pre predplatiteľov|Predplaťte si SME a čítajte ďalej
sl Članek je na voljo samo naročnikom|Prijavite se za nadaljevanje
sv Artikeln är bara för prenumeranter|Är du redan prenumerant?
sw Makala hii ni kwa wanachama pekee|Jisajili ili kusoma zaidi
th บทความนี้สำหรับสมาชิกเท่านั้น|เข้าสู่ระบบเพื่ออ่านต่อ
tr Haberin devamını okumak için abone olun|Bu haber sadece abonelerimiz içindir|Zaten abone misiniz? Giriş yapın|HABERİN DEVAMINI OKUMAK İÇİN GİRİŞ YAPIN
uk Матеріал доступний лише передплатникам|Увійдіть, щоб читати далі|Щоб читати далі, оформіть передплату
ur یہ مضمون صرف ہمارے ممبران کے لیے ہے|مکمل خبر پڑھنے کے لیے لاگ ان کریں
vi Bài viết này chỉ dành cho thành viên|Đăng nhập để đọc tiếp
zh 本文仅限会员阅读|登录后阅读全文|訂閱後閱讀全文|订阅后可读""",
    Obstacle.NOT_FOUND: """
ar الصفحة غير موجودة|لم يتم العثور على الصفحة
bg Страницата не е намерена|Страницата, която търсите, не съществува
bn পেজটি খুঁজে পাওয়া যায়নি
ca No s'ha trobat la pàgina|Pàgina no trobada
cs Stránka nenalezena|Stránka, kterou hledáte, neexistuje
da Siden blev ikke fundet|Siden findes ikke
de Die Seite wurde nicht gefunden|Diese Seite gibt es nicht
el Η σελίδα που ψάχνετε δεν υπάρχει|Η σελίδα δεν βρέθηκε
en Page not found|The page you are looking for has moved
es Página no encontrada|La página que buscas
et Lehekülge ei leitud
eu Orria ez da aurkitu
fa صفحه مورد نظر یافت نشد|صفحه پیدا نشد
fi Sivua ei löytynyt
fr Page introuvable|La page que vous cherchez n’existe plus
he הדף לא נמצא|הדף שחיפשת לא קיים.
hi पेज नहीं मिला|आप जो पेज ढूंढ रहे हैं वह मौजूद नहीं है।
hr Stranica nije pronađena|Stranica koju tražite ne postoji
hu Az oldal nem található
id Halaman tidak ditemukan|Halaman yang Anda cari tidak ada
is Síðan fannst ekki
it Pagina non trovata
ja お探しのページは見つかりません|ページが見つかりませんでした
ko 페이지를 찾을 수 없습니다|요청하신 페이지는 없습니다|삭제된 기사입니다
lt Puslapis nerastas
lv Lapa nav atrasta
nb Siden ble ikke funnet
nl Pagina niet gevonden
pl Nie znaleziono strony
pt Página não encontrada
ro Pagina nu a fost găsită|Pagina pe care o căutați nu există
ru Страница не найдена|Страница, которую вы ищете, не существует
sk Stránka sa nenašla
sl Strani ni mogoče najti|Stran ne obstaja
sv Sidan hittades inte
sw Ukurasa haukupatikana
th ไม่พบหน้าที่คุณต้องการ
tr Sayfa bulunamadı|Aradığınız sayfa mevcut değil
uk Сторінку не знайдено|Сторінка не існує
ur صفحہ نہیں ملا
vi Không tìm thấy trang|Trang bạn tìm không tồn tại
zh 页面未找到|找不到网页""",
    Obstacle.EMPTY: """
ar الموقع تحت الصيانة|يرجى المحاولة مرة أخرى لاحقا
bg Моля, опитайте отново по-късно|Сайтът е в профилактика
bn অনুগ্রহ করে পরে আবার চেষ্টা করুন
ca Torna-ho a provar més tard
cs Zkuste to prosím později|Stránky jsou mimo provoz
da Prøv igen senere
de Bitte versuchen Sie es später noch einmal
el Δοκιμάστε ξανά αργότερα|Ο ιστότοπος είναι υπό συντήρηση
en Please try again later|We will be back soon
es Inténtelo de nuevo más tarde|Nuestro sitio está en mantenimiento
et Palun proovi hiljem uuesti
eu Saiatu berriro geroago
fa سایت در حال به‌روزرسانی است|لطفا بعدا تلاش کنید
fi Yritä myöhemmin uudelleen|Sivusto on huollossa
fr Veuillez réessayer plus tard|Notre site est en maintenance
he האתר בתחזוקה|נסו שוב מאוחר יותר
hi वेबसाइट पर रखरखाव चल रहा है|कृपया बाद में फिर से प्रयास करें
hr Molimo pokušajte kasnije
hu Az oldal jelenleg karbantartás alatt áll|Próbálja meg később
id Silakan coba lagi|Situs sedang dalam pemeliharaan
is Vinsamlegast reyndu aftur
it Riprova più tardi|Il sito è in manutenzione
ja しばらくしてからアクセスしてください|ただいまメンテナンス中です
ko 더 나은 서비스를 위해 시스템 점검 중입니다|일시적인 오류가 발생했습니다|서비스 점검 중|잠시 후 다시 시도해 주세요
lt Pabandykite vėliau
lv Lūdzu, mēģiniet vēlāk
nb Prøv igjen senere
nl Probeer het later opnieuw
pl Spróbuj ponownie później|Trwają prace serwisowe
pt Tente novamente mais tarde|O site está em manutenção
ro Reveniți mai târziu
ru Попробуйте зайти позже|На сайте идут технические работы
sk Skúste to neskôr
sl Poskusite znova pozneje
sv Försök igen senare
sw Tafadhali jaribu tena
th ระบบอยู่ระหว่างการปรับปรุง
tr Sitemizde bakım çalışması yapılmaktadır|Lütfen daha sonra tekrar deneyin|Bakım çalışması
uk Спробуйте пізніше|Тривають технічні роботи
ur براہ کرم بعد میں دوبارہ کوشش کریں
vi Vui lòng thử lại sau|Website đang bảo trì
zh 网站维护中|请稍后再试""",
    Obstacle.CHALLENGE: """
ar تأكد من أنك لست روبوت
bg Потвърдете, че не сте робот
bn নিশ্চিত করুন আপনি রোবট নন
ca Confirma que no ets un robot
cs Potvrďte, že nejste robot
da Bekræft, at du ikke er en robot
de Bestätigen Sie, dass Sie kein Roboter sind
el Επιβεβαιώστε ότι δεν είστε ρομπότ
en Confirm you are human
es Confirma que no eres un robot
et Kinnita, et sa ei ole robot: ma ei ole robot
eu Egiaztatu ez zarela robota
fa تأیید کنید که ربات نیستید
fi Vahvista, että et ole robotti
fr Confirmez que vous n’êtes pas un robot
he אשרו שאינכם רובוט
hi पुष्टि करें कि आप रोबोट नहीं हैं
hr Potvrdite da niste robot
hu Igazolja, hogy Ön nem robot
id Buktikan bahwa Anda bukan robot
is Staðfestu að þú sért ekki vélmenni
it Conferma che non sei un robot
ja ロボットではないことを確認
ko 로봇이 아닙니다|자동화된 접근이 감지되었습니다
lt Patvirtinkite, kad nesate robotas
lv Apstipriniet, ka neesat robots
nb Bekreft at du ikke er en robot
nl Bevestig dat u geen robot bent
pl Potwierdź, że nie jesteś robotem
pt Confirme que você não é um robô
ro Confirmați că nu sunteți robot
ru Подтвердите, что вы не робот
sk Potvrďte, že nie ste robot
sl Potrdite, da niste robot
sv Bekräfta att du inte är en robot
sw Thibitisha kuwa wewe si roboti
th ยืนยันว่าคุณไม่ใช่หุ่นยนต์
tr Robot olmadığınızı doğrulayın
uk Підтвердьте, що ви не робот
ur تصدیق کریں کہ آپ روبوٹ نہیں ہیں
vi Xác nhận bạn không phải là robot
zh 请确认您不是机器人""",
    Obstacle.CONSENT: """
ar نستخدم ملفات تعريف الارتباط
bg Използваме бисквитки
bn কুকি গ্রহণ করুন
ca Accepta totes les galetes
cs Používáme soubory cookie
da Vi bruger cookies
de Wir verwenden Cookies
el Χρησιμοποιούμε cookies
en We use cookies
es Aceptar todas las cookies
et Kasutame küpsiseid
eu Onartu cookieak
fa پذیرش همه کوکی‌ها
fi Käytämme evästeitä
fr Nous utilisons des cookies
he אנחנו משתמשים בעוגיות
hi सभी कुकी स्वीकार करें
hr Koristimo kolačiće
hu Sütiket használunk
id Kami menggunakan cookie
is Samþykkja allar vafrakökur
it Accetta tutti
ja クッキーに同意する
ko 모든 쿠키 허용
lt Naudojame slapukus
lv Izmantojam sīkdatnes
nb Vi bruker informasjonskapsler
nl Cookies accepteren
pl Używamy plików cookie
pt Aceitar todos
ro Folosim module cookie
ru Мы используем файлы cookie
sk Používame súbory cookie
sl Uporabljamo piškotke
sv Vi använder cookies
sw Tunatumia vidakuzi
th ยอมรับคุกกี้ทั้งหมด
tr Çerezleri kullanıyoruz
uk Ми використовуємо файли cookie
ur کوکیز قبول کریں
vi Chấp nhận tất cả cookie
zh 我们使用cookie""",
}


@pytest.mark.parametrize("kind", PAGES)
def test_what_stands_in_the_way_of_a_story_says_so(kind: Obstacle) -> None:
    texts = [text for line in PAGES[kind].strip().splitlines() for text in line[3:].split("|")]
    assert [text for text in texts if kind not in said(text)] == []
    assert [text for text in texts if kind not in said(f"… 2026. {text.upper()}")] == [], "whatever its case"


def test_no_language_is_left_out() -> None:
    told = defaultdict[Obstacle, set[str]](set)
    for kind, listed in PAGES.items():
        told[kind] |= {line[:2] for line in listed.strip().splitlines()}
    assert {kind: set(languages()) - tags for kind, tags in told.items()} == {kind: set() for kind in PAGES}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "ru",
            "Мы ценим вашу конфиденциальность. Мы используем файлы cookie и наши партнёры обрабатывают персональные данные, чтобы показывать вам рекламу и измерять её действие на этом и других сайтах. Нажимая «Принять все», вы даёте согласие на такую обработку. Согласие можно отозвать в любое время в настройках внизу каждой страницы. Подробнее о том, какие сведения мы храним и как долго, написано в политике конфиденциальности. Без согласия часть страниц может работать хуже.",
        ),
        (
            "ko",
            "당사와 파트너는 쿠키를 사용하여 맞춤형 광고를 보여 드리고 이용 현황을 분석합니다. 모든 쿠키 허용을 누르면 개인정보 처리에 동의하는 것으로 간주됩니다. 동의는 언제든지 설정에서 철회할 수 있습니다. 쿠키의 종류와 보관 기간, 광고 파트너 목록은 개인정보 처리방침에서 확인할 수 있습니다. 동의하지 않으면 일부 기능이 제한될 수 있습니다.",
        ),
        (
            "tr",
            "Gizliliğiniz bizim için önemlidir. Biz ve iş ortaklarımız çerezleri kullanıyoruz ve size kişisel reklamlar göstermek, sitenin nasıl kullanıldığını ölçmek için kişisel verilerinizi işliyoruz. Tümünü kabul et düğmesine basarak buna rıza göstermiş olursunuz. Rızanızı istediğiniz zaman sayfanın altındaki ayarlardan geri alabilirsiniz. Ayrıntılar gizlilik politikasında yazılıdır.",
        ),
        (
            "ja",
            "当サイトとパートナーは、お客様に合わせた広告を表示し、利用状況を測るためにクッキーを使用しています。「すべて同意」を押すと、クッキーに同意し、個人情報の取り扱いを認めたことになります。同意はいつでも設定から取り消すことができます。詳しくはプライバシーポリシーをご覧ください。",
        ),
        (
            "he",
            "הפרטיות שלכם חשובה לנו. אנחנו משתמשים בעוגיות, ואנו ושותפינו מעבדים מידע אישי כדי להציג לכם פרסומות מותאמות ולמדוד את השימוש באתר. בלחיצה על אישור אתם נותנים את הסכמתכם לכך. את ההסכמה אפשר לבטל בכל עת בהגדרות שבתחתית כל עמוד, והפרטים מופיעים במדיניות הפרטיות. בלי עוגיות ייתכן שחלק מן הדפים יפעלו פחות טוב.",
        ),
        (
            "hi",
            "हम और हमारे भागीदार आपको विज्ञापन दिखाने के लिए कुकी का उपयोग करते हैं और आपके व्यक्तिगत डेटा को संसाधित करते हैं। सभी कुकी स्वीकार करें पर क्लिक करके आप इसके लिए सहमति देते हैं। आप अपनी सहमति किसी भी समय वापस ले सकते हैं। अधिक जानकारी हमारी गोपनीयता नीति में है, जो हर पेज के नीचे मिलती है।",
        ),
        (
            "ar",
            "نستخدم ملفات تعريف الارتباط نحن وشركاؤنا لعرض إعلانات تناسبك وقياس استخدام الموقع ومعالجة بياناتك الشخصية. بالضغط على قبول الكل فإنك تمنح موافقتك على ذلك، ويمكنك سحب الموافقة في أي وقت من الإعدادات أسفل كل صفحة. لمزيد من التفاصيل راجع سياسة الخصوصية التي تشرح ما نحفظه من معلومات ومدة حفظه.",
        ),
        (
            "cs",
            "Vaše soukromí je pro nás důležité. My a naši partneři používáme soubory cookie a zpracováváme osobní údaje, abychom vám mohli zobrazovat reklamy podle vašich zájmů a měřit jejich účinnost. Kliknutím na Přijmout vše s tím vyjadřujete souhlas. Souhlas můžete kdykoli odvolat v nastavení na konci každé stránky.",
        ),
        (
            "fi",
            "Yksityisyytesi on meille tärkeää. Käytämme evästeitä, ja me ja kumppanimme käsittelemme henkilötietoja, jotta voimme näyttää sinua kiinnostavaa mainontaa ja mitata sivuston käyttöä. Painamalla Hyväksy kaikki annat suostumuksesi tähän. Voit perua suostumuksesi milloin tahansa asetuksissa, jotka löytyvät jokaisen sivun alareunasta.",
        ),
        (
            "el",
            "Χρησιμοποιούμε cookies. Εμείς και οι συνεργάτες μας επεξεργαζόμαστε προσωπικά δεδομένα για να σας δείχνουμε διαφημίσεις που σας ενδιαφέρουν και να μετράμε τη χρήση του ιστότοπου. Πατώντας Αποδοχή όλων δίνετε τη συγκατάθεσή σας. Μπορείτε να την ανακαλέσετε όποτε θέλετε από τις ρυθμίσεις απορρήτου στο τέλος κάθε σελίδας.",
        ),
    ],
)
def test_a_question_at_length_for_consent_is_no_story(language: str, text: str) -> None:
    html = page("Post", f"<div><p>{text}</p><button>OK</button></div>", lang=language)
    assert read(html, URL).obstacle is Obstacle.CONSENT


def test_a_story_of_what_such_walls_speak_of_is_one() -> None:
    told = (
        "Рекламный рынок города вырос на треть, сообщила в понедельник палата. Больше всего тратят перевозчики, которые"
        " зовут пассажиров на новые линии, и партнёры порта. В прошлом году они платили вдвое меньше, а три года назад"
        " щитов на набережной не было вовсе. Теперь их сорок, и жители жалуются, что за ними не видно воды. Город обещал"
        " до весны проверить, у всех ли владельцев есть разрешение, и снять те щиты, у которых его нет."
    )
    banner = "<div><p>Мы используем файлы cookie.</p><button>Принять все</button></div>"
    for times in (1, 3):
        html = page(
            "Рынок растёт", f"{banner}<main><h1>Рынок растёт</h1>{f'<p>{told}</p>' * times}</main>", lang="ru"
        )
        assert read(html, URL).obstacle is None
