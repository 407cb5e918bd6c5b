"""Labels by their whole words: lines that are nothing else, what stands before a colon, before a date.

No pattern is searched for here: a line is stripped of all but its letters and looked up, so that a language
more costs nothing. What is in a table has been chosen as what no story says alone in a line.
"""

# ruff: noqa: E501  lists of words: a line for each language is easier to check than wrapped ones

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.read.markup.blocks import Raw

_LETTERS = re.compile(r"[^\W\d_]+")
_COLON = re.compile(r"\s?[:：=＝]\s?")
_STOP = re.compile(r"[.。।۔]\W*$")
_SENTENCE = re.compile(r"\w{3,}[.!?。।۔]\W*$")  # a stop, and no abbreviation's
_LABEL = re.compile(r"([^\W\d_][^\d:|]*):")  # of something else that is counted in the same line
_MINUTES = re.compile(r"\D{0,8}\d+\D{0,14}$")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_LONGEST = 45  # characters of a label
_TOPIC = 5  # words of one; a sentence has more between two commas
_NAME = 60  # characters of what a label names, a stop at its end or none
_SHORTEST = (
    15  # characters of a headline; a sign counts for two, so that eight make one; by `size` it were six
)
_HEADLINE = 150  # characters of a headline or of a row of topics
_DATES = 100  # characters of two dates with their labels
_DAY = 6  # digits of a whole day
_WORDS = 5  # of a label


@lru_cache(maxsize=4_096)
def bare(text: str) -> str:
    """The letters of a short line, in lower case; numbers and signs are gaps, and so are Hindi's vowels."""
    return " ".join(_LETTERS.findall(text.replace("İ", "i").lower()))


def _table(*lines: str) -> frozenset[str]:
    return frozenset(bare(label) for line in lines for label in line.split("|"))


