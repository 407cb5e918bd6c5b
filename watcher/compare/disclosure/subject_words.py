"""The words of notes on what they speak of, by language."""

from __future__ import annotations

_WORD = r"(?:(?!(?:for|see|to) )[^\s.]+ )"
_CAME = (
    r"(?:^\W*"
    rf"|(?<!will be updated )\b(?:with|includ(?:es?|ed|ing)) {_WORD}{{0,3}}"
    rf"|\badd(?:s|ed|ing)? {_WORD}{{0,8}}"
    rf"|\bupdat\w+ {_WORD}{{0,4}}to (?:give|offer|provide|reflect) {_WORD}{{0,3}}"
    r"|\b(?:article|post|report|story|update|version) (?:now )?"
    rf"(?:contains|gives|has|offers|provides) {_WORD}{{0,3}})"
)
_LATER = r"(?! (?:to (?:come|follow)|will|are expected|as (?:they|we|it)|soon|here|below)\b)"
SWEEPING = {
    "en": (
        "throughout",
        "recasts",
        "rewritten",
        "with new information",
        "with additional information",
        f"{_CAME}(?P<said>(?:new|more|additional|further) details){_LATER}",
        "with background",
        "with more background",
        "with context",
        "with more context",
    ),
    "de": ("durchgehend", "überarbeitet", "aktualisiert und ergänzt"),
    "fr": ("entièrement", "réécrit", "nouvelles informations"),
    "es": ("reescrito", "nueva información", "más detalles"),
}
"""How a note claims the whole story, not a place in it: patterns, whose group `said` is the phrase.

Details count where they came to the story: "see there for more details" sends the reader elsewhere, and "more
details to follow" are none yet.
"""

