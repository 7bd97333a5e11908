"""Words of video pages in several languages: the interface as sites print it, and invented statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Sample:
    """One language. `speech` is cut into cues; `unit` says a time in words, from minutes and seconds."""

    language: str
    title: str
    description: tuple[str, str]
    speech: str
    category: tuple[str, str]
    heading: str
    links: str
    date: str
    views: str
    channel: tuple[str, str]
    buttons: tuple[str, str, str]
    ago: str
    unit: tuple[str, str]


_SAMPLES: Final = (
    Sample(
        "en",
        "Harbour master on the new ferry line",
        (
            "The harbour master met the press in the old town hall and spoke about the ferry.",
            "She said that nobody has to wait any longer.",
        ),
        "we have worked on this line for two years and today I can tell you that it sails again next week "
        "and that nobody in the islands has to wait for a boat in the cold any more",
        ("Category", "News"),
        "Transcript",
        "Also read",
        "Premiered May 12, 2026",
        "12,345 views",
        ("Island Television", "1.2K subscribers"),
        ("Subscribe", "Share", "Save"),
        "3 days ago",
        ("{} minute, {} seconds", "{} seconds"),
    ),
    Sample(
        "sv",
        "Hamnmästaren om den nya färjelinjen",
        (
            "Hamnmästaren mötte pressen i det gamla rådhuset och talade om färjan.",
            "Hon sade att ingen längre behöver vänta.",
        ),
        "vi har arbetat med den här linjen i två år och i dag kan jag säga att den går igen nästa vecka och "
        "att ingen på öarna behöver vänta på en båt i kylan längre",
        ("Kategori", "Nyheter"),
        "Transkription",
        "Läs också",
        "Publicerades 12 maj 2026",
        "12 345 visningar",
        ("Ötelevisionen", "1,2 tn prenumeranter"),
        ("Prenumerera", "Dela", "Spara"),
        "för 3 dagar sedan",
        ("{} minut och {} sekunder", "{} sekunder"),
    ),
    Sample(
        "de",
        "Hafenmeisterin über die neue Fährlinie",
        (
            "Die Hafenmeisterin traf die Presse im alten Rathaus und sprach über die Fähre.",
            "Sie sagte, dass niemand mehr warten muss.",
        ),
        "wir haben zwei Jahre lang an dieser Linie gearbeitet und heute kann ich sagen dass sie nächste "
        "Woche wieder fährt und dass niemand auf den Inseln mehr in der Kälte warten muss",
        ("Kategorie", "Nachrichten"),
        "Transkript",
        "Lesen Sie auch",
        "12.05.2026",
        "12.345 Aufrufe",
        ("Inselfernsehen", "1200 Abonnenten"),
        ("Abonnieren", "Teilen", "Speichern"),
        "vor 3 Tagen",
        ("{} Minute und {} Sekunden", "{} Sekunden"),
    ),
    Sample(
        "ru",
        "Начальник порта о новой паромной линии",
        (
            "Начальник порта встретилась с прессой в старой ратуше и рассказала о пароме.",
            "Она сказала, что больше никому не придётся ждать.",
        ),
        "мы работали над этой линией два года и сегодня я могу сказать что паром снова пойдёт на следующей "
        "неделе и что никому на островах больше не придётся ждать лодку на холоде",
        ("Категория", "Новости"),
        "Расшифровка видео",
        "Читайте также",
        "12 мая 2026 г.",
        "12 тыс. просмотров",
        ("Островное телевидение", "1,2 тыс. подписчиков"),
        ("Подписаться", "Поделиться", "Сохранить"),
        "3 дня назад",
        ("{} минута {} секунд", "{} секунд"),
    ),
    Sample(
        "es",
        "La capitana del puerto sobre la nueva línea",
        (
            "La capitana del puerto se reunió con la prensa en el antiguo ayuntamiento y habló del barco.",
            "Dijo que ya nadie tiene que esperar.",
        ),
        "hemos trabajado en esta línea durante dos años y hoy puedo decir que vuelve a navegar la semana que "
        "viene y que nadie en las islas tendrá que esperar un barco con este frío",
        ("Categoría", "Noticias"),
        "Transcripción",
        "Lea también",
        "Publicado el 12 may 2026",
        "12.345 visualizaciones",
        ("Televisión Isleña", "1,2 K suscriptores"),
        ("Suscribirse", "Compartir", "Guardar"),
        "hace 3 días",
        ("{} minuto y {} segundos", "{} segundos"),
    ),
    Sample(
        "fr",
        "La capitaine du port sur la nouvelle ligne",
        (
            "La capitaine du port a rencontré la presse dans l’ancienne mairie et a parlé du bac.",
            "Elle a dit que plus personne ne devra attendre.",
        ),
        "nous avons travaillé deux ans sur cette ligne et aujourd’hui je peux vous dire que le bac repart la "
        "semaine prochaine et que plus personne dans les îles ne devra attendre dans le froid",
        ("Catégorie", "Actualités"),
        "Transcription",
        "À lire aussi",
        "Publiée le 12 mai 2026",
        "12 345 vues",
        ("Télé des Îles", "1,2 k abonnés"),
        ("S’abonner", "Partager", "Enregistrer"),
        "il y a 3 jours",
        ("{} minute et {} secondes", "{} secondes"),
    ),
    Sample(
        "fi",
        "Satamapäällikkö uudesta lauttalinjasta",
        (
            "Satamapäällikkö tapasi lehdistön vanhassa raatihuoneessa ja puhui lautasta.",
            "Hän sanoi, ettei kenenkään tarvitse enää odottaa.",
        ),
        "olemme tehneet työtä tämän linjan eteen kaksi vuotta ja tänään voin sanoa että lautta kulkee taas "
        "ensi viikolla eikä kenenkään saarilla tarvitse enää odottaa venettä kylmässä",
        ("Luokka", "Uutiset"),
        "Litterointi",
        "Lue myös",
        "12.5.2026",
        "12 345 katselukertaa",
        ("Saaristotelevisio", "1,2 t. tilaajaa"),
        ("Tilaa", "Jaa", "Tallenna"),
        "3 päivää sitten",
        ("{} minuutti {} sekuntia", "{} sekuntia"),
    ),
    Sample(
        "pl",
        "Kapitan portu o nowej linii promowej",
        (
            "Kapitan portu spotkała się z prasą w starym ratuszu i mówiła o promie.",
            "Powiedziała, że nikt już nie musi czekać.",
        ),
        "pracowaliśmy nad tą linią dwa lata i dziś mogę powiedzieć że prom znów popłynie w przyszłym "
        "tygodniu i że nikt na wyspach nie będzie już czekał na łódź na mrozie",
        ("Kategoria", "Wiadomości"),
        "Transkrypcja",
        "Czytaj też",
        "12 maja 2026",
        "12 345 wyświetleń",
        ("Telewizja Wyspa", "1,2 tys. subskrybentów"),
        ("Subskrybuj", "Udostępnij", "Zapisz"),
        "3 dni temu",
        ("{} minuta i {} sekund", "{} sekund"),
    ),
    Sample(
        "uk",
        "Начальниця порту про нову поромну лінію",
        (
            "Начальниця порту зустрілася з пресою у старій ратуші й розповіла про пором.",
            "Вона сказала, що більше нікому не доведеться чекати.",
        ),
        "ми працювали над цією лінією два роки і сьогодні я можу сказати що пором знову піде наступного "
        "тижня і що нікому на островах більше не доведеться чекати на човен у холоді",
        ("Категорія", "Новини"),
        "Текст відео",
        "Читайте також",
        "12 трав. 2026 р.",
        "12 тис. переглядів",
        ("Острівне телебачення", "1,2 тис. підписників"),
        ("Підписатися", "Поділитися", "Зберегти"),
        "3 дні тому",
        ("{} хвилина {} секунд", "{} секунд"),
    ),
    Sample(
        "sr",
        "Шефица луке о новој трајектној линији",
        (
            "Шефица луке срела се са новинарима у старој већници и говорила о трајекту.",
            "Рекла је да нико више не мора да чека.",
        ),
        "радили смо на овој линији две године и данас могу да кажем да трајект поново плови следеће недеље "
        "и да нико на острвима више неће чекати брод на хладноћи",
        ("Категорија", "Вести"),
        "Транскрипт",
        "Прочитајте и",
        "12. мај 2026.",
        "12.345 прегледа",
        ("Острвска телевизија", "1,2 хиљ. пратилаца"),
        ("Прати", "Дели", "Сачувај"),
        "пре 3 дана",
        ("{} минут и {} секунди", "{} секунди"),
    ),
    Sample(
        "tr",
        "Liman başkanı yeni feribot hattını anlattı",
        (
            "Liman başkanı eski belediye binasında basınla buluştu ve feribottan söz etti.",
            "Artık kimsenin beklemek zorunda olmadığını söyledi.",
        ),
        "bu hat üzerinde iki yıl çalıştık ve bugün size feribotun gelecek hafta yeniden sefere çıkacağını "
        "ve adalarda artık kimsenin soğukta tekne beklemeyeceğini söyleyebilirim",
        ("Kategori", "Haberler"),
        "Deşifre metni",
        "Bunu da okuyun",
        "12 May 2026",
        "12.345 görüntüleme",
        ("Ada Televizyonu", "1,2 B abone"),
        ("Abone ol", "Paylaş", "Kaydet"),
        "3 gün önce",
        ("{} dakika {} saniye", "{} saniye"),
    ),
    Sample(
        "hu",
        "A kikötőmester az új kompjáratról",
        (
            "A kikötőmester a régi városházán találkozott a sajtóval, és a kompról beszélt.",
            "Azt mondta, hogy senkinek sem kell többé várnia.",
        ),
        "két évig dolgoztunk ezen a járaton és ma elmondhatom hogy a komp jövő héten újra közlekedik és a "
        "szigeteken senkinek sem kell többé a hidegben csónakra várnia",
        ("Kategória", "Hírek"),
        "Átirat",
        "Olvassa el",
        "2026. máj. 12.",
        "12 345 megtekintés",
        ("Sziget Televízió", "1,2 E feliratkozó"),
        ("Feliratkozás", "Megosztás", "Mentés"),
        "3 napja",
        ("{} perc {} másodperc", "{} másodperc"),
    ),
    Sample(
        "it",
        "La comandante del porto sulla nuova linea",
        (
            "La comandante del porto ha incontrato la stampa nel vecchio municipio e ha parlato.",
            "Ha detto che nessuno dovrà più aspettare.",
        ),
        "abbiamo lavorato a questa linea per due anni e oggi posso dirvi che il traghetto riparte la "
        "settimana prossima e che nessuno sulle isole dovrà più aspettare una barca al freddo",
        ("Categoria", "Notizie"),
        "Trascrizione",
        "Leggi anche",
        "12 mag 2026",
        "12.345 visualizzazioni",
        ("Tele Isola", "1200 iscritti"),
        ("Iscriviti", "Condividi", "Salva"),
        "3 giorni fa",
        ("{} minuto e {} secondi", "{} secondi"),
    ),
)

TUNED: Final = ("en", "sv", "de", "ru", "es")
"""Languages that were looked at while the reader was written; the others were not."""

SAMPLES: Final = {sample.language: sample for sample in _SAMPLES}
