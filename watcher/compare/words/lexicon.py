"""Words that carry a class, by language: denials and doubts, who said it, months and weekdays.

Kept short on purpose: words that hardly ever mean anything else. Months and weekdays come from CLDR.
"""

from __future__ import annotations

from functools import lru_cache

from watcher.cldr import calendar_names, magnitudes
from watcher.compare.words.inflected import calendar_forms
from watcher.compare.words.numerals import number_words
from watcher.tongue import own_tag

NEGATION = {
    "en": "not no never none nobody nothing neither nor without cannot denied denies deny alleged allegedly "
    "reportedly purported purportedly supposed supposedly suspected apparent apparently unconfirmed "
    "rumoured rumored possibly perhaps might may could hardly barely scarcely suspect suspects probably "
    "seemingly ostensibly",
    "de": "nicht kein keine keinen keiner keinem keines nie niemals niemand nichts weder ohne angeblich "
    "angebliche angeblichen angeblicher mutmaßlich mutmaßliche mutmaßlichen mutmaßlicher vermeintlich "
    "vermeintliche vermeintlichen vermeintlicher vermutlich möglicherweise offenbar unbestätigt kaum "
    "soll sollen wohl wahrscheinlich offensichtlich verdächtig verdächtigt dementiert dementierte "
    "dementierten bestritt bestreitet",
    "fr": "ne pas jamais aucun aucune rien personne ni sans non présumé présumée présumés présumées prétendu "
    "prétendument apparemment soupçonné supposé peut-être aurait auraient serait seraient probablement "
    "guère dément démenti nie nié",
    "es": "no nunca jamás ningún ninguna ninguno nada nadie ni sin tampoco presunto presunta presuntos "
    "presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente aparentemente quizá "
    "quizás habría habrían sería serían probablemente sospechoso sospechosa niega negó desmintió "
    "desmiente",
    "pt": "não nunca jamais nenhum nenhuma nada ninguém nem sem suposto suposta supostos supostas "
    "supostamente alegado alegada alegadamente aparentemente talvez teria teriam seria seriam "
    "provavelmente suspeito suspeita nega negou desmentiu",
    "it": "non mai nessun nessuno nessuna niente nulla né senza presunto presunta presunti presumibilmente "
    "apparentemente forse avrebbe avrebbero sarebbe sarebbero probabilmente sospettato nega negato "
    "smentisce smentito",
    "nl": "niet geen nooit niemand niets noch zonder vermeend vermeende vermoedelijk vermoedelijke mogelijk "
    "verluidt blijkbaar zou zouden wellicht waarschijnlijk verdacht verdachte nauwelijks ontkent "
    "ontkende ontkennen",
    "sv": "inte ej icke ingen inget inga aldrig ingenting varken utan påstådd påstådda påstås misstänkt "
    "misstänkta misstänkte påstådda påstådde förmodad förmodade möjligen troligen misstänks påstås "
    "uppges sannolikt kanske knappt förnekar förnekade nekar nekade",
    "nb": "ikke ingen intet aldri ingenting verken uten påstått påståtte angivelig angivelige mistenkt "
    "mistenkte antatt antatte formodet formodede muligens trolig visstnok siktet siktede sannsynligvis "
    "kanskje knapt nekter nektet benekter",
    "da": "ikke ingen intet aldrig ingenting hverken uden påstået påståede angiveligt angivelige mistænkt "
    "mistænkte formodet formodede muligvis formentlig nægter nægtede benægter",
    "fi": "ei en et emme ette eivät eikä ilman väitetty väitetyn väitetysti epäilty epäillyn epäiltyä "
    "epäillyt epäillään mahdollisesti ilmeisesti todennäköisesti ehkä tuskin kiistää kiisti kiistävät",
    "pl": "nie nigdy nikt nic żaden żadna żadne ani bez rzekomy rzekoma rzekome rzekomego rzekomej rzekomych "
    "rzekomo domniemany domniemana domniemane domniemanego domniemanej domniemanych podejrzany "
    "podejrzana podejrzani podejrzanego podejrzanej podejrzanych podobno zaprzecza zaprzeczył "
    "zaprzeczyła zaprzeczyli",
    "cs": "ne není nejsou nikdy nikdo nic žádný žádná žádné ani bez údajný údajná údajné údajného údajní "
    "údajných údajně domnělý domnělá domnělého podezřelý podezřelá podezřelého podezřelí popírá popřel "
    "popřela",
    "ru": "не нет никогда никто ничто ничего ни без якобы предположительно предполагаемый предполагаемая "
    "предполагаемые предполагаемого предполагаемой предполагаемых подозреваемый подозреваемая "
    "подозреваемые подозреваемого подозреваемой подозреваемых возможно вероятно отрицает отрицал "
    "опроверг опровергла опровергли",
    "uk": "не ні немає ніколи ніхто ніщо нічого без нібито ймовірно можливо підозрюваний підозрювана "
    "підозрювані підозрюваного підозрюваної підозрюваних заперечує заперечив спростував спростувала",
    "tr": "değil yok hayır asla hiç hiçbir kimse iddia iddiaya sözde şüpheli muhtemelen değildi yalanladı",
    "el": "δεν μην όχι ποτέ κανείς κανένας καμία τίποτα ούτε χωρίς φερόμενος φερόμενη φέρεται ίσως αρνείται "
    "διαψεύδει διέψευσε",
    "hu": "nem ne nincs soha senki semmi sem nélkül állítólag állítólagos feltételezett feltehetően tagadja "
    "tagadta cáfolta cáfolja",
    "ro": "nu niciodată niciun nicio nimeni nimic nici fără presupus presupusă presupuși aparent pretins "
    "neagă negat dezmințit",
    "id": "tidak bukan belum jangan tanpa tak diduga konon dugaan kabarnya",
    "vi": "không chưa chẳng",
    "ar": "لا لم لن ليس ليست غير دون بدون مزعوم مزعومة المزعوم المزعومة يزعم يُزعم نفى نفت",
    "he": "לא אין אינו אינה אף בלי ללא לכאורה חשוד",
    "fa": "نه نیست هیچ بدون هرگز ظاهرا",
    "hi": "नहीं न मत कभी बिना कथित",
    "ko": "않다 않았다 않는다 아니다 없다 없었다 못했다",
    "ja": "ない なかった ません ず 否定 疑い とみられ とされる とされて",
    "zh": "不 没 沒 未 无 無 非 否 涉嫌 疑似 据称 據稱 据报 可能",
    "th": "ไม่ มิ ไร้ ปราศจาก",
}
"""No, never, and the words that mark a claim as not proven."""

