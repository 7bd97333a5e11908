"""Language tags as publishers write them, brought to the codes of the tables."""

from __future__ import annotations

from typing import Final

import regex

_TAG: Final = regex.compile(r"(?P<primary>[a-z]{2,3})(?:[-_][a-z0-9]{1,8})*", regex.IGNORECASE)
_TWO_LETTERS: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn nr nv ny oc oj om or os pa pi pl ps pt qu rm rn "
    "ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt "
    "tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_THREE_LETTERS: Final = (
    "aar abk ave afr aka amh arg ara asm ava aym aze bak bel bul bis bam ben bod bre bos cat che "
    "cha cos cre ces chu chv cym dan deu div dzo ewe ell eng epo spa est eus fas ful fin fij fao "
    "fra fry gle gla glg grn guj glv hau heb hin hmo hrv hat hun hye her ina ind ile ibo iii ipk "
    "ido isl ita iku jpn jav kat kon kik kua kaz kal khm kan kor kau kas kur kom cor kir lat ltz "
    "lug lim lin lao lit lub lav mlg mah mri mkd mal mon mar msa mlt mya nau nob nde nep ndo nld "
    "nno nbl nav nya oci oji orm ori oss pan pli pol pus por que roh run ron rus kin san srd snd "
    "sme sag sin slk slv smo sna som sqi srp ssw sot sun swe swa tam tel tgk tha tir tuk tgl tsn "
    "ton tur tso tat twi tah uig ukr urd uzb ven vie vol wln wol xho yid yor zha zho zul"
).split()
_FROM_THREE: Final = dict(zip(_THREE_LETTERS, _TWO_LETTERS, strict=True))
"""ISO 639-3 to ISO 639-1."""

_OTHERWISE: Final = {
    # `no` does not say which Norwegian; Bokmål is what most of it is. The next four are withdrawn codes.
    **{"no": "nb", "nor": "nb", "iw": "he", "in": "id", "ji": "yi", "mo": "ro"},
    # ISO 639-2 has second codes for some languages, after their English names.
    **{
        "alb": "sq",
        "arm": "hy",
        "baq": "eu",
        "chi": "zh",
        "cze": "cs",
        "dut": "nl",
        "fre": "fr",
        "geo": "ka",
    },
    **{
        "ger": "de",
        "gre": "el",
        "ice": "is",
        "mac": "mk",
        "may": "ms",
        "per": "fa",
        "rum": "ro",
        "slo": "sk",
    },
    **{"wel": "cy"},
}


def language_code(word: str) -> str | None:
    """Return the ISO 639-1 code that a BCP 47 tag such as `en_US` or `swe` names, or null."""
    tag = _TAG.fullmatch(word.strip())
    if not tag:
        return None
    primary = tag["primary"].lower()
    code = _OTHERWISE.get(primary) or _FROM_THREE.get(primary, primary)
    return code if code in _TWO_LETTERS else None
