"""Words that stand around dates, in many languages: facts about printing habits, kept in one place.

Each is a regular expression, without regard to case, in which a blank stands for any white space.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import regex

_PUBLISHED: Final = (
    r"(?:first |originally )?published(?: date| time)?|date published|publication date|release date",
    r"date of publication|premiered|posted|date posted|released|issued|streamed(?: live)?|broadcast|aired",
    r"started streaming",
    r"uploaded|press release date|publicera[dt]e?s?|publiceringsdatum|upplag[dt]|utgiven",
    r"premiär(?:visades)?|direktsändes|publisert|publiseringsdato|utgitt|offentliggjort",
    r"offentliggørelsesdato|udgivet|lagt ut|veröffentlicht|veröffentlichungsdatum|erschienen",
    r"erscheinungsdatum|hochgeladen|publiziert|premiere|live übertragen|gepubliceerd|geplaatst",
    r"publicatiedatum|publiée?|date de publication|mise? en ligne|parue?|postée?|ajoutée?",
    r"hinzugefügt|tillag[dt]|lagt til|añadido|aggiunto|adicionado|première diffusion",
    r"diffusée? en direct|publicad[oa]|fecha de publicación|subido|estrenado|(?:se )?estrenó",
    r"emitido en directo|transmitido en vivo|transmitido ao vivo|data de publicação|postado|pubblicat[oa]",
    r"data di pubblicazione|publicat|опубликован[оаы]?|дата публикации|дата размещения|размещен[оа]",
    r"размещён|добавлен[оа]|премьера состоялась|прямой эфир состоялся|дата выхода|опубліковано|оприлюднено",
    r"дата публікації|розміщено|додано|прем['’]єра відбулася|апублікаван[аоы]|дата публікацыі|размешчана",
    r"objavljen[oai]|datum objave|datum objavljivanja|postavljeno|objava|premijerno prikazano|објављен[оа]",
    r"датум објаве|датум објављивања|постављено|објавено|датум на објавување|opublikowan[oya]",
    r"data publikacji|data dodania|dodano|zamieszczono|публикуван[оа]|дата на публикуване|качено",
    r"zveřejněno|publikováno|datum zveřejnění|vydáno|vloženo|zverejnené|publikované|dátum zverejnenia",
    r"julkaistu|julkaisuaika|julkaisupäivä|közzétéve|paskelbta|publicēts|avaldatud|yayınlanma tarihi",
)
_FIELD: Final = (r"date|datum|dato|fecha|data|дата|датум|päiväys|päivämäärä|pvm|dátum|tarih",)
_UPDATED: Final = (
    r"(?:last |page )*(?:updated?|modified|edited|revised|changed)|latest update|as of|reviewed",
    r"(?:senast )?(?:uppdatera[dt]|ändra[dt]|granska[dt])|(?:sist )?(?:oppdatert|endret)|opdateret|ændret",
    r"(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet)|stand|letzte (?:änderung|aktualisierung)",
    r"bijgewerkt|mise? à jour|dernière (?:mise à jour|modification)|modifiée?|actualizad[oa]|modificad[oa]",
    r"última (?:actualización|atualização|modificación)|atualizad[oa]|aggiornat[oa]|ultimo aggiornamento",
    r"(?:последнее )?(?:обновлен[оие]+|изменен[оие]+|изменён)|оновлен[оня]+|змінено|абноўлена|обновен[оа]",
    r"ažuriran[oa]|izmijenjeno|izmenjeno|poslednja izmena|zadnja izmjena|ажуриран[оа]|измењено",
    r"(?:ostatnia )?aktualizacj[ai]|zaktualizowano|zmieniono|aktualizov[aá]n[oé]|(?:viimeksi )?päivitetty",
    r"muokattu",
)
_NOT: Final = (
    r"deadlines?|due|expires|expiry|valid|until|effective|born|died|birth|death|aged?|copyright|rights",
    r"version|revision|retrieved|accessed|printed|downloaded|archived|captured|signed|adopted|received",
    r"anniversar\w+|days?|events?|festivals?|elections?|meetings?|sessions?|summits?|tel|fax|phone|invoice",
    r"when|starts?|begins?|ends?|from|to|tickets?|register|registration|rsvp|ref|no|room|act|law|decree",
    r"regulation|treaty|case|tonight|tomorrow|född|död|sista|senast|giltig|jubileum|årsdag|dagen|frist",
    r"født|fødd|død|gyldig|møde|møte|möte|sammanträde|program|kallelse|lag|lov|ankom|beslutad|hämtad",
    r"geboren|gestorben|gültig|abgabe\w*|anmelde\w*|termin|sitzung|tagung|jahrestag|tag|gesetz|verordnung",
    r"veranstaltung|abgerufen|gedruckt|beginn|ende|zeit|programm|née?|mort|décédée?|date limite|échéance",
    r"valable|anniversaire|journée|consulté|loi|décret|séance|réunion|nacid[oa]|fallecid[oa]|plazo",
    r"fecha límite|aniversario|día|consultado|ley|decreto|reunión|sesión|válido|vence|nascid[oa]|prazo|dia",
    r"lei|reunião|nat[oa]|mort[oa]|scadenza|giornata|legge|riunione|seduta|trattato|родил\w+|умер\w*|срок",
    r"до|годовщин\w+|юбиле\w+|день|дню|указ\w*|закон\w*|постановлени\w+|заседани\w+|собрани\w+|приказ\w*",
    r"действует|версия|распечатано|прием заявок|народи\w+|помер\w*|строк|річниц\w+|дня|наказ\w*",
    r"засіданн\w+|rođen\w*|umr\w+|preminu\w*|rok|godišnjic\w+|dan|zakon\w*|uredb\w+|sjednic\w+|sednic\w+",
    r"рођен\w*|умр\w+|преминуо|рок|годишњиц\w+|дан|уредб\w+|седниц\w+|роден\w*|urodzon\w+|zmarł\w*",
    r"rocznic\w+|dzień|ustaw\w+|posiedzeni\w+|ważn\w+|почина\w*|годишнин\w+|ден|narozen\w*|zemřel\w*",
    r"termín|výročí|zákon\w*|schůz\w+|zasedání|uzávěrka|syntynyt|kuollut|määräaika|vuosipäivä|päivä|laki",
    r"kokous|tapahtuma",
)
_DONE: Final = (
    r"recorded|filmed|taken|opened|approved|ratified|delivered|held|created|translated|photo|image|source|quelle",
    r"antagen|antogs|fastställd|undertecknad|öppnad|öppnades|inkommen|skapad|upprättad|inspelad|översatt|foto|bild",
    r"vedtatt|vedtaget|undertegnet|åpnet|åbnet|godkendt|godkjent|oversatt|oversat|källa|kilde|podpisano|przyjęt[aoy]",
    r"uchwalon[aoy]|otwart[aoy]|sporządzon[aoy]|źródło|přijat[aoé]|podepsán[aoé]|otevřen[aoé]|zdroj|фото|источник",
)
_NOTICE: Final = (
    r"invitations?|invited|advisory|agenda|upcoming|save the date|announcement of|\w*inbjudan|dagordning",
    r"kallelse|invitasjon|invitation|pressträff|\w*einladung|(?:medien)?termin\w*",
    r"ankündigung|vorschau|ordre du jour|invitación",
    r"convocatoria|convite|invito|анонс\w*|приглашени\w+|повестк\w+|запрошення|запрашэнне|poziv\w*",
    r"najav\w+|позив\w*|најав\w+|zaproszeni\w+|zapowiedź|покан[аи]|pozvánk\w+|kutsu",
)
_PLACE_FIELD: Final = (
    r"place|venue|where|location|when|time|plats|tid|sted|tidspunkt|ort|zeit|lieu|heure|lugar|hora|местo",
    r"место|время|місце|час|mjesto|mesto|vrijeme|vreme|време|miejsce|czas|godzina|místo|čas|luogo|ora",
    r"local|paikka|aika",
)
_PRESS: Final = (
    r"(?:press|news|media) (?:release|statement)|press note|news|statement|pressmeddelande|nyhet(?:er)?",
    r"pressemelding|nyhed|pressemeddelelse|(?:presse|medien)mitteilung|presseerklärung|pressemeldung",
    r"meldung|communiqué(?: de presse)?|(?:nota|comunicado)(?: de prensa| à imprensa| de imprensa)?",
    r"comunicato(?: stampa)?|пресс-релиз|сообщение для (?:сми|прессы)|новость|новости|прес-?реліз|новини",
    r"прэс-рэліз|sao(?:pštenj|pćenj)e(?: za (?:javnost|medije|štampu))?",
    r"priopćenje(?: za (?:javnost|medije))?|vijesti|vesti|саопштење(?: за (?:јавност|медије))?|вести",
    r"соопштение|прессъобщение|новина|komunikat(?: prasowy)?|aktualności|tisková zpráva|tlačová správa",
    r"(?:lehdistö)?tiedote|uutinen|persbericht",
)
_SPEECH: Final = (
    r"statements?|remarks|interviews?|briefings?|(?:press|news) conferences?|speech(?:es)?|address",
    r"transcripts?|answers|comments?|communiqué|declaration|press release|readout|q&a|testimony|lecture",
    r"message|letter|article|(?:opening|closing) words|keynote|press stakeout|op-ed|replies|greetings?",
    r"condolences|congratulations|(?:tele)?phone (?:call|conversation)s?|excerpts|uttalanden?|tal(?:et)?",
    r"anföranden?t?|intervjun?|pressmeddelanden?t?|presskonferens(?:en)?|svar|artikel|kommentar(?:er)?",
    r"telefonsamtal(?:et)?|uttalelsen?|talen?|innlegg(?:et)?|udtalelsen?|erklæring(?:en)?|erklering",
    r"interview(?:et)?|intervju(?:et)?|press[ea]konferanse|pressekonference|redegørelse|pressemelding",
    r"reden?|erklärung(?:en)?|pressekonferenz|pressemitteilung|ansprache|grußwort|antworten|mitschrift",
    r"telefonat|telefongespräch|wortlaut|gastbeitrag|déclarations?|discours|entretien|interview|propos",
    r"conférence de presse|point (?:de )?presse|allocution|réponses|tribune|entretien téléphonique",
    r"declaraci(?:ón|ones)|discurso|entrevista|(?:rueda|conferencia) de prensa|comparecencia|comunicado",
    r"artículo|intervención|palabras|respuestas|declaraç(?:ão|ões)|conferência de imprensa|intervenção",
    r"pronunciamento|intervista|dichiarazion[ei]|discorso|conferenza stampa|comunicato|intervento",
    r"выступлени\w+|интервью|комментари\w+|брифинг\w*|пресс-конференци\w+|стенограмм\w+|заявлени\w+",
    r"обращени\w+|ответ\w*|речь|речи|тезис\w*|пресс-релиз|послани\w+|вступительн\w+ слов\w+",
    r"пресс-подход\w*|стать[яи]|телефонн\w+ разговор\w*|виступ\w*|інтерв['’]ю|коментар\w*|брифінг\w*",
    r"прес-конференці\w+|заяв[аи]|звернення|промов\w+|відповід\w+|стенограм\w+|телефонн\w+ розмов\w+",
    r"стаття|выступленн\w+|інтэрв['’]ю|каментарый|зварот|адказы|прамова|izjav[aeu]|govora?|intervjua?",
    r"obraćanj[ea]|saopštenj[ea]|priopćenj[ea]|odgovori|konferencij[ae] za (?:medije|štampu|novinare)",
    r"telefonski razgovor|изјав[аеу]|говора?|интервјуа?|обраћањ[ае]|саопштењ[ае]",
    r"конференциј[ае] за (?:медије|штампу|новинаре)|одговори|обраќање|телефонски разговор|wystąpieni\w+",
    r"wywiadu?|oświadczeni[ea]|przemówieni[ea]|konferencj[ai] prasow\w+|komunikatu?|odpowiedzi",
    r"rozmow[ay] telefoniczn\w+|изявлени[ея]|интервю|изказван\w+|реч|брифинг|декларация|обръщение|отговори",
    r"projevu?|rozhovoru?|prohlášení|tiskov\w+ (?:konference|zpráva)|vystoupení|odpovědi|puhe|haastattelu",
    r"lausunto|tiedote|lehdistötilaisuus|puheenvuoro",
)


def _any(
    expressions: Iterable[str], before: str = r"(?<![\p{L}\p{M}\d])", after: str = ""
) -> regex.Pattern[str]:
    joined = "|".join(expressions).replace(" ", r"\s+")
    return regex.compile(rf"{before}(?:{joined})(?![\p{{L}}\p{{M}}\d]){after}", regex.IGNORECASE)


PUBLISHED: Final = _any(_PUBLISHED, after=r"\s*:?")
"""What says of a date that it is the one of publication."""

FIELD: Final = _any(_FIELD, before=r"(?<![^\0|•·–—;,(\[])\s*", after=r"\s*:")
"""A field that is called date and no more."""

UPDATED: Final = _any(_UPDATED)
"""What says of a date that the text was changed then."""

NOTICE: Final = _any(_NOTICE)
"""What calls people to something to come."""

NOT: Final = _any((*_NOT, *_DONE, *_NOTICE))
"""Words beside which a date is another than that of publication, or may be."""

LABEL: Final = _any((*_PUBLISHED, *_FIELD, *_UPDATED), after=r"(?:\s\p{L}{1,3})?\s*:?")
"""A label for a date that has a line of its own."""

PLACE_FIELD: Final = _any(_PLACE_FIELD, before=r"\s*", after=r"\s*:")
"""Fields that only the notice of an event has."""

PRESS: Final = _any(
    _PRESS,
    before="",
    after=r"(?:\s+(?:of|from|vom|du|de|del|from|från|fra|av|af|от|від|ад|од|z dnia|ze dne|dated))?",
)
"""What a dated notice to the press calls itself."""

NUMBERED: Final = _any(_PRESS, after=r"\s+(?:(?:nr|no|n[°º]|№)\.?\s*\d[\d/-]*|\d{1,4}/\d{2,4})(?!\w)")
"""The number that such a notice may have."""

NUMBER: Final = regex.compile(r"^\s*(?:nr|no|n[°º]|№)\s*[.:]*\s*\d[\d/-]*\s*$", regex.IGNORECASE)
"""A number that stands alone."""

AUTHOR: Final = regex.compile(
    r"(?<!\p{L})(?:author|by|autor(?:in)?|auteur|autrice|författare|forfatter|автор|text|texte|текст|аутор)\s*:",
    regex.IGNORECASE,
)

SPEECH: Final = _any(_SPEECH)
"""What a title calls words that were said on its date."""

CONNECTIVE: Final = regex.compile(
    r"on|at|a|the|den|d|le|el|il|la|em|am|um|à|às|alle|ore|kl|klo|uhr|hrs|h|u|v|w|o|в|о|у|на|дана|dana|om|op"
    r"|dnia|dne|dňa|ob|godz|of|by|av|af|von|vom|par|por|de|di|г|ч|год|god|година|године|time|от|від",
    regex.IGNORECASE,
)
"""Small words that stand between the parts of a date line and say nothing."""

ASIDE: Final = regex.compile(
    r"\d[\d.,\s]*(?:[KMk]|тыс\.?|тис\.?|млн|mn|mil|tn|tis\.?)?\s?(?:views?|visningar|visninger|aufrufe|vues"
    r"|visualizaciones|vistas|просмотр\w*|перегляд\w*|прагляд\w*|pregled\w*|преглед\w*|wyświetle\w*|zhlédnutí|weergaven"
    r"|visualizzazioni|visualizações|katselukertaa)(?!\p{L})"
    r"|(?:(?:lesezeit|lästid|lesetid|læsetid|reading time|время чтения)\s*:?\s*)?\d+\s?(?:min|мин|хв)\w*\.?"
    r"(?:\s(?:read|reading|de lecture|de lectura|lästid|lesetid|czytania|чтения|читання|lesezeit))?(?!\p{L})"
    r"|\#[\p{L}\p{N}_]+",
    regex.IGNORECASE,
)
"""What else a date line counts: views, minutes of reading, hashtags."""