# What stands over other things: other stories, what readers say, who wrote it.
ANNOUNCED = _table(
    # other stories of the same matter, or of any
    "lisez aussi | dans le même dossier | sur le même thème | vous aimerez aussi | cela pourrait vous intéresser | nos derniers articles | à ne pas manquer | à la une | autres articles | plus d'articles | les articles recommandés | recommandé pour vous",
    "otras noticias | más noticias | no te pierdas | noticias recomendadas | artículos recomendados | quizás te interese | también te puede interesar | últimas noticias | lee además | le puede interesar",
    "outras notícias | mais notícias | você também pode gostar | você pode gostar | pode interessar | relacionadas | artigos relacionados | artigos recomendados | leia ainda | últimas notícias | recomendadas",
    "altre notizie | notizie correlate | articoli consigliati | potrebbe interessarti anche | ti potrebbero interessare | da non perdere | ultime notizie | sullo stesso argomento | altri articoli | articoli simili",
    "meer nieuws | meer over dit onderwerp | ook interessant | aanbevolen artikelen | gerelateerd nieuws | ander nieuws | laatste nieuws | verder lezen | meer lezen",
    "senaste artiklarna | seneste artikler | siste artikler | muut lukevat | ostatnie artykuły | nejnovější články | najnovšie články | friss hírek | articole recente | свежие новости | свіжі новини | son yazılar | πρόσφατα άρθρα | ultimi articoli | meer artikelen | berita pilihan | bài viết mới | 推荐文章 | 최근 기사 | أحدث الأخبار | fler nyheter | mer om ämnet | mer i ämnet | relaterat | fler artiklar | senaste nytt | senaste nyheterna | rekommenderat | rekommenderade artiklar",
    "flere nyheder | relaterede artikler | relateret indhold | mere om emnet | andre læser | måske er du også interesseret i | seneste nyt | seneste nyheder | anbefalede artikler | flere artikler",
    "flere nyheter | relaterte artikler | relaterte saker | relatert | mer om saken | mer om temaet | siste nytt | siste nyheter | anbefalte artikler | flere saker | flere artikler",
    "aiheeseen liittyvää | aiheeseen liittyviä artikkeleita | lisää aiheesta | lisää uutisia | suosittelemme | muita uutisia | uusimmat | uusimmat uutiset | saatat olla kiinnostunut",
    "powiązane | polecamy | polecane artykuły | więcej na ten temat | może cię zainteresować | może cię zaciekawić | mogą cię zainteresować | podobne artykuły | zobacz także | najnowsze wiadomości | warto przeczytać | inne artykuły",
    "související články | související | další články | další zprávy | více k tématu | mohlo by vás zajímat | mohlo by vás také zajímat | podobné články | doporučujeme | doporučené články | přečtěte si také | k tématu | nejnovější zprávy",
    "súvisiace články | súvisiace | ďalšie články | ďalšie správy | viac k téme | mohlo by vás zaujímať | podobné články | odporúčame | odporúčané články | čítajte aj | čítajte tiež | prečítajte si aj | k téme | najnovšie správy",
    "kapcsolódó cikkek | kapcsolódó cikk | kapcsolódó tartalom | ezek is érdekelhetik | ez is érdekelheti | olvassa el ezeket is | további hírek | további cikkek | ajánlott cikkek | ajánljuk | ajánljuk még | legfrissebb hírek | ezt is olvassa el",
    "articole similare | articole recomandate | articole asemănătoare | știri similare | alte știri | alte articole | pe aceeași temă | recomandări | recomandarea noastră | te-ar putea interesa | vă recomandăm | ultimele știri | vezi și",
    "свързани статии | свързани новини | свързани | още по темата | още новини | вижте още | виж още | вижте също | подобни новини | подобни статии | препоръчваме ви | последни новини | може да ви е интересно",
    "σχετικά άρθρα | σχετικες ειδησεις | σχετικές ειδήσεις | περισσότερες ειδήσεις | περισσότερα νέα | μπορεί να σας ενδιαφέρει | μπορεί να σας αρέσουν | προτεινόμενα | προτεινόμενα άρθρα | άλλα άρθρα | άλλες ειδήσεις | τελευταία νέα | τελευταίες ειδήσεις | διαβαστε επισης | διαβάστε ακόμη | διαβαστε ακομα | δειτε επισης",
    "ilgili haberler | benzer haberler | diğer haberler | önerilen haberler | sizin için seçtiklerimiz | bunlar da ilginizi çekebilir | ilginizi çekebilir | ilginizi çekebilecek haberler | son haberler | son dakika haberleri",
    "материалы по теме | новости по теме | статьи по теме | ещё по теме | еще по теме | читать также | читайте по теме | другие новости | похожие новости | похожие материалы | вам может быть интересно | рекомендуем | рекомендуем почитать | что ещё почитать | последние новости | главные новости | новости партнёров | новости партнеров",
    "матеріали за темою | новини за темою | статті за темою | ще за темою | більше по темі | інші новини | схожі новини | схожі матеріали | вам може бути цікаво | рекомендуємо | останні новини | головні новини | новини партнерів | читайте ще | дивіться також",
    "povezane vijesti | povezane vesti | povezani članci | vezane vijesti | slični članci | možda vas zanima | možda će vas zanimati | preporučujemo | više s weba | više vijesti | još vijesti | najnovije vijesti | najnovije vesti | pročitajte i | pročitajte još",
    "повезане вести | повезани чланци | слични чланци | можда вас занима | можда ће вас занимати | препоручујемо | најновије вести | још вести | прочитајте и | прочитајте још",
    "povezane novice | sorodne novice | sorodni članki | povezani članki | preberite tudi | preberite še | morda vas zanima | morda vas bo zanimalo | več novic | priporočamo | najnovejše novice",
    "susiję straipsniai | susijusios naujienos | taip pat skaitykite | daugiau naujienų | jums gali būti įdomu | rekomenduojame | panašūs straipsniai | naujausios žinios | naujausi straipsniai | kiti straipsniai",
    "saistītie raksti | saistītās ziņas | citi raksti | citas ziņas | vairāk ziņu | tev varētu interesēt | jums varētu interesēt | iesakām | līdzīgi raksti | jaunākās ziņas | lasi vēl",
    "seotud artiklid | seotud lood | seotud uudised | veel uudiseid | soovitame | sind võib huvitada | samal teemal | viimased uudised | loe lisaks | loe veel",
    "berita terkait | artikel terkait | terkait | berita lainnya | artikel lainnya | rekomendasi untuk anda | rekomendasi | berita terkini | berita terbaru | baca juga | anda mungkin suka",
    "tin liên quan | bài liên quan | bài viết liên quan | tin khác | tin cùng chuyên mục | cùng chuyên mục | có thể bạn quan tâm | tin mới | tin mới nhất | xem thêm | đọc thêm",
    "おすすめ記事 | こちらもおすすめ | その他のニュース | あわせて読みたい | 合わせて読みたい | 関連ニュース | 新着記事 | 最新記事 | 最新ニュース | もっと読む",
    "相关新闻 | 相关阅读 | 相关文章 | 相關新聞 | 相關文章 | 相關閱讀 | 延伸閱讀 | 推薦閱讀 | 更多新闻 | 更多新聞 | 更多阅读 | 猜你喜欢 | 猜你喜歡 | 热门推荐 | 熱門推薦 | 精彩推荐 | 为你推荐 | 為你推薦 | 您可能感兴趣的文章 | 您可能感兴趣 | 你可能也喜歡 | 你可能感興趣 | 最新新闻 | 最新消息 | 其他新闻",
    "관련기사 | 관련 기사 | 관련 뉴스 | 관련뉴스 | 추천 기사 | 추천기사 | 추천 뉴스 | 다른 기사 | 함께 본 기사 | 함께 읽기 | 이 시각 주요 뉴스 | 주요 뉴스 | 주요뉴스 | 당신이 좋아할 만한 기사 | 최신 기사 | 최신기사 | 최신 뉴스 | 더 보기 | 더보기",
    "مواضيع ذات صلة | موضوعات ذات صلة | موضوعات متعلقة | مقالات ذات صلة | أخبار ذات صلة | أخبار متعلقة | المزيد من الأخبار | قد يعجبك أيضا | قد يعجبك أيضاً | قد يهمك | قد يهمك أيضا | آخر الأخبار | طالع أيضا | شاهد أيضا",
    "مطالب مرتبط | اخبار مرتبط | خبرهای مرتبط | مطالب پیشنهادی | پیشنهاد ما | سایر خبرها | سایر اخبار | آخرین اخبار | تازه‌ترین خبرها | در همین زمینه | همچنین بخوانید | بخوانید",
    "כתבות קשורות | כתבות נוספות | עוד בנושא | אולי יעניין אותך | אולי יעניין אותך גם | אולי יעניין אתכם | מומלצים | מומלץ בשבילך | חדשות נוספות | לקריאה נוספת | עוד חדשות | חדשות אחרונות",
    "संबंधित खबरें | संबंधित खबर | संबंधित लेख | और खबरें | अन्य खबरें | आपके लिए सुझाव | ताज़ा खबरें | ताजा खबरें | इसे भी पढ़ें | यह भी देखें | ये भी देखें | और पढ़ें",
    "ข่าวที่เกี่ยวข้อง | บทความที่เกี่ยวข้อง | เรื่องที่เกี่ยวข้อง | ข่าวอื่น ๆ | ข่าวอื่นๆ | แนะนำสำหรับคุณ | ข่าวแนะนำ | ข่าวล่าสุด | เรื่องที่คุณอาจสนใจ | ดูเพิ่มเติม",
    "nachrichten zum thema | cela vous intéressera aussi | polecany artykuł | polecane materiały | további híreink | további híreink a témában | editör hakkında | bạn có thể quan tâm | đừng bỏ lỡ | lihat juga video | 往期回顾 | 往期回顧 | 大家都在看 | 其他人也在看 | 您可能會喜歡 | أخبار قد تهمك | כתבות שאולי יעניינו אותך | כתבות שאולי יעניינו אתכם | เรื่องที่น่าสนใจ | ข่าวน่าสนใจ | แท็กที่เกี่ยวข้อง | tag terkait | topik terkait",
    "notícies relacionades | articles relacionats | més notícies | altres notícies | et pot interessar | últimes notícies | tengdar fréttir | fleiri fréttir | nýjustu fréttir | lajme të ngjashme | të ngjashme | lajme të tjera | lajmet e fundit | поврзани вести | поврзани статии | слични вести | останати вести | последни вести | oxşar xəbərlər | digər xəbərlər | əlaqəli xəbərlər | son xəbərlər",
    "berita berkaitan | artikel berkaitan | berita lain | berita terkini lain | habari zinazohusiana | habari zaidi | habari nyingine | সম্পর্কিত খবর | এই বিভাগের আরও খবর | আরও খবর | আরও পড়ুন | সর্বশেষ | সর্বশেষ খবর | संबंधित बातम्या | आणखी बातम्या | ताज्या बातम्या | સંબંધિત સમાચાર | વધુ સમાચાર | તાજા સમાચાર",
    "தொடர்புடைய செய்திகள் | மேலும் செய்திகள் | சமீபத்திய செய்திகள் | సంబంధిత వార్తలు | మరిన్ని వార్తలు | తాజా వార్తలు | ಸಂಬಂಧಿತ ಸುದ್ದಿ | ಸಂಬಂಧಿತ ಸುದ್ದಿಗಳು | ಇನ್ನಷ್ಟು ಸುದ್ದಿ | ബന്ധപ്പെട്ട വാർത്തകൾ | കൂടുതൽ വാർത്തകൾ | متعلقہ خبریں | مزید خبریں | تازہ ترین | تازہ ترین خبریں",
    # what others have read
    "am häufigsten gelesen | am meisten gelesen | beliebteste artikel | beliebte artikel",
    "articles les plus lus | les articles les plus lus | les plus lus | les plus consultés | le top des articles | le plus lu | les plus partagés",
    "lo más leído | las más leídas | los más leídos | más leídas | más leídos | noticias más leídas | lo más visto | lo más popular",
    "mais lidas | mais lidos | as mais lidas | os mais lidos | notícias mais lidas | mais vistas | mais populares",
    "più letti | i più letti | le più lette | più lette | gli articoli più letti | i più visti | più popolari",
    "meest gelezen | best gelezen | meest gelezen artikelen | populairste artikelen",
    "mest läst | mest lästa | mest lästa artiklar | mest lästa just nu | populärast",
    "mest læst | mest læste | mest læste artikler | mest læste lige nu | mest sete | mest populære",
    "mest lest | mest leste | mest leste saker | mest lest nå | de mest leste sakene | mest populære",
    "luetuimmat | luetuimmat uutiset | luetuimmat jutut | suosituimmat | katsotuimmat",
    "najczęściej czytane | najpopularniejsze | najchętniej czytane | najpopularniejsze artykuły | popularne",
    "nejčtenější | nejčtenější články | nejčtenější zprávy | najčítanejšie | najčítanejšie články | najčítanejšie správy",
    "legolvasottabb | legolvasottabbak | legolvasottabb cikkek | legnépszerűbb | legnépszerűbbek",
    "cele mai citite | cele mai citite știri | cele mai citite articole | cele mai populare",
    "най четени | най четените | най четени новини | най популярни | най популярно",
    "δημοφιλή | δημοφιλέστερα | δημοφιλη | τα πιο διαβασμένα | πιο διαβασμένα | τα πιο δημοφιλή | δημοφιλή άρθρα",
    "en çok okunanlar | en çok okunan haberler | çok okunanlar | çok okunan haberler | en popüler | en popüler haberler",
    "самое читаемое | самые читаемые | самое популярное | популярное | популярные новости | популярные статьи | самые популярные",
    "найпопулярніше | найпопулярніші | найчитаніше | найбільш читані | популярне | популярні новини | популярні статті",
    "najčitanije | najčitaniji članci | najčitanije vijesti | najčitanije vesti | najpopularnije | најчитаније | најчитаније вести | најпопуларније",
    "najbolj brano | najbolj brani članki | najbolj branih | najbolj brane novice",
    "skaitomiausi | skaitomiausi straipsniai | skaitomiausios naujienos | populiariausi | populiariausi straipsniai",
    "lasītākie | lasītākie raksti | lasītākās ziņas | populārākie | populārākie raksti | loetumad | loetumad uudised | enim loetud | populaarsemad",
    "terpopuler | berita terpopuler | berita populer | paling banyak dibaca | paling populer",
    "đọc nhiều | đọc nhiều nhất | tin đọc nhiều | xem nhiều | xem nhiều nhất",
    "人気記事 | 人気ランキング | アクセスランキング | 記事ランキング | よく読まれている記事 | よく読まれています",
    "热门文章 | 热门新闻 | 热点新闻 | 熱門文章 | 熱門新聞 | 阅读排行 | 阅读排行榜 | 点击排行 | 点击排行榜 | 最多人看 | 热门排行",
    "많이 본 뉴스 | 많이 본 기사 | 많이본 뉴스 | 많이본 기사 | 가장 많이 본 뉴스 | 가장 많이 본 기사 | 인기 기사 | 인기기사 | 인기 뉴스 | 실시간 인기 기사",
    "الأكثر قراءة | الأكثر مشاهدة | الأكثر شيوعا | الأكثر شيوعاً | الأكثر تداولا | الأكثر تداولاً | پربازدیدترین‌ها | پربازدیدترین | پربازدیدترین اخبار | پربازدید | پربیننده‌ترین | پربیننده‌ترین‌ها | پرخواننده‌ترین",
    "הנקראות ביותר | הכתבות הנקראות ביותר | הכי נקראות | הנצפים ביותר | הנצפות ביותר | सबसे ज्यादा पढ़ी गई | सबसे ज़्यादा पढ़े गए | सबसे लोकप्रिय | लोकप्रिय खबरें | सर्वाधिक पढ़ी गई खबरें",
    "ข่าวยอดนิยม | ยอดนิยม | อ่านมากที่สุด | ข่าวที่มีคนอ่านมากที่สุด",
    "el més llegit | les més llegides | mest lesið | më të lexuarat | најчитани | ən çox oxunanlar | paling popular | paling dibaca | zilizosomwa zaidi | সর্বাধিক পঠিত | সবচেয়ে বেশি পঠিত | अधिक वाचलेले | அதிகம் வாசிக்கப்பட்டவை | سب سے زیادہ پڑھی جانے والی | مقبول ترین",
    # what readers say
    "réagir à cet article | vos réactions | commenter | laisser un commentaire | commentaires | ver comentarios | comentar esta noticia | deja un comentario | comentarios | dejar comentario | comentários | ver comentários | deixe um comentário | deixe seu comentário | deixe o seu comentário",
    "lascia un commento | commenta | commenti | plaats een reactie | reageer | reageer op dit artikel | reacties | kommentarer | kommentera | kommentera artikeln | skriv en kommentar | deltag i debatten | delta i debatten | kommenter denne saken | kommenter artiklen",
    "kommentit | kommenttia | kommentoi | kirjoita kommentti | lähetä kommentti | komentarze | komentarzy | dodaj komentarz | skomentuj | napisz komentarz | komentáře | komentářů | přidat komentář | diskuse | diskuze | vstoupit do diskuse | komentáre | komentárov | pridať komentár | diskusia",
    "hozzászólások | hozzászólás | hozzászólás írása | szóljon hozzá | szólj hozzá | kommentek | comentarii | lasă un comentariu | adaugă un comentariu | adaugă comentariu | scrie un comentariu | коментари | коментара | добавете коментар | добави коментар | напиши коментар | коментирай | оставите коментар | пошаљи коментар",
    "σχόλια | αφήστε ένα σχόλιο | γράψτε ένα σχόλιο | προσθέστε σχόλιο | yorumlar | yorum yap | yorum yaz | yorumunuzu yazın | комментарии | комментариев | оставить комментарий | добавить комментарий | комментировать | обсудить | коментарі | коментарів | залишити коментар | додати коментар | коментувати",
    "komentari | komentara | ostavite komentar | dodaj komentar | pošalji komentar | komentiraj | komentarji | komentarjev | napišite komentar | komentarai | komentarų | rašyti komentarą | palikti komentarą | komentuoti | komentāri | pievienot komentāru | raksti komentāru | komentēt | kommentaarid | kommentaari | lisa kommentaar | jäta kommentaar | kommenteeri",
    "komentar | tulis komentar | tinggalkan komentar | beri komentar | kirim komentar | bình luận | gửi bình luận | viết bình luận | ý kiến bạn đọc | コメント | コメント 件 | 件のコメント | コメントを書く | コメントを投稿 | コメントする",
    "评论 | 条评论 | 評論 | 則評論 | 发表评论 | 發表評論 | 网友评论 | 網友評論 | 我要评论 | 查看评论 | 留言 | 댓글 | 댓글 개 | 댓글 쓰기 | 댓글쓰기 | 댓글 달기 | 전체 댓글 | 독자의견",
    "التعليقات | تعليقات | تعليقا | تعليقاً | اترك تعليقا | اترك تعليقاً | أضف تعليقا | أضف تعليقاً | أضف تعليقك | نظرات | ارسال نظر | نظر بدهید | نظر شما | نظرات کاربران | دیدگاه‌ها | תגובות | הוסף תגובה | הוספת תגובה | הגיבו | כתבו תגובה",
    "टिप्पणियां | टिप्पणियाँ | टिप्पणी करें | कमेंट | कमेंट करें | अपनी राय दें | अपनी प्रतिक्रिया दें | ความคิดเห็น | แสดงความคิดเห็น | เขียนความคิดเห็น",
    "comentaris | athugasemdir | komente | komentet | şərhlər | komen | maoni | মন্তব্য | মন্তব্য করুন | प्रतिक्रिया | ટિપ્પણીઓ | கருத்துகள் | వ్యాఖ్యలు | അഭിപ്രായങ്ങൾ | تبصرے | تبصرہ کریں | 暂无评论 | 暫無評論",
    # who wrote it
    "zum autor | zur autorin | über die redaktion | à propos de l'autrice | sobre la autora | acerca del autor | acerca de la autora | sobre o autor | sobre a autora | chi è l'autore | chi è l'autrice | informazioni sull'autore | sull'autore",
    "over de auteur | over de schrijver | om skribenten | om författaren | om artikelförfattaren | om forfatteren | tietoa kirjoittajasta | kirjoittajasta | o autorze | o autorce | o autorovi | o autorke | a szerzőről | despre autor | despre autoare | за автора | за авторката",
    "σχετικά με τον συντάκτη | σχετικά με τον συγγραφέα | yazar hakkında | yazarın diğer yazıları | об авторе | об авторах | про автора | про авторку | o autoru | o autorici | о аутору | о ауторки | o avtorju | o avtorici | apie autorių | apie autorę | par autoru | par autori | autorist | autori kohta",
    "tentang penulis | về tác giả | 著者について | 著者プロフィール | 筆者 | 关于作者 | 關於作者 | 作者简介 | 作者簡介 | 기자 소개 | 글쓴이 | عن الكاتب | عن الكاتبة | نبذة عن الكاتب | درباره نویسنده | על הכותב | על הכותבת | על המחבר | אודות המחבר | लेखक के बारे में | เกี่ยวกับผู้เขียน",
)

