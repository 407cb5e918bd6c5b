"""The words that walls, challenges and error pages show, in the languages they show them in.

Each kind has two lists. What stands in `_HEADS` says it as a heading or title, where it is all that the line
says; the words of an article's headline are others. What stands in `_TEXTS` says it in a sentence, to the
reader, and never of somebody else. A line holds alternatives, for a language or for some that are akin: each
must have words that are rare in other texts (`read.notes.pieces`), for it is looked for only where they are.
"""

# ruff: noqa: E501  the signs are lists of phrases, a line for each language or maker

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from watcher.model import Obstacle
from watcher.read.notes.labels import caseless
from watcher.read.notes.pieces import Derived
from watcher.read.words.sought import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADS: dict[Obstacle, tuple[str, ...]] = {
    Obstacle.CHALLENGE: (
        r"just a moment|un instant|einen moment|un momento|attention required|one (?:more|last) step|security (?:check|verification|checkpoint)",
        r"access (?:to this page has been )?(?:denied|blocked)|request (?:was |has been )?(?:blocked|rejected|unsuccessful)|pardon our interruption|you have been blocked",
        r"(?:verify(?:ing)? (?:that )?|confirm (?:that )?)?(?:you are|you're) (?:a )?(?:human|not a (?:bot|robot))|making sure you're not a bot|are you (?:a )?(?:human|robot)|human verification|robot check|bot (?:check|verification)",
        r"checking (?:your browser|if the site)|ddos protection|captcha|403 forbidden|forbidden|unusual (?:traffic|activity)",
        r"zugriff (?:verweigert|gesperrt|blockiert)|sicherheits(?:überprüfung|prüfung|abfrage)|sind sie ein (?:mensch|roboter)",
        r"vérification de (?:sécurité|votre navigateur)|accès (?:refusé|bloqué)|êtes-vous un robot",
        r"acceso (?:denegado|bloqueado)|verificación de seguridad|comprobación de seguridad|acesso (?:negado|bloqueado)|verificação de segurança|accesso negato|verifica di sicurezza",
        r"toegang geweigerd|odmowa dostępu|przystup zabroniony|åtkomst nekad|adgang nægtet|ingen tilgang|pääsy estetty|přístup odepřen",
        r"проверка браузера|доступ (?:запрещ[её]н|ограничен|заблокирован)|вы не робот|перевірка браузера|erişim engellendi|güvenlik doğrulaması",
        r"セキュリティ(?:チェック|確認)|アクセスが拒否|安全(?:验证|检查|驗證)|访问(?:被拒绝|受限)|접근이? (?:거부|차단)|보안 확인|التحقق الأمني",
    ),
    Obstacle.NOT_FOUND: (
        r"(?:error |fehler |erreur |errore? |hata |ошибка )?40[34]|410(?: gone)?|404 (?:error|fehler|not found)|not found",
        r"(?:sorry,? )?(?:we (?:can't|couldn't|could not|cannot) find|(?:this|that|the) page (?:isn't|is not|is no longer|was not|could not be|can't be|cannot be|doesn't|does not)) ?(?:that page|the page|this page|available|found|exist)?|page (?:not|cannot be) found|page (?:no longer )?(?:unavailable|missing)|nothing (?:was )?found|content (?:not|is no longer|is not) (?:found|available)|(?:article|story|content) (?:not found|(?:has been )?removed|(?:has )?expired|unavailable|no longer available)|oops!?|whoops!?",
        r"(?:diese |die |die angeforderte )?(?:seite|artikel|inhalt) (?:wurde |konnte |kann )?(?:leider )?(?:nicht (?:gefunden|verfügbar|vorhanden)|gibt es nicht|existiert nicht|nicht mehr verfügbar)(?: werden)?",
        r"(?:la |cette )?page (?:est )?(?:introuvable|non trouvée|demandée n'existe pas|n'a pas (?:pu être|été) trouvée)|cette page n'existe (?:pas|plus)|(?:contenu|article) (?:introuvable|indisponible)",
        r"(?:la )?página no (?:encontrada|existe|disponible)|no (?:se )?(?:ha )?encontr\w+|no se pued[eo] encontrar (?:esa|esta|la) página|contenido no (?:encontrado|disponible)",
        r"(?:a |essa |esta )?página não (?:(?:pode ser |foi )?encontrada|existe)|não encontr\w+|(?:questa |la )?pagina non (?:(?:è stata )?trovata|(?:è )?disponibile|esiste)|(?:deze |de )?pagina (?:(?:kan |kon |is )?niet gevonden(?: worden)?|bestaat niet)",
        r"(?:ta )?strona nie (?:istnieje|została znaleziona)|nie znaleziono(?: strony)?|nie można znaleźć (?:tej )?strony|sidan (?:kunde inte |finns inte|hittades inte)\w*|siden (?:blev ikke|ble ikke|findes ikke|finnes ikke)(?: fundet| funnet)?|sivua ei (?:löydy|löytynyt)|stránka (?:nebyla )?nenalezena|az oldal nem található",
        r"страница не (?:найдена|существует)|сторінку не знайдено|sayfa bulunamadı|ページが見つかりません(?:でした)?|(?:您访问的)?页面(?:不存在|找不到|未找到)|找不到(?:该|您要的)?(?:页面|網頁)|페이지를 찾을 수 없습니다|الصفحة غير موجودة",
    ),
    Obstacle.CONSENT: (
        r"before you continue|we (?:value|respect|care about) your privacy|your privacy(?: matters| choices| is important(?: to us)?)?|(?:cookie|privacy) (?:settings|preferences|consent|notice)|manage (?:your )?(?:consent|cookies|privacy)|consent",
        r"(?:weiterlesen |weiter )?mit werbung(?: (?:weiterlesen|nutzen|und tracking))?|ihre (?:privatsphäre|einwilligung|zustimmung)(?: ist uns wichtig)?|(?:cookie|privatsphäre|datenschutz)-?\s?einstellungen|(?:wir brauchen ihre )?(?:zustimmung|einwilligung)(?: erforderlich)?",
        r"vos choix (?:en matière de|relatifs aux|concernant les) cookies|(?:le respect de )?votre vie privée(?: est (?:notre priorité|importante))?|gestion (?:des cookies|du consentement)",
        r"(?:tu|su|valoramos tu|nos importa tu) privacidad(?: (?:es importante|nos importa))?|(?:a )?sua privacidade(?: é importante)?|(?:la tua privacy|rispettiamo la tua privacy)|uw privacy|szanujemy (?:twoją|państwa) prywatność|vi (?:bryr oss om|värnar om|respekterar) din integritet|din(?:e)? (?:cookie)?samtykke\w*",
    ),
    Obstacle.LOGIN: (
        r"log ?in|sign ?in|login|log in or (?:sign up|register)|sign in to your account|please (?:log|sign) in|register|subscribe(?: now)?|subscribers only|members only",
        r"anmelden|einloggen|anmeldung|registrieren|jetzt abonnieren|nur für abonnenten|connexion|se connecter|connectez-vous|réservé aux abonnés|identifiez-vous",
        r"iniciar sesi[oó]n|inicia sesi[oó]n|acceder|identif[ií]cate|solo para suscriptores|entrar|iniciar sessão|exclusivo para assinantes|accedi|contenuto riservato agli abbonati|inloggen|zaloguj się|logowanie|logga in|log ind|logg inn|kirjaudu(?: sisään)?|přihlášení|войти|вход|giriş yap|ログイン|登录|登入|로그인|تسجيل الدخول",
        r"התחבר(?:ות|ו)?|כניסה למערכת|लॉग ?इन(?: करें)?|साइन ?इन(?: करें)?|লগ ?ইন(?: করুন)?|لاگ ان|ورود(?: به سایت)?\Z|เข้าสู่ระบบ|đăng nhập|masuk(?: ke akun(?: anda)?)?\Z|ingia\Z|サインイン|oturum aç|inicia(?:r)? sessió|saioa hasi|hasi saioa",
        r"увійти|вхід\Z|prihlásenie|prihlásiť sa|přihlásit se|prijava\Z|prijavi se|bejelentkezés|autentificare|conectare\Z|σύνδεση\Z|είσοδος\Z|sisselogimine|logi sisse|pieslēgties|prisijung(?:ti|imas)|innskráning|iniciar sessão",
    ),
    Obstacle.SCRIPT_ONLY: (
        r"(?:please )?(?:enable|turn on|activate|requires?|you need(?: to enable)?) (?:javascript|js)|javascript (?:(?:is|seems to be) )?(?:currently )?(?:disabled|required|must be enabled|not enabled|turned off|off)",
        r"javascript (?:ist )?(?:deaktiviert|ausgeschaltet|erforderlich|nicht aktiviert)|javascript (?:est )?(?:désactivé|requis|nécessaire)|javascript (?:está |é )?(?:desactivado|deshabilitado|desativado|desabilitado|necesario|necessário)|javascript (?:è )?(?:disattivato|disabilitato|richiesto)",
        r"javascript (?:is )?(?:uitgeschakeld|vereist)|javascript (?:jest )?(?:wyłączony|wymagany)|javascript (?:är |er )?(?:avstängt|inaktiverat|deaktiveret|deaktivert|slått av)|javascript (?:je )?(?:vypnut\w*|zakázán)|javascript (?:отключен|выключен|отключён)|javascriptが無効|(?:已)?禁用 ?javascript",
    ),
    Obstacle.EMPTY: (
        r"redirecting(?: you)?(?: to .*)?|(?:you (?:should|will) be|you are being) (?:automatically |shortly )?redirected.*|(?:sie werden )?(?:automatisch )?weiter(?:leitung|geleitet)|redirection(?: en cours)?|redirigiendo|redirecionando|reindirizzamento|(?:u wordt )?doorverwezen|przekierowanie|omdirigering|перенаправление|リダイレクト中?|正在跳转",
        r"(?:we'll|we will) be (?:right )?back(?: soon| shortly)?|(?:down for|under|site|scheduled) maintenance|service unavailable|temporarily unavailable|something went wrong|an error (?:has )?occurred",
        r"wartungs(?:arbeiten|modus)|wegen wartung(?:sarbeiten)? geschlossen|maintenance en cours|site en maintenance|en mantenimiento|em manutenção|sito in manutenzione|in onderhoud|przerwa techniczna|технические работы|メンテナンス中|维护中",
    ),
}  # fmt: skip