ATTRIBUTION = {
    "en": "said says say told tells according claims claimed claim stated states added announced argued "
    "insisted testified tweeted wrote reported spokesman spokeswoman spokesperson sources source "
    "quoted responded respond responds replied reply",
    "de": "sagte sagt sagten angaben laut zufolge erklärte erklärt teilte mitteilte behauptete behauptet "
    "betonte hieß sprecher sprecherin berichtete antwortete antworten reagierte reagierten "
    "äußerte äußern",
    "fr": "selon dit déclaré déclare affirmé affirme indiqué indique précisé expliqué annoncé "
    "porte-parole d'après répondu répond répondre réagi",
    "es": "dijo dice según afirmó afirma declaró señaló aseguró explicó anunció portavoz indicó "
    "respondió respondieron contestó responder",
    "pt": "disse diz segundo afirmou afirma declarou conforme explicou anunciou porta-voz informou "
    "respondeu responderam comentou",
    "it": "detto dice secondo dichiarato afferma affermato riferito spiegato annunciato portavoce "
    "risposto risponde replicato",
    "nl": "zei zegt volgens verklaarde meldde meldt liet vertelde woordvoerder reageerde reageert "
    "reageren antwoordde",
    "sv": "sade säger sa enligt uppger uppgav berättar hävdar talesperson svarade svarar svara kommenterade",
    "nb": "sa sier ifølge opplyser opplyste forteller hevder talsperson svarte svarer svare kommenterte",
    "da": "sagde siger ifølge oplyser oplyste fortæller hævder talsmand svarede svarer svare kommenterede",
    "fi": "sanoi sanoo mukaan kertoi kertoo totesi ilmoitti väittää vastasi vastannut kommentoi kommentoinut",
    "pl": "powiedział powiedziała według twierdzi oświadczył oświadczyła poinformował poinformowała "
    "rzecznik odpowiedział odpowiedziała odpowiedziało odpowiedzieli podał podała",
    "cs": "řekl řekla podle uvedl uvedla tvrdí prohlásil prohlásila mluvčí odpověděl odpověděla "
    "reagoval sdělil",
    "ru": "сказал сказала заявил заявила заявили согласно сообщил сообщила сообщили словам утверждает "
    "ответил ответила ответили ответило прокомментировал",
    "uk": "сказав сказала заявив заявила заявили згідно повідомив повідомила повідомили словами "
    "стверджує відповів відповіла відповіли прокоментував",
    "tr": "dedi söyledi göre açıkladı belirtti sözcü sözcüsü yanıtladı yanıtlamadı",
    "el": "είπε δήλωσε σύμφωνα ανέφερε υποστήριξε εκπρόσωπος απάντησε",
    "hu": "mondta szerint közölte nyilatkozta állította szóvivő szóvivője válaszolt reagált",
    "ro": "spus declarat potrivit afirmat conform anunțat susține răspuns",
    "id": "kata mengatakan menurut ujar menyatakan juru menjawab merespons",
    "vi": "nói cho theo",
    "ar": "قال قالت وفقا حسب أعلن أعلنت صرح",
    "he": "אמר אמרה לפי לדברי הודיע הודיעה טען",
    "fa": "گفت گفته طبق اعلام",
    "hi": "कहा बताया अनुसार मुताबिक",
    "ko": "말했다 밝혔다 따르면 전했다 주장했다",
    "ja": "述べ 語っ によると 話し 発表",
    "zh": "表示 称 稱 据 據 说 說 指出",
    "th": "กล่าว ระบุ เผย",
}
"""Who says so."""