# What is nothing but a label of the page: an advertisement's, a button's, how long it takes to read.
ALONE = _table(
    # that an advertisement stands here, and the story goes on below it
    "advertorial | annonce | anuncio | anuncios | publicidade | anúncio | annuncio",
    "advertentie | reclame | reklam | annonce | reklame | annonse | annonsør",
    "mainos | reklama | inzerce | inzercia | článok pokračuje pod reklamou | článok pokračuje pod videoreklamou | hirdetés | reklám | a cikk a hirdetés után folytatódik",
    "publicitate | reclamă | articolul continuă după publicitate | реклама | статията продължава след рекламата | διαφήμιση | διαφημιση | το άρθρο συνεχίζεται μετά τη διαφήμιση | haberin devamı reklamdan sonra | haber reklamdan sonra devam ediyor | на правах рекламы | продовження після реклами | oglas | članak se nastavlja nakon oglasa | tekst se nastavlja ispod oglasa | članak se nastavlja ispod oglasa | оглас | текст се наставља након огласа | oglasno sporočilo | članek se nadaljuje pod oglasom | straipsnis tęsiamas po reklamos | reklāma | raksts turpinās pēc reklāmas | reklaam | artikkel jätkub pärast reklaami",
    "iklan | lanjutkan membaca setelah iklan | quảng cáo | tiếp tục đọc sau quảng cáo | 広告 | スポンサーリンク | 記事は広告の後に続きます | 广告 | 廣告 | 责任编辑 | 責任編輯 | 广告之后继续阅读 | 광고 | 광고 후 계속됩니다 | إعلان | اعلان | إعلانات | يتبع بعد الإعلان | تبلیغات | تبلیغ | آگهی | ادامه مطلب پس از تبلیغ | פרסומת | תוכן שיווקי | הכתבה ממשיכה אחרי הפרסומת | विज्ञापन | विज्ञापन के बाद खबर जारी है | โฆษณา",
    "publicitat | auglýsing | auglýsingar | reklamë | tangazo | বিজ্ঞাপন | जाहिरात | જાહેરાત | விளம்பரம் | ప్రకటన | ಜಾಹೀರಾತು | പരസ്യം | اشتہار | تبلیغ متنی | articolul continuă după reclamă | a cikk a hirdetés alatt folytatódik | straipsnis tęsiamas po reklama | scroll untuk lanjut membaca",
    # how pressing it is
    "breaking | breaking news | just in | exclusive | urgent | eilmeldung | alerte info | dernière minute | exclusif | última hora | último momento | urgente | exclusiva | exclusivo | ultim'ora | esclusiva | exclusief | pilne | z ostatniej chwili | срочно | молния | терміново | έκτακτο | son dakika | hitno | 速報 | 快讯 | 快訊 | 突发 | 속보 | عاجل | فوری",
    # buttons that pass it on
    "diesen artikel teilen | teilen sie diesen artikel | partager | partager cet article | partagez cet article | partager l'article | partager sur facebook | compartir | compartir en facebook | comparte | comparte esta noticia | comparte este artículo | compartilhar | compartilhe | compartilhe esta notícia | compartilhe este artigo | partilhar | partilhe | partilhe este artigo | condividi | condividi su facebook | condividi questo articolo | delen | deel artikel | deel dit artikel | deel op facebook",
    "del | dela | dela artikeln | dela den här artikeln | dela på facebook | del artiklen | del denne artikel | del på facebook | del artikkelen | del saken | jaa | jaa artikkeli | jaa tämä juttu | jaa facebookissa | udostępnij | udostępnij artykuł | udostępnij na facebooku | podziel się | sdílet | sdílet článek | sdílejte článek | sdílet na facebooku | zdieľať | zdieľať článok | zdieľajte článok | zdieľať na facebooku | megosztás | cikk megosztása | megosztás facebookon | ossza meg a cikket | oszd meg másokkal is",
    "distribuie | distribuie articolul | distribuie pe facebook | dă mai departe | сподели | сподели във facebook | споделете статията | споделяне | κοινοποίηση | κοινοποίηση στο facebook | κοινοποιήστε το άρθρο | μοιραστείτε το άρθρο | μοιραστείτε το | paylaş | haberi paylaş | bu haberi paylaş | facebook'ta paylaş | поделиться | поделиться статьёй | поделиться статьей | поделиться новостью | поделиться в соцсетях | поделитесь с друзьями | поділитися | поділитись | поділитися статтею | поділитися новиною | поділіться з друзями",
    "podijeli | podijelite članak | podijeli na facebooku | podeli | podelite vest | podeli na facebooku | подели | поделите чланак | подели на фејсбуку | deli | delite članek | deli na facebooku | deli s prijatelji | dalintis | dalintis facebook | dalinkitės straipsniu | pasidalinti | dalīties | dalīties facebook | dalies ar rakstu | padalies | jaga | jaga artiklit | jaga facebookis | jaga sõpradega | bagikan | bagikan artikel ini | bagikan berita ini | bagikan ke facebook | chia sẻ | chia sẻ bài viết | chia sẻ lên facebook",
    "シェア | シェアする | この記事をシェア | この記事をシェアする | 共有する | 分享 | 分享到 | 分享本文 | 分享文章 | 分享到微信 | 공유 | 공유하기 | 기사 공유하기 | 페이스북 공유 | 이 기사를 공유합니다 | شارك | شارك المقال | شارك الخبر | شارك عبر فيسبوك | شاركها | مشاركة | اشتراک‌گذاری | اشتراک گذاری | به اشتراک بگذارید | این مطلب را به اشتراک بگذارید | هم‌رسانی | שתפו | שתפו את הכתבה | שתף | שתף בפייסבוק | שיתוף | शेयर करें | इस खबर को शेयर करें | साझा करें | फेसबुक पर शेयर करें | แชร์ | แชร์ข่าวนี้ | แชร์บทความ | แชร์บน facebook | แบ่งปัน",
    "artikel merken | compartir en redes sociales | comparteix | comparteix aquest article | deila | deila frétt | shpërndaje | shpërndajeni | споделете | kongsi | kongsi artikel ini | shiriki | শেয়ার করুন | शेअर करा | શેર કરો | பகிர் | షేర్ చేయండి | ഷെയർ ചെയ്യുക | شیئر کریں | 讚好此文 | 分享让更多人看到 | 分享讓更多人看到 | 举报 反馈 | مشاركة الخبر | μοιραστείτε το σχόλια",
    "diesen artikel vorlesen | artikel anhören | escucha esta nota | escuchar artículo | ascolta questo articolo | ascolta l'articolo | écouter cet article | écouter l'article | luister naar dit artikel | lyssna på artikeln | lyt til artiklen | lytt til saken | lytt til artikkelen | kuuntele juttu | kuuntele artikkeli | posłuchaj artykułu | poslechněte si článek | ascultă articolul | чуйте статията | haberi dinle | слушать новость | nghe đọc bài",
    "assista ao vídeo | assista ao vídeo abaixo | veja o vídeo | guarda il video | se video | katso video | oglądaj wideo | vezi video | δείτε το βίντεο | pogledajte video | бонус видео | bonus video | haberin videosunu izlemek için tıklayın | saksikan video pilihan berikut ini | saksikan video pilihan di bawah ini | tonton video berikut | 動画を見る | شاهد الفيديو | देखें वीडियो",
    "zur startseite | voir plus | sommaire | au sommaire | haberin devamı için tıklayın | halaman selanjutnya | 続きを読む | 次のページ | 前のページ | 阅读全文 | 閱讀全文 | 阅读剩余全文 | 展开全文 | 看更多 | 点击查看原文 | 點擊查看原文 | 返回搜狐 查看更多 | 打印 | 字号 | 字號 | 首页 上一页 下一页 尾页 | अगला लेख | คลิกอ่านเพิ่มเติม | הכתבה הקודמת | הכתבה הבאה",
    "externer inhalt | empfohlener redaktioneller inhalt | صورة أرشيفية | صور أرشيفية | انتهای پیام",
    # that something is wrong with the text
    "comunicar erro | reportar erro | informar de un error | meld een fout | rapportera fel | rätta oss | rapportér fejl | meld en fejl | meld feil | rapporter feil | ilmoita virheestä | huomasitko virheen | nahlásiť chybu | našli jste chybu | našli ste chybu | hiba bejelentése | jelentse a hibát | raportează o eroare | semnalează o greșeală | ați găsit o eroare | докладвай грешка | съобщете за грешка | αναφορά λάθους | hata bildir | повідомити про помилку | prijavi grešku | prijavite grešku | prijavi pogrešku | prijavite pogrešku | пријави грешку | prijavi napako | teata veast | teavita veast | laporkan kesalahan | laporkan kesalahan penulisan | báo lỗi | báo lỗi bài viết",
    "誤字脱字を報告 | 間違いを報告する | 纠错 | 我要纠错 | 报告错误 | 오류 신고 | 오탈자 신고 | 기사 오류 신고 | الإبلاغ عن خطأ | أبلغ عن خطأ | گزارش خطا | گزارش اشتباه | דווחו על טעות | דיווח על טעות | गलती की सूचना दें | त्रुटि की रिपोर्ट करें | แจ้งข้อผิดพลาด | รายงานข้อผิดพลาด",
    "tip de redactie | tipsa oss | så jobbar vi med nyheter | tips oss | lähetä juttuvinkki | ilk yorum yapan sen ol | полезная новость | оцените материал | оцените новость | новости сми | 이 기사를 추천합니다",
    # how long it takes to read, without its number
    "min lesezeit | min lesedauer | min de lecture | minutes de lecture | lecture min | min de lectura | minutos de lectura | lectura min | lectura de min | lectura de minutos | min de leitura | minutos de leitura | leitura min | leitura de min | min di lettura | minuti di lettura | lettura min | min leestijd | min lezen | minuten leestijd | min läsning | min läsetid | min læsetid | min lesetid | min lukuaika | min czytania | przeczytasz w minuty | min čtení | čtení na minuty | min čítania | perc olvasás | perc olvasási idő | min de citit | мин четене | λεπτά ανάγνωση | dk okuma | мин чтения | читать минуты | хв читання | min čitanja | мин читања | min branja | min skaitymo | min lasīšanai | min lugemist | menit baca | phút đọc | đọc trong phút | 約 分 | この記事は約 分で読めます | 约 分钟 | 阅读需 分钟 | 분 소요 | دقائق قراءة | دقیقه مطالعه | דקות קריאה | मिनट में पढ़ें | पढ़ने में मिनट | อ่าน นาที | ใช้เวลาอ่าน นาที | lästid ca min | temps de lecture min | tempo de leitura min | lukuaika min | lesetid min | lugemise aeg min | okuma süresi dk | 읽는 시간 분 | 예상 읽기 시간 분 | زمن القراءة دقائق | זמן קריאה דק | leestijd min | lesedauer ca min",
    # that it is to be paid for
    "weiterlesen mit plus | alleen voor abonnees | exclusief voor abonnees | word nu abonnee | endast för prenumeranter | bli prenumerant | bli prenumerant och läs vidare | kun for abonnenter | bliv abonnent | bliv abonnent og læs videre | bli abonnent | bli abonnent og les videre | vain tilaajille | tilaa ja jatka lukemista | pouze pro předplatitele | iba pre predplatiteľov | len pre predplatiteľov | csak előfizetőknek | doar pentru abonați | само за абонати | μόνο για συνδρομητές | γίνετε συνδρομητής | γίνετε συνδρομητές | abonelere özel | только для подписчиков | лише для передплатників | тільки для передплатників | samo za pretplatnike | само за претплатнике | postanite pretplatnik | samo za naročnike | postanite naročnik | tik prenumeratoriams | tapkite prenumeratoriumi | tikai abonentiem | kļūsti par abonentu | ainult tellijatele | artikkel on tasuline | hakka tellijaks | khusus pelanggan | chỉ dành cho thuê bao | đăng ký để đọc tiếp",
    "contenido exclusivo para suscriptores | conteúdo exclusivo para assinantes | contenuto riservato agli abbonati | abbonati per continuare a leggere | article réservé aux abonnés | 有料会員限定記事 | 会員限定記事 | 会員登録して続きを読む | 無料会員登録はこちら | ここから先は有料会員限定です | 会員の方はログイン | 残り 文字 | 本文为付费内容 | 登录后阅读全文 | 订阅后可阅读全文 | 구독자 전용 | 구독자 전용 기사입니다 | 후원하기 | 좋은 기사 후원하기 | 구독하기 | للمشتركين فقط | ویژه مشترکان | למנויים בלבד | הצטרפו למנוי | केवल सब्सक्राइबर के लिए | अभी सब्सक्राइब करें | 詳しくはこちら | 자세한 내용은 여기 | เฉพาะสมาชิกเท่านั้น | สมัครสมาชิกเพื่ออ่านต่อ | поддержать редакцию | підтримати редакцію | حمایت از ما | สนับสนุนเรา",
    "artikkeli on tilaajille | juttu on tilaajille | artiklen er for abonnenter | saken er for abonnenter | článek je jen pro předplatitele | článok je len pre predplatiteľov",
    # how to get it
    "подписаться на канал | ニュースレターに登録 | メルマガ登録はこちら | 点击下载客户端 | 구독하고 알림받기 | скачать приложение | アプリをダウンロード | 公式アプリをダウンロード | フォローする | 下载手机客户端 | 点击下载app | 立即下載app | 扫码下载客户端 | 앱 다운로드 | 카카오톡 채널 추가하기 | мы в соцсетях | ми в соцмережах",
)