_TEXTS: dict[Obstacle, tuple[str, ...]] = {
    Obstacle.CHALLENGE: (
        r"checking (?:if the site|your browser)|(?:verify(?:ing)?|confirm|prove|make sure|check\w*) (?:that |if |to see if )?(?:it's really you|you(?:'re| are) (?:a )?(?:human|not a (?:bot|robot)))|not a robot|i.m not a robot|press (?:&|and) hold",
        r"enable (?:javascript|js) and (?:cookies to continue|disable any ad ?blocker)|disable (?:your|any) ad ?blocker|unusual (?:traffic|activity) from|review the security of your connection|automated (?:requests|access|traffic)",
        r"you don't have permission to access|request unsuccessful|(?:incident|support|event) id\s*[:#]?\s*[\w-]*\d|request (?:was |has been )?blocked|your (?:ip|access) (?:address )?(?:has been|was|is) (?:blocked|denied|restricted)|not available in your (?:region|country|location)|unavailable (?:for legal reasons|in (?:the european|your) \w+)",
        r"access cannot be granted|access(?:ing)? this (?:web)?site from a country",
        r"(?:dass sie|ob sie) (?:ein mensch|kein (?:ro)?bot)|zugriff (?:wurde )?(?:verweigert|gesperrt)|ungewöhnliche(?:r|n)? (?:datenverkehr|aktivität)|werbeblocker (?:deaktivieren|ausschalten)|adblocker (?:deaktivieren|ausschalten)",
        r"(?:n.êtes pas un robot|êtes (?:bien )?(?:un )?humain|trafic inhabituel|désactivez votre bloqueur)|(?:no eres|que no es) un robot|es (?:usted )?humano|tráfico inusual|não é um robô|non sei un robot|geen robot|nie jesteś robotem|inte är en robot|ikke er en robot",
        r"не робот|робот ли вы|robot olmadığınızı|ロボットではない|人間であることを確認|不是机器人|不是機器人|请完成(?:安全)?验证|로봇이 아닙니다",
        r"אינ(?:ך|כם) רובוט|אני לא רובוט|أنك (?:لست روبوت|إنسان)|لست روبوتا|ربات نیستید|من ربات نیستم|روبوٹ نہیں ہیں|(?:रोबोट|बॉट) नहीं हैं|আপনি রোবট নন|ไม่ใช่(?:หุ่นยนต์|โรบอท|บอท)",
        r"(?:bạn|tôi) không phải (?:là )?(?:robot|người máy)|(?:anda|saya) bukan robot|(?:wewe|mimi) si roboti|no (?:ets|sou|soc) un robot|ez zarela robota|ez naiz robota|nu (?:ești|sunteți|sunt) (?:un )?robot|δεν (?:είστε|είμαι) ρομπότ",
        r"не (?:сте|съм) робот|nejste robot|nejsem robot|nie (?:ste|som) robot|(?:niste|nisem|nisam) robot|hogy (?:ön )?nem robot|nem vagyok robot|(?:et te|et sa|ma) ei ole robot|(?:neesat|neesmu) robots|(?:nesate|nesu) robotas|(?:et|en) ole robotti|þú (?:ert|sért) ekki vélmenni|ég er ekki vélmenni",
        r"(?:비정상적인|자동화된) (?:접근|접속|요청|트래픽)이 (?:감지|차단)(?:되었|됐|되어)|人机验证|人機驗證|访问被拒绝|アクセスが拒否されました|erişiminiz (?:engellendi|reddedildi)|(?:^|[.!?…] )(?:доступ (?:запрещён|запрещен)|הגישה (?:נחסמה|נדחתה)|تم (?:رفض|حظر) الوصول)\W*$",
    ),
    Obstacle.NOT_FOUND: (
        r"\b(?:error|fehler|erreur|errore|hata|ошибка) 404\b|\b404\b.{0,30}(?:not found|found)|page (?:was |could |can )?not (?:be )?found|(?:this|that) page can't be found|(?:seems|looks like) (?:that )?nothing was found at this (?:location|address|place)|(?:this|(?:sorry|oops)\W+the) (?:article|story|content) has expired|page (?:you (?:are|were) looking for|you requested|has been (?:moved|removed|deleted))|page (?:does not|doesn.t|no longer) exists?|page isn.t available|(?:can.t|couldn.t|could not|cannot) find (?:that|the|this) page|(?:article|story|content) (?:is no longer available|has been removed|not found)",
        r"seite (?:wurde |konnte )?(?:leider )?nicht gefunden|seite existiert nicht|seite gibt es nicht|nicht mehr verfügbar|artikel nicht gefunden",
        r"page (?:introuvable|non trouvée|que vous (?:cherchez|recherchez|demandez))|page n.existe (?:pas|plus)|página (?:no (?:encontrada|existe)|que (?:buscas|busca|procura))|no (?:se )?(?:ha|hemos) (?:podido )?encontr\w+ (?:la|esta) página|página não (?:foi )?encontrada|conteúdo que procura não existe",
        r"pagina (?:non trovata|che (?:cerchi|stai cercando)|niet gevonden|die u zoekt)|nie znaleziono (?:strony|artykułu)|strona nie istnieje|siden (?:blev ikke fundet|ble ikke funnet|finnes ikke|findes ikke)|sivua ei (?:löydy|löytynyt)",
        r"страница не найдена|такой страницы (?:нет|не существует)|сторінку не знайдено|sayfa bulunamadı|ページ(?:が|は)(?:見つかりません|存在しません|削除)|页面不存在|頁面不存在|已被删除|找不到页面|페이지를 찾을 수 없|الصفحة (?:غير موجودة|التي تبحث عنها)",
        r"страниц[аы],? (?:\w+,? ){0,4}не (?:найдена|существует)|запрашиваем\w+ (?:вами )?страниц|сторінк[аиу],? (?:\w+,? ){0,4}не (?:знайден[ао]|існує)|страницата,? (?:\w+,? ){0,4}не (?:е намерена|беше намерена|съществува)|η σελίδα,? (?:\w+,? ){0,4}δεν (?:βρέθηκε|υπάρχει)",
        r"ה?(?:דף|עמוד) (?:[^\s.]+ ){0,3}(?:לא נמצא|לא קיים|אינו קיים)|(?:لم يتم العثور على|لم نجد|لم نتمكن من العثور على) (?:هذه )?الصفحة|صفحه (?:[^\s.]+ ){0,4}(?:یافت نشد|پیدا نشد|وجود ندارد)|صفحہ (?:[^\s.]+ ){0,4}(?:نہیں ملا|موجود نہیں)",
        r"(?:पेज|पृष्ठ) (?:[^\s.।]+ ){0,6}(?:नहीं मिला|मौजूद नहीं|उपलब्ध नहीं)|(?:পৃষ্ঠা|পেজ|পাতাটি)\S* (?:[^\s.।]+ ){0,4}পাওয়া যায়নি|ไม่พบหน้า(?=นี้|ที่|เว็บ|เพจ|ดังกล่าว|\W|$)|ไม่พบเพจ|không tìm thấy trang|trang (?:này |bạn )?(?:\w+ ){0,3}không tồn tại|halaman (?:\w+ ){0,3}tidak (?:ditemukan|tersedia)\b|halaman (?:ini|yang anda cari) tidak ada\b|ukurasa (?:\w+ ){0,3}haukupatikana",
        r"(?:페이지|게시물)(?:를|을|가|이)? (?:찾을 수 없|존재하지 않)(?:습니다|는)|기사(?:를|가)? (?:찾을 수 없|존재하지 않)습니다|(?:요청하신|찾으시는) 페이지|삭제(?:되었거나|된) (?:페이지|기사|게시물)입니다|お探しの(?:ページ|記事)|(?:ページ|記事)が見つかりません|找不到(?:该|此|您)?(?:网页|頁面|網頁)|(?:页面|網頁)(?:未找到|找不到)|sayfa (?:\w+ ){0,3}(?:bulunamadı|mevcut değil)|aradığınız sayfa",
        r"stránk[au],? (?:\w+,? ){0,4}(?:nebyla nalezena|neexistuje|nenalezena|nebola nájdená|sa nenašla)|stran,? (?:\w+,? ){0,4}(?:ne obstaja|ni bila najdena)|(?:^|[.!?…] |te |iskane |zahtevane )strani (?:\w+ )?ni mogoče najti|stranica,? (?:\w+,? ){0,4}(?:nije pronađena|ne postoji)|(?:az?|keresett) oldal (?:\w+ )?nem (?:található|létezik)|pagina,? (?:\w+,? ){0,4}(?:nu a fost găsită|nu există|nu mai există)",
        r"pàgina,? (?:\w+,? ){0,3}no (?:s'ha trobat|existeix)|no s'ha trobat la pàgina|pàgina no trobada|orria ez da (?:aurkitu|existitzen)|ez da orria aurkitu|leh(?:te|ekülge) ei (?:leitud|ole olemas)|leht ei eksisteeri|lapa,? (?:\w+,? ){0,3}(?:nav atrasta|neeksistē|netika atrasta)|puslapis,? (?:\w+,? ){0,3}(?:nerastas|neegzistuoja)|(?:^|[.!?…] )síðan(?: sem \w+ \w+ \w+)? (?:(?:fannst|finnst) ekki|er ekki (?:lengur )?til)(?=\W*$|[.!?])|sivu[a]? ei (?:löydy|löytynyt|ole olemassa)",
        r"siden,? (?:(?:du|som) (?:\w+,? ){1,4})?(?:kunne ikke findes|blev ikke fundet|ble ikke funnet)|(?<!andra )sidan,? (?:(?:du|som) (?:\w+,? ){1,4})?(?:hittades inte|kunde inte hittas|finns inte)",
    ),
    Obstacle.CONSENT: (
        r"before you continue|we (?:and our (?:\d+ )?partners )?(?:value your privacy|use cookies|store and(?:/or)? access)|accept (?:all )?cookies|(?:click|press|choose) .{0,20}accept|consent to our",
        r"mit werbung (?:weiterlesen|und tracking)|cookies? (?:zustimmen|akzeptieren)|akzeptieren und weiter|wir (?:und unsere (?:bis zu )?(?:\d+ )?partner )?(?:verwenden|verarbeiten|nutzen) .{0,60}(?:cookies|daten)",
        r"accepter (?:et (?:continuer|fermer)|les cookies|tout)|continuer sans accepter|nos partenaires et nous|nous (?:et nos (?:\d+ )?partenaires )?utilisons des cookies|aceptar (?:y continuar|(?:todas )?(?:las )?cookies)|(?:nosotros y )?nuestros (?:\d+ )?socios|accetta (?:e (?:continua|chiudi)|(?:i )?cookie|tutti)|aceitar (?:e (?:continuar|fechar)|(?:os )?cookies|todos)",
        r"alles accepteren|cookies accepteren|akceptuję|przejdź do serwisu|godkänn (?:alla|cookies)|acceptera (?:alla|cookies)|accepter alle|godta alle|hyväksy (?:kaikki|evästeet)|принять (?:все )?(?:cookie|файлы)|tüm çerezleri|クッキー(?:に同意|を許可)|接受(?:所有)?cookie",
        r"мы используем (?:файлы )?(?:cookie|куки)|прийняти (?:усі|всі) (?:cookie|файли)|ми використовуємо (?:файли )?cookie|прием[иа]\w* (?:на )?(?:всички )?бисквитки|използваме (?:\w+ )?бисквитки|αποδοχή (?:όλων|cookies)|χρησιμοποιούμε cookies|çerez(?:leri)? kullan(?:ıyoruz|maktayız)",
        r"(?:přijmout|povolit|přijímám) (?:vše\b|všechny|cookies)|používáme (?:soubory )?cookie|(?:prijať|povoliť) všetk\w+|používame (?:súbory )?cookie|sprejmi (?:vse\b|piškotke)|uporabljamo piškotke|prihvati (?:sve\b|kolačiće)|koristimo kolačiće|(?:sütik|cookie-k) elfogadása|(?:sütiket|cookie-kat) használunk|acceptă (?:toate|cookie)|(?:folosim|utilizăm) (?:module |fișiere )?cookie|używamy (?:plików )?cookie",
        r"(?:אנו|אנחנו) משתמשים בעוגיות|אישור (?:כל )?ה?עוגיות|(?:قبول|الموافقة على) (?:جميع |كل )?ملفات تعريف الارتباط|نستخدم ملفات تعريف الارتباط|پذیرش (?:همه )?کوکی|ما از کوکی|کوکیز (?:قبول|استعمال کرتے)|कुकी\S* (?:स्वीकार|का (?:उपयोग|इस्तेमाल) कर)|কুকি\S* (?:গ্রহণ|ব্যবহার কর)|ยอมรับ(?:คุกกี้)?ทั้งหมด|เราใช้คุกกี้",
        r"chấp nhận (?:tất cả )?cookie|chúng tôi sử dụng cookie|terima semua cookie|kami menggunakan cookie|kubali vidakuzi|tunatumia vidakuzi|쿠키(?:를)? (?:허용|동의|수락)|모든 쿠키|我们使用cookie|我們使用cookie|同意(?:并|並)继续",
        r"accepta(?:r)? (?:totes )?(?:les )?(?:galetes|cookies)|(?:fem servir|utilitzem) (?:galetes|cookies)|onartu (?:cookie|guztiak)|cookieak erabiltzen|nõustun (?:kõigi|küpsistega)|kasutame küpsiseid|piekrītu (?:visām )?sīkdat\w+|izmantojam sīkdat\w+|sutinku su (?:visais )?slapuk\w+|naudojame slapukus|samþykkja (?:allar )?vafrakökur|notum vafrakökur|käytämme evästeitä|vi använder cookies|vi bruger cookies|vi bruker (?:cookies|informasjonskapsler)",
    ),
    Obstacle.LOGIN: (
        r"(?:log|sign) ?in (?:or (?:register|subscribe) )?to (?:continue|read|your account|view)|(?:subscribe|register|sign up|join) (?:now )?to (?:continue|read|keep reading|unlock)|already (?:a subscriber|have an account|subscribed)|(?:article|content|story) (?:is )?(?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:subscribers|members|premium)|create (?:a free|an) account to|to continue reading|(?:continue|keep) reading (?:this|with)|unlock this (?:article|story)|get (?:unlimited|full) access|you.ve (?:reached|read) (?:your|all)|(?:^|[.!?:\n] ?)(?:this is (?:a )?(?:premium|members?-only) (?:content|article|story)|become a (?:member|subscriber) to (?:continue|get access|read|unlock))\b",
        r"(?:jetzt (?:anmelden|registrieren|abonnieren|testen)|nur für abonnenten|bitte (?:melden sie sich|einloggen)|weiterlesen mit|(?:artikel|text) .{0,40}(?:weiterlesen|weiter)\b|(?:bereits|schon) (?:ein )?(?:abo|abonnent|kunde|registriert)|mit .{0,30}(?:abo|\+|plus) (?:weiter)?lesen|exklusiv für abonnenten|registrieren und weiterlesen)",
        r"réservée?s? (?:à nos |aux )abonné|connectez-vous|(?:lire la suite|poursuivre (?:votre|la) lecture).{0,40}abonn|abonnez-vous pour|déjà abonné|il vous reste .{0,20}à lire",
        r"(?:contenido|artículo) exclusivo|exclusivo para (?:suscriptores|socios|assinantes)|inicia sesión para|suscríbete para|ya eres suscriptor|(?:conteúdo|matéria) (?:exclusiv[oa]|para) (?:para )?assinantes|assine para (?:ler|continuar)|já é assinante",
        r"riservato (?:agli|ai) (?:abbonati|lettori)|abbonati per (?:continuare|leggere)|sei già abbonato|per continuare a leggere|(?:artikel|verhaal) (?:is )?(?:alleen |exclusief )?voor abonnees|lees verder met|al abonnee|log in om (?:verder |(?:dit |het hele )(?:artikel|verhaal) )?te lezen|(?:^|[.!?:\n] ?)word (?:nu )?(?:abonnee|lid) om (?:verder |(?:dit |het hele )(?:artikel|verhaal) )?te lezen",
        r"dostęp(?:ny)? (?:tylko )?dla (?:prenumeratorów|subskrybentów)|zaloguj się,? aby|masz już (?:konto|prenumeratę)|czytaj dalej z|för (?:dig som är )?prenumerant|logga in för att (?:läsa|fortsätta)|redan prenumerant|for abonnenter|log ind for at læse|logg inn for å lese|allerede abonnent|tilaajille|kirjaudu sisään lukeaksesi|jo tilaaja",
        r"(?:доступ|материал).{0,30}(?:по подписке|для подписчиков)|войдите,? чтобы|abonelere özel|有料会員限定|会員限定|続きを読むには|登录后(?:查看|阅读)|订阅后|구독자 전용",
        r"(?:article|content|story|post|episode|newsletter|edition) (?:is )?(?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:paid|paying) (?:subscribers|members)|already a (?:paid|paying) (?:subscriber|member)",
        r"(?:artikel|beitrag|text|inhalt) (?:ist )?(?:nur|exklusiv|ausschließlich) für (?:unsere )?(?:abonnent|mitglieder(?! \w)|registrierte)|um (?:diesen artikel )?weiterzulesen|melden sie sich an,? um",
        r"(?:article|contenu) (?:est )?(?:exclusivement |uniquement )?(?:réservé|accessible|disponible) (?:\w+ )?(?:à nos|aux|à l'attention des) abonnés|abonnez-vous et|pour (?:lire|continuer|poursuivre).{0,30} (?:abonnez|connectez|identifiez|inscrivez)-vous",
        r"(?:contenido|art[ií]culo|noticia)(?: es| disponible)? (?:solo|sólo|únicamente|reservad[oa]|exclusiv[oa]) (?:para|a) (?:los |nuestros )?(?:suscriptores|socios(?! \w)|abonados|usuarios registrados)|suscr[ií]b(?:ete|ase) (?:para|y) (?:seguir|sigue|continuar|continúa|leer|lee)\b|(?:para )?(?:seguir|continuar) leyendo.{0,30}(?:suscríb|regístr|inicia sesión)|ya (?:eres|estás|es) (?:suscrit|suscript|abonad)\w+\?",
        r"(?:conteúdo|matéria|artigo|notícia)(?: é)? (?:só|apenas|somente|exclusiv[oa]|reservad[oa]) (?:para|a) (?:os )?(?:nossos )?(?:assinantes|subscritores)|(?:assine|faça login|cadastre-se|inicie sessão) (?:\w+ )?(?:para|e) (?:ler|continu\w+)|para continuar (?:a ler|lendo).{0,30}(?:assin|login|cadastr)|já é (?:assinante|subscritor)\?",
        r"(?:contenuto|articolo|notizia)(?: è)? (?:riservat[oa]|esclusiv[oa]|solo|disponibile solo) (?:agli|per gli|per i|ai) (?:nostri )?(?:abbonati|iscritti|utenti registrati)|(?:accedi|registrati|iscriviti) (?:\w+ )?per (?:continuare|leggere)\b",
        r"(?:contingut|article|notícia)(?: és)? (?:només|exclusiu|exclusiva|reservat|reservada) (?:per a|per als|als|a) (?:\w+ )?(?:subscriptors|socis)|subscriu-te (?:per|i) (?:continu\w+|seguir|segueix|llegir)|(?:continuar|seguir) llegint.{0,30}(?:subscriu|inicia|registra)|ja (?:n'ets|ets) subscriptor\w*\?|harpidedunentzat bakarrik|harpidedunentzako (?:edukia|artikulua)|(?:harpidetu|hasi saioa) (?:irakurtzen jarraitzeko|irakurtzeko)|harpideduna zara\?",
        r"(?:articol|conținut|material)\w*(?: este)?(?: disponibil)? (?:doar|numai|exclusiv) (?:pentru )?abonaț\w+|(?:abonează-te|abonați-vă|autentifică-te|conectează-te) pentru a (?:citi|continua)|(?:ești|sunteți) deja abonat",
        r"(?:dit|het) (?:artikel|verhaal) is (?:alleen|exclusief)(?: \w+)? voor (?:abonnees|leden(?! \w)|abonnementhouders)|abonneer (?:u |je )?om (?:verder|dit)",
        r"(?:artikeln|innehållet|texten) är (?:bara |endast |enbart )?för (?:dig som är )?(?:prenumerant|våra prenumeranter|medlemmar(?! \w))|är du (?:redan )?prenumerant|bli prenumerant för att|(?:artiklen|artikkelen|saken|indholdet|innholdet) er (?:kun |bare |forbeholdt )(?:for )?(?:vores |våre )?(?:abonnenter|medlemmer(?! \w))|(?:bliv|bli|tegn|køb|kjøp) (?:abonnent|abonnement|tilgang) for (?:at|å) læ?e?se|er du (?:allerede )?abonnent",
        r"(?:greinin|efnið|fréttin|grein) (?:\w+ )?er (?:aðeins |eingöngu |einungis )?(?:\w+ )?fyrir áskrifendur|(?:skráðu þig inn|gerstu áskrifandi|kauptu áskrift) til að (?:lesa|halda)|ertu (?:þegar )?áskrifandi|(?:artikkeli|juttu|sisältö) on (?:vain |tarkoitettu )?(?:vain )?tilaajille|vain tilaajille|(?:kirjaudu(?: sisään)?|tilaa|tilaa lehti) (?:ja jatka|ja lue|jatkaaksesi|lukeaksesi)|oletko jo tilaaja",
        r"(?:artikkel|sisu|lugu) (?:\w+ )?on (?:ainult |vaid |üksnes |mõeldud )?(?:ainult )?(?:tellijatele|püsitellijatele|tellijale)|(?:logi sisse|telli|vormista tellimus),? et (?:edasi )?(?:lugeda|lugemist)|oled juba tellija|raksts (?:\w+ )?(?:pieejams )?tikai (?:\w+ )?(?:abonentiem|reģistrētiem)|saturs (?:pieejams )?tikai abonentiem|(?:abonē|abonējiet|ienāc|pieslēdzies|autorizējies),? lai (?:lasītu|turpinātu|izlasītu)|lai (?:lasītu|turpinātu lasīt)(?: tālāk)?,? (?:abonē|pieslēdz|ienāc|autorizē)\w*|jau (?:esi|esat) abonents",
        r"(?:straipsnis|turinys|tekstas) (?:\w+ )?(?:skirtas |prieinamas )?tik (?:\w+ )?(?:prenumeratoriams|nariams|registruotiems)|(?:norėdami|norint) (?:toliau )?(?:skaityti|tęsti)(?: \w+)?,? (?:\w+ )?(?:prenumeruok|prisijunk|užsiprenumeruok)\w*|(?:prisijunkite|prenumeruokite|užsiprenumeruokite),? (?:kad|ir) (?:galėtumėte )?(?:skait|tęst|perskait)\w*|jau esate prenumerator",
        r"(?:artykuł|treść|tekst|materiał)(?: jest)?(?: dostępn[ya])? (?:tylko|wyłącznie) dla (?:naszych )?(?:prenumeratorów|subskrybentów|abonentów|zalogowanych)|(?:wykup|kup) (?:dostęp|subskrypcję|prenumeratę),? (?:aby|żeby|i czytaj)|(?:zaloguj|zarejestruj) się(?: lub \w+(?: \w+)?)?,? (?:aby|żeby|by) (?:czytać|przeczytać|kontynuować)|masz już subskrypcję",
        r"(?:článek|obsah|text)(?: je)?(?: \w+)? (?:jen|pouze|výhradně) (?:pro )?(?:naše )?(?:předplatitel\w*|členy(?! \w)|členům(?! \w)|přihlášené|registrované)|(?:předplaťte si|přihlaste se)(?: \w+)?,? (?:abyste|a čtěte|pro pokračování)|chcete(?:-li)? číst dál\w*.{0,20}(?:přihlas|předpla)|(?:už|již) (?:máte předplatné|jste předplatitel)|(?:článok|obsah)(?: je)?(?: \w+)? (?:len|iba|výhradne) (?:pre )?(?:našich )?(?:predplatiteľ\w*|členov(?! \w)|prihlásených)|(?:predplaťte si|prihláste sa)(?: \w+)?,? (?:aby ste|a čítajte|pre pokračovanie)|už (?:máte predplatné|ste predplatiteľ)",
        r"(?:članek|vsebina|prispevek)(?: je)?(?: na voljo)? (?:samo|le|izključno|zgolj) (?:za )?(?:naročnik)\w*|(?:prijavite se|naročite se),? (?:da bi|da|za) (?:nadaljeva\w+|branje|prebra\w+|preberete)|ste že naročnik|(?:članak|sadržaj|tekst)(?: je)?(?: dostupan)? (?:samo|isključivo) (?:za )?(?:pretplatni[kc]|registrirane)\w*|(?:pretplatite se|prijavite se),? (?:da biste|kako biste|za) (?:nastav|čita|pročita)\w*|već ste pretplatnik",
        r"(?:cikk|tartalom|írás) (?:\w+ )?(?:csak|kizárólag) (?:\w+ )?(?:előfizetők|előfizetőink|regisztrált|bejelentkezett)\w*|(?:fizessen elő|fizess elő|jelentkezzen be|jelentkezz be|regisztrálj(?:on)?)(?: és| a|,? hogy) (?:olvas|tovább ?olvas|folytat)\w*|az olvasás folytatásához|már előfizetőnk\?|(?:άρθρο|περιεχόμενο|κείμενο)(?: αυτό)?(?: είναι)?(?: διαθέσιμο)? (?:μόνο|αποκλειστικά) (?:για|σε) (?:τους )?(?:συνδρομητές|μέλη(?! \w)|εγγεγραμμένους)|(?:συνδεθείτε|εγγραφείτε|γίνετε συνδρομητ\w+)(?: ή \w+)? για να (?:διαβάσετε|συνεχίσετε)|είστε ήδη (?:συνδρομητ|μέλος)\w*",
        r"(?:материал|стать[яи]|текст|публикаци[яи]|новость)(?: доступ[ен]\w*| открыт\w*)? (?:только|лишь|исключительно) (?:\w+ )?(?:подписчикам|по подписке|для подписчиков|зарегистрированным)|чтобы (?:читать|прочитать|дочитать|продолжить)(?: \w+){0,3},? (?:оформите|купите|войдите|подпишитесь|авторизуйтесь|зарегистрируйтесь)|(?:оформите|купите) подписку,? (?:чтобы|и читайте)|(?:подпишитесь|авторизуйтесь|войдите или \w+),? чтобы (?:читать|прочитать|продолжить)|доступ к (?:\w+ )?(?:материалу|статье|тексту) ограничен\w*\W+(?:войдите|подпишитесь|оформите|авторизуйтесь)|уже (?:есть подписка|подписаны)\?",
        r"(?:матеріал|стат[тя]\w*|текст)(?: доступн\w+)? (?:лише|тільки|виключно) (?:\w+ )?(?:передплатникам|підписникам|для передплатників|для підписників|за передплатою|за підпискою)|щоб (?:читати|прочитати|дочитати|продовжити)(?: \w+){0,3},? (?:оформіть|увійдіть|підпишіться|передплатіть|авторизуйтеся)|(?:увійдіть|підпишіться|передплатіть|оформіть передплату),? щоб (?:читати|прочитати|продовжити)|вже (?:є передплата|маєте передплату|передплатник)\?",
        r"(?:статия|материал|съдържание|текст)\w*(?: е)?(?: достъпн?[аоен]*)? само за (?:\w+ )?(?:абонати|регистрирани|членове(?! \w))|(?:абонирайте се|влезте|регистрирайте се),? за да (?:прочетете|четете|продължите)|вече сте абонат",
        r"(?:haberin|yazının|makalenin|içeriğin) (?:devamını|tamamını) (?:okumak|görmek|görüntülemek) için.{0,15}(?:abone|giriş|üye|kayıt|oturum)|okumaya devam etmek için.{0,15}(?:abone|giriş|üye|kayıt|oturum)|bu (?:haber|içerik|yazı|makale) (?:sadece|yalnızca) (?:abone|üye)ler\w*|zaten (?:abone|üye) misiniz",
        r"ה?(?:כתבה|תוכן|מאמר|ידיעה) (?:\w+ ){0,3}ל(?:מנויים|מנויי \w+) בלבד|להמשך (?:ה)?קריאה.{0,20}(?:הצטרפו|הירשמו|התחברו|מנוי)|כבר מנוי(?:ים|ה)?\?|(?:הצטרפו|הירשמו|התחברו) (?:עכשיו )?(?:כדי |על מנת )?להמשיך (?:ל|ב)?קר\w+",
        r"اشترك (?:الآن |معنا )?ل(?:قراءة|(?:متابعة|مواصلة|إكمال|تكملة) (?:ال)?(?:قراءة|مقال|خبر|موضوع))|(?:المقال|المقالة|المحتوى|الخبر|الموضوع|المادة)(?: \S+){0,2} للمشتركين|للمشتركين فقط|سجل (?:ال)?دخول\S* ل(?:قراءة|متابعة|مواصلة|إكمال)|(?:تسجيل الدخول|يرجى الاشتراك) ل(?:قراءة|متابعة|مواصلة)|(?:هل أنت|هل انت) مشترك|لديك اشتراك بالفعل",
        r"این (?:مطلب|مقاله|خبر|محتوا|گزارش)(?: \S+)? (?:ویژه|مخصوص|مختص|برای) (?:مشترکان|مشترکین|اعضا)|برای (?:خواندن|مطالعه|مشاهده|ادامه (?:خواندن|مطالعه|مطلب)).{0,25} (?:مشترک شوید|وارد شوید|عضو شوید|ثبت.?نام کنید|اشتراک بخرید)|قبلاً? مشترک شده‌?اید|یہ (?:مضمون|خبر|تحریر|مواد) (?:صرف|فقط) .{0,15}(?:سبسکرائبرز|ممبران|صارفین|اراکین) کے لیے|پڑھنے کے لیے.{0,15}(?:سبسکرائب|لاگ ان|سائن ان|رجسٹر) کریں",
        r"(?:लेख|खबर|ख़बर|सामग्री|कंटेंट|स्टोरी) (?:केवल|सिर्फ|सिर्फ़)(?: \S+)? (?:सदस्यों|सब्सक्राइबर्स|सब्सक्राइबरों|ग्राहकों) के लिए|पढ़ने के लिए.{0,15}(?:सब्सक्राइब|लॉग ?इन|साइन ?इन|रजिस्टर) करें|पढ़ना जारी रखने के लिए.{0,15}(?:सब्सक्राइब|लॉग ?इन|साइन ?इन|रजिस्टर|सदस्य)|पहले से (?:ही )?(?:सदस्य|सब्सक्राइबर|सब्सक्राइब)\S* (?:हैं|किया(?: है)?) ?\?|(?:প্রতিবেদন|লেখা|কনটেন্ট|খবর|নিবন্ধ)\S* (?:শুধু|শুধুমাত্র|কেবল) (?:\S+ )?(?:গ্রাহক|সাবস্ক্রাইবার|সদস্য)\S* জন্য|পড়তে.{0,15}(?:সাবস্ক্রাইব|লগ ?ইন|নিবন্ধন) করুন|ইতিমধ্যে (?:গ্রাহক|সদস্য) ?\?",
        r"(?:บทความ|เนื้อหา|ข่าว)(?:นี้)?(?:มี|เป็น|อ่านได้)?(?:ไว้)?(?:เฉพาะ|สำหรับ)สมาชิก(?=เท่านั้น|\W|$)|(?:สมัครสมาชิก|เข้าสู่ระบบ|ลงทะเบียน)เพื่อ(?:อ่าน|ดู)|เป็นสมาชิกอยู่แล้ว(?= ?\?|หรือ|ใช่|ไหม| ?เข้าสู่ระบบ)|(?:bài viết|nội dung|bài báo)(?: này)? (?:chỉ dành|dành riêng)(?: riêng)? cho (?:\w+ )?(?:thuê bao|thành viên|hội viên|độc giả trả phí)|(?:đăng ký|đăng nhập|đăng ký thành viên) để (?:đọc (?:tiếp|toàn bộ|bài|thêm)|tiếp tục đọc|xem tiếp)|bạn đã là (?:thành viên|hội viên)\?",
        r"(?:artikel|konten|berita)(?: ini)? (?:hanya|khusus|eksklusif)(?: untuk| bagi)? (?:pelanggan|anggota|member)|\b(?:berlangganan|masuk|daftar|login)(?: \w+)? untuk (?:membaca|(?:melanjutkan|lanjut) (?:mem)?baca)|sudah (?:berlangganan|punya akun|menjadi pelanggan)\?|(?:makala|habari|maudhui)(?: hii| haya)? ni (?:kwa|ya) (?:wanachama|waliojisajili|wateja) (?:pekee|tu)|(?:jisajili|jiandikishe|ingia) ili (?:kusoma (?:zaidi|makala|habari)|kuendelea kusoma|uendelee)",
        r"(?:유료 ?)?(?:회원|구독자) ?전용 ?(?:입니다|기사|콘텐츠)|(?:유료 ?)?(?:회원|구독자)(?:만|에게만|만이) (?:볼|읽을|열람할|보실|읽으실) 수 있(?:습니다|는 (?:기사|콘텐츠))|로그인 ?(?:후|하시면|하셔야|을 하셔야) ?(?:이용|열람|보실|읽으실)\w*(?: 수)? ?(?:있습니다|가능합니다)|(?:로그인|구독|가입)하고 계속 ?(?:읽기|보기|읽으세요)|계속 ?(?:읽으|보)(?:시려면|려면).{0,15}(?:구독|로그인|가입)|이미 (?:구독 중이신가요|회원이신가요|구독자이신가요)",
        r"(?:この|こちらの|本)(?:記事|コンテンツ)は.{0,12}(?:会員|購読者|登録者)(?:のみ|だけ|専用|の方のみ)|(?:ログイン|会員登録|購読登録|ご登録)(?:すると|いただくと|して).{0,6}(?:続き|全文)|(?:登录|登入|登錄|订阅|訂閱|付[费費][后後])(?:后|後)?(?:即可|继续|繼續|解锁|解鎖)?(?:阅读|閱讀|查看)(?:全文|更多|本文|剩余)(?!的|者|率)|(?:本文|此文|全文|内容|內容)(?:为|為|仅|僅|只)(?:限|供|对|對)?(?:付费|付費|订阅|訂閱)?(?:会员|會員|订户|訂戶|订阅者|訂閱者)(?:专享|專享|阅读|閱讀|可见|查看|观看|文章)(?!的)",
    ),
    Obstacle.SCRIPT_ONLY: (
        r"(?:enable|turn on|activate|requires?|needs?|with) (?:javascript|js)\b|javascript (?:is )?(?:disabled|required|must be|not enabled)|without javascript|doesn.t work .{0,20}without javascript",
        r"javascript (?:ist |in ihrem browser )?(?:deaktiviert|aktivieren|einschalten)|(?:aktivieren|aktiviere|schalten) sie .{0,12}javascript|activ(?:er|ez|ar|e|a) (?:le |el )?javascript|javascript (?:est )?désactivé|(?:habilit\w+|ativ\w+|abilit\w+) (?:o |il )?javascript|javascript (?:inschakelen|aan te zetten)|włącz(?:yć)? (?:obsługę )?javascript|aktivera javascript|aktivér javascript|включит\w* javascript|javascript.?を有効|启用 ?javascript|请开启javascript",
        r"^\s*(?:loading|wird geladen|chargement|cargando|caricamento|laden|загрузка|読み込み中|加载中)\s*(?:\.\.\.|…)?\s*$",
        r"(?:увімкніть|включете|активирайте|povolte|zapněte|povoľte|zapnite|omogočite|omogućite|uključite|engedélyezze|kapcsolja be|activați|activează|ενεργοποιήστε|lubage|iespējojiet|įjunkite|aktiver|slå på|virkjaðu|aktifkan|washa|bật|habiliteu|activeu|gaitu|قم بتفعيل|يرجى تفعيل|הפעילו|יש להפעיל) (?:\S+ )?javascript",
        r"javascript(?:'i|-et|-a|i|를|을)? ?(?:etkinleştir\w*|engedélyez\w*|käyttöön|को सक्षम|चालू करें|সক্রিয় করুন|را فعال|فعال کریں|활성화|사용하도록|ทำงาน)|เปิด(?:ใช้งาน)? ?javascript",
    ),
    Obstacle.EMPTY: (
        r"(?:buy|purchase|about) this domain|(?:this )?domain (?:name )?(?:may be |is )(?:for sale|parked)|[\w-]+\.[a-z]{2,} (?:may be |is )for sale|domain (?:has|is) expired|domain steht zum verkauf|(?:ce (?:nom de )?domaine|este dominio|questo dominio) (?:est|está|è) (?:à vendre|en venta|in vendita)",
        r"^\W*(?:redirecting (?:you )?to\b|(?:you (?:should|will) be|you are being) (?:\w+ )?redirected)",
        r"^\W*application error\b|client-side exception has occurred|an unexpected error (?:has )?occurred|\ban error (?:has )?occurred while processing your request",
        r"(?:scheduled|ongoing|under|for) maintenance|(?:is|are|ist|sind|est|sommes|está|è) (?:\w+ )?(?:in|en|em) (?:maintenance|mantenimiento|manutenção|manutenzione|wartung|onderhoud)|be back (?:online )?(?:soon|shortly)|temporarily (?:unavailable|down)|wartungsarbeiten|momentan nicht erreichbar|maintenance en cours|labores de mantenimiento|lavori di manutenzione|технические работы|メンテナンス",
        r"please try again (?:later|in a )|versuch(?:en sie|e) es (?:bitte )?(?:später|in (?:kürze|wenigen minuten)|erneut)|(?:veuillez )?rée?ssayer (?:plus tard|dans quelques)|int[eé]nt(?:e|elo|alo) (?:de nuevo |nuevamente )?más tarde|riprova(?:re)? più tardi|tente (?:novamente|de novo) (?:mais tarde|em alguns)|probeer het (?:later|straks|over \w+ \w+) (?:nog eens|opnieuw)|torna-ho a (?:provar|intentar) més tard|saiatu (?:berriro )?geroago",
        r"(?:le|notre|ce) site (?:\w+ ){0,3}en maintenance|(?:el|nuestro) sitio (?:\w+ ){0,3}en mantenimiento|il (?:nostro )?sito (?:\w+ ){0,3}in manutenzione|(?:o|nosso) site (?:\w+ ){0,3}em manutenção|(?:onze|de) (?:web)?site (?:\w+ ){0,3}onderhoud|(?:el )?(?:lloc )?web (?:\w+ ){0,2}en manteniment|webgunea mantentze-lan\w+",
        r"försök igen (?:senare|om en stund)|prøv (?:venligst )?igen (?:senere|om lidt)|prøv igjen (?:senere|om litt)|yritä (?:myöhemmin )?uudelleen|sivusto\w* (?:\w+ ){0,2}(?:huollossa|huoltokatko)|(?:sajten|sidan|webbplatsen) (?:\w+ ){0,3}underhåll|(?:siden|sitet|nettstedet|nettsiden) (?:\w+ ){0,3}(?:vedligehold\w*|vedlikehold)|(?:vefurinn|vefsíðan) (?:\w+ ){0,3}viðhald\w*|vinsamlegast reyn(?:du|ið) aftur",
        r"(?:proovige|palun proovi) (?:\w+ )?(?:hiljem uuesti|uuesti hiljem)|(?:lehel|saidil|kodulehel) (?:\w+ ){0,2}hooldustöö\w*|mēģiniet (?:vēlreiz )?vēlāk|(?:lapā|vietnē|portālā) (?:\w+ ){0,3}(?:apkope|tehniskie darbi)|(?:bandykite|pabandykite) (?:dar kartą )?vėliau|svetainė (?:\w+ ){0,3}(?:tvarkoma|atnaujinama|neveikia)",
        r"(?:trwają|prowadzimy) (?:prace (?:serwisowe|techniczne|konserwacyjne))|spróbuj(?:cie)? (?:ponownie )?(?:później|za chwilę)|(?:stránky|web|server) (?:\w+ ){0,2}(?:mimo provoz|v údržbě)|probíhá (?:plánovaná )?údržba (?:webu|stránek|systému)|zkuste to (?:prosím )?(?:znovu )?později|(?:stránka|web) je (?:dočasne )?(?:mimo prevádzky|v údržbe)|skúste to (?:prosím )?(?:znova |znovu |opäť )?neskôr",
        r"(?:stran|spletišče) (?:\w+ ){0,2}(?:v vzdrževanju|zaradi vzdrževanja)|poskusite (?:znova |ponovno )?(?:pozneje|kasneje)|(?:stranica|portal) (?:\w+ ){0,2}(?:u održavanju|zbog održavanja)|molimo pokušajte (?:ponovno )?kasnije|(?:az? )?(?:oldal|honlap|weboldal) (?:\w+ ){0,2}karbantartás\w*|próbál(?:ja|d) (?:meg |újra ){1,2}később|site-ul (?:\w+ ){0,3}(?:în mentenanță|în întreținere)|(?:reveniți|încercați)(?: din nou)? mai târziu",
        r"(?:η σελίδα|ο ιστότοπος|το site) (?:\w+ ){0,3}(?:υπό|σε) συντήρηση|δοκιμάστε (?:ξανά|πάλι) αργότερα|(?:попробуйте|повторите)(?: \w+){0,2} (?:позже|позднее)|сайт (?:временно )?(?:на обслуживании|на реконструкции|недоступен по техническим)|технічні роботи|спробуйте(?: \w+){0,2} пізніше|сайтът (?:\w+ ){0,3}(?:поддръжка|профилактика)|опитайте (?:отново )?по-късно",
        r"(?:site|sayfa|sistem)(?:miz|imiz|de|mizde|imizde)* (?:\w+ ){0,2}bakım(?:da|dadır|dayız| çalışma\w*| modu\w*)|bakım çalışması\W*$|lütfen (?:daha sonra|biraz sonra|bir süre sonra) (?:tekrar|yeniden) (?:deneyin|deneyiniz)|(?:시스템|서버|서비스|사이트|홈페이지) ?점검 ?중(?:입니다|\W*$)|(?:일시적인|알 수 없는|시스템) (?:오류|장애)가 발생(?:했습니다|하였습니다)|잠시 후 다시 (?:시도|접속|이용)해 ?주",
        r"האתר (?:\w+ )?(?:בתחזוקה|בשיפוצים|סגור לצורך)|נסו שוב (?:מאוחר יותר|בעוד)|الموقع (?:تحت|قيد) الصيانة|(?:يرجى|الرجاء) المحاولة (?:مرة أخرى |مجددا )?(?:لاحق|بعد)|سایت (?:\S+ )?در (?:حال|دست) (?:تعمیر|به.?روز.?رسانی)|لطفاً? (?:بعداً?|دقایقی دیگر|مجدداً?) (?:تلاش|مراجعه|امتحان)|ویب سائٹ (?:\S+ ){0,3}(?:مرمت|دیکھ بھال)|بعد میں (?:دوبارہ )?کوشش کریں",
        r"(?:साइट|वेबसाइट) (?:[^\s.।]+ ){0,3}(?:रखरखाव|मेंटेनेंस)|बाद में (?:फिर से |पुनः |दोबारा )?(?:प्रयास|कोशिश) करें|(?:সাইট|ওয়েবসাইট)\S* (?:[^\s.।]+ ){0,3}রক্ষণাবেক্ষণ|পরে আবার চেষ্টা করুন|(?:เว็บไซต์|ระบบ)(?:อยู่ระหว่าง|กำลัง|ปิด)(?:การ)?(?:ปิด)?ปรับปรุง|กรุณาลองใหม่",
        r"(?:trang web|website|hệ thống)(?: này| hiện| của chúng tôi)* đang (?:được )?bảo trì|vui lòng (?:thử lại|quay lại) sau|(?:situs|website|laman)(?: (?:web|ini|kami|sedang))+ (?:dalam )?(?:pemeliharaan|perawatan)|silakan coba (?:lagi|kembali)|tovuti (?:\w+ ){0,3}(?:matengenezo|ukarabati)|tafadhali jaribu tena|しばらく(?:して|経って|たって|時間をおいて)から.{0,6}(?:アクセス|お試し|お越し)|(?:网站|網站|系统|系統)(?:正在)?(?:维护|維護|升级|升級)中|(?:请|請)稍(?:后|後)(?:再试|再試|重试|重試)",
    ),
}  # fmt: skip


