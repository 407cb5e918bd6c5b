"""Spellings that are no words, and pairs that look like a slip and are two words.

A typo is cosmetic: nobody is alerted. So it must be sure that the old word was none. Among 31,000 English
words thousands are one letter apart ("executed" and "expected", "county" and "country", "protect" and
"protest"): without a dictionary, closeness alone proves nothing. Sure are the slips listed here, letters
swapped or doubled, and a broken ending in a long word; their exceptions are listed, too.
"""

from __future__ import annotations

from functools import lru_cache

SLIPS = {
    "en": """
        abandonned absense accidently accomodate accomodated accomodation accross acheive acheived
        acheivement acording acordingly actualy actully adn adress adressed agian agianst agression
        agressive alot apparant apparantly appearence approximatly aquire aquired arguement athiest
        auxillary availible avaliable basicaly basicly beacuse beautifull becasue becaus becouse becuase
        begining beleive beleived beleives belived bussiness busines calender carreer catagory cemetary
        changable cheif chruch collegue collegues comitee comittee comming commited commitee commiting
        committe comparitively competative completley completly concensus concious consistant continous
        controled controll controversal convienient coudl critisism critisize curiousity decison definately
        definatly definitly dependance descision desparate develope developement diffrent dilema disapoint
        disapointed discribe dissapear dissapeared dissapoint dissapointed electorial embarass embarassed
        embarassing emmision enviroment enviromental equiptment especialy exagerate excercise existance
        experiance explaination exsist extremly familar fasinating febuary finacial finaly foriegn
        fortunatly fourty foward freind fufill garantee gaurantee gaurd genious goverance goverment
        govermental goverments guarentee hapened happend harrasment heigth heros hte htis humourous
        hypocracy ignorence imediate imediately imformation imigrant imigration immediatly incidently
        independance independant infastructure infomation infrastucture inital inteligence interupt intrest
        irresistable knowlege knwo labratory langauge langauges languge legitamate lenght liason libary
        likelyhood lisence maintainance maintenence managable marraige medecine millenium miniscule minsiter
        minstry mischievious mispell neccesary neccessary necesary nieghbor nieghbour noticable occassion
        occurance occured occurence occuring ocasion ocassion offical officaly opportunty oppurtunity
        orginal originaly orignal paralel parlament parliment parrallel paticular peopel percieve percieved
        perfomance performence permanant persistant personel poeple politcal politican politicans posession
        possable possesion practicle preferance prefered presidental presure previosly privelege priviledge
        probabaly probaly profesional proffesional programatically prominant pronounciation propably
        propoganda prosecuter publically questionaire realy reciept recieve recieved recieves recieving
        recomend recomended refered refering reguarly relevent religous rember remeber repitition reponse
        resistence responsability resposible restaraunt resturant rythm secratary seige senstive seperate
        seperated seperately seperation shoud shoudl siad sieze siezed signficant similiar sincerly somthing
        sould speach statment strenght studing subsidary succesful succesfully succesfull successfull sucess
        sucessful supercede supressed suprise suprised suprising taht targetted technial tecnology teh
        temperture tendancy theif thier threatend threshhold thta tihs tommorow tommorrow tomorow tounge
        tradgedy transfered truely twelth tyrany unecessary unfortunatly univeristy untill usefull usualy
        vaccum vegatable vehical vetinary violance volontary wensday whcih wierd wiht witheld withold
        wittness woudl writen writting yeild yesturday
    """,
    "de": """
        agressiv dannach detailiert eigendlich endgültich ensprechend ensteht entgültig entgültige garnicht
        herraus hälst intressant morgends nähmlich orginal symphatisch vieleicht vorraus warscheinlich
        wiederrum wiederspiegeln wiederspricht ziehmlich zuende
    """,
    "fr": """
        acceuil acceuillir appercevoir beacoup biensûr comission comissaire developpement enmener malgrès
        notament parmis toujour
    """,
    "es": """
        desición exelente govierno haiga imprecionante nesecita nesesario ocación produjieron quizo resivir
        travez
    """,
    "it": "aereoporto accellerare conoscienza eccezzionale ingegniere",
    "nl": "enigzins gebeurdt interresant onmiddelijk pannekoek persé",
    "pt": "beneficiente concerteza excessão previlégio menas",
}
"""Old words that are no words, by language, in lower case."""

_TWO_WORDS = """
signing singing  sacred scared  nuclear unclear  angels angles  trails trials  arising raising
marital martial  farming framing  denies denise  barely barley  carving craving  casual causal
tilted titled  salted slated  compiled complied  perfect prefect  discreet discrete  complaint compliant
treaties treatise  barking braking  closest closets  inches niches  spares sparse  bowels bowles
option potion  options potions  finely finley  carter crater  arrest rarest  patron parton  united untied
silver sliver  altitude latitude  dairies diaries  staring starring  stared starred  filing filling
refuge refugee  desert dessert  deserts desserts  princes princess  finish finnish  needles needless
striped stripped  scared scarred  hoping hopping  rooster roster  planed planned  planing planning
taping tapping  raping rapping  scraped scrapped  scraping scrapping  carton cartoon  careers carers
scaring scarring  sparing sparring  baring barring  loosing losing  tenant tennant  license licensee
devote devotee  canvas canvass  retire retiree  noting notting  discus discuss  poison poisson
wagging waging  pining pinning  dragon dragoon  scooped scoped  scooping scoping  siting sitting
fusing fussing  franchise franchisee  coping copping  riding ridding  timelines timeliness  caries carries
wining winning  belies bellies  bidding biding  parish parrish  buffet buffett  smother smoother
person persson  gravely gravelly  fiance fiancee  moral morale  election electron  captain caption
station stanton  finance fiancee  completion complexion  torrent torment  balance blanche
automation automaton  sentient sentiment  fervent ferment  position positron  witness winless
redness redress  identities identifies  qualities qualifies
"""
"""English pairs that differ in swapped or doubled letters or a broken ending; both are words."""

ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ance", "ence", "able", "ible", "ility")
"""English endings that a long word has whole or is none: "configuartion", "assessement"."""

DOUBLES = {"en": 6, "de": 8, "es": 8, "fr": 8, "nl": 8, "pt": 8}
"""Letters from which one letter written double or single is a slip; in other languages a double letter
often makes another word (Finnish "tuli" and "tulli", Italian "casa" and "cassa", Norwegian "tak", "takk")."""


@lru_cache(maxsize=32)
def slips(language: str) -> frozenset[str]:
    """The listed misspellings of a language, by its primary tag."""
    return frozenset(SLIPS.get(language, "").split())


@lru_cache(maxsize=1)
def two_words() -> frozenset[tuple[str, ...]]:
    """The pairs that are two words each, in the order of the alphabet."""
    words = _TWO_WORDS.split()
    return frozenset(tuple(sorted(pair)) for pair in zip(words[::2], words[1::2], strict=True))
