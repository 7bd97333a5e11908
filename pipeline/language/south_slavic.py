"""Words that part Croatian, Bosnian and Serbian, whose n-grams are too alike to do it alone.

Forms that one standard has and another has not: months, interrogatives, reflexes of yat, loans from Greek and
Latin. A hyphen stands for any further letters. Latin letters, small.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

SAYS: Final = 6.0
"""What such a word says for or against a language, in logarithms. Tuned on the odd tuning lines."""

_CROATIAN: Final = """
    tko netko nitko svatko itko tisuć- povijes- točk- točn- europ- siječanj siječnj- veljač- ožuj- travanj
    travnj- svibanj svibnj- lipanj lipnja lipnju srpanj srpnja srpnju kolovoz- rujan rujna rujnu listopad-
    studeni studenog studenoga studenom prosin- tjed- glazb- kazališ- sveučiliš- zrakoplov- tijekom glede
    sukladn- sudioni- talijan- obitelj- priopć- izvješ- financij- kemij- gospodarst- poduzeć- proračun-
    vlak- jučer tvornic- kolodvor- ravnatelj- promidžb- natječaj- uporab- nazočn- dužnosni- zemljopis-
    okoliš- stožer- postrojb- redatelj- skladatelj- nogometaš- pozornost- istodobn-
"""
_NOT_CROATIAN: Final = """
    ko neko niko hiljad- historij- istorij- tačk- tačn- evrop- januar- februar- mart marta martu april-
    maj maja maju juni juna junu juli jula julu august- avgust- septemb- oktob- novemb- decemb- sedmic-
    muzik- muzič- pozorišt- univerzitet- tokom italijan- porodic- porodič- saopć- saopš- izvještaj-
    izveštaj- finansij- hemij- preduzeć- budžet- fabrik- fabrič- upotreb- učesni- zvanič- uslov- također
    takođe prisustv- funkcioner- šta ukoliko -ovati -ovao -ovala -ovali -ovano -ovana -ovani -isati -isao
    -isala -isali -isano -isana -isani
"""
_BOSNIAN: Final = """
    historij- sedmic- sahat- kahv- lahk- mehk- saopć- bosansk- bošnja- hercegov- sarajev- općin- august-
    juni juli također opći opće opća općeg općem općoj općim općih
"""
_SERBIAN: Final = """
    istorij- opšt- uopšte saopšt- nedelj- srbij- beograd- avgust- takođe izveštaj- deo delov- jun jul ovde
    gde reč- vreme- posle pre video deca mesto lep- svet- uvek
"""


def _table() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for words, language, sign in (
        (_CROATIAN, "hr", 1),
        (_NOT_CROATIAN, "hr", -1),
        (_BOSNIAN, "bs", 1),
        (_SERBIAN, "sr", 1),
    ):
        for word in words.split():
            found[word][language] = sign * SAYS
    return dict(found)


_TABLE: Final = _table()


def signs(word: str) -> dict[str, float]:
    """Return what a word in small letters says for and against languages: nothing, mostly."""
    whole = _TABLE.get(word)
    if whole:
        return whole
    parts = (*(word[:end] + "-" for end in range(len(word), 2, -1)), "-" + word[-5:], "-" + word[-4:])
    return next((_TABLE[part] for part in parts if part in _TABLE), {})