# Who sent the report, alone in its line: agencies, as they sign.
_AGENCIES = _table(
    "dpa | afp | ap | reuters | efe | ansa | anp | belga | tt | ritzau | ntb | stt | pap | čtk | tasr | sita | mti | agerpres | mediafax | бта | απε μπε | αα | aa | тасс | укрінформ | hina | beta | танјуг | tanjug | sta | bns | elta | leta | antara | ttxvn | lusa | avec afp | par afp | com lusa | con información de efe | con información de afp | door anp | fonte ansa | theo ttxvn | theo reuters | 共同 | 時事通信 | 新华社 | 中央社 | 연합뉴스 | 뉴시스 | رويترز | أ ف ب | وكالات | ایسنا | ایرنا | רויטרס | पीटीआई | भाषा | รอยเตอร์",
)

# What stands before a colon: whose the picture or the report is.
_CREDITS = _table(
    "nuotr | fotografia d'arxiu | mynd | ljósmynd | mynd úr safni | burimi | mənbə | picha | chanzo | ছবি | সূত্র | छायाचित्र | ફોટો | புகைப்படம் | ஆதாரம் | ఫోటో | ഫോട്ടോ | ذریعہ | ماخذ",
    "kuvaaja | bildkälla | kiemelt kép | credit foto | kredit gambar | sumber gambar | gambar | ảnh bìa | fotoğraf kaynağı | φωτογραφίας | zdjęcia | 图片 | 圖片 | الصورة من | foto | fotos | photo | photos | bild | bilder | bild oben | titelbild | titelfoto | archivfoto | archivbild | symbolfoto | symbolbild | fotograf | fotografin | crédit | crédits | crédit photo | crédits photo | photo d'archives | photo d'illustration | image | fotografía | fotografia | crédito | crédito da foto | créditos | imagen | imagem | foto de arquivo | foto de archivo | foto d'archivio | crediti foto | crediti | immagine",
    "beeld | foto's | archieffoto | arkivbild | arkivfoto | genrebild | illustration | billede | bilde | illustrasjonsfoto | illustrationsfoto | kuva | kuvat | arkistokuva | kuvituskuva | valokuva | fot | zdjęcie | zdjęcia | autor zdjęcia | ilustrační foto | ilustračné foto | autor fotografie | autor foto | fotó | fotók | kép | illusztráció | borítókép | nyitókép | fotografie | fotografii | sursa foto | sursă foto | foto arhivă",
    "снимка | снимки | фото | фотография | фото автора | иллюстрация | світлина | фотографія | ілюстрація | φωτογραφία | φωτογραφίες | φωτογραφία αρχείου | φωτό | φωτο | φωτ | fotoğraf | fotoğraflar | görsel | arşiv fotoğrafı | fotografija | fotografije | snimio | snimila | фотографија | nuotrauka | nuotraukos | nuotr aut | asociatyvi nuotr | attēls | fotogrāfija | pilt | pildid | kredit foto | foto ilustrasi | sumber foto | ảnh | ảnh minh họa | nguồn ảnh | đồ họa",
    "写真 | 撮影 | 画像 | 写真提供 | 提供 | 图片来源 | 圖片來源 | 图源 | 摄影 | 攝影 | 图 | 圖 | 사진 | 사진 제공 | 사진제공 | 사진출처 | تصوير | صورة | الصورة | مصدر الصورة | صورة أرشيفية | عکس | عکاس | تصویر | צילום | צילומים | תמונה | קרדיט | קרדיט צילום | फोटो | तस्वीर | फोटो साभार | फोटो क्रेडिट | ภาพ | ภาพประกอบ | ที่มาภาพ | เครดิตภาพ | ภาพจาก | ขอบคุณภาพจาก",
    "quelle | quellen | source | sources | fuente | fuentes | fonte | fontes | fonti | bron | bronnen | källa | källor | kilde | kilder | lähde | lähteet | źródło | źródła | zdroj | zdroje | forrás | források | sursa | sursă | surse | източник | източници | πηγή | πηγές | πηγη | kaynak | kaynaklar | источник | источники | по материалам | джерело | джерела | за матеріалами | izvor | izvori | извор | извори | vir | viri | šaltinis | šaltiniai | avots | avoti | allikas | allikad | sumber | nguồn",
    "出典 | 情報源 | 参考 | 来源 | 來源 | 文章来源 | 文章來源 | 稿源 | 출처 | 자료 | المصدر | المصادر | منبع | منبع خبر | מקור | מקורות | स्रोत | सोर्स | ที่มา | แหล่งที่มา | ข้อมูลจาก",
)
_PHOTO = frozenset({"foto", "photo", "beeld", "фото", "снимка", "ảnh", "nuotr.", "nuotr"})
# How a story was headed where it was first told, and who answers for it, as pages print in China.
_FIRST = _table("原标题 | 原標題 | 责任编辑 | 責任編輯 | 责编 | 責編")
# What it is about, by words under which a page files it.
_TOPICS = _table(
    "topics | related topics | keywords | key words | filed under | tagged | tagged with",
    "tag terkait | کلمات کلیدی | كلمات دلالية | etiquetes | etiketat | клучни зборови | açar sözlər | বিষয় | short url | short link | kurzlink | لینک کوتاه | رابط مختصر",
    "schlagwörter | schlagworte | stichwörter | themen | tags | tag | mots clés | sujets | thèmes | thématiques | étiquettes | dans cet article | etiquetas | temas | archivado en | más en | tópicos | assuntos | palavras chave | argomenti | temi | parole chiave | trefwoorden | onderwerpen | taggar | ämnen | nyckelord | emner | nøgleord | stikkord | emneord | avainsanat | aiheet | asiasanat",
    "tagi | tematy | słowa kluczowe | štítky | témata | klíčová slova | témy | kľúčové slová | címkék | témák | kulcsszavak | etichete | taguri | subiecte | cuvinte cheie | етикети | теми | ключови думи | тагове | ετικέτες | θέματα | λέξεις κλειδιά | etiketler | konular | anahtar kelimeler | теги | темы | ключевые слова | метки | ключові слова | мітки | oznake | teme | ključne riječi | ključne reči | tagovi | ознаке | теме | кључне речи | тагови | ključne besede | žymos | temos | raktiniai žodžiai | birkas | tēmas | atslēgvārdi | märksõnad | teemad | sildid",
    "topik | topik terkait | kata kunci | từ khóa | từ khoá | chủ đề | thẻ | タグ | キーワード | トピック | 标签 | 標籤 | 关键词 | 關鍵詞 | 關鍵字 | 关键字 | 话题 | 話題 | 태그 | 키워드 | الوسوم | وسوم | الكلمات الدلالية | كلمات مفتاحية | الكلمات المفتاحية | مواضيع | برچسب‌ها | برچسب ها | موضوعات | کلیدواژه‌ها | תגיות | תגים | נושאים | מילות מפתח | टैग | टैग्स | แท็ก | แท็กที่เกี่ยวข้อง | คำสำคัญ | หัวข้อ",
)
# Whom to ask about it, below a statement for the press.
_CONTACTS = _table(
    "contact information | contact details | media contact | media contacts | press contact | press contacts | media enquiries | media inquiries | press enquiries | press inquiries",
    "pressekontakt | presskontakt | contact presse | contacts presse | contacto de prensa | contacto prensa | contacto para medios | contatto stampa | contatti stampa | ufficio stampa | contacto para a imprensa | contato para imprensa | assessoria de imprensa | perscontact | kontakt prasowy | kontakt dla mediów | kontakt pro média | sajtókapcsolat | контакты для прессы | контактная информация | контакти для преси | basın iletişim | お問い合わせ先 | 联系方式 | 媒体联系人 | 보도 문의",
)
# How long it takes to read.
_READING = _table(
    "temps de lectura | lestími | koha e leximit | کد خبر | تعداد بازدید | بازدید | عدد المشاهدات | عدد القراءات",
    "lesezeit | lesedauer | temps de lecture | durée de lecture | tiempo de lectura | tempo de leitura | tempo di lettura | leestijd | lästid | læsetid | lesetid | lukuaika | czas czytania | doba čtení | délka čtení | čas čítania | dĺžka čítania | olvasási idő | timp de citire | timp citire | време за четене | χρόνος ανάγνωσης | διάρκεια ανάγνωσης | okuma süresi | время чтения | время на чтение | час читання | час на читання | vrijeme čitanja | vreme čitanja | време читања | čas branja | skaitymo laikas | skaitymo trukmė | lasīšanas laiks | lasīšanas ilgums | lugemisaeg | waktu baca | waktu membaca | thời gian đọc | 読了時間 | 阅读时间 | 閱讀時間 | 預計閱讀時間 | 읽는 시간 | مدة القراءة | وقت القراءة | زمن القراءة | زمان مطالعه | زمان خواندن | זמן קריאה | पढ़ने का समय | เวลาอ่าน",
)
# Before a headline without a link: that there is more to read.
_MORE = _table(
    "sigue leyendo | llegiu també | llegeix també | llegeix més | llegiu més | lestu einnig | lesa meira | lesa einnig | lexo edhe | lexoni edhe | lexo më shumë | прочитај и | həmçinin oxuyun | soma pia | soma zaidi | selanjutnya | lihat juga video | baca lagi | διαβαστε επισης | διαβαστε ακομη | διαβαστε ακομα | طالع المزيد | 下一篇 | 上一篇 | 次ページ | 次の記事 | 前の記事",
    "আরও পড়ুন | আরো পড়ুন | हेही वाचा | हे देखील वाचा | आणखी वाचा | આ પણ વાંચો | વધુ વાંચો | மேலும் படிக்க | இதையும் படிங்க | ఇవి కూడా చదవండి | ఇది కూడా చదవండి | ಇದನ್ನೂ ಓದಿ | കൂടുതൽ വായിക്കുക | ഇതും വായിക്കുക | یہ بھی پڑھیں | مزید پڑھیں",
    "découvrez aussi | lee más | leggi pure | sprawdź również | také čtěte | nézze meg ezt is | citește mai multe | смотрите по теме | также читайте | також читайте | daha fazla oku | δείτε περισσότερα | baca lainnya | tham khảo thêm | 往期回顾 | لمزيد من الأخبار | lesen sie auch | lesen sie hier | lesen sie dazu | lesen sie mehr | mehr zum thema | mehr dazu | auch interessant | lire aussi | à lire aussi | lire également | voir aussi | sur le même sujet | lea también | lee también | te puede interesar | también te puede interesar | leer más | ver también | noticia relacionada | más información | no te pierdas | leia também | leia mais | veja também | saiba mais | confira também | ler também | ver também | veja mais | leggi anche | leggi di più | approfondisci | guarda anche | vedi anche | potrebbe interessarti | lees ook | lees meer | bekijk ook | meer hierover | zie ook",
    "läs också | läs mer | läs även | se också | läs vidare | læs også | læs mere | se også | læs videre | les også | les mer | les videre | lue myös | lue lisää | katso myös | lue lisää aiheesta | czytaj też | czytaj także | czytaj również | czytaj więcej | zobacz też | zobacz także | zobacz również | przeczytaj także | sprawdź też | čtěte také | přečtěte si také | čtěte více | čtěte dále | mohlo by vás zajímat | podívejte se také | čítajte aj | prečítajte si aj | čítajte tiež | čítajte viac | mohlo by vás zaujímať | pozrite si aj | súvisiaci článok | olvassa el ezt is | ezt is olvassa el | olvasd el ezt is | kapcsolódó cikk | ez is érdekelheti | lásd még | citește și | citiți și | vezi și | citește mai mult | pe aceeași temă | citește mai departe | te-ar putea interesa",
    "прочетете още | вижте още | прочетете също | още по темата | чети още | вижте също | виж още | διαβάστε επίσης | διαβάστε ακόμα | διαβάστε ακόμη | δείτε επίσης | δείτε ακόμα | διαβάστε περισσότερα | σχετικό άρθρο | ayrıca okuyun | ilgili haber | bunu da okuyun | ayrıca bakınız | ilginizi çekebilir | haberin devamı | devamını oku | öneri haber | читайте также | читать также | смотрите также | читайте по теме | ранее по теме | подробнее | по теме | читайте також | читайте ще | дивіться також | більше по темі | за темою | раніше за темою | детальніше | pročitajte i | pročitajte još | pogledajte i | čitajte i | vezane vijesti | možda će vas zanimati | pročitaj više | прочитајте и | прочитајте још | погледајте и | можда ће вас занимати | прочитај више | повезане вести | preberite tudi | preberite še | poglejte tudi | preberi več | sorodne novice | morda vas zanima",
    "skaitykite taip pat | taip pat skaitykite | skaitykite daugiau | susijęs straipsnis | žiūrėkite taip pat | plačiau skaitykite | lasi arī | lasiet arī | lasīt vairāk | lasi vēl | skaties arī | saistītais raksts | loe ka | loe lisaks | loe veel | loe rohkem | vaata ka | seotud artikkel | baca juga | lihat juga | simak juga | baca selengkapnya | artikel terkait | xem thêm | đọc thêm | đọc tiếp | có thể bạn quan tâm | bài liên quan | tin liên quan | mời xem thêm | 関連記事 | あわせて読みたい | 合わせて読みたい | こちらもおすすめ | もっと読む | 続きを読む | 相关阅读 | 相关新闻 | 相关报道 | 延伸阅读 | 延伸閱讀 | 推荐阅读 | 更多阅读 | 另请阅读 | 點擊閱讀 | 相關新聞 | 관련기사 | 관련 기사 | 함께 읽기 | 더 보기 | 더 읽기 | 이 기사도 읽어보세요",
    "اقرأ أيضا | اقرأ أيضاً | اقرأ أيضًا | إقرأ أيضا | اقرأ المزيد | شاهد أيضا | شاهد أيضاً | طالع أيضا | قد يهمك | قد يهمك أيضا | موضوعات متعلقة | بیشتر بخوانید | بخوانید | همچنین بخوانید | بیشتر ببینید | مطالب مرتبط | در همین زمینه | این مطلب را هم بخوانید | קראו גם | קראו עוד | עוד בנושא | כתבות נוספות | צפו גם | ראו גם | אולי יעניין אותך | यह भी पढ़ें | ये भी पढ़ें | और पढ़ें | इसे भी पढ़ें | यह भी देखें | ये भी देखें | संबंधित खबर | पढ़ें | also read | อ่านเพิ่มเติม | อ่านต่อ | ข่าวที่เกี่ยวข้อง | อ่านข่าวที่เกี่ยวข้อง | อ่านข่าวอื่น | บทความที่เกี่ยวข้อง | ดูเพิ่มเติม | อ่านข่าวเพิ่มเติม",
)
# The same before what it is about, where a link says "here".
_MORE_OF = _table(
    "mehr nachrichten | weitere nachrichten | alle nachrichten | mehr über | mehr zu | alles zu | alles zum | alles zur | en savoir plus sur | pour en savoir plus | plus d'informations | plus d'infos | más sobre | más información | para más información | lea más | toda la información | leia mais | saiba mais | mais informações | per saperne di più | altre notizie | maggiori informazioni | lees hier | meer over | lees meer | läs mer om | mer om | læs mere om | mere om | les mer om | lue lisää | lisätietoja | więcej o | więcej na | více o | více informací | viac o | viac informácií | további részletek | bővebben | mai multe | citește mai multe | още за | повече за | διαβάστε περισσότερα | περισσότερα για | daha fazla bilgi | daha fazlası | подробнее о | подробнее об | больше о | подробности | докладніше про | більше про | детальніше | više o | više informacija | више о | več o | več informacij | daugiau apie | daugiau informacijos | plačiau apie | vairāk par | vairāk informācijas | loe lähemalt | loe rohkem | rohkem infot | baca selengkapnya | informasi lebih lanjut | selengkapnya | đọc thêm về | xem thêm về | xem thêm | chi tiết",
    "للمزيد | لمزيد من المعلومات | برای اطلاعات بیشتر | اطلاعات بیشتر | עוד על | לקריאה נוספת | למידע נוסף | अधिक जानकारी | ज्यादा जानकारी",
)
_HERE = _table(
    "hier | ici | aquí | aqui | qui | här | her | täältä | tästä | tutaj | tu | zde | tady | itt | ide | aici | тук | εδώ | tıklayın | tıklayınız | buradan | здесь | тут | ovdje | ovde | овде | tukaj | čia | šeit | siit | siin | di sini | sini | đây | هنا | اینجا | כאן | यहां | यहाँ",
)
# Before a date: that the page was put there or changed then.
_PUT_THERE = _table(
    "veröffentlicht | veröffentlicht am | aktualisiert | aktualisiert am | stand | zuletzt aktualisiert | publié | publié le | mis à jour | mis à jour le | modifié le | dernière mise à jour | publicado | publicado el | publicado em | actualizado | actualizado el | actualizado a las | última actualización | atualizado | atualizado em | última atualização | pubblicato | pubblicato il | aggiornato | aggiornato il | ultimo aggiornamento | gepubliceerd | gepubliceerd op | geplaatst | geplaatst op | bijgewerkt | bijgewerkt op | gewijzigd | laatste update | publicerad | publicerad den | publicerat | uppdaterad | uppdaterad den | senast uppdaterad | publiceret | publiceret den | offentliggjort | opdateret | opdateret den | sidst opdateret | publisert | oppdatert | sist oppdatert | julkaistu | päivitetty | viimeksi päivitetty",
    "opublikowano | data publikacji | publikacja | dodano | zaktualizowano | aktualizacja | ostatnia aktualizacja | publikováno | vydáno | aktualizováno | poslední aktualizace | publikované | zverejnené | aktualizované | posledná aktualizácia | megjelent | publikálva | frissítve | utolsó frissítés | közzétéve | publicat | publicat la | publicat pe | data publicării | actualizat | actualizat la | ultima actualizare | публикувано | публикувано на | публикувана на | обновено | обновено на | последна промяна | δημοσιεύτηκε | δημοσιεύθηκε | δημοσίευση | δημοσιεύτηκε στις | τελευταία ενημέρωση | ενημερώθηκε | ενημερώθηκε στις | yayınlanma | yayınlanma tarihi | yayın tarihi | giriş tarihi | güncelleme | güncellenme tarihi | son güncelleme | опубликовано | дата публикации | обновлено | последнее обновление | опубліковано | дата публікації | оновлено | останнє оновлення",
    "objavljeno | ažurirano | zadnja izmjena | poslednja izmena | објављено | ажурирано | posodobljeno | zadnja sprememba | paskelbta | publikuota | atnaujinta | publicēts | atjaunots | avaldatud | uuendatud | diterbitkan | diperbarui | terakhir diperbarui | dipublikasikan | đăng lúc | cập nhật | cập nhật lúc | cập nhật lần cuối | xuất bản | 公開日 | 公開 | 更新日 | 更新 | 最終更新日 | 最終更新 | 投稿日 | 配信日 | 发布时间 | 更新时间 | 发布于 | 发表于 | 發布時間 | 更新時間 | 最後更新 | 最后更新 | 发稿时间 | 입력 | 수정 | 등록 | 승인 | 기사입력 | 최종수정 | 게시 | 업데이트",
    "نشر في | نشر بتاريخ | تاريخ النشر | نشر | آخر تحديث | تم التحديث في | تم النشر في | انتشار | تاریخ انتشار | به‌روزرسانی | آخرین به‌روزرسانی | פורסם | פורסם ב | עודכן | עודכן ב | עדכון אחרון | תאריך פרסום | प्रकाशित | अपडेटेड | अपडेट | अंतिम अपडेट | published | updated | เผยแพร่ | เผยแพร่เมื่อ | ปรับปรุง | อัปเดตล่าสุด | อัปเดต | อัพเดต",
)

