"""Small words that the patterns lean on, by group of languages; all folded, Serbian in Latin letters."""

from __future__ import annotations

SLAVIC = frozenset({"ru", "sh", "uk"})
ROMANCE = frozenset({"es", "fr"})
LANGUAGE_HEADS: dict[str, tuple[str, ...]] = {
    group: tuple(words.split())
    for group, words in {
        "en": "language speak translat dictionary alphabet",
        "sv": "sprak talande",
        "nb": "sprak sprog talende",
        "de": "sprach sprech",
        "fr": "langue",
        "es": "idioma lengua",
        "ru": "язык яз говорящ",
        "uk": "мов мовн",
        "sh": "jezik",
    }.items()
}
"""How words begin that follow the adjective of a language."""
SPEAKING: dict[str, tuple[str, ...]] = {
    group: tuple(words.split())
    for group, words in {
        "en": "speak spoke learn read write writes wrote teach taught study studied",
        "sv": "tala pratar lar laser forsta",
        "nb": "snakk taler laer forsta",
        "de": "spricht sprechen lernt lernen",
        "fr": "parl apprend enseign",
        "es": "habl aprend estudi",
        "ru": "говор знает учит изуча",
        "uk": "говор розмовля вчить вивча",
        "sh": "govor uci zna",
    }.items()
}
"""How verbs begin whose object is a language."""
LANGUAGE_PREPOSITIONS: dict[str, frozenset[str]] = {
    group: frozenset(words.split())
    for group, words in {
        "en": "in into",
        "sv": "fran pa till",
        "nb": "fra pa til",
        "de": "auf aus ins",
        "fr": "en",
        "es": "al del en",
        "ru": "на с со",
        "uk": "з зі на із",
        "sh": "na s sa",
    }.items()
}
"""What stands in front of a language: "in Russian"."""
JOINING: dict[str, frozenset[str]] = {
    group: frozenset(words.split())
    for group, words in {
        "en": (
            "and are as at because but by for from is on or so that to was were when which while who with"
        ),
        "sv": "ar att av eller for i inte med men nar och pa samt som till utan var",
        "nb": "at av eller er for har i ikke med men nar og pa samt som til uten var",
        "de": "aber als dass fur in ist mit oder und von war wenn zu",
        "fr": "a au aux avec dans de est et mais ou par pour que qui sont",
        "es": "a al con de e en es o para pero por que son u y",
        "ru": "а в для до за и или как на но от по с что",
        "uk": "або але в від для до з за й на по та у що як і",
        "sh": "a ali da do i ili je koji na od s sa se su u za",
    }.items()
}
"""Words after which the language's name is over: no noun stands between."""
PEOPLE_ARTICLES = frozenset("alle den der die drei viele zwei".split())
"""German words that show people where the bare plural would be a country: "die Polen"."""
INSTITUTIONS: dict[str, tuple[str, ...]] = {
    group: tuple(words.split())
    for group, words in {
        "en": (
            "party federation republic union ministry academy church embassy bank parliament council "
            "commission ocean sea gulf league network institute university agency association "
            "congress national broadcasting airlines airways empire court central brotherhood state "
            "resistance confederation senate house army navy armed red peninsula channel islands "
            "guiana polynesia development society orthodox catholic telegraph press open revolution "
            "coalition conference assembly parliamentary community kingdom space war democratic "
            "unionist nationalist front movement alliance legion foundation service corporation "
            "company group fund committee center centre chamber board office museum library theatre "
            "theater club workers labour socialist communist conservative liberal people"
        ),
        "sv": "union federation akademi kyrk republik riks bank dagblad parlament kommission",
        "nb": "union foderasjon akademi kirk republik folke bank parlament kommisjon",
        "de": (
            "union bahn staat halbmond bank foderation republik bundes kommission parlament kirche "
            "post akademie telekom lufthansa meer rat zentralbank gerichtshof"
        ),
        "fr": (
            "union republique federation parlement commission conseil banque academie eglise cour "
            "guyane polynesie"
        ),
        "es": "union republica federacion parlamento comision consejo banco academia iglesia",
        "ru": "союз федерац комисси парламент совет республик академи церк банк экономическ импери суд",
        "uk": "союз федерац комісі парламент рад республік академі церк банк суд",
        "sh": "unij federac komisij parlament savet vijec republik akademij crkv bank sud",
    }.items()
}
"""How words begin that with an adjective in front (in French and Spanish behind) name a body."""
SURE_INSTITUTIONS = tuple(
    "federation federac federat foderation foderasjon academy akadem republi федерац союз republik "
    "ocean union unij folkemuseum".split()
)
"""The same where nobody writes capitals: only words that hardly ever follow such an adjective otherwise."""
OF: dict[str, frozenset[str]] = {
    group: frozenset(words.split())
    for group, words in {
        "en": "against and concerning for of on relating the to",
        "sv": "av fran i mot om pa vid",
        "nb": "av fra i mot om pa ved",
        "de": "am an bei dem den der des fur im in uber um und von zu zur",
        "fr": "d de des du et l la le les sur",
        "es": "de del el la las los sobre y",
        "ru": "в за на о об по под при у",
        "uk": "біля в з за на при про під у із",
        "sh": "kod na o pod u za",
    }.items()
}
"""Small words inside names."""
STATE_MATTERS = frozenset(
    "ambassador army authorities border capital citizens company delegation economy embassy forces "
    "foreign government media officials parliament people police prime side soldiers state troops".split()
)
"""English words that show in speech without capitals that "polish" is no verb."""
BATTLE_OF: dict[str, frozenset[str]] = {
    group: frozenset(words.split())
    for group, words in {
        "en": "for of",
        "sv": "om vid",
        "nb": "om ved",
        "de": "am bei um von",
        "fr": "d de des du la",
        "es": "de del la",
        "ru": "за под при",
        "uk": "за при під",
        "sh": "kod na za",
    }.items()
}
"""What stands between a battle and its place."""
FUNCTION = frozenset(
    "a according after all also although an and any as at before besides beyond both but by despite "
    "during each every following for former friday from he her here his however i if in including it "
    "its many minister monday most mr mrs ms no of on or our president saturday she since some such "
    "sunday that the their there these they this those thursday to today tomorrow tuesday under "
    "unlike we wednesday what when which while who with yesterday you".split()
)
"""English words that a capital at the beginning of a sentence does not make part of a name."""
PEACE = frozenset(
    "ceasefire climate de final framework free general klimatski mirovni mirovnog mirovnom nuclear "
    "paix paz peace refugee security trade заключительный климатического климатическое мирна мирного "
    "мирное мирної мирные мирным мирных мирні".split()
)
"""Adjectives that may stand between a place and what was signed there."""
