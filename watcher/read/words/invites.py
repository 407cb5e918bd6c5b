"""Sentences that a house writes to its reader below a story, by how they begin: follow us, download our app.

Each begins as such a request does, and names the house or what it alone offers. A sentence of a story begins
so in somebody's mouth, and then a quotation mark or a dash stands before it.
"""

# ruff: noqa: E501  lists of words: a line for each language is easier to check than wrapped ones

from __future__ import annotations

import re
from functools import cache

_STOPS = re.compile(r"[.!?…;؟।。！？]\s*")
_SENTENCES = 2  # stops behind which such a sentence may begin
_QUOTES = frozenset('"“”„«»‘‚‹›「『')
_SIGNS = " .!。！।"
_LEADING = " \t*#•·▶►→|>👉📲📩📱✉️🔔¿¡[(［【（"  # before a sentence, and no quotation or dash that opens one

# Where a house is followed, behind its name.
_ON = "(?:instagram|facebook|whatsapp|google|twitter|youtube|telegram|tiktok|linkedin)"

# How they begin, each with a letter, in lower case; a semicolon parts them.
_BEGINS = (
    # what is left of the articles that a reader may have for nothing
    r"you(?:['’]ve| have) (?:only |just )?\d+ (?:(?:free|more|premium|complimentary) )*(?:articles?|stor(?:y|ies)) (?:left|remaining)\b; you(?:['’]ve| have) (?:now |already )?(?:read|viewed|used) \d+ (?:out )?of (?:your )?\d+ (?:\w+ )?(?:articles?|stories)\b; you(?:['’]ve| have) (?:reached|read|used) (?:all )?(?:of )?(?:your|the) .{0,30}\b(?:free|complimentary) (?:articles?|stor(?:y|ies)); this is your (?:last|final|first|second|third) (?:free|complimentary) (?:article|story)\b",
    r"(?:sie haben|du hast|ihnen bleiben) (?:noch |bereits |schon )?\d+ (?:von \d+ )?(?:kostenlosen?|freien?|gratis)[ -]?artikeln?\b; noch \d+ (?:kostenlosen?|freien?|gratis)[ -]?artikel\b",
    r"il (?:vous|te) reste \d+ articles? (?:gratuits?|offerts?|à lire)\b; vous avez (?:déjà )?lu \d+ .{0,20}articles? (?:gratuits?|offerts?)\b",
    r"(?:te|le) quedan? \d+ (?:art[ií]culos?|notas?|noticias?) (?:gratis|gratuit|libres?\b); has? leído \d+ de (?:tus |sus )?\d+ (?:art[ií]culos|notas|noticias)\b",
    r"(?:hai|ti rest[ao](?:no)?) (?:ancora )?\d+ articol[io] gratuit",
    r"(?:você )?(?:ainda )?tem \d+ (?:artigos?|matérias?|notícias?|reportage[mn]s?|conteúdos?) (?:grátis|gratuit)",
    r"(?:je hebt|u hebt|u heeft) (?:nog )?\d+ (?:gratis|vrije) (?:artikel|verha)\w*",
    r"du har (?:bara |bare |kun )?\d+ (?:fri[ae]?|gratis) artik\w+ (?:kvar|igjen|igen|tilbage)\b",
    r"sinulla on (?:vielä )?\d+ (?:ilmaista|maksutonta) (?:artikkelia|juttua)\b",
    # whether the reader liked what was read
    r"did you (?:like|enjoy|love) (?:reading )?(?:this|our) (?:article|story|post|report|piece|review)\b; if you (?:liked?|enjoy(?:ed)?|loved?) (?:reading )?(?:this|our) (?:article|story|post|report|piece|review), (?:please|consider|support|subscribe|share|sign up|join|become|help|why not|make sure)\b; enjoy(?:ed|ing)? (?:reading )?(?:this|our) (?:article|story|post|report|piece|review) ?$; lik(?:ed|ing) (?:reading )?(?:this|our) (?:article|story|post|report|piece|review) ?$; hat (?:dir|euch|ihnen) (?:dieser|der|unser) (?:artikel|beitrag|text|test|bericht) gefallen\b; dir hat (?:dieser|der|unser) (?:artikel|beitrag|text|test|bericht) gefallen ?$; euch hat (?:dieser|der|unser) (?:artikel|beitrag|text|test|bericht) gefallen ?$; ihnen hat (?:dieser|der|unser) (?:artikel|beitrag|text|test|bericht) gefallen ?$; dieser (?:artikel|beitrag|text) (?:gefällt|hat) (?:dir|euch|ihnen)(?: gefallen)? ?$; der (?:artikel|beitrag|text) (?:gefällt (?:dir|euch|ihnen)|hat (?:dir|euch|ihnen) gefallen) ?$",
    r"vous avez aimé (?:cet article|ce reportage|cette enquête)\b; te (?:ha gustado|gustó) est[ea] (?:artículo|contenido|reportaje|noticia|nota|historia)\b; le (?:ha gustado|gustó) est[ea] (?:artículo|contenido|reportaje|noticia|nota|historia)\b; gostou (?:dest[ea]|dess[ea]|do|da) (?:artigo|matéria|notícia|reportagem|conteúdo)\b; ti è piaciut[oa] (?:quest[oa] |quest['’]|l['’])(?:articolo|notizia|storia|inchiesta)\b; vond (?:je|u) dit (?:artikel|verhaal|bericht)\b; gillade du (?:artikeln|den här artikeln)\b; likte du (?:denne )?(?:artikkelen|saken)\b; kunne du lide (?:denne artikel|artiklen)\b; piditkö (?:tästä )?(?:artikkelista|jutusta)\b; podobał ci się (?:ten )?(?:artykuł|tekst)\b; spodobał ci się (?:ten )?(?:artykuł|tekst)\b; líbil se vám (?:tento )?článek\b; páčil sa vám (?:tento )?článok\b; tetszett (?:a|ez a) cikk\b; понравил(?:ась|ся) (?:эта |этот )?(?:статья|материал|текст) ?$; сподобалася (?:ця )?стаття ?$",
    # where its podcast is heard
    r"subscribe wherever you (?:get|find|listen to) (?:your )?podcasts; listen(?: now)? wherever you (?:get|find) (?:your )?podcasts; available wherever you (?:get|find) (?:your )?podcasts; listen to (?:our|the latest episode of our) [\w' ]{0,30}podcast; hör(?:en sie|t|e?) (?:jetzt |hier )?(?:in )?unseren [\w-]{0,20}podcast\b; écoutez (?:notre|nos) podcast; escucha nuestro podcast; ascolta(?:te)? il nostro podcast; ouça (?:o )?nosso podcast; luister naar onze podcast; lyssna på vår podd; posłuchaj naszego podcastu",
    # in those whose verb comes first, and is no other's than the reader's
    rf"folgen sie .{{2,40}} (?:auf|bei) {_ON}; suivez .{{2,40}} sur {_ON}; segui .{{2,40}} su {_ON}; acompanhe .{{2,40}} n[oa]s? {_ON}; siga .{{2,40}} n[oa]s? {_ON}; volg .{{2,40}} (?:op|via) {_ON}; följ .{{2,40}} på {_ON}; følg .{{2,40}} på {_ON}; obserwuj .{{2,40}} na {_ON}; sledujte .{{2,40}} na {_ON}; pratite .{{2,40}} na {_ON}; spremljajte .{{2,40}} na {_ON}; ακολουθήστε .{{2,40}} στο {_ON}; kövess(?:e|ék|d) .{{2,40}} (?:a |az ){_ON}; urmăriți .{{2,40}} pe {_ON}; следите за .{{2,40}} в {_ON}; читайте .{{2,40}} в {_ON}; стежте за .{{2,40}} [ув] {_ON}",
    # in those where a sentence of a story may begin so, with what the reader gains by it
    rf"follow [\w’' ]{{2,40}} on (?:{_ON}|x|threads|bluesky)(?=$| for (?:all|more|the|live|breaking|daily)\b|,? (?:and|to) (?:get|receive|stay|never|keep|be)\b); folge .{{2,40}} (?:auf|bei) {_ON}(?= und (?:erhalte|bekomme|bleib|verpass)); sigue a .{{2,40}} en {_ON}(?= (?:y (?:recibe|entérate|mantente|no te)|para (?:recibir|estar|enterarte|no perder)))",
    rf"seuraa .{{2,40}} {_ON}\w*(?= ja (?:saa|pysy)); ikuti .{{2,40}} di {_ON}(?= (?:dan|untuk) (?:dapatkan|mendapatkan|jangan))",
    # en: what it asks for in other words, `appeals` tells
    r"follow our [\w' ]{0,30}\b(?:channel|page|account)\b(?! of\b); join our [\w' ]{0,20}\b(?:channel|community|group) (?:on|for (?:the|more|all|free|daily|local|breaking|news))\b; will you help us(?= (?:to )?(?:reach|keep|fund|raise|continue|stay|grow)\b|$); your (?:ongoing|continued|generous) support (?:is (?:essential|vital|crucial) (?:in|to|for) (?:letting|helping|allowing|us|our)|(?:lets|helps|allows|enables|keeps) us)\b; you can (?:now )?listen to (?:(?:our|this) (?:articles?|stor(?:y|ies))|articles(?= (?:using|via|with|(?:on|in) our)\b|$))\b; new: you can (?:now )?listen to (?:[\w' ]{0,20}(?:articles?|stor(?:y|ies)|podcast))\b; read a summary of this (?:article|story)\b; get (?:bite-sized|breaking|the day's) news (?:via|in|on|to|delivered)\b; catch all the latest (?:[\w' ]{0,20}news|headlines|stories) on our\b; sign in to comment\b; log in to comment\b; please (?:sign|log) in to comment\b",
    r"please help us out\b; will you (?:offer|lend|give) us a hand\b; please contribute to our\b; your (?:\w+ )?(?:contribution|donation|gift)s? (?:supports?|helps?|enables?|allows?|keeps?|funds?|fuels?) (?:us|our|independent)\b; make an? (?:monthly|one[- ]time|recurring|regular) (?:commitment|donation|contribution|gift) to support (?:us|our|this|[\w' ]{0,30}(?:journalism|reporting|newsroom))\b; note to (?:our )?readers: please\b; please click (?:on )?the shar(?:e|ing) buttons?\b; forward this (?:article|story|post) to\b; share this (?:(?:story|article|post) )?on (?:facebook|twitter|whatsapp)\b; (?:submit|send)(?: us)? your letters? to the editor\b; leave (?:us )?a comment below\b",
    r"do you have (?:any |more )?(?:information|details) (?:about|on) this (?:story|article)\b; do you know more about this (?:story|article)\b(?! of\b); did you (?:find|spot|notice) (?:a typo|an error|a mistake)(?= in (?:this|our) (?:articles?|stor(?:y|ies)|post|page|text|report(?:ing)?|coverage)\b|$); (?:see|spot) something wrong (?:in|with) this (?:story|article)\b; we want to hear from you(?=\W*$|:)",
    # de
    r"hier können sie unseren [\w-]{0,20}kanal\b; jetzt (?:unseren )?[\w-]{2,20}-kanal abonnieren; schreiben sie uns (?:ihre meinung|an \S+@|eine (?:mail|e-mail) an); keine (?:nachrichten?|news) mehr verpassen(?= ?[:–-]|$); wir haben einen (?:whatsapp|telegram|instagram|youtube)-kanal\b; an dieser stelle finden sie .{0,10}externen? inhalte?,? ; mit (?:dpa|afp|epd|kna|sid)-material$",
    r"gefällt (?:dir|euch|ihnen) unsere?\b; werden sie (?:jetzt |noch heute )?mitglied(?= bei|\W*$)\b; werde (?:jetzt )?mitglied(?= bei|\W*$)\b; die (?:aktuelle|neue) ausgabe .{0,40}\bjetzt .{0,30}(?:kiosk|im abo\b|e-paper); folgen sie (?:uns|unserem)\b; folge (?:uns|unserem)\b; laden sie (?:sich )?(?:jetzt |hier )?(?:unsere|die) \w*app; jetzt (?:unsere|die) [\w-]*app\b; lade (?:dir )?(?:jetzt )?unsere; bestellen sie (?:hier |jetzt )?unseren; dann bestellen sie (?:hier |jetzt )?unseren; melden sie sich (?:jetzt |hier )?(?:für|zu) unser; erhalten sie .{0,60}newsletter; unterstützen sie (?:uns|unsere|unabhängigen journalismus); dann unterstützen sie uns; sie haben (?:bereits|schon) ein abo; haben sie (?:bereits|schon) ein abo; du hast (?:bereits|schon) ein abo; dieser (?:artikel|beitrag|text) ist (?:nur|exklusiv) für abonnent; haben sie einen fehler (?:entdeckt|gefunden); diskutieren sie mit (?:uns|dem autor|der autorin|der redaktion|unsere[nr])\b; jetzt \d+ (?:tage|monate?) (?:kostenlos|gratis)",
    # fr
    r"rejoignez (?:notre|nos) (?:chaîne(?! humaine)|groupe|canal|communauté)",
    r"inscrivez-vous (?:à|pour|gratuitement); abonnez-vous (?:à|pour|gratuitement); pour .{0,50}, (?:inscrivez|abonnez)-vous (?:à|pour|gratuitement); suivez-nous\b; suivez (?:toute l.actualité|notre|nos)\b; retrouvez-nous sur; rejoignez-nous sur; recevez (?:gratuitement |chaque \w+ |tous les \w+ )*(?:notre|nos|l.essentiel|toute l); téléchargez (?:gratuitement )?(?:notre|l.app|nos); soutenez(?:-nous\b| (?:un|notre|le) (?:journal|média)| une presse); faites un don(?: à notre| pour soutenir|\W*$); cet ?article (?:est )?réservé; l. ?article (?:est )?réservé; cet article vous a plu; déjà abonné; vous êtes déjà abonné; vous avez (?:repéré|trouvé|constaté) une erreur ?$; toute reproduction (?:est )?(?:même partielle )?interdite",
    # es
    r"sigue (?:todas )?las (?:últimas )?noticias .{0,40}nuestr[oa]s? (?:canal|whatsapp|redes|página|perfil|cuenta|grupo); haz clic (?:aquí|acá) (?:y|para) (?:leer|seguir|unirte|ver|recib|suscrib)",
    r"(?:ya )?sab[íi]as que .{0,40}tenemos .{0,20}canal\b; únete desde\b; mira lo que tiene nuestro canal\b; s[ií]g(?:ue|a)nos\b; sigue nuestr; suscríbe(?:te|se) (?:a|gratis|aquí|ahora); recib[ea] .{0,60}(?:en (?:tu|su) (?:correo|e-?mail|bandeja|buzón)|nuestr[oa]s? (?:bolet|newsletter)); apúnta(?:te|se) (?:gratis )?a (?:nuestr|la newsletter); desc[aá]rg(?:ate|ue) (?:gratis )?(?:nuestra|la) (?:app|aplicaci); descarga (?:gratis )?nuestra (?:app|aplicaci); apóyanos; apoya (?:el periodismo independiente|nuestr); h(?:azte|ágase) (?:socio|suscriptor|miembro); si te gusta lo que hacemos,; este artículo es (?:exclusiv|sol); este contenido es (?:exclusiv|sol); esta noticia es (?:exclusiv|sol); ya eres suscriptor; has (?:encontrado|visto|detectado) (?:un|algún) error; viste (?:un|algún) error; encontraste (?:un|algún) error; prohibida (?:su|la) reproducción; queda prohibida (?:su|la) reproducción",
    # pt
    r"clique aqui (?:e|para) (?:receb|sig|entr|particip|ler|acess|fa(?:ça|zer)); participe do (?:nosso|grupo|canal) ?(?:grupo|canal)? .{0,20}(?:whatsapp|telegram|google news|facebook|instagram|tiktok|messenger|zalo|line|viber|x|youtube)\b; entre (?:no|em) nosso (?:grupo|canal)",
    r"siga(?:-nos\b| (?:o nosso|a nossa|nosso|nossa|o canal)); confira (?:as últimas|mais|todas as) notícias; assine (?:a nossa|nossa|o nosso); receba (?:gratuitamente |todas? as? \w+ |no seu e-?mail )*(?:as (?:principais |últimas )?notícias|a nossa|nossa|no seu); inscreva-se n[ao] (?:noss|newsletter|canal); baixe (?:o nosso|a nossa|nosso|o) (?:app|aplicativo|aplicação); descarregue (?:o nosso|a nossa|nosso|o) (?:app|aplicativo|aplicação); descarrega (?:o nosso|a nossa|nosso|o) (?:app|aplicativo|aplicação); instale (?:o nosso|a nossa|nosso|o) (?:app|aplicativo|aplicação); apoie (?:o jornalismo|o nosso|nosso|a nossa); torne-se (?:assinante|membro|sócio); faça parte: torne-se (?:assinante|membro|sócio); este (?:artigo|conteúdo|matéria|reportagem) é exclusiv; esta (?:artigo|conteúdo|matéria|reportagem) é exclusiv; já é assinante; encontrou (?:um|algum) erro; viu (?:um|algum) erro; notou (?:um|algum) erro; proibida a reprodução; é proibida a reprodução",
    # it
    r"clicca qui (?:per|e) (?:iscriv|segui|ricev|legg|entra)",
    r"seguici (?:su|anche); seguiteci (?:su|anche); segui(?:re)? il nostro (?:canale|profilo); iscriviti (?:gratis )?al(?:la)? (?:nostr|newsletter); iscrivetevi al(?:la)? (?:nostr|newsletter); ricevi (?:ogni \w+ |gratis )*(?:le notizie|la nostra|nella tua|le ultime); ricevi .{0,80}nella tua casella; scarica (?:(?:gratis )?la nostra|gratis l.) ?app; sostieni (?:il giornalismo|il nostro|la nostra); sostienici\b; abbonati(?: (?:ora|subito|qui|per (?:leggere|continuare))\b|\W*$); questo ?(?:articolo|contenuto) è riservato; l. ?(?:articolo|contenuto) è riservato; sei già abbonato; hai (?:trovato|notato|riscontrato) un errore",
    # nl
    r"heb (?:je|u) (?:een )?(?:nieuwstip\b|tip (?:of opmerking|voor (?:ons|onze|de redactie))\b); heeft u (?:een )?(?:nieuwstip\b|tip (?:of opmerking|voor (?:ons|onze|de redactie))\b); mis niets(?= (?:meer )?van (?:al )?(?:het|ons|onze) (?:laatste )?(?:nieuws|aanbod)\b|$)",
    r"volg (?:ons|onze)\b; meld (?:je|u) (?:nu )?aan voor; ontvang (?:elke \w+ |gratis |dagelijks )*(?:het (?:belangrijkste|laatste) nieuws|onze); schrijf (?:je|u) in voor; download (?:gratis )?(?:onze|de) app; steun (?:onafhankelijke journalistiek|ons\b|onze); word (?:nu )?(?:lid|abonnee)\b; neem een abonnement; dit artikel is (?:alleen|exclusief|enkel); al abonnee\b; foutje? (?:gezien|gevonden); heb (?:je|u) een fout (?:gezien|gevonden); heeft u een fout (?:gezien|gevonden); overname van (?:dit artikel|artikelen) .{0,20}(?:niet toegestaan|verboden)",
    # sv
    r"har du (?:ett )?(?:nyhetstips\b|tips (?:till (?:oss|redaktionen)|på (?:en )?nyhet\w*)\b); rätta oss om (?:vi har fel$|du\b); mejla (?:oss|redaktionen) på",
    r"följ oss\b; prenumerera på (?:vårt|våra|vår); få (?:de viktigaste|de senaste|våra) .{0,80}(?:inkorg|mejl|nyhetsbrev); anmäl dig till (?:vårt|våra); ladda ne[rd] (?:vår|\w+s) app; stöd (?:oberoende journalistik|vårt arbete|oss\b); bli (?:prenumerant|medlem|plusmedlem)(?: (?:nu|i dag|och läs|för att läsa)\b|\W*$); den här artikeln? är (?:\w+ )?för (?:våra )?prenumeranter; denna artikeln? är (?:\w+ )?för (?:våra )?prenumeranter; redan prenumerant; hittat (?:ett )?fel\b; har du hittat (?:ett )?fel\b; kopiering av innehållet .{0,20}förbjud",
    # da, nb
    r"har du (?:et )?(?:nyhe[dt]stips?\b|tips? til (?:oss?|redaksjonen|redaktionen)\b); få nyheder direkte\b; få nyheter rett\b",
    r"følg oss\b; følg os\b; tilmeld dig (?:vores|nyhedsbrevet); meld deg på (?:nyhetsbrevet|vårt); få (?:de vigtigste|de viktigste|de seneste|de siste) .{0,80}(?:indbakke|innboks|nyhedsbrev|nyhetsbrev); skriv dig op til; abonner på (?:nyhetsbrevet|vårt|våre|vores); hent (?:vores app|\w+s app); last ned (?:appen|\w+s app|vår app); download \w+s app; støt (?:uafhængig journalistik|os\b|vores); støtt (?:uavhengig journalistikk|oss\b|vårt); bliv (?:abonnent|medlem)\b; bli abonnent(?: (?:nå|i dag|og les|for å lese)\b|\W*$); prøv gratis i \d+; les gratis i \d+; denne (?:artikel|artikkelen|saken) er (?:kun |forbeholdt |bare )*(?:for )?(?:våre |vores )?abonnenter; artiklen er (?:kun |forbeholdt )?(?:for )?abonnenter; allerede abonnent; fund(?:et) en fejl; har du fund(?:et) en fejl; funnet en feil; har du funnet en feil; artiklen må ikke (?:gengives|kopieres); kopiering er forbud[dt] uten tillatelse",
    # fi
    r"seuraa meitä\b; tilaa (?:ilmainen )?(?:uutiskirje|lehti\W*$); saat .{0,60}sähköpostiisi; lataa (?:sovelluksemme|\w+ sovellus); tue (?:riippumatonta journalismia|työtämme|meitä); tämä (?:artikkeli|juttu|on)(?: on)? (?:vain )?tilaajille; oletko jo tilaaja; löysitkö (?:\w+ )?virheen; huomasitko (?:\w+ )?virheen; artikkelin kopiointi .{0,30}kielletty",
    # pl
    r"czy ten (?:artykuł|materiał) był (?:ciekawy|dla ciebie); podziel się nim(?= (?:z innymi|ze znajomymi|na (?:facebook|twitter|fb))|$); masz dla nas temat\b; chcesz być na bieżąco(?= z (?:nasz|informacj|wiadomoś|najnowsz)|$); zaobserwuj nas\b; dziękujemy,? że przeczytał; dziękujemy za przeczytanie (?:artykułu|naszego)",
    r"zapraszamy (?:też |również |także )?do (?:subskrypcji|prenumeraty)\b; obserwuj nas\b; śledź nas\b; polub nas\b; zapisz się (?:do|na) (?:nasz|newsletter); otrzymuj (?:codziennie |bezpłatnie |rano )*.{0,60}(?:skrzynkę|e-?mail|newsletter); pobierz (?:naszą|bezpłatną) aplikacj; wesprzyj (?:nas|niezależne); wspieraj nas\b; wykup (?:prenumeratę|subskrypcję); zostań (?:prenumeratorem|subskrybentem); artykuł (?:jest )?(?:dostępny )?(?:tylko )?dla (?:prenumeratorów|subskrybentów); ten artykuł (?:jest )?(?:dostępny )?(?:tylko )?dla (?:prenumeratorów|subskrybentów); masz już (?:prenumeratę|subskrypcję|konto); widzisz błąd; znalazłeś błąd; zauważyłeś błąd; kopiowanie (?:treści|materiałów) .{0,40}zabronion",
    # cs, sk
    r"sledujte nás\b; přihlaste se k odběru; prihláste sa na odber; dostávejte (?:každ\w+ |zdarma )*.{0,60}(?:schránky|e-?mail); dostávajte (?:každ\w+ |zadarmo )*.{0,60}(?:schránky|e-?mail); odebírejte (?:náš|naše); odoberajte (?:náš|naše); stáhněte si (?:zdarma )?(?:naši )?aplikaci; stiahnite si (?:zadarmo )?(?:našu )?aplikáciu; podpořte (?:nás|nezávislou); podporte (?:nás|nezávislú); předplaťte si; predplaťte si; staňte se předplatitel; staňte sa predplatiteľ; tento (?:článek|článok) je (?:jen|len|pouze|iba) pr[oe]; už jste předplatitel; už ste predplatiteľ; našli (?:jste|ste) (?:v článku )?chybu; kopírov(?:ání|anie) obsahu .{0,40}zakázan; jakékoli užití obsahu",
    # hu, ro
    r"támogasd (?:munkánkat|a munkánkat|a független|lapunkat); ha kommentelni (?:szeretn|akarsz|kíván); a legfrissebb híreket itt; kövesse? oldalunkat\b",
    r"kövess(?:en|en be)? minket; iratkozz(?:on)? fel .{0,30}(?:hírlev|newsletter); kapja meg .{0,80}(?:e-?mail|hírlev); tölts(?:e|d) le .{0,30}alkalmazás; támogass?a? (?:a független|minket|munkánkat); támogassa a független; fizess(?:en)? elő(?:, és olvass)?; ez a cikk csak (?:az )?előfizetők; a cikk csak (?:az )?előfizetők; már előfizető; hibát talált; a cikk másolása .{0,30}tilos",
    r"urmăre(?:ște|ști|st)-ne\b; urmăriți-ne\b; abon(?:ează-te|ați-vă) (?:la|acum); abonează-te\b; primește (?:gratuit|în fiecare) .{0,60}(?:pe e-?mail|newsletter|inbox); descarcă (?:gratuit aplicați|aplicația noastră); susține(?:-ne\b| jurnalismul independent); donează pentru o presă; acest (?:articol|conținut) este (?:disponibil )?(?:doar|numai); ești deja abonat; a(?:i|ți) găsit o (?:greșeală|eroare); preluarea (?:articolului|textului|informațiilor) .{0,40}interzis",
    # bg, el
    r"последвайте ни\b; следвайте ни\b; следете ни\b; абонирайте се\b; получавайте (?:безплатно |всяка \w+ )*.{0,60}(?:имейл|поща); запишете се за (?:наш|бюлетин); изтеглете (?:нашето|безплатното) приложение; свалете (?:нашето|безплатното) приложение; подкрепете (?:ни|независимата); станете абонат; тази статия е само за абонати; вече сте абонат; открихте грешка; забелязахте грешка; препечатването .{0,40}забранен",
    r"ακολουθήστε (?:μας|το .{2,30}(?:google|facebook|instagram|twitter)); βρείτε μας στο; εγγραφείτε στο (?:newsletter|ενημερωτικό); λάβετε (?:δωρεάν |κάθε \w+ )*.{0,60}(?:e-?mail|newsletter); γραφτείτε στο (?:newsletter|ενημερωτικό); κατεβάστε (?:δωρεάν )?την εφαρμογή; στηρίξτε (?:μας|την ανεξάρτητη); γίνετε (?:συνδρομητ|μέλος); αυτό το άρθρο είναι (?:μόνο|διαθέσιμο); είστε ήδη (?:συνδρομητής|μέλος); βρήκατε (?:κάποιο )?λάθος; εντοπίσατε (?:κάποιο )?λάθος; απαγορεύεται η αναδημοσίευση; με επιφύλαξη παντός",
    # ru, uk
    r"присылайте (?:нам )?(?:свои )?(?:новости|фото|видео|истории) (?:на|в|через)\b; больше новостей (?:—|–|-)? ?в нашем (?:telegram|телеграм|канале|тг|max|группе|чате|приложении|сообществе); самые важные новости (?:—|–|-)? ?в нашем\b; есть чем поделиться$; хо(?:чешь|тите) быть в курсе(?= (?:всех |последних |главных |самых важных )?(?:новостей|событий)\b|$); подпишись на (?:наш|канал|нас)\b; подпишитесь на (?:наш|канал|нас)\b",
    r"більше новин (?:—|–|-)? ?[ув] нашому (?:telegram|телеграм|каналі|чаті|застосунку|viber|вайбер); слідкуйте за (?:нами|новинами)\b; долучайтес[ья] до нашо; надсилайте (?:нам )?(?:свої )?(?:новини|фото|відео) на\b",
    r"подпи(?:сывайтесь|сывайся|шитесь) на (?:нас|наш|рассылку); следите за (?:нами|новостями в нашем); читайте нас\b; получайте (?:каждое \w+ |бесплатно )*.{0,60}(?:почту|рассылк); оформите подписку; скачайте (?:наше|бесплатное|мобильное) приложение; установите (?:наше|бесплатное|мобильное) приложение; скачивайте (?:наше|бесплатное|мобильное) приложение; поддержите (?:нас|независимую|редакцию|нашу); эта статья (?:доступна )?только (?:для )?подписчик; полная версия (?:статьи )?доступна; уже подписаны; заметили (?:ошибку|опечатку); нашли (?:ошибку|опечатку); увидели (?:ошибку|опечатку); все права защищены; перепечатка материалов .{0,40}запрещен; при использовании материалов .{0,20}ссылка",
    r"підпи(?:суйтесь|суйтеся|шіться) на (?:нас|наш|розсилку); стежте за нами; читайте нас\b; отримуйте (?:щоранку |безкоштовно )*.{0,60}(?:пошту|розсилк); оформіть підписку; завантажуйте (?:наш|безкоштовний); завантажте (?:наш|безкоштовний); встановіть (?:наш|безкоштовний); підтримайте (?:нас|незалежну|редакцію); станьте (?:передплатником|спільнотою); ця стаття доступна лише; вже маєте передплату; помітили (?:помилку|одруківку); знайшли (?:помилку|одруківку); усі права захищен; всі права захищен; передрук матеріалів .{0,40}заборонен",
    # hr, sr, sl
    r"pratite nas\b; пратите нас\b; prijavite se na (?:naš|newsletter); пријавите се на наш; primajte (?:svak\w+ \w+ |besplatno )*.{0,60}(?:e-?mail|newsletter); pretplatite se(?: na naš)?(?=\W*$| na naš); претплатите се(?: на наш)?(?=\W*$| на наш); preuzmite (?:našu|besplatnu) aplikaciju; преузмите (?:нашу|бесплатну) апликацију; podržite (?:nas|neovisno|nezavisno); подржите (?:нас|независно); ov(?:aj|o) (?:je )?članak (?:je )?samo za; овај чланак је само за; već ste pretplatnik; већ сте претплатник; pronašli ste (?:grešku|pogrešku); uočili ste (?:grešku|pogrešku); пронашли сте грешку; zabranjeno je (?:kopiranje|preuzimanje) .{0,20}bez do; забрањено је (?:копирање|преузимање) .{0,20}без до",
    r"spremljajte nas\b; sledite nam\b; naročite se(?: na (?:naš|e-novice))?(?=\W*$| na (?:naš|e-)); vsako jutro brezplačno prejmite; prijavite se na naš; prenesite (?:našo|brezplačno) aplikacijo; podprite (?:nas|neodvisno); ta članek je samo za; ste že naročnik; ste našli napako; opazili napako; kopiranje vsebine .{0,30}prepovedan",
    # lt, lv, et
    r"sekite mus\b; prenumeruokite\b; kas rytą nemokamai gaukite; užsisakykite (?:mūsų|naujienlaišk); atsisiųskite (?:mūsų|nemokamą); parsisiųskite (?:mūsų|nemokamą); paremkite (?:mus|nepriklausomą); šis straipsnis skirtas; jau esate prenumeratorius; radote klaidą; pastebėjote klaidą; kopijuoti turinį .{0,20}draudžiama",
    r"seko(?:jiet)? mums\b; pies(?:akies|akieties) (?:mūsu|jaunum); saņem(?:iet)? (?:katru \w+ |bez maksas )*.{0,60}e-past; pierakst(?:ies|ieties) (?:mūsu|jaunum); lejupielādē(?:jiet)? (?:mūsu|bezmaksas); atbalst(?:i|iet) (?:mūs|neatkarīgu); šis raksts ir tikai; jau esi abonents; pamanīji kļūdu; atradi kļūdu; satura kopēšana .{0,30}aizliegta",
    r"jälgi meid\b; liitu (?:meie )?uudiskirjaga; telli (?:meie |tasuta |igapäevane )*uudiskiri; telli leht\b; laadi (?:tasuta )?alla (?:meie|\w+ \w+ äpp); toeta (?:meid|sõltumatut); see artikkel on (?:ainult|ainuüksi); oled juba tellija; leidsid vea; märkasid viga; sisu kopeerimine .{0,30}keelatud",
    # tr, id, vi
    r"whatsapp kanalımıza (?:katıl|abone); telegram kanalımıza (?:katıl|abone)",
    r"simak (?:breaking news|berita pilihan|berita lainnya|update) .{0,80}(?:ponselmu|kami|google news|whatsapp); follow (?:official )?whatsapp channel\b; pilih saluran andalanmu\b; pastikan (?:kamu|anda) sudah (?:meng)?install? aplikasi (?:whatsapp|telegram)(?: ya)?$; ikuti berita .{0,30}google news; mari bergabung di (?:grup|kanal|channel)\b; cek berita dan artikel\b; fakta atau hoaks$; artikel ini telah tayang di\b; scroll (?:ke bawah )?untuk (?:lanjut|melanjutkan|membaca|baca)\b; sertai saluran (?:whatsapp|telegram)\b; ikuti kami di (?:saluran|facebook|telegram|twitter)",
    r"mời (?:quý )?(?:độc giả|bạn đọc|quý vị) (?:theo dõi|gửi|tham gia|đón|xem)",
    r"bizi .{2,40}takip edin; bültenimize; günlük bültenimize; bağımsız gazeteciliği destekle; bize bağış; bu (?:haber )?(?:yalnızca|sadece) abone; bu haber (?:haber )?(?:yalnızca|sadece) abone; haber (?:haber )?(?:yalnızca|sadece) abone; zaten abone; hata mı (?:buldunuz|gördünüz); haberde hata mı; i̇?zinsiz (?:kopyalanamaz|kullanılamaz); kaynak gösterilmeden .{0,20}(?:alıntı|kullanıl)",
    r"ikuti (?:kami|berita terbaru|kanal|saluran)\b; berlangganan (?:buletin|newsletter|sekarang|untuk membaca); dapatkan (?:berita|update) .{0,80}(?:e-?mail|setiap); daftar newsletter; unduh (?:aplikasi|app); download (?:aplikasi|app); dukung (?:kami|jurnalisme); artikel ini hanya untuk; sudah berlangganan; menemukan kesalahan; dilarang (?:mengutip|menyalin|mengambil) .{0,40}(?:tanpa|izin); hak cipta (?:dilindungi|©)",
    r"theo dõi (?:chúng tôi|báo|kênh)\b.{0,40}(?:trên|tại); đăng ký (?:nhận )?bản tin; hãy đăng ký (?:bản tin|ngay|kênh); nhận miễn phí .{0,60}email; tải (?:miễn phí )?ứng dụng (?:của chúng tôi|báo); ủng hộ báo chí độc lập; hãy ủng hộ (?:chúng tôi|báo chí); bài viết này chỉ dành; đã có tài khoản$; phát hiện lỗi$; cấm sao chép (?:dưới|nội dung); giữ bản quyền",
    # ja, zh, ko: most ask in their last word
    r"この記事が気に入ったら(?!し); この記事を気に入ったら",
    r"扫一扫(?:关注|下载)(?![的了]); 掃一掃(?:關注|下載)(?![的了]); 关注公众号(?![的了后]); 關注公眾號(?![的了後]); 更多精彩(?:内容|內容|资讯|資訊).{0,6}(?:请|請|尽在|盡在|关注|關注); 加入(?:我们|我們|本报|本報).{0,4}(?:line|telegram|whatsapp|微信|粉丝|粉絲|好友); 按讚(?!的)(?:追蹤|加入)?.{0,6}粉絲; 不想(?:錯過|错过)(?:最新|精彩|更多|任何|我們|我们|.{0,8}(?:新聞|新闻|消息|資訊|资讯|內容|内容|報導|报道)$).{0,8}$; 想看更多(?:精彩|相關|相关|內容|内容|文章|新聞|新闻|報導|报道|好文|資訊|资讯|$).{0,8}$; 本文(?:观点)?(?:仅|僅)代表作者; 该文(?:观点)?仅代表作者; 以上(?:内容|观点)仅代表(?:作者|本人|个人); 平台声明[：:]; 平臺聲明[：:]; 特别声明[：:]; 特別聲明[：:]",
    r"카카오톡 채널(?:을)? ?추가하(?:기|세요|고 .{1,40}세요$); 제보는 (?:카카오톡|이메일|전화)(?!로|으로|를|와|나); 이 기사에 대해 어떻게 생각하(?:시나요|세요|십니까|나요); 네이버(?:에서| 홈에서).{0,20}구독",
    r"メールマガジン(?:に登録すると|の登録はこちら); ニュースレター(?:に登録すると|の登録はこちら); 独立したジャーナリズムを支援; 寄付をお願い; ご寄付をお願い; この記事は(?:有料)?会員限定; 有料会員限定; 誤りを見つけ; 間違いを見つけ; 無断(?:転載|複製|複写); 本サイトの無断(?:転載|複製|複写); 記事の無断(?:転載|複製|複写); 本記事の無断(?:転載|複製|複写)",
    r"关注(?:(?:我们|我們)(?:的(?:微信|微博|公众|facebook|频道|頻道)|[。！]|\W*$)|微信公众); 關注(?:(?:我们|我們)(?:的(?:微信|微博|公众|facebook|频道|頻道)|[。！]|\W*$)|微信公众); 追蹤(?:(?:我们|我們)(?:的(?:微信|微博|公众|facebook|频道|頻道)|[。！]|\W*$)|微信公众); 请(?:关注|關注|追蹤)(?:(?:我们|我們)(?:的(?:微信|微博|公众|facebook|频道|頻道)|[。！]|\W*$)|微信公众); 欢迎(?:关注|關注|追蹤)(?:(?:我们|我們)(?:的(?:微信|微博|公众|facebook|频道|頻道)|[。！]|\W*$)|微信公众); 歡迎(?:关注|關注|追蹤)(?:(?:我们|我們)(?:的(?:微信|微博|公众|facebook|频道|頻道)|[。！]|\W*$)|微信公众); 扫描(?:(?:以下|[下上左右][方侧面])的?)?二维码(?:关注|下载)(?![了的]); 长按(?:识别)?(?:(?:以下|[下上左右][方侧面])的?)?二维码(?:关注|下载)(?![了的]); 掃描(?:(?:以下|[下上左右][方側面])的?)?(?:二維碼|qr ?code)(?:關注|追蹤|下載)(?![了的]); 扫码(?:关注|下载); 订阅(?:我们|我們|本); 訂閱(?:我们|我們|本); 立即(?:订阅|訂閱)(?:我们|我們|本); 想.{0,20}？(?:立即)?(?:订阅|訂閱)(?:我们|我們|本); 立即(?:订阅|訂閱|下載|下载); 下载(?:我们的|我們的|手机客户端|客户端|app).{0,10}$; 下載(?:我们的|我們的|手机客户端|app).{0,10}$; 点击(?:下载|下載)(?:我们的|我們的|手机客户端|app).{0,10}$; 支持(?:独立新闻|獨立媒體|(?:我们|我們)(?:的工作|[。！]|$)); 请支持(?:独立新闻|獨立媒體|(?:我们|我們)(?:的工作|[。！]|$)); 本文(?:仅供|为付费|版权); 已有账号; 你的(?:獨家|独家)?(?:報料|报料|爆料); 您的(?:獨家|独家)?(?:報料|报料|爆料); 《[^》]{2,20}》(?:手機|手机)?app(?:經已|已經|已经|现已|現已); 发现错误？; 版权所有; 版權所有; 未[经經](?:授[权權]|[许許]可|本).{0,12}[转轉][载載]; 转载请注明",
    r"뉴스레터를? ?(?:구독|신청)(?:하시면|하세요|하기|해); 이 기사는 구독자; 이미 구독 중; 로그인 후 (?:전문|기사|이용); 오류를 발견하(?:셨|면); 저작권자 ?[ⓒ©(]; 무단 ?(?:전재|복제|배포).{0,20}금지",
    # ar, fa, he, hi, th
    r"لمتابعة (?:آخر|أحدث|المزيد|أخبار).{0,40}(?:اشترك|تابع|انضم|قناتنا|اضغط); انضم(?:وا)? إلى قناتنا; اشترك(?:وا)? في (?:النشرة البريدية|نشرتنا); اضف تعليقا; أضف تعليقا",
    r"برای دسترسی سریع به .{0,60}(?:نصب|اپلیکیشن); به کانال .{0,20}(?:بپیوندید|ملحق شوید)",
    r"לכתבות נוספות\b.{0,20}(?:לחצו|כאן); הצטרפו (?:עכשיו )?ל(?:ערוץ|קבוצת) ה?(?:וואטסאפ|ווטסאפ|טלגרם)",
    r"हमारे .{2,40} से जुड़ने के लिए; ताज़?ा (?:तरीन )?खबरों के लिए .{0,30}(?:जुड़े|फॉलो|डाउनलोड); देश-दुनिया की .{0,40}(?:ऐप|फॉलो|डाउनलोड)",
    r"আমাদের .{0,30}(?:লাইক দিন|ফলো করুন|সাবস্ক্রাইব করুন); গুগল নিউজে আমাদের; সর্বশেষ খবর পেতে; segueix-nos\b; seguiu-nos\b; subscriu-te al?s?\b; fylgdu okkur\b; fylgist með okkur\b; следете н[èеѐ] (?:на|и)\b; na ndiqni në\b; bizi .{2,20}izləyin; tufuate (?:kwenye|katika)\b; ہمیں .{2,40}(?:فالو|لائک) کریں; ہمارے .{2,30}(?:چینل|پیج)",
    r"تابعونا (?:على|عبر); تابعنا (?:على|عبر); تابعوا (?:آخر )?(?:أخبارنا|صفحتنا|قناتنا); تابع قناتنا; اشترك (?:في نشرتنا|الآن|مجانا); اشتركوا الآن; احصل مجان; حمّ?لوا? تطبيق(?:نا| .{0,20} مجان); ادعموا الصحافة; ادعمنا\b; هذا المقال للمشتركين; هل أنت مشترك; هل وجدت خطأ; يمنع (?:النسخ|النقل) .{0,20}(?:إذن|دون); جميع الحقوق محفوظة; حقوق النشر (?:محفوظة|©)",
    r"ما را (?:در|به) .{2,50}دنبال کنید; به .{0,20}کانال .{0,20}ما بپیوندید; در خبرنامه .{0,20}عضو شوید; هر صبح .{0,80}ایمیل خود; مشترک خبرنامه; از روزنامه.?نگاری مستقل حمایت; با کمک مالی .{0,20}حمایت کنید; این مطلب فقط برای; مشترک هستید; خطایی دیدید; بازنشر بدون; تمامی حقوق .{0,40}محفوظ; کلیه حقوق .{0,40}محفوظ",
    r"עקבו אחרינו (?:גם )?ב(?:פייסבוק|אינסטגרם|טוויטר|טלגרם|יוטיוב|גוגל|טיקטוק); הצטרפו (?:ל(?:ערוץ|קבוצת) .{0,20}שלנו|למנוי|כמנויים); הירשמו (?:לניוזלטר|לעדכונים); קבלו (?:בכל בוקר|בחינם); הורידו (?:בחינם את אפליקציי?ת|את האפליקציה שלנו); תמכו (?:בנו בתרומה|בעיתונות עצמאית); כתבה זו למנויים; כבר מנויים; מצאתם\s?טעות; נתקלתם ב\s?טעות; כל הזכויות שמורות; אין להעתיק",
    r"हमें .{2,40}(?:फॉलो|लाइक) करें; हमारे .{2,40}(?:से जुड़ें|सदस्यता लें|को सब्सक्राइब); हर सुबह .{0,80}(?:साइन अप|सब्सक्राइब) करें; स्वतंत्र पत्रकारिता का समर्थन करें; हमें दान दे; यह लेख केवल (?:सदस्यों|सब्सक्राइबर); पहले से सदस्य; कोई गलती मिली; बिना अनुमति .{0,30}(?:मना|वर्जित|प्रतिबंधित)",
    r"ติดตาม(?:เรา|ข่าวสาร)(?:ได้ที่|บน); กดติดตาม(?:เรา|ข่าวสาร)(?:ได้ที่|บน); สมัครรับ(?:จดหมายข่าว|ข่าว); ดาวน์โหลดแอป(?:ของเรา|พลิเคชันฟรี); สนับสนุนสื่ออิสระ; บทความนี้สำหรับสมาชิก; เป็นสมาชิกอยู่แล้ว; พบข้อผิดพลาด แจ้ง; ห้าม(?:คัดลอก|ทำซ้ำ); สงวนลิขสิทธิ์",
)