_CREDIT_WORDS = frozenset(label for label in _CREDITS if " " not in label)  # "Zdroj foto": each is one
_MORE_FIRST, _MORE_OF_FIRST = (frozenset(label.split()[0] for label in table) for table in (_MORE, _MORE_OF))
_NAMED = (
    dict.fromkeys(_MORE, Reason.POINTER)
    | dict.fromkeys(_READING, Reason.LABEL)
    | dict.fromkeys(_TOPICS, Reason.FILING)
    | dict.fromkeys(_CREDITS, Reason.CREDIT)
    | dict.fromkeys(_CONTACTS, Reason.AUTHOR)
    | dict.fromkeys(_FIRST, Reason.CREDIT)
)


def announces(text: str) -> bool:
    """Whether a line is nothing but the heading of other things."""
    return len(text) <= _LONGEST and bare(text) in ANNOUNCED


def alone(raw: Raw) -> Reason | None:
    """The reason for the margin of a line that is nothing but a label; None for none.

    A heading of one short word may be the story's: "Deli" is a shop, and a button in Ljubljana.
    """
    if len(raw.text) > _LONGEST or raw.kind not in _PLAIN:
        return None
    label, heading = bare(raw.text), raw.kind is BlockKind.HEADING
    if label in ALONE and not (heading and label.isascii() and " " not in label):
        return Reason.LABEL
    credits_ = not heading and (label in _AGENCIES or _photographed(raw.text.split()))
    return Reason.CREDIT if credits_ else None