def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


HEADS = tuple((kind, _whole(words)) for kind, words in _HEADS.items())


def straight(text: str) -> str:
    """The text with typewriter apostrophes, as the signs have them."""
    return text.replace("’", "'")


def said(text: str) -> dict[Obstacle, str]:
    """Of each kind the first sign in a text.

    A sign is only looked for where the text holds one of its pieces: nearly no text does, and all are read.
    """
    plain, found = straight(normalize("NFC", text)), dict[Obstacle, str]()
    for place, _ in _known().within(caseless(plain)):
        kind, sign = _signs()[place]
        if kind not in found and (match := _compiled(sign).search(plain)):
            found[kind] = match.group()
    return found


@cache
def _signs() -> tuple[tuple[Obstacle, str], ...]:
    """Each sign, and what it is one of."""
    return tuple(
        (kind, sign) for kind, lines in _TEXTS.items() for line in lines for sign in _alternatives(line)
    )


@cache
def _known() -> Known:
    derived = Derived({})
    return Known([derived.sets(sign) for _, sign in _signs()])


def _alternatives(line: str) -> Iterator[str]:
    held = ""
    for part in line.split("|"):
        held += part
        if held.count("(") == held.count(")"):
            yield held
            held = ""
        else:
            held += "|"


@cache
def _compiled(sign: str) -> re.Pattern[str]:
    """When it is first looked for, which most never are."""
    return re.compile(sign, re.IGNORECASE)


