"""The words that walls, challenges and error pages show, in the languages they show them in.

Each kind has two lists. What stands in `_HEADS` says it as a heading or title, where it is all that the line
says; the words of an article's headline are others. What stands in `_TEXTS` says it in a sentence, to the
reader.
"""

# ruff: noqa: E501  the signs are lists of phrases, a line for each language or maker

from __future__ import annotations

import re
from functools import cache

from watcher.model import Obstacle
from watcher.read.notes.labels import caseless
from watcher.read.notes.pieces import Derived
from watcher.read.words.sought import Sought

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
    ),
    Obstacle.NOT_FOUND: (
        r"\b(?:error|fehler|erreur|errore|hata|ошибка) 404\b|\b404\b.{0,30}(?:not found|found)|page (?:was |could |can )?not (?:be )?found|(?:this|that) page can't be found|(?:seems|looks like) (?:that )?nothing was found at this (?:location|address|place)|(?:this|(?:sorry|oops)\W+the) (?:article|story|content) has expired|page (?:you (?:are|were) looking for|you requested|has been (?:moved|removed|deleted))|page (?:does not|doesn.t|no longer) exists?|page isn.t available|(?:can.t|couldn.t|could not|cannot) find (?:that|the|this) page|(?:article|story|content) (?:is no longer available|has been removed|not found)",
        r"seite (?:wurde |konnte )?(?:leider )?nicht gefunden|seite existiert nicht|seite gibt es nicht|nicht mehr verfügbar|artikel nicht gefunden",
        r"page (?:introuvable|non trouvée|que vous (?:cherchez|recherchez|demandez))|page n.existe (?:pas|plus)|página (?:no (?:encontrada|existe)|que (?:buscas|busca|procura))|no (?:se )?(?:ha|hemos) (?:podido )?encontr\w+ (?:la|esta) página|página não (?:foi )?encontrada|conteúdo que procura não existe",
        r"pagina (?:non trovata|che (?:cerchi|stai cercando)|niet gevonden|die u zoekt)|nie znaleziono (?:strony|artykułu)|strona nie istnieje|sidan (?:kunde inte hittas|finns inte)|siden (?:blev ikke fundet|ble ikke funnet|finnes ikke|findes ikke)|sivua ei (?:löydy|löytynyt)",
        r"страница не найдена|такой страницы (?:нет|не существует)|сторінку не знайдено|sayfa bulunamadı|ページ(?:が|は)(?:見つかりません|存在しません|削除)|页面不存在|頁面不存在|已被删除|找不到页面|페이지를 찾을 수 없|الصفحة (?:غير موجودة|التي تبحث عنها)",
    ),
    Obstacle.CONSENT: (
        r"before you continue|we (?:and our (?:\d+ )?partners )?(?:value your privacy|use cookies|store and(?:/or)? access)|accept (?:all )?cookies|(?:click|press|choose) .{0,20}accept|consent to our",
        r"mit werbung (?:weiterlesen|und tracking)|cookies? (?:zustimmen|akzeptieren)|akzeptieren und weiter|wir (?:und unsere (?:bis zu )?(?:\d+ )?partner )?(?:verwenden|verarbeiten|nutzen) .{0,60}(?:cookies|daten)",
        r"accepter (?:et (?:continuer|fermer)|les cookies|tout)|continuer sans accepter|nos partenaires et nous|nous (?:et nos (?:\d+ )?partenaires )?utilisons des cookies|aceptar (?:y continuar|(?:todas )?(?:las )?cookies)|(?:nosotros y )?nuestros (?:\d+ )?socios|accetta (?:e (?:continua|chiudi)|(?:i )?cookie|tutti)|aceitar (?:e (?:continuar|fechar)|(?:os )?cookies|todos)",
        r"alles accepteren|cookies accepteren|akceptuję|przejdź do serwisu|godkänn (?:alla|cookies)|acceptera (?:alla|cookies)|accepter alle|godta alle|hyväksy (?:kaikki|evästeet)|принять (?:все )?(?:cookie|файлы)|tüm çerezleri|クッキー(?:に同意|を許可)|接受(?:所有)?cookie",
    ),
    Obstacle.LOGIN: (
        r"(?:log|sign) ?in (?:or (?:register|subscribe) )?to (?:continue|read|your account|view)|(?:subscribe|register|sign up|join) (?:now )?to (?:continue|read|keep reading|unlock)|already (?:a subscriber|have an account|subscribed)|(?:article|content|story) (?:is )?(?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:subscribers|members|premium)|create (?:a free|an) account to|to continue reading|(?:continue|keep) reading (?:this|with)|unlock this (?:article|story)|get (?:unlimited|full) access|you.ve (?:reached|read) (?:your|all)|(?:^|[.!?:\n] ?)(?:this is (?:a )?(?:premium|members?-only) (?:content|article|story)|become a (?:member|subscriber) to (?:continue|get access|read|unlock))\b",
        r"(?:jetzt (?:anmelden|registrieren|abonnieren|testen)|nur für abonnenten|bitte (?:melden sie sich|einloggen)|weiterlesen mit|(?:artikel|text) .{0,40}(?:weiterlesen|weiter)\b|(?:bereits|schon) (?:ein )?(?:abo|abonnent|kunde|registriert)|mit .{0,30}(?:abo|\+|plus) (?:weiter)?lesen|exklusiv für abonnenten|registrieren und weiterlesen)",
        r"réservée?s? (?:à nos |aux )abonné|connectez-vous|(?:lire la suite|poursuivre (?:votre|la) lecture).{0,40}abonn|abonnez-vous pour|déjà abonné|il vous reste .{0,20}à lire",
        r"(?:contenido|artículo) exclusivo|exclusivo para (?:suscriptores|socios|assinantes)|inicia sesión para|suscríbete para|ya eres suscriptor|(?:conteúdo|matéria) (?:exclusiv[oa]|para) (?:para )?assinantes|assine para (?:ler|continuar)|já é assinante",
        r"riservato (?:agli|ai) (?:abbonati|lettori)|abbonati per (?:continuare|leggere)|sei già abbonato|per continuare a leggere|(?:artikel|verhaal) (?:is )?(?:alleen |exclusief )?voor abonnees|lees verder met|al abonnee|log in om (?:verder |(?:dit |het hele )(?:artikel|verhaal) )?te lezen|(?:^|[.!?:\n] ?)word (?:nu )?(?:abonnee|lid) om (?:verder |(?:dit |het hele )(?:artikel|verhaal) )?te lezen",
        r"dostęp(?:ny)? (?:tylko )?dla (?:prenumeratorów|subskrybentów)|zaloguj się,? aby|masz już (?:konto|prenumeratę)|czytaj dalej z|för (?:dig som är )?prenumerant|logga in för att (?:läsa|fortsätta)|redan prenumerant|for abonnenter|log ind for at læse|logg inn for å lese|allerede abonnent|tilaajille|kirjaudu sisään lukeaksesi|jo tilaaja",
        r"(?:доступ|материал).{0,30}(?:по подписке|для подписчиков)|войдите,? чтобы|abonelere özel|有料会員限定|会員限定|続きを読むには|登录后(?:查看|阅读)|订阅后|구독자 전용|للمشتركين",
    ),
    Obstacle.SCRIPT_ONLY: (
        r"(?:enable|turn on|activate|requires?|needs?|with) (?:javascript|js)\b|javascript (?:is )?(?:disabled|required|must be|not enabled)|without javascript|doesn.t work .{0,20}without javascript",
        r"javascript (?:ist |in ihrem browser )?(?:deaktiviert|aktivieren|einschalten)|(?:aktivieren|aktiviere|schalten) sie .{0,12}javascript|activ(?:er|ez|ar|e|a) (?:le |el )?javascript|javascript (?:est )?désactivé|(?:habilit\w+|ativ\w+|abilit\w+) (?:o |il )?javascript|javascript (?:inschakelen|aan te zetten)|włącz(?:yć)? (?:obsługę )?javascript|aktivera javascript|aktivér javascript|включит\w* javascript|javascript.?を有効|启用 ?javascript|请开启javascript",
        r"^\s*(?:loading|wird geladen|chargement|cargando|caricamento|laden|загрузка|読み込み中|加载中)\s*(?:\.\.\.|…)?\s*$",
    ),
    Obstacle.EMPTY: (
        r"(?:buy|purchase|about) this domain|(?:this )?domain (?:name )?(?:may be |is )(?:for sale|parked)|[\w-]+\.[a-z]{2,} (?:may be |is )for sale|domain (?:has|is) expired|domain steht zum verkauf|(?:ce (?:nom de )?domaine|este dominio|questo dominio) (?:est|está|è) (?:à vendre|en venta|in vendita)",
        r"^\W*(?:redirecting (?:you )?to\b|(?:you (?:should|will) be|you are being) (?:\w+ )?redirected)",
        r"^\W*application error\b|client-side exception has occurred|an unexpected error (?:has )?occurred|\ban error (?:has )?occurred while processing your request",
        r"(?:scheduled|ongoing|under|for) maintenance|(?:is|are|ist|sind|est|sommes|está|è) (?:\w+ )?(?:in|en|em) (?:maintenance|mantenimiento|manutenção|manutenzione|wartung|onderhoud)|be back (?:online )?(?:soon|shortly)|temporarily (?:unavailable|down)|wartungsarbeiten|momentan nicht erreichbar|maintenance en cours|labores de mantenimiento|lavori di manutenzione|технические работы|メンテナンス",
    ),
}  # fmt: skip


