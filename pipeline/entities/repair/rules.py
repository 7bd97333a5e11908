"""The letter-to-sound rules behind `phones`: a pattern and its phones a line, the first that matches wins."""

from __future__ import annotations

import re
from typing import Final

Rules = tuple[re.Pattern[str], tuple[str, ...]]

_ENGLISH: Final = r"""
^kn n
^gn n
^wr r
^ps s
^x z
^mc mk
^gh g
^sch S
sch sk
tch C
ti(?=on|a[ln]) S
[cs]i(?=ou|a[ln]) S
(?<=[aeiou])si(?=on) Z
si(?=on) S
sh S
ch C
ck k
ph f
th T
wh w
igh I
eigh A
[ao]ugh o
gh -
dge J
d?j J
ng(?=[ei]) nJ
ng(?=[^aeiouy]|$) N
ng Ng
n(?=[kqx]|c(?![eiy])) N
qu kw
q k
cc(?=[ei]) ks
c(?=[eiy]) s
c k
(?<=[^aeiou])le$ ol
ge$ J
g(?=[ey]) J
g g
xc(?=[ei]) ks
x ks
tz ts
z z
(?<=[aeiou])s(?=[aeiouy]) z
s s
mb$ m
w(?=r) -
w w
^y y
y(?=[aeou]) y
eau o
eu U
e[ea] E
ey$ E
e[iy] A
a[iy] A
ie$ E
ie E
oa o
oe$ o
ow$ o
ow W
ou W
oo U
oi|oy Y
ue$ U
ew U
ui U
a[uw] o
a(?=[^aeiouwxyr]e$) A
i(?=[^aeiouwxyr]e$) I
e(?=[^aeiouwxyr]e$) E
u(?=[^aeiouwxyr]e$) U
(?<=[^aeiou])es?$ -
(?<=[^aeioudt])ed$ d
(?<=^[^aeiou])y$ I
(?<=^[^aeiou][^aeiou])y$ I
y$ E
y i
i$ E
u$ U
o$ o
a a
e e
i i
o o
u u
h(?=[aeiouy]) h
h -
"""
_FRENCH: Final = r"""
ch S
ph f
th t
gn ny
qu k
gu(?=[eiéèy]) g
ill(?=[aeo]) y
oi wa
o[uù] U
eau|au|ô o
e?u[xst]?$ U
eu e
ai|ei|ay|ey e
an|en|am(?=[bp])|em(?=[bp]) an
ç s
c(?=[eiéèêy]) s
g(?=[eiéèêy]) Z
j Z
c k
q k
x$ -
x ks
(?<=[aeioué])s(?=[aeioué]) z
(?<=[^aeiouéè])e[ns]?t?s?$ -
(?<=.)[stdpz]s?$ -
er$|ez$ A
[éèêë] A
[àâa] a
e$ -
e e
[iîïy]$ E
[iîïy] i
o o
u U
h -
w v
z z
g g
s s
"""
_GERMAN: Final = r"""
tsch C
sch S
chs ks
ch h
ck k
ph f
th t
^s(?=[tp]) S
ei|ai|ey|ay I
eu|äu Y
ie E
au W
[öø] e
ü U
[äæ] e
å o
ee A
oo o
j y
z ts
w v
^v f
v f
c k
qu kv
q k
x ks
ß s
^s(?=[aeiouäöü]) z
s s
(?<=[aeiouäöü])h -
b$ p
d$ t
g$ k
g g
a a
e$ e
e e
i i
y i
o o
u U
h h
"""
_SPANISH: Final = r"""
ch C
ll y
ñ ny
qu k
gu(?=[ei]) g
c(?=[eiéí]) s
g(?=[eiéí]) h
j h
c k
z s
x ks
h -
v b
y$ E
y y
[aá] a
[eé] e
[ií] E
[oó] o
[uúü] U
g g
s s
"""
_SLAVIC: Final = r"""
szcz|šč SC
sz|š S
cz|č|ć C
rz|ż|ž|zh Z
dž|đ|dj J
lj|ľ ly
nj|ń|ň ny
ch h
ks|x ks
c ts
j y
w v
ł w
[aáąã] a
[eéěę] e
y i
[iíý] E
[oóô] o
[uúů] U
q k
ś|ş S
ź|z z
ř rZ
ď d
ť t
h h
g g
s s
"""
_PLAIN: Final = ("b", "d", "f", "k", "l", "m", "n", "p", "r", "t", "v", "y", "z")
CYRILLIC: Final = dict(
    zip(
        "абвгдеєжзиіїйклмнопрстуфхцчшщъыьэюяђјљњћџґўё",
        "a b v g d e ye Z z E E yE y k l m n o p r s t U f h ts C S SC  i  e yU ya J y l n C J g w yo".split(
            " "
        ),
        strict=True,
    )
)
LETTERS: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "A bE sE dE E ef JE AC I JA kA el em en o pE kyU ar es tE yU vE duboyU eks wI zE"
        " zEro wun tU TrE for fIv siks seven At nIn".split(),
        strict=True,
    )
)


def _compiled(table: str) -> Rules:
    lines = [line.rsplit(" ", 1) for line in table.split("\n") if line]
    lines += [[letter, letter] for letter in _PLAIN]
    pattern = "|".join(f"({written})" for written, _ in lines)
    return re.compile(pattern), tuple("" if sound == "-" else sound for _, sound in lines)


RULES: Final[dict[str, Rules]] = {
    "en": _compiled(_ENGLISH),
    "fr": _compiled(_FRENCH),
    "de": _compiled(_GERMAN),
    "es": _compiled(_SPANISH),
    "sla": _compiled(_SLAVIC),
}
"""Rules by key: English, French, German and Nordic, Spanish, Slavic in Latin letters."""
