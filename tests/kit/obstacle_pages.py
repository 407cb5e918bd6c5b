"""Pages that are no article, each with what it is: walls, and pages on which there is nothing to read."""

# ruff: noqa: E501  as in obstacle_walls

from __future__ import annotations

from obstacle_parts import FOOT, NAV, TEASERS, Shape, page
from obstacle_walls import WALLS

from watcher.model import Obstacle

SHAPES = [
    *WALLS,
    Shape(
        "the shell of an application",
        Obstacle.SCRIPT_ONLY,
        page("Harbour Post", "<div id=root></div><script src=/app.js></script>"),
    ),
    Shape(
        "an application that asks for scripts",
        Obstacle.SCRIPT_ONLY,
        page(
            "Harbour Post",
            "<noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script></script>",
        ),
    ),
    Shape(
        "menus around a story that a script would load",
        Obstacle.SCRIPT_ONLY,
        page(
            "Ferry laid up",
            f"{NAV}<main><div id=__next><div class=skeleton>Loading…</div></div></main>{FOOT}<script src=/a.js></script>",
        ),
    ),
    Shape(
        "a German page that asks for scripts",
        Obstacle.SCRIPT_ONLY,
        page(
            "Hafenpost",
            f"{NAV}<main><p>Bitte aktivieren Sie JavaScript in Ihrem Browser, um diese Seite zu sehen.</p></main>",
            lang="de",
        ),
    ),
    Shape(
        "a French page headed by what it asks for",
        Obstacle.SCRIPT_ONLY,
        page(
            "Le Courrier du port",
            f"{NAV}<main><h1>Javascript est désactivé sur votre navigateur</h1><p>Le Courrier du port garde quelques"
            " fichiers sur votre appareil pour que vous n'ayez pas à choisir votre île et votre ligne à chaque visite,"
            " et pour savoir quelles pages sont lues. Vous pouvez changer d'avis à tout moment depuis le pied de page,"
            " où se trouvent aussi les heures d'ouverture du guichet et l'adresse de la rédaction.</p></main>",
            lang="fr",
        ),
    ),
    Shape(
        "a soft 404 with other stories",
        Obstacle.NOT_FOUND,
        page(
            "Page not found | Harbour Post",
            f"{NAV}<main><h1>Sorry, this page isn't available</h1><p>The link may be broken, or the page may have been removed.</p><h2>Latest news</h2>{TEASERS}</main>{FOOT}",
        ),
    ),
    Shape(
        "404 and nothing else",
        Obstacle.NOT_FOUND,
        page("404", f"{NAV}<main><h1>404</h1><p>Oops! We can't find that page.</p></main>{FOOT}"),
    ),
    Shape(
        "a German soft 404",
        Obstacle.NOT_FOUND,
        page(
            "Fehler 404",
            f"{NAV}<main><h1>Diese Seite gibt es nicht (mehr)</h1><p>Vielleicht hilft Ihnen die Suche weiter.</p></main>{FOOT}",
            lang="de",
        ),
    ),
    Shape(
        "a Dutch soft 404",
        Obstacle.NOT_FOUND,
        page(
            "Havenpost",
            "<main><h1>Pagina niet gevonden</h1><p>De pagina die u zoekt bestaat niet meer.</p></main>",
            lang="nl",
        ),
    ),
    Shape(
        "a Portuguese soft 404",
        Obstacle.NOT_FOUND,
        page(
            "O Porto",
            "<main><h1>Página não encontrada</h1><p>O conteúdo que procura não existe ou foi removido.</p></main>",
            lang="pt",
        ),
    ),
    Shape(
        "a Chinese soft 404",
        Obstacle.NOT_FOUND,
        page("港口报", "<div><p>抱歉,您访问的页面不存在或已被删除。</p></div>", lang="zh"),
    ),
    *(
        Shape(
            f"an address that leads nowhere: {heading}",
            Obstacle.NOT_FOUND,
            page(
                "The Harbour Post", f"{NAV}<main><h1>{heading}</h1><p>{more}</p></main>{FOOT}", lang=language
            ),
        )
        for language, heading, more in (
            ("en", "Oops! That page can’t be found.", "Try the search, or the newest stories."),
            ("en", "Nothing here", "It seems that nothing was found at this address."),
            ("en", "Gone", "This story has expired, as all from our agencies do after a month."),
            ("de", "Hoppla! Diese Seite kann nicht gefunden werden.", "Versuchen Sie es mit der Suche."),
            ("fr", "Oups ! Cette page n’a pas été trouvée.", "Essayez une recherche."),
            ("es", "¡Vaya! No se puede encontrar esta página.", "Prueba con el buscador."),
            ("it", "Ops! Questa pagina non è stata trovata.", "Prova con la ricerca."),
            ("pt", "Essa página não pode ser encontrada.", "Tente uma busca."),
            ("nl", "Oeps! Deze pagina kan niet gevonden worden.", "Probeer het zoekvenster."),
            ("pl", "Ups! Nie można znaleźć tej strony.", "Spróbuj wyszukać."),
        )
    ),
    Shape(
        "a Hebrew soft 404 with other stories",
        Obstacle.NOT_FOUND,
        page(
            "הדף לא נמצא",
            f"{NAV}<main><h1>הדף לא נמצא</h1><p>אולי אחת מאלה תעניין אתכם.</p>{TEASERS}</main>{FOOT}{TEASERS}",
            lang="he",
        ),
    ),
    Shape(
        "the front page instead",
        Obstacle.NOT_FOUND,
        page(
            "Harbour Post - news from the coast",
            f"{NAV}<main>{TEASERS}</main>{FOOT}",
            head='<link rel=canonical href="https://www.harbour-post.example/"><meta property="og:type" content="website">',
        ),
    ),
    Shape("nothing", Obstacle.EMPTY, page("", "")),
    Shape(
        "an address that is for sale",
        Obstacle.EMPTY,
        page(
            "harbour-post.example",
            "<h1>harbour-post.example is for sale</h1><p>Related searches: ferry tickets, harbour jobs, island"
            " holidays. Buy this domain from its owner today, or ask for a price that suits you.</p>",
        ),
    ),
    Shape(
        "a page under repair",
        Obstacle.EMPTY,
        page(
            "Down for maintenance",
            "<h1>We'll be back soon</h1><p>We are performing scheduled maintenance and will be back online shortly.</p>",
        ),
    ),
    Shape(
        "a site under repair, in French",
        Obstacle.EMPTY,
        page(
            "Le Courrier du port",
            f"{NAV}<main><p>Le Courrier du port est actuellement en maintenance. Revenez vite !</p></main>{FOOT}",
            lang="fr",
        ),
    ),
    Shape(
        "a program that has failed",
        Obstacle.EMPTY,
        page(
            "",
            "<div id=__next><div><h2>Application error: a client-side exception has occurred while loading the Harbour"
            " Post (see the browser console for more information).</h2></div></div><script src=/a.js></script>",
        ),
    ),
    Shape(
        "a page that could not be had",
        Obstacle.NOT_FOUND,
        page(
            "Harbour Post",
            f"{NAV}<main><p>This page isn't available at the moment. It may be a technical fault that we are working on."
            f" Try to load it again.</p></main>{FOOT}",
        ),
    ),
    Shape(
        "a step to another address",
        Obstacle.EMPTY,
        page(
            "You should be redirected quickly",
            "<main><p>You should be redirected quickly, if not <a href=/>click here</a>.</p></main>",
        ),
    ),
]
