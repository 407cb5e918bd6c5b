"""Walls, and pages that ask who their reader is: in the forms in which publishers and their helpers put them."""

# ruff: noqa: E501  the pages are easier to read when each part of them is one line

from __future__ import annotations

from obstacle_parts import FOOT, NAV, TEASERS, Shape, page

from watcher.model import Obstacle

PARTNERS = (
    "<p>We and our 842 partners store and access information on your device, such as cookies, and process personal"
    " data, such as unique identifiers, to show you personalised advertising, to measure content and to learn about"
    " our audience. With your permission we and our partners may use precise location data.</p><p>You may click to"
    " consent to our and our partners' processing as described above, or click to refuse to consent. Some processing"
    " of your personal data may not need your consent, but you have a right to object. Your choices apply to this"
    " site only, and you can change them at any time in the privacy policy. Cookies are kept for thirteen months, and"
    " partners may base their processing of your data on a legitimate interest, to which you can object in the"
    " settings of each partner.</p>"
)
EINWILLIGUNG = (
    "<p>Wir und unsere bis zu 212 Partner verarbeiten personenbezogene Daten und verwenden Cookies und ähnliche"
    " Technologien auf Ihrem Gerät, um Inhalte und Anzeigen zu personalisieren. Mit Klick auf Akzeptieren stimmen Sie"
    " der Verarbeitung Ihrer Daten zu; Ihre Zustimmung können Sie jederzeit in der Datenschutzerklärung widerrufen."
    "</p><p>Oder nutzen Sie unser Angebot ohne Werbung und Tracking mit dem Pur-Abo für 4,99 Euro im Monat. Schon"
    " Abonnent? Hier anmelden. Cookies, Geräte-Kennungen und Informationen werden für die Ihnen angezeigten Zwecke"
    " gespeichert oder abgerufen.</p>"
)
STUB = (
    "<p>The ferry between Holm and the island has been laid up since Sunday, when a storm bent its shaft.</p>"
)