def _photographed(words: Sequence[str]) -> bool:
    """Whether a line is the word for a photograph and a name: "Foto Ansa", "Phil Quay nuotr."."""
    if not 1 < len(words) <= _WORDS or not all(word[0].isupper() for word in words[1:-1]):
        return False
    named = words[0].lower() in _PHOTO and words[0][0].isupper() and words[-1][0].isupper()
    return (named and words[-1][-1].isalnum()) or words[-1] in _PHOTO


def named(text: str) -> Reason | None:
    """The reason for the margin that the label before a line's colon gives; None for none.

    What stands behind it is no sentence, and of what is counted it is a number.
    """
    found = _COLON.search(text[:_LONGEST])
    label = bare(text[: found.start()]) if found else ""
    reason = _NAMED.get(label) or (_credited(label) if label else None)
    return reason if found and reason and _is_of(text[found.end() :], reason) else None


def _credited(label: str) -> Reason | None:
    return Reason.CREDIT if _CREDIT_WORDS.issuperset(label.split()) else None


def _is_of(rest: str, reason: Reason) -> bool:
    """Whether what stands behind a label's colon is what such a label is for."""
    stops = _STOP.search(rest) is not None
    if reason is Reason.POINTER:
        return _SHORTEST - len(WIDE.findall(rest)) <= len(rest) <= _HEADLINE and not stops
    if reason is Reason.LABEL:
        return _MINUTES.match(rest) is not None
    if reason is Reason.FILING and stops and any(len(part.split()) > _TOPIC for part in rest.split(",")):
        return False
    return 0 < len(rest) <= _NAME or (rest != "" and not stops and len(rest) <= _HEADLINE)


