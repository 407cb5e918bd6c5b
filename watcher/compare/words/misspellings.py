"""Spellings that are no words, and pairs that look like a slip and are two words.

A typo is cosmetic: nobody is alerted. So it must be sure that the old word was none. Among 31,000 English
words thousands are one letter apart ("executed" and "expected", "county" and "country", "protect" and
"protest"): without a dictionary, closeness alone proves nothing. Sure are the slips listed here, consonants
doubled, and in long English words letters swapped or a broken ending; their exceptions are listed, too.
Letters swapped make another word more often elsewhere ("acusado" and "causado", "bleiben" and "blieben"): of
the 25,000 most used words of a language up to 120 pairs differ in nothing else.
"""

from __future__ import annotations

from functools import lru_cache

SLIPS = {
    "en": """
        abandonned abreviation absense absolutly accesible accessable accidentaly accidently
        accomodate accomodated accomodation accross acheive acheived acheivement achievment
        acknowlege acording acordingly acquaintence actualy actully adequatly adn adress adressed
        advertisment agian agianst agreemnt agression agressive alledged alledgedly allegience
        allready alot analagous annouced annoucement annoucements announcment antartic apparant
        apparantely apparantly appearantly appearence appologize appropiate approximatly apropriate
        aproximately aquire aquired arguement arguements asociated assasin assasinated assesment
        assessement assistence asteriod atempt aternative athiest attendence attornies audiance
        authorites auxillary availabe availablity availible avaliable avialable awarness basicaly
        basicly beacuse beautifull becasue becaus becouse becuase beggining begginning begining
        beleive beleived beleives belive belived benifit benifits biometic boundry brillant buisness
        busines bussiness calender campain carreer catagories catagory cemetary certian challange
        changable charachter cheif choosen chruch circumstaces citzen citzens civillian collegue
        collegues comitee comittee commerical comming commision commisioner commited commitee
        commiting committe committment committments communites comparitively compatability
        compatable competative competive completley completly concensus concieve concieved concious
        condering condidate conection considerd consience consistancy consistant continous
        contributer controled controll controversal controversary convienient coorespondent
        correspondant coudl couterpart critcism critisism critisize curently curiousity daugther
        decison defendent definate definately definatly definetely definetly definitly demonstation
        dependance descibe descibed descision desicion desparate detatched develope developement
        diffculty diffrent dificult dilema disapoint disapointed disasterous discribe discription
        dissapear dissapeared dissapoint dissapointed distruction docuement documentry ecoystem
        efficency eigth electorial electrial eligable embarass embarassed embarassing embarrasing
        emergancy emmision encouragment endevour enforcment enviornment enviroment enviromental
        equiped equiptment equivilent especally especialy essencial establishement evidance
        exagerate exagerated excellant excercise existance expecially experiance expierence
        explaination explicitely expresion exsist extemely extremly facilites facilties facisnating
        familar familes familiy fasinating febuary finacial finaly financialy flourescent folowing
        foriegn formaly formely fortunatly fourty foward freind fufill futher garantee garanteed
        gaurantee gaurd generaly genious govenment govenor goverance goverment govermental
        goverments governement grammer guarentee hapened happend harrasment harrassed harrassment
        heigth heros hieght hierachy hinderance hte htis humourous hypocracy ignorence ilegal
        imediate imediately imformation imigrant imigration immediatly immidiate immidiately
        impliment implimented importent impotant improvment inaguration incidentaly incidently
        inconvience increadible indentified independance independant independantly indictement
        indispensible infastructure infered influental infomation infrastucture inital initally
        innocous insurence intelectual inteligence intepretation interupt interupted intrest
        introdution investagation irrelevent irresistable journies judical justifed knowlege
        knowlegeable knwo labled labratory langauge langauges languge leage legistlation legitamate
        lenght liason libary lieutenent likelyhood lisence litterally maintainance maintenence
        managable managment mariage marraige medecine memeber memebers meterological milatary
        millenium miniscule ministery minsiter minstry mischevious mischievious mispell modifcation
        municipalites neccesary neccessarily neccessary necesarily necesary negociate negotation
        negotations neigborhood netwok newpaper nieghbor nieghbour nineth noticable noticably
        notifed ocasion ocassion ocassionally occassion occurance occured occurence occuring offical
        officaly oficial oponent oportunity oppinion opportunty oppositon oppurtunity organiztion
        orginal originaly orignal outragous overwelming pamplet paralel parlament parliamant
        parliment parrallel particpate particpated particularily pasenger paticular peacefull peopel
        percentge percieve percieved perfomance performace performence permanant permissable
        permited perpective persistant personel personnell phenomonon phyiscal poeple polical
        politcal politicaly politican politicans populaton posession possable possesion possibilty
        postition potentialy practicle preceeded preceeding preferance prefered prefering pregancy
        preperation presance presedential presidental presure prevelant previosly previvous
        priciples principaly privelege priviledge probabaly probaly proceedure profesion profesional
        proffesional progess programatically prohibitted prominant pronounciation propably
        propoganda prosecuter protien psycology publically publicaly questionaire realy reccomend
        reciept recieve recieved recieves recieving recogise recomend recomended reconise referal
        refered refering refernce reguarly rehersal reknown relevence relevent religous remaing
        rember remeber remebered repitition reponse rescource resemblence resevoir resistence
        responce responsability responsibilites responsibilty resposible restaraunt restricion
        resturant retreive reveiw revelant rigourous rythm satellit scedule scientfic secratary
        secretery securty seige senstive sentance seperate seperated seperately seperation seperator
        seperators serveral serverity shcool sheild shoud shoudl siad sieze siezed signficant
        significent similiar simultanous sincerly slighly soliders somthing sould sovereignity
        speach specfic specificaly sponser spontanous stategy statment strengh strenght strucural
        studing submision subsidary substancial subtantial succesful succesfull succesfully
        successfull sucess sucessful sufficent supercede superceded superintendant suport suported
        supressed suprise suprised suprising suprisingly surounded surveilance suspicous
        sustainibility swiming taht targetted technial tecnical tecnically tecnology teh temparature
        temperture tendancy territoy theif theives thier thourough threatend threshhold throught
        thta tihs tommorow tommorrow tomorow tounament tounge tradgedy tradional tranfer transfered
        transfering transparant treament truely twelth tyranical tyrany unanymous unavailible
        unconfortable undoubtly unecessary unforgetable unfortunatley unfortunatly unilaterial
        univeristy unkown unneccesary untill unviersity usally useage usefull usualy vaccinaton
        vaccum valuble variaty vegatable vehical verison vetinary vigilence villian violance
        visability vistor volontary volunter vulnerabilites vulnerablity wensday whcih whereever
        widesread wierd wiht withdrawl witheld withold wittness wittnesses worlwide woudl writen
        writting yeild yeilding yesturday
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
compiled complied  discreet discrete  complaint compliant  treaties treatise  altitude latitude
desert dessert  deserts desserts  princes princess  needles needless
canvas canvass  discus discuss  timelines timeliness  caries carries  belies bellies
gravely gravelly  automation automaton  sentient sentiment
infarction infraction  compiles complies  carvings cravings  altitudes latitudes  performed preformed
performs preforms  performing preforming  thickest thickets  casually causally  discreetly discretely
ruination urination  deification edification  egocentric geocentric  trailing trialing  pervious previous
perfects prefects  concerted concreted  luminaries luminaires  canons cannons  posses possess
furies furries  belied bellied  snugly snuggly  corals corrals  holies hollies  rifles riffles
regimens regiments  terrace terrance  emoticons emotions  saltines saltiness  deadlines deadliness
cosines cosiness
erlasen erlassen  verlasen verlassen  überlasen überlassen
"""
"""Pairs of words, English but for the last, that differ in swapped or doubled letters or a broken ending."""

ENDINGS = ("tion", "tions", "sion", "sions", "ment", "ments", "ness", "ance", "ence", "able", "ible", "ility")
"""English endings that a long word has whole or is none: "configuartion", "assessement"."""

DOUBLES = {"en": 6, "de": 8, "es": 8, "fr": 8, "pt": 8}
"""Letters from which one letter written double or single is a slip; in other languages a double letter
often makes another word (Finnish "tuli" and "tulli", Italian "casa" and "cassa", Norwegian "tak", "takk",
Dutch "verkracht" and "veerkracht")."""

SOUNDS = {"en": frozenset("eo"), "es": frozenset("aceilnor"), "pt": frozenset("aceiorsu")}
"""Letters whose double is another sound than the single one: "cartons" and "cartoons", "devotes" and
"devotees", "enterado" and "enterrado" are two words each. In other languages these are the vowels."""


@lru_cache(maxsize=32)
def slips(language: str) -> frozenset[str]:
    """The listed misspellings of a language, by its primary tag."""
    return frozenset(SLIPS.get(language, "").split())


@lru_cache(maxsize=1)
def two_words() -> frozenset[tuple[str, ...]]:
    """The pairs that are two words each, in the order of the alphabet."""
    words = _TWO_WORDS.split()
    return frozenset(tuple(sorted(pair)) for pair in zip(words[::2], words[1::2], strict=True))