SOURCES = {
    "en": "according per",
    "de": "angaben laut zufolge nach",
    "fr": "selon d'après",
    "es": "según",
    "pt": "segundo conforme",
    "it": "secondo",
    "nl": "volgens",
    "sv": "enligt",
    "nb": "ifølge",
    "da": "ifølge",
    "pl": "według",
    "cs": "podle",
    "ru": "согласно словам",
    "uk": "згідно словами",
    "el": "σύμφωνα",
    "ro": "potrivit conform",
    "id": "menurut",
    "vi": "theo",
    "ar": "وفقا حسب",
    "he": "לפי לדברי",
    "fa": "طبق",
}
"""Words behind which stands who says so."""

_NEAR = {
    "en": "today yesterday tomorrow tonight",
    "de": "heute gestern vorgestern morgen übermorgen",
    "fr": "aujourd'hui aujourd’hui hier demain avant-hier",
    "es": "hoy ayer mañana anteayer anoche",
    "pt": "hoje ontem amanhã anteontem",
    "it": "oggi ieri domani",
    "nl": "vandaag gisteren morgen eergisteren",
    "sv": "idag igår imorgon i_dag i_går i_morgon",
    "da": "idag igår imorgen i_dag i_går i_morgen",
    "nb": "idag igår imorgen i_dag i_går i_morgen",
    "fi": "tänään eilen huomenna",
    "pl": "dziś dzisiaj wczoraj jutro",
    "cs": "dnes včera zítra",
    "ru": "сегодня вчера завтра со_среды до_среды к_среде",
    "uk": "сьогодні вчора завтра",
    "tr": "bugün dün yarın",
    "el": "σήμερα χθες χτες αύριο",
    "hu": "ma tegnap holnap",
    "ro": "azi astăzi ieri mâine",
    "ar": "اليوم أمس غدا",
    "he": "היום אתמול מחר",
    "ko": "오늘 어제 내일",
}
"""Days by their distance from the day of the text; "_" stands between two words.

Russian "среды", of Wednesday, is mostly of the environment: there what stands before it tells.
"""