WALLS = [
    Shape(
        "a question of cookies at length",
        Obstacle.CONSENT,
        page(
            "Harbour Post",
            "<div><h4>Allow cookies from the Harbour Post on this browser?</h4><p>We use cookies and similar technologies"
            " to show what stands on our pages and to keep them safe, with what we learn from cookies on and off the"
            " Harbour Post, and to make our pages better for people who have an account with us or with our ferry"
            " timetable.</p><ul><li>Essential cookies: These cookies are required to use the Harbour Post and are"
            " necessary for our pages to work as intended.</li><li>Cookies from other companies: We use these cookies"
            " to show you notices of harbours outside of the sound and to show maps and films on our pages. These"
            " cookies are optional.</li></ul><p>You have control over the optional cookies we use. Learn more about"
            " cookies and how we use them, and change your choices at any time in our cookie policy.</p></div>",
        ),
    ),
    Shape(
        "a check of the browser",
        Obstacle.CHALLENGE,
        page(
            "Just a moment...",
            "<h1>www.harbour-post.example</h1><p>Verifying you are human. This may take a few seconds.</p><p>www.harbour-post.example needs to review the security of your connection before proceeding.</p><p>Ray ID: 7f1</p>",
        ),
    ),
    Shape(
        "press and hold",
        Obstacle.CHALLENGE,
        page(
            "Access to this page has been denied",
            "<h2>Before we continue...</h2><p>Press &amp; Hold to confirm you are a human (and not a bot).</p><p>Reference ID 1f-2a</p>",
        ),
    ),
    Shape(
        "an edge server that refuses",
        Obstacle.CHALLENGE,
        page(
            "Access Denied",
            '<h1>Access Denied</h1><p>You don\'t have permission to access "http://www.harbour-post.example/news" on this server.</p><p>Reference #18.2d351ab8</p>',
        ),
    ),
    Shape(
        "a firewall's incident",
        Obstacle.CHALLENGE,
        page("", "<p>Request unsuccessful. Incident ID: 7470000-1283</p>"),
    ),
    Shape(
        "scripts and no ad blocker",
        Obstacle.CHALLENGE,
        page(
            "harbour-post.example",
            "<p id=cmsg>Please enable JS and disable any ad blocker</p><script></script>",
        ),
    ),
    Shape(
        "unusual traffic",
        Obstacle.CHALLENGE,
        page(
            "Sorry...",
            "<h1>Sorry...</h1><p>Our systems have detected unusual traffic from your computer network. This page checks to see if it's really you sending the requests, and not a robot.</p>",
        ),
    ),
    Shape(
        "not a bot",
        Obstacle.CHALLENGE,
        page(
            "Making sure you're not a bot!",
            "<h1>Making sure you're not a bot!</h1><p>Loading...</p><details><p>You are seeing this because the administrator of this website has set up protection against the scourge of AI companies aggressively scraping websites. This can and does cause downtime for the websites, which makes their resources inaccessible for everyone.</p></details>",
        ),
    ),
    Shape(
        "a French check",
        Obstacle.CHALLENGE,
        page(
            "Un instant…",
            "<h1>Vérification de sécurité</h1><p>Veuillez confirmer que vous n'êtes pas un robot en cochant la case.</p>",
            lang="fr",
        ),
    ),
    Shape(
        "a Russian check",
        Obstacle.CHALLENGE,
        page(
            "Проверка браузера",
            "<h1>Проверка браузера перед переходом на сайт</h1><p>Подтвердите, что вы не робот. Процесс автоматический.</p>",
            lang="ru",
        ),
    ),
    Shape(
        "a Japanese check",
        Obstacle.CHALLENGE,
        page("セキュリティチェック", "<p>あなたがロボットではないことを確認してください。</p>", lang="ja"),
    ),
    Shape(
        "a long consent wall",
        Obstacle.CONSENT,
        page(
            "Harbour Post",
            f"<h1>We value your privacy</h1>{PARTNERS}<button>Accept all</button><button>Reject all</button>",
        ),
    ),
    Shape(
        "before you continue",
        Obstacle.CONSENT,
        page(
            "Before you continue",
            "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain our services.</p><button>Accept all</button>",
        ),
    ),
    Shape(
        "pay or consent",
        Obstacle.CONSENT,
        page(
            "Hafenpost",
            f"<h1>Weiterlesen mit Werbung</h1>{EINWILLIGUNG}<button>Akzeptieren und weiter</button>",
            lang="de",
        ),
    ),
    Shape(
        "a French consent wall",
        Obstacle.CONSENT,
        page(
            "Le Port",
            "<h2>Vos choix en matière de cookies</h2><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et accéder à des données personnelles comme votre visite sur ce site.</p><button>Accepter et fermer</button><a href=#>Continuer sans accepter</a>",
            lang="fr",
        ),
    ),
    Shape(
        "a Spanish consent wall",
        Obstacle.CONSENT,
        page(
            "El Puerto",
            "<h2>Tu privacidad es importante</h2><p>Nosotros y nuestros socios utilizamos cookies para almacenar y acceder a información en tu dispositivo.</p><button>Aceptar y continuar</button>",
            lang="es",
        ),
    ),
    Shape(
        "a form to log in",
        Obstacle.LOGIN,
        page(
            "Log in | Harbour Post",
            f"{NAV}<main><h1>Log in</h1><form><label>Email</label><label>Password</label><button>Log in</button></form><p>No account yet? Create a free account.</p></main>{FOOT}",
        ),
    ),
    *(
        Shape(
            f"a form to log in, {language}",
            Obstacle.LOGIN,
            page(
                f"{heading} | Post",
                f"{NAV}<main><h1>{heading}</h1><form><input name=who><input name=word></form></main>{FOOT}{FOOT * 40}",
                lang=language,
            ),
        )
        for language, heading in (
            ("he", "התחברות"),
            ("hi", "लॉग इन करें"),
            ("fa", "ورود"),
            ("vi", "Đăng nhập"),
            ("uk", "Вхід"),
            ("hu", "Bejelentkezés"),
            ("el", "Σύνδεση"),
            ("lt", "Prisijungti"),
        )
    ),
    Shape(
        "a stub before a paywall",
        Obstacle.LOGIN,
        page(
            "Ferry laid up | Harbour Post",
            f"{NAV}<main><article><h1>Ferry laid up</h1>{STUB}<div class=paywall><h2>Subscribe to continue reading</h2><p>Get unlimited access for 1 € a month.</p><a href=/s>Subscribe</a></div></article><aside><h2>More</h2>{TEASERS}</aside></main>{FOOT}",
        ),
    ),
    Shape(
        "a stub that only JSON-LD calls one",
        Obstacle.LOGIN,
        page(
            "Ferry laid up | Harbour Post",
            f"{NAV}<main><article><h1>Ferry laid up</h1>{STUB}<div class=gate><b>3 months for 3 €</b></div></article></main>{FOOT}",
            head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry laid up", "datePublished": "2021-01-11T08:00Z", "isAccessibleForFree": "False"}</script>',
        ),
    ),
    Shape(
        "a German paywall",
        Obstacle.LOGIN,
        page(
            "Fähre liegt still",
            "<main><article><h1>Fähre liegt still</h1><p>Die Fähre zwischen Holm und der Insel liegt seit Sonntag still, ein Sturm hat ihre Welle verbogen.</p><p>Lesen Sie diesen Artikel mit Hafenpost+ weiter. Jetzt 4 Wochen kostenlos testen.</p><p>Sie haben bereits ein Abo? Hier einloggen.</p></article></main>",
            lang="de",
        ),
    ),
    Shape(
        "an Italian paywall",
        Obstacle.LOGIN,
        page(
            "Traghetto fermo",
            "<main><article><h1>Traghetto fermo</h1><p>Il traghetto tra Holm e l'isola è fermo da domenica.</p><p>Contenuto riservato agli abbonati. Accedi o abbonati per continuare a leggere.</p></article></main>",
            lang="it",
        ),
    ),
    Shape(
        "premium content",
        Obstacle.LOGIN,
        page(
            "Ferry laid up",
            f"<main><article><h1>Ferry laid up</h1>{STUB}<div><p>This is premium content</p><p>Become a member to get access.</p></div></article></main>",
        ),
    ),
    Shape(
        "a Dutch paywall",
        Obstacle.LOGIN,
        page(
            "Veerboot ligt stil",
            "<main><article><h1>Veerboot ligt stil</h1><p>De veerboot tussen Holm en het eiland ligt sinds zondag stil.</p><p>Word nu abonnee om het hele artikel te lezen</p></article></main>",
            lang="nl",
        ),
    ),
    Shape(
        "a page that is kept from a continent",
        Obstacle.CHALLENGE,
        page(
            "Harbour Post",
            "<p>We recognise that you are attempting to access this website from a country belonging to the European"
            " Economic Area, where the General Data Protection Regulation is in force; therefore access cannot be"
            " granted at this time. Write to the desk if you have questions.</p>",
        ),
    ),
]