CONSENTING = re.compile(
    r"\b(?:cookies?|consent\w*|partners?|partner\w*|privacy|personal data|processing|device|advertising|preferences|vendors?|tracking"
    r"|similar technologies|your choices|optional|essential"
    r"|einwillig\w+|zustimm\w+|datenschutz\w*|verarbeit\w+|personenbezogen\w*|werbung|akzeptieren|ger[äa]t\w*|zwecke?n?"
    r"|consentement|partenaires|confidentialité|données|traceurs|appareil|consentimiento|privacidad|socios|datos|dispositivo|publicidad"
    r"|consenso|dati|trattamento|toestemming|gegevens|zgod\w+|danych|partnerzy|samtycke|samtykke|uppgifter"
    r"|куки|cookie\w+|соглас\w+|парт[нё]\w*р\w*|конфиденциальност\w*|персональн\w+|реклам\w+|згод\w+|конфіденційн\w+|бисквитк\w+|съглас\w+|поверителност\w*"
    r"|prywatnoś\w+|osobow\w+|reklam\w*|souhlas\w*|súhlas\w*|soukromí|súkromi\w*|osobní\w*|osobn[éý]\w*|piškotk\w+|kolačić\w*|soglas\w+|privol\w+|zasebnost\w*|privatnost\w*|osebn\w+"
    r"|sütik?\w*|hozzájárul\w*|adatvédel\w+|személyes|hirdetés\w*|consimțământ\w*|confidențialit\w+|publicit\w+|personal[ăe]\w*|συγκατ\w+|συνεργάτ\w+|απ[οό]ρρ[ηή]το\w*|προσωπικ\w+|διαφημίσ\w+"
    r"|çerez\w*|rıza\w*|ortaklar\w*|gizlilik\w*|kişisel|eväste\w*|suostu\w+|kumppani\w*|yksityisyy\w*|henkilötie\w+|mainon\w+|persono(?:pp)?lysning\w*|personuppgift\w*|personvern\w*|informasjonskaps\w+"
    r"|küpsis\w*|nõusolek\w*|isikuandme\w*|privaatsus\w*|sīkdat\w+|piekri\w+|privātum\w*|slapuk\w+|sutikim\w+|privatum\w+|asmens|vafrakök\w+|samþyk\w+|persónu\w+"
    r"|galetes|consentiment|privadesa|socis|dades|baimen\w*|pribatutasun\w*|persetujuan|privasi|mitra|iklan|vidakuzi|ridhaa|faragha|washirika|đồng ý|riêng tư|đối tác|cá nhân|quảng cáo"
    r"|עוגיות|\w*הסכמ\w+|\w*פרטיות|\w*שותפי\w+|אישי\w*|\w*تعريف الارتباط|\w*موافق\w+|\w*شركا\w+|الخصوصية|الشخصية|\w*إعلان\w*|کوکی\w*|رضایت|حریم خصوصی|تبلیغات|شخصی|رازداری|رضامندی|ذاتی)\b"
    r"|쿠키|동의|개인 ?정보|파트너|광고|クッキー|同意|個人(?:情報|データ)|プライバシー|パートナー|広告|隐私|隱私|合作(?:伙伴|夥伴)|广告|廣告|个人(?:信息|数据)|個人資料"
    r"|คุกกี้|ยินยอม|ความเป็นส่วนตัว|ส่วนบุคคล|โฆษณา|พันธมิตร|कुकी|सहमति|गोपनीयता|विज्ञापन|भागीदार|व्यक्तिगत|কুকি|সম্মতি|গোপনীয়তা|বিজ্ঞাপন|অংশীদার|ব্যক্তিগত",
    re.IGNORECASE,
)
"""What consent walls speak of, and of nothing else."""