SUBJECTS = {
    "en": {
        "name": "name names misspelled misspelt spelling surname misnamed misidentified identified",
        "number": "number numbers figure figures percentage amount total sum miscalculated age",
        "date": "date dates day days year years month months time times timing",
        "quotation": "quote quotes quotation quoted misquoted attributed remark remarks",
        "headline": "headline title",
        "link": "link links url address",
        "byline": "byline author",
        "attribution": "comment comments response reply reaction statement statements remarks source sources",
    },
    "de": {
        "name": "name namen vorname nachname",
        "number": "zahl zahlen betrag prozent summe",
        "date": "datum daten tag jahr zeitpunkt uhrzeit",
        "quotation": "zitat zitate zitiert",
        "headline": "überschrift titel schlagzeile",
        "attribution": "stellungnahme reaktion reaktionen antwort antworten statement",
    },
    "fr": {
        "name": "nom prénom",
        "number": "chiffre chiffres nombre montant",
        "date": "date dates année jour heure",
        "quotation": "citation propos cité citée",
        "headline": "titre",
        "attribution": "réaction réactions réponse réponses commentaire commentaires déclaration",
    },
    "es": {
        "name": "nombre apellido",
        "number": "cifra cifras número monto",
        "date": "fecha fechas año día hora",
        "quotation": "cita declaración",
        "headline": "titular título",
        "attribution": "reacción reacciones respuesta respuestas comentario declaraciones",
    },
    "it": {
        "name": "nome cognome",
        "number": "cifra cifre numero somma importo",
        "date": "data date giorno anno ora",
        "quotation": "citazione dichiarazione",
        "headline": "titolo",
        "attribution": "risposta risposte replica reazione reazioni commento dichiarazione dichiarazioni",
    },
    "pt": {
        "name": "nome sobrenome apelido",
        "number": "número números valor valores quantia",
        "date": "data datas dia ano hora",
        "quotation": "citação declaração",
        "headline": "título manchete",
        "attribution": "resposta respostas posicionamento comentário manifestação reação declarações",
    },
    "nl": {
        "name": "naam namen achternaam",
        "number": "getal cijfer cijfers bedrag aantal",
        "date": "datum data dag jaar tijdstip",
        "quotation": "citaat uitspraak",
        "headline": "kop titel",
        "attribution": "reactie reacties antwoord commentaar weerwoord",
    },
    "sv": {
        "name": "namn namnet efternamn efternamnet förnamn förnamnet",
        "number": "siffra siffran siffror tal belopp antal antalet",
        "date": "datum datumet dag år",
        "quotation": "citat citatet",
        "headline": "rubrik rubriken",
        "attribution": "svar kommentar kommentarer reaktion uttalande",
    },
    "nb": {
        "name": "navn navnet etternavn etternavnet fornavn fornavnet",
        "number": "tall tallet beløp beløpet antall antallet",
        "date": "dato datoen dag år",
        "quotation": "sitat sitatet",
        "headline": "tittel tittelen overskrift",
        "attribution": "svar kommentar kommentarer reaksjon uttalelse tilsvar",
    },
    "da": {
        "name": "navn navnet efternavn efternavnet fornavn fornavnet",
        "number": "tal tallet beløb beløbet antal antallet",
        "date": "dato datoen dag år",
        "quotation": "citat citatet",
        "headline": "rubrik overskrift",
        "attribution": "svar kommentar kommentarer reaktion udtalelse",
    },
    "pl": {
        "name": "imię nazwisko nazwiska",
        "number": "liczba liczby liczbę kwota kwotę kwoty",
        "date": "data datę daty dzień rok",
        "quotation": "cytat wypowiedź",
        "headline": "tytuł tytule",
        "attribution": "odpowiedź odpowiedzi komentarz stanowisko stanowiska oświadczenie",
    },
    "ru": {
        "name": "имя имени фамилия фамилию фамилии",
        "number": "число цифра цифры сумма сумму количество",
        "date": "дата дату день год",
        "quotation": "цитата цитату",
        "headline": "заголовок заголовке",
        "attribution": "ответ комментарий комментарии реакция заявление",
    },
    "uk": {
        "name": "ім'я прізвище",
        "number": "число цифра сума суму кількість",
        "date": "дата дату день рік",
        "quotation": "цитата цитату",
        "headline": "заголовок заголовку",
        "attribution": "відповідь коментар реакція",
    },
    "cs": {
        "name": "jméno příjmení",
        "number": "číslo číslice částka počet",
        "date": "datum rok den",
        "quotation": "citát citace",
        "headline": "titulek titulku",
        "attribution": "vyjádření reakce odpověď",
    },
    "ro": {
        "name": "nume numele prenumele",
        "number": "cifra cifrele număr numărul suma",
        "date": "data anul ziua",
        "quotation": "citatul",
        "headline": "titlul",
        "attribution": "răspuns răspunsul reacția",
    },
    "el": {
        "name": "όνομα επώνυμο",
        "number": "αριθμός αριθμό ποσό ποσοστό",
        "date": "ημερομηνία έτος",
        "headline": "τίτλος τίτλο",
        "attribution": "απάντηση σχόλιο δήλωση",
    },
    "id": {
        "name": "nama",
        "number": "jumlah angka nilai",
        "date": "tanggal tahun hari",
        "headline": "judul",
        "attribution": "tanggapan pernyataan jawaban",
    },
    "ar": {
        "name": "اسم الاسم",
        "number": "عدد رقم مبلغ نسبة",
        "date": "تاريخ عام سنة",
        "headline": "عنوان العنوان",
        "attribution": "رد تعليق",
    },
    "he": {
        "name": "שם שמו שמה",
        "number": "מספר סכום",
        "date": "תאריך",
        "headline": "כותרת הכותרת",
        "attribution": "תגובה תגובת",
    },
    "hi": {
        "name": "नाम",
        "number": "संख्या आंकड़ा राशि",
        "date": "तारीख",
        "headline": "शीर्षक",
        "attribution": "प्रतिक्रिया",
    },
    "vi": {
        "name": "tên",
        "number": "số",
        "date": "ngày",
        "attribution": "phản hồi",
    },
    "fi": {
        "name": "nimi nimen sukunim etunim",
        "number": "luku lukumäär määrä summa",
        "date": "päivämäär vuosi vuosiluku",
        "quotation": "sitaat lainau",
        "headline": "otsik",
        "attribution": "komment vastau",
    },
    "tr": {
        "name": "adı isim ismi soyad",
        "number": "sayı rakam tutar miktar",
        "date": "tarih yıl",
        "quotation": "alıntı",
        "headline": "başlı",
        "attribution": "yanıt",
    },
    "hu": {
        "name": "név neve nevé",
        "number": "szám összeg",
        "date": "dátum évszám",
        "quotation": "idéz",
        "headline": "cím",
        "attribution": "válasz reakció",
    },
    "ko": {
        "name": "이름 성명",
        "number": "숫자 금액 인원 수치",
        "date": "날짜 연도",
        "headline": "제목",
        "attribution": "해명 입장 답변",
    },
    "ja": {
        "name": "氏名 名前 社名 名称 肩書",
        "number": "人数 金額 数値 件数 数字",
        "date": "日付 日時 年号 開業年",
        "quotation": "発言 引用",
        "headline": "見出し タイトル",
        "attribution": "コメント 回答",
    },
    "zh": {
        "name": "姓名 名字 名称",
        "number": "数字 人数 金额 數字 人數 金額",
        "date": "日期 年份",
        "quotation": "引述 引语",
        "headline": "标题 標題",
        "attribution": "回应 回應 答复",
    },
}
"""Words by which a note says what sort of thing it puts right, for each class of edit; only how they begin
where words take many endings."""