OPENERS = frozenset(
    {"the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las"}
    | {"una", "il", "lo", "gli", "de", "het", "een", "den", "det", "en", "ett", "et", "o", "os", "as", "um"}
)
"""Articles, which open a sentence and no name."""

SHOUTED = {
    "en": "all any both each every few half many more most much only some very new old now today again still "
    "here there this that these those the a an he she it we they you his her its our their what when where "
    "why how is are was were be has have had do does did will can must if and but for from after as at by in "
    "of on to with up out ok yes just live video photo watch read see look note",
    "de": "alle alles auch jetzt neu neue nur heute hier der die das ein eine wir sie es und aber ja so wer "
    "was wann wo wie live video foto",
    "fr": "tous tout toute ici le la les un une des il elle nous vous ils qui que quoi et mais oui live",
    "es": "todo todos hoy ya aquí el la los las un una y pero sí así qué quién cómo vivo video vídeo foto",
    "it": "tutti tutto oggi ora qui il lo la gli le un una e ma sì chi che come live video foto",
    "pt": "todos tudo hoje já aqui o a os as um uma e mas sim quem que como vídeo foto",
    "nl": "alle alles nu nieuw ook hier de het een wij en maar ja wie wat hoe live video foto",
    "sv": "alla allt nu nya här det den en ett vi och men ja vem vad hur live video foto bild",
    "nb": "alle alt nå nye her det den en et vi og men ja hvem hva live video foto bilde",
    "da": "alle alt nu nye her det den en et vi og men ja hvem hvad live video foto",
}
"""Short words that are set in capitals to stress them, or to say what follows; "WHO" and "US" are names."""

JOINED = {"ar": ("و", "ف"), "he": ("ו", "ש", "ב", "ל", "מ", "כ", "ה")}
"""What is written with the word behind it: "and", "that", "in"."""


def primary(language: str) -> str:
    """The primary tag of a language, English when none is known."""
    return own_tag(language) or "en"


_TABLES = {
    "negation": NEGATION,
    "attribution": ATTRIBUTION,
    "source": SOURCES,
    "near": _NEAR,
    "shouted": SHOUTED,
}


@lru_cache(maxsize=128)
def words_of(table: str, language: str) -> frozenset[str]:
    """The words of one table ("negation", "attribution", "number", ...) in a language, casefolded."""
    if table == "number":
        return number_words(primary(language))
    source = _TABLES[table]
    return frozenset(source.get(primary(language), "").casefold().split())


@lru_cache(maxsize=64)
def magnitude_names(language: str) -> dict[str, str]:
    """What a language writes for thousands, millions and so on, and one word that counts for all of a power.

    "mio" and "millionen" are "million"; those of which no word is known count for nothing.
    """
    tag = primary(language)
    powers, words = magnitudes(tag), number_words(tag)
    named = {powers[word]: word for word in sorted(words & powers.keys(), reverse=True)}
    return {word: named[power] for word, power in powers.items() if power in named}


@lru_cache(maxsize=64)
def calendar_words(language: str) -> dict[str, str]:
    """Names of months and weekdays, wide and short, casefolded, without full stops, and what each names."""
    names = calendar_names(primary(language))
    found = {name.casefold().rstrip("."): named for name, named in names.items() if name[:1].isalpha()}
    return {form: form for form in calendar_forms(primary(language))} | found


@lru_cache(maxsize=64)
def small_months(language: str) -> bool:
    """Whether a language writes its months without a capital: where one has it, it is a person's name."""
    return any(
        named == "months 1" and name.islower() for name, named in calendar_names(primary(language)).items()
    )