# How they end where the verb comes last: as nobody does but who speaks to the reader.
_ENDS = (
    *("bültenimize abone olun", "bültenimize kaydolun", "abone olun", "takip edin", "uygulamamızı indirin"),
    *("uygulamasını indirin", "uygulamasını ücretsiz indirin", "destek olun"),
    *(
        "をフォローする",
        "登録はこちら",
        "友だち追加する",
        "をフォローしてください",
        "でフォロー",
        "でフォローする",
        "友だち追加",
    ),
    *("アプリをダウンロード", "アプリをダウンロードする", "アプリのダウンロードはこちら"),
    *("팔로우하세요", "구독하세요", "구독해 주세요", "구독하기", "앱을 다운로드하세요", "앱을 내려받으세요"),
    *("후원해 주세요", "응원해 주세요", "دنبال کنید", "دانلود کنید", "نصب کنید"),
    *("पर फॉलो करें", "ऐप डाउनलोड करें", "ऐप मुफ्त डाउनलोड करें", "को सब्सक्राइब करें"),
)


_KNOWN = [word for line in _BEGINS for word in line.split("; ")]
_LETTERS = {word[0] for word in _KNOWN if word[0].isalpha()}
_OTHERS = re.compile("|".join(word for word in _KNOWN if not word[0].isalpha()))


@cache
def _of_letter(letter: str) -> re.Pattern[str]:
    """Those that begin with a letter, when a text does: to compile all of them takes 30 ms of each start."""
    return re.compile("|".join(word for word in _KNOWN if word[0] == letter))


def _begins(said: str) -> re.Match[str] | None:
    found = _of_letter(said[0]).match(said) if said[:1] in _LETTERS else None
    return found or _OTHERS.match(said)


def invites(text: str) -> bool:
    """Whether a house asks its reader for something in a sentence of a text, before which nobody is quoted.

    Args:
        text: in lower case.
    """
    parts = _STOPS.split(text, _SENTENCES)
    for k, part in enumerate(parts):
        said = part.lstrip(_LEADING)
        found = _begins(said)
        if found and said[found.end() : found.end() + 1] != ",":  # behind which somebody "said"
            return not k or _QUOTES.isdisjoint("".join(parts[:k]))
    return text.rstrip(_SIGNS).endswith(_ENDS)