SEVERAL = {
    "en": "several some various multiple many",
    "de": "mehrere einige verschiedene",
    "fr": "plusieurs quelques certains certaines",
    "es": "varios varias algunos algunas",
    "it": "alcuni alcune diversi diverse vari varie",
    "pt": "vários várias alguns algumas",
    "nl": "enkele meerdere verschillende",
    "sv": "flera några",
    "nb": "flere noen",
    "da": "flere nogle",
}
"""How they say that more than one thing of a sort was put right: "several figures"."""

ELSEWHERE = {
    "en": "caption captions photo photos photograph photographs picture pictures image images illustration "
    "video videos audio podcast graphic graphics infographic chart charts map maps table gallery",
    "de": "bild bilder bildunterschrift bildtext foto fotos video grafik karte tabelle",
    "fr": "photo photos légende image images vidéo infographie carte graphique tableau",
    "es": "foto fotos fotografía imagen imágenes vídeo video infografía gráfico mapa tabla",
    "it": "foto didascalia immagine video infografica grafico mappa tabella",
    "pt": "foto fotos legenda imagem vídeo infográfico gráfico mapa tabela",
    "nl": "foto fotos bijschrift fotobijschrift afbeelding video grafiek kaart tabel",
    "sv": "bild bilden bildtext bildtexten foto video grafik karta",
    "nb": "bilde bildet bildetekst bildeteksten foto video grafikk kart",
    "da": "billede billedet billedtekst billedteksten foto video grafik kort",
}
"""What a note may put right that is no text of the story."""

THINGS = {
    "name": "a name",
    "number": "a number",
    "date": "a date or time",
    "quotation": "a quotation",
    "headline": "the headline",
    "link": "a link",
    "byline": "the byline",
    "attribution": "what somebody said",
}
"""What each of these classes is called before people."""

OF_NOTES = (
    "earlier version article story updated update corrected correction clarified clarification "
    "amended incorrect incorrectly wrongly mistakenly stated previous previously reflect original "
    "details information background additional "
    "which there their about would after before could these those where while should being because "
    "other under since against between through still again every might maybe perhaps rather quite really "
    "always often almost already another however within without although though until itself myself "
    "frühere fassung artikel aktualisiert korrektur wurde wurden worden werden einer einem einen dieser "
    "dieses haben hatte hatten durch sowie sondern zwischen während bereits "
    "précédente article version cette était étaient avait avaient après avant encore aussi toujours leurs "
    "anterior artículo actualizado desde hasta entre sobre había habían también todavía siempre porque cuando"
)
"""Words that notes are made of."""