def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


HEADS = tuple((kind, _whole(words)) for kind, words in _HEADS.items())
_SENTENCES = tuple((kind, sign) for kind, signs in _TEXTS.items() for sign in signs)


def straight(text: str) -> str:
    """The text with typewriter apostrophes, as the signs have them."""
    return text.replace("’", "'")


def said(text: str) -> dict[Obstacle, str]:
    """Of each kind the first sign in a text.

    A sign is only looked for where the text holds pieces of it: nearly no text does, and all are read.
    """
    folded, found = straight(text.lower()), dict[Obstacle, str]()
    said_as = text if len(text) == len(folded) else folded
    held = _sought().within(caseless(folded))
    for (kind, sign), sets in zip(_SENTENCES, pieces(), strict=True):
        if kind in found or any(map(held.isdisjoint, sets)):
            continue
        if match := _compiled(sign).search(folded):
            found[kind] = said_as[match.start() : match.end()]
    return found


@cache
def _sought() -> Sought:
    return Sought(piece for sets in pieces() for each in sets for piece in each)


@cache
def pieces() -> list[tuple[frozenset[str], ...]]:
    """Of each sign the sets of pieces of each of which a text that it matches holds one."""
    derived = Derived({})
    return [derived.sets(sign) for _, sign in _SENTENCES]


@cache
def _compiled(sign: str) -> re.Pattern[str]:
    """When it is first looked for, which most never are."""
    return re.compile(sign)


CONSENTING = re.compile(
    r"\b(?:cookies?|consent\w*|partners?|partner\w*|privacy|personal data|processing|device|advertising|preferences|vendors?|tracking"
    r"|similar technologies|your choices|optional|essential"
    r"|einwillig\w+|zustimm\w+|datenschutz\w*|verarbeit\w+|personenbezogen\w*|werbung|akzeptieren|ger[äa]t\w*|zwecke?n?"
    r"|consentement|partenaires|confidentialité|données|traceurs|appareil|consentimiento|privacidad|socios|datos|dispositivo|publicidad"
    r"|consenso|dati|trattamento|toestemming|gegevens|zgod\w+|danych|partnerzy|samtycke|samtykke|uppgifter)\b",
    re.IGNORECASE,
)
"""What consent walls speak of, and of nothing else."""
