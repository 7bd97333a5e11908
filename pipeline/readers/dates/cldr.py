"""Names of months and weekdays, from Unicode CLDR. Made by seeds/compile_dates.py; do not edit."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "en": (
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep "
        "october|oct november|nov december|dec"
    ),
    "sv": (
        "januari|jan februari|feb mars april|apr maj juni juli augusti|aug september|sep oktober|okt "
        "november|nov december|dec"
    ),
    "nb": (
        "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep "
        "oktober|okt november|nov desember|des"
    ),
    "nn": (
        "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep "
        "oktober|okt november|nov desember|des"
    ),
    "da": (
        "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep "
        "oktober|okt november|nov december|dec"
    ),
    "is": (
        "janúar|jan febrúar|feb mars|mar apríl|apr maí júní|jún júlí|júl ágúst|ágú september|sep "
        "október|okt nóvember|nóv desember|des"
    ),
    "de": (
        "januar|jan februar|feb märz|mär april|apr mai juni|jun juli|jul august|aug september|sept|sep "
        "oktober|okt november|nov dezember|dez"
    ),
    "de_AT": (
        "jänner|jän|januar februar|feb märz|mär april|apr mai juni|jun juli|jul august|aug september|sep "
        "oktober|okt november|nov dezember|dez"
    ),
    "nl": (
        "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep "
        "oktober|okt november|nov december|dec"
    ),
    "fr": (
        "janvier|janv février|févr mars avril|avr mai juin juillet|juil août septembre|sept octobre|oct "
        "novembre|nov décembre|déc"
    ),
    "es": (
        "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
        "septiembre|sept octubre|oct noviembre|nov diciembre|dic"
    ),
    "ca": (
        "gener|gen febrer|febr març abril|abr maig juny juliol|jul agost|ag setembre|set octubre|oct "
        "novembre|nov desembre|des"
    ),
    "it": (
        "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
        "settembre|set ottobre|ott novembre|nov dicembre|dic"
    ),
    "pt": (
        "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
        "setembro|set outubro|out novembro|nov dezembro|dez"
    ),
    "ro": (
        "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug "
        "septembrie|sept octombrie|oct noiembrie|nov decembrie|dec"
    ),
    "ru": (
        "января|янв|январь февраля|февр|февраль марта|мар|март апреля|апр|апрель мая|май июня|июн|июнь "
        "июля|июл|июль августа|авг|август сентября|сент|сентябрь октября|окт|октябрь ноября|нояб|ноябрь "
        "декабря|дек|декабрь"
    ),
    "uk": (
        "січня|січ|січень лютого|лют|лютий березня|бер|березень квітня|квіт|квітень травня|трав|травень "
        "червня|черв|червень липня|лип|липень серпня|серп|серпень вересня|вер|вересень "
        "жовтня|жовт|жовтень листопада|лист|листопад грудня|груд|грудень"
    ),
    "be": (
        "студзеня|сту|студзень лютага|лют|люты сакавіка|сак|сакавік красавіка|кра|красавік мая|май "
        "чэрвеня|чэр|чэрвень ліпеня|ліп|ліпень жніўня|жні|жнівень верасня|вер|верасень "
        "кастрычніка|кас|кастрычнік лістапада|ліс|лістапад снежня|сне|снежань"
    ),
    "pl": (
        "stycznia|sty|styczeń lutego|lut|luty marca|mar|marzec kwietnia|kwi|kwiecień maja|maj "
        "czerwca|cze|czerwiec lipca|lip|lipiec sierpnia|sie|sierpień września|wrz|wrzesień "
        "października|paź|październik listopada|lis|listopad grudnia|gru|grudzień"
    ),
    "cs": (
        "ledna|led|leden února|úno|únor března|bře|březen dubna|dub|duben května|kvě|květen "
        "června|čvn|červen července|čvc|červenec srpna|srp|srpen září|zář října|říj|říjen "
        "listopadu|lis|listopad prosince|pro|prosinec"
    ),
    "sk": (
        "januára|jan|január februára|feb|február marca|mar|marec apríla|apr|apríl mája|máj júna|jún "
        "júla|júl augusta|aug|august septembra|sep|september októbra|okt|október novembra|nov|november "
        "decembra|dec|december"
    ),
    "sl": (
        "januar|jan februar|feb marec|mar april|apr maj junij|jun julij|jul avgust|avg september|sep "
        "oktober|okt november|nov december|dec"
    ),
    "hr": (
        "siječnja|sij|siječanj veljače|velj|veljača ožujka|ožu|ožujak travnja|tra|travanj "
        "svibnja|svi|svibanj lipnja|lip|lipanj srpnja|srp|srpanj kolovoza|kol|kolovoz rujna|ruj|rujan "
        "listopada|lis|listopad studenoga|stu|studeni prosinca|pro|prosinac"
    ),
    "bs": (
        "januar|jan februar|feb mart|mar april|apr maj juni|jun juli|jul august|aug septembar|sep "
        "oktobar|okt novembar|nov decembar|dec"
    ),
    "bs_Cyrl": (
        "јануар|јан фебруар|феб март|мар април|апр мај јуни|јун јули|јул аугуст|ауг септембар|сеп "
        "октобар|окт новембар|нов децембар|дец"
    ),
    "sr": (
        "јануар|јан фебруар|феб март|мар април|апр мај јун јул август|авг септембар|сеп октобар|окт "
        "новембар|нов децембар|дец"
    ),
    "sr_Latn": (
        "januar|jan februar|feb mart|mar april|apr maj jun jul avgust|avg septembar|sep oktobar|okt "
        "novembar|nov decembar|dec"
    ),
    "mk": (
        "јануари|јан февруари|фев март|мар април|апр мај јуни|јун јули|јул август|авг септември|сеп "
        "октомври|окт ноември|ное декември|дек"
    ),
    "bg": (
        "януари|яну февруари|фев март април|апр май юни юли август|авг септември|сеп октомври|окт "
        "ноември|ное декември|дек"
    ),
    "fi": (
        "tammikuuta|tammi|tammikuu helmikuuta|helmi|helmikuu maaliskuuta|maalis|maaliskuu "
        "huhtikuuta|huhti|huhtikuu toukokuuta|touko|toukokuu kesäkuuta|kesä|kesäkuu "
        "heinäkuuta|heinä|heinäkuu elokuuta|elo|elokuu syyskuuta|syys|syyskuu lokakuuta|loka|lokakuu "
        "marraskuuta|marras|marraskuu joulukuuta|joulu|joulukuu"
    ),
    "et": (
        "jaanuar|jaan veebruar|veebr märts aprill|apr mai juuni juuli august|aug september|sept "
        "oktoober|okt november|nov detsember|dets"
    ),
    "lv": (
        "janvāris|janv februāris|febr marts aprīlis|apr maijs jūnijs|jūn jūlijs|jūl augusts|aug "
        "septembris|sept oktobris|okt novembris|nov decembris|dec"
    ),
    "lt": (
        "sausio|saus|sausis vasario|vas|vasaris kovo|kov|kovas balandžio|bal|balandis gegužės|geg|gegužė "
        "birželio|birž|birželis liepos|liep|liepa rugpjūčio|rugp|rugpjūtis rugsėjo|rugs|rugsėjis "
        "spalio|spal|spalis lapkričio|lapkr|lapkritis gruodžio|gruod|gruodis"
    ),
    "hu": (
        "január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug "
        "szeptember|szept október|okt november|nov december|dec"
    ),
    "el": (
        "ιανουαρίου|ιαν|ιανουάριοσ φεβρουαρίου|φεβ|φεβρουάριοσ μαρτίου|μαρ|μάρτιοσ|μάρ "
        "απριλίου|απρ|απρίλιοσ μαΐου|μαΐ|μάιοσ|μάι ιουνίου|ιουν|ιούνιοσ|ιούν "
        "ιουλίου|ιουλ|ιούλιοσ|ιούλ αυγούστου|αυγ|αύγουστοσ|αύγ σεπτεμβρίου|σεπ|σεπτέμβριοσ "
        "οκτωβρίου|οκτ|οκτώβριοσ νοεμβρίου|νοε|νοέμβριοσ|νοέ δεκεμβρίου|δεκ|δεκέμβριοσ"
    ),
    "tr": (
        "ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl "
        "ekim|eki kasım|kas aralık|ara"
    ),
}
"""For each locale the twelve months, apart by blanks, the forms of each apart by bars."""

WEEKDAYS: Final = {
    "en": ("monday|mon tuesday|tue wednesday|wed thursday|thu friday|fri saturday|sat sunday|sun"),
    "sv": ("måndag|mån tisdag|tis onsdag|ons torsdag|tors fredag|fre lördag|lör söndag|sön"),
    "nb": ("mandag|man tirsdag|tir onsdag|ons torsdag|tor fredag|fre lørdag|lør søndag|søn"),
    "nn": (
        "måndag|må|mån tysdag|ty|tys onsdag|on|ons torsdag|to|tor fredag|fr|fre laurdag|la|lau søndag|sø|søn"
    ),
    "da": ("mandag|man tirsdag|tirs onsdag|ons torsdag|tors fredag|fre lørdag|lør søndag|søn"),
    "is": (
        "mánudagur|mán þriðjudagur|þri miðvikudagur|mið fimmtudagur|fim föstudagur|fös laugardagur|lau "
        "sunnudagur|sun"
    ),
    "de": ("montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sa sonntag|so"),
    "de_AT": ("montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sa sonntag|so"),
    "nl": ("maandag|ma dinsdag|di woensdag|wo donderdag|do vrijdag|vr zaterdag|za zondag|zo"),
    "fr": ("lundi|lun mardi|mar mercredi|mer jeudi|jeu vendredi|ven samedi|sam dimanche|dim"),
    "es": ("lunes|lun martes|mar miércoles|mié jueves|jue viernes|vie sábado|sáb domingo|dom"),
    "ca": ("dilluns|dl dimarts|dt dimecres|dc dijous|dj divendres|dv dissabte|ds diumenge|dg"),
    "it": ("lunedì|lun martedì|mar mercoledì|mer giovedì|gio venerdì|ven sabato|sab domenica|dom"),
    "pt": (
        "segunda-feira|seg terça-feira|ter quarta-feira|qua quinta-feira|qui sexta-feira|sex sábado|sáb "
        "domingo|dom"
    ),
    "ro": ("luni|lun marți|mar miercuri|mie joi vineri|vin sâmbătă|sâm duminică|dum"),
    "ru": ("понедельник|пн вторник|вт среда|ср четверг|чт пятница|пт суббота|сб воскресенье|вс"),
    "uk": ("понеділок|пн вівторок|вт середа|ср четвер|чт пʼятниця|пт субота|сб неділя|нд"),
    "be": ("панядзелак|пн аўторак|аў серада|ср чацвер|чц пятніца|пт субота|сб нядзеля|нд"),
    "pl": ("poniedziałek|pon wtorek|wt środa|śr czwartek|czw piątek|pt sobota|sob niedziela|niedz"),
    "cs": ("pondělí|po úterý|út středa|st čtvrtek|čt pátek|pá sobota|so neděle|ne"),
    "sk": ("pondelok|po utorok|ut streda|st štvrtok|št piatok|pi sobota|so nedeľa|ne"),
    "sl": ("ponedeljek|pon torek|tor sreda|sre četrtek|čet petek|pet sobota|sob nedelja|ned"),
    "hr": ("ponedjeljak|pon utorak|uto srijeda|sri četvrtak|čet petak|pet subota|sub nedjelja|ned"),
    "bs": ("ponedjeljak|pon utorak|uto srijeda|sri četvrtak|čet petak|pet subota|sub nedjelja|ned"),
    "bs_Cyrl": ("понедјељак|пон уторак|уто сриједа|сри четвртак|чет петак|пет субота|суб недјеља|нед"),
    "sr": ("понедељак|пон уторак|уто среда|сре четвртак|чет петак|пет субота|суб недеља|нед"),
    "sr_Latn": ("ponedeljak|pon utorak|uto sreda|sre četvrtak|čet petak|pet subota|sub nedelja|ned"),
    "mk": ("понеделник|пон вторник|вто среда|сре четврток|чет петок|пет сабота|саб недела|нед"),
    "bg": ("понеделник|пн вторник|вт сряда|ср четвъртък|чт петък|пт събота|сб неделя|нд"),
    "fi": (
        "maanantaina|ma|maanantai tiistaina|ti|tiistai keskiviikkona|ke|keskiviikko torstaina|to|torstai "
        "perjantaina|pe|perjantai lauantaina|la|lauantai sunnuntai|su"
    ),
    "et": ("esmaspäev|e teisipäev|t kolmapäev|k neljapäev|n reede|r laupäev|l pühapäev|p"),
    "lv": (
        "pirmdiena|pirmd otrdiena|otrd trešdiena|trešd ceturtdiena|ceturtd piektdiena|piektd "
        "sestdiena|sestd svētdiena|svētd"
    ),
    "lt": (
        "pirmadienis|pr antradienis|an trečiadienis|tr ketvirtadienis|kt penktadienis|pn šeštadienis|št "
        "sekmadienis|sk"
    ),
    "hu": ("hétfő|h kedd|k szerda|sze csütörtök|cs péntek|p szombat|szo vasárnap|v"),
    "el": ("δευτέρα|δευ τρίτη|τρί τετάρτη|τετ πέμπτη|πέμ παρασκευή|παρ σάββατο|σάβ κυριακή|κυρ"),
    "tr": ("pazartesi|pzt salı|sal çarşamba|çar perşembe|per cuma|cum cumartesi|cmt pazar|paz"),
}
"""For each locale the forms of the seven weekdays, from Monday, written like months."""