def filed(text: str) -> bool:
    """Whether a line says when the page was put there or changed, and next to nothing else."""
    digit = _DIGIT.search(text[:_LONGEST]) if len(text) <= _DATES else None
    if digit is None or bare(text[: digit.start()]) not in _PUT_THERE:
        return False
    rest = text[digit.start() :]
    if any(bare(label) not in _PUT_THERE for label in _LABEL.findall(rest)):
        return False
    digits = len(_DIGIT.findall(rest))
    return digits >= _DAY and 2 * len(_WORD.findall(rest)) <= digits and not _SENTENCE.search(rest)


def leads_on(text: str) -> bool:
    """Whether a line begins with such words as stand before another story's headline."""
    return _begins(text, _MORE, _MORE_FIRST)


def leads_here(text: str) -> bool:
    """Whether a line begins with such words and ends in "here", as a short link does."""
    if bare(text[-_LONGEST:]).rpartition(" ")[2] not in _HERE:
        return False
    return _begins(text, _MORE_OF, _MORE_OF_FIRST) or leads_on(text)


def _begins(text: str, labels: frozenset[str], first: frozenset[str]) -> bool:
    """Whether a line begins with the words of one of these labels, the first of which are known apart."""
    words = bare(text[:_LONGEST]).split()[:_WORDS]
    if not words or words[0] not in first:
        return False
    return any(" ".join(words[:n]) in labels for n in range(1, len(words) + 1))
