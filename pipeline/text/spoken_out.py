"""Times that a transcript prints in words ("1 minute, 23 seconds"), as platforms do for screen readers."""

from __future__ import annotations

from typing import Final

import regex

from pipeline.text.characters import BLANK

_UNITS: Final = (
    ("seconds second sekunder sekund sekunden sekunde secondes seconde segundos segundo secondi secondo "
     "секунды секунда секунд секунди сек sekundi sekundy sekunda sekundė sekundes sekundit sekuntia sekuntti "
     "másodperc saniye secunde secundă seconden δευτερόλεπτα δευτερόλεπτο 秒 초 giây detik sekundů sekúnd"),
    ("minutes minute minuter minut minutter minutt minuten minutos minuto minuti минуты минута минут минуту "
     "хвилини хвилина хвилин хвилину minute minuta minuti minuty minuutit minuuttia minuutti perc dakika "
     "minuten minuut λεπτά λεπτό 分 분 phút menit minút minutes хв мин"),
    ("hours hour timmar timme timer time stunden stunde heures heure horas hora ore ora часов часа час "
     "години година годин годину sati sata sat godziny godzina godzin hodiny hodina hodin tuntia tunti óra "
     "saat uur ώρες ώρα 時間 시간 giờ jam часа"),
)  # fmt: skip
_SECONDS: Final = {word: 60**power for power, words in enumerate(_UNITS) for word in words.split()}
"""What a unit is worth in seconds, by the words of Unicode CLDR and of platforms' transcripts."""

_CLOCK: Final = regex.compile(
    rf"{BLANK}*+[\[(]?(?:(?P<h>\d{{1,3}}):(?=\d{{1,2}}:))?(?P<m>\d{{1,3}}):(?P<s>[0-5]\d)[\])]?{BLANK}*+"
)
_STEP: Final = r"(?P<number>\d{1,4})[ \u00a0]?(?P<unit>[\p{L}\p{M}]{1,16}\.?)"
_PHRASE: Final = regex.compile(
    rf"{_STEP}(?:(?:,[ \u00a0]?|[ \u00a0])(?:\p{{L}}{{1,3}}[ \u00a0])?{_STEP}){{0,2}}"
)
_KNOWN: Final = "|".join(sorted(map(regex.escape, _SECONDS), key=len, reverse=True))
_KNOWN_TIME: Final = regex.compile(
    rf"(?:\d{{1,4}}[ \u00a0]?(?:{_KNOWN})\.?(?:,[ \u00a0]?|[ \u00a0])(?:\p{{L}}{{1,3}}[ \u00a0])?){{0,2}}"
    rf"(?P<number>\d{{1,4}})[ \u00a0]?(?:{_KNOWN})",
    regex.IGNORECASE,
)
_LONGEST_ENDING: Final = 3
"""Letters that a language may add to a known word for a unit; more are another word, glued to it."""

_NUMBER: Final = regex.compile(r"\d+")


def follows(text: str, start: int, end: int, seconds: float) -> int:
    """Return where a time in words that repeats a printed one ends; `start` where none stands there.

    `text[start:end]` is the rest of the line, or the next one. What fills it and names the same numbers, with
    any words for the units, is the time again; before other words the units have to be known ones.
    """
    whole, known = _PHRASE.fullmatch(text, start, end), _KNOWN_TIME.match(text, start, end)
    is_inflected = known is not None and end - known.end() <= _LONGEST_ENDING
    if whole and (known is None or is_inflected) and _numbers(whole.group()) == _parts(seconds):
        return end
    return known.end() if known and _numbers(known.group()) == _parts(seconds) else start


def seconds_of(text: str) -> float | None:
    """Return the seconds that a text names in words and holds nothing beside; None where it is none."""
    match = _PHRASE.fullmatch(text)
    if match is None:
        return None
    worth = [_SECONDS.get(unit.rstrip(".").casefold()) for unit in match.captures("unit")]
    if None in worth or worth != sorted(set(worth), key=lambda value: -(value or 0)):
        return None
    return float(sum(int(n) * (unit or 0) for n, unit in zip(match.captures("number"), worth, strict=True)))


def is_time(raw: str) -> bool:
    """Whether `raw` is a time in words, alone or after the same time in figures, and blanks around."""
    body = regex.sub(rf"\A{BLANK}++|{BLANK}++\Z", "", raw)
    clock = _CLOCK.match(body)
    if clock is None:
        return seconds_of(body) is not None
    return clock.end() < len(body) and follows(body, clock.end(), len(body), clock_seconds(clock)) == len(
        body
    )


def clock_seconds(match: regex.Match[str]) -> float:
    """The seconds that a match with the groups h, m and s names."""
    hours, minutes, seconds = match.group("h", "m", "s")
    return 3600.0 * int(hours or 0) + 60.0 * int(minutes or 0) + int(seconds or 0)


def _numbers(text: str) -> list[int]:
    return [number for found in _NUMBER.findall(text) if (number := int(found))]


def _parts(seconds: float) -> list[int]:
    """Hours, minutes and seconds, without those that are nought."""
    whole = int(seconds)
    return [part for part in (whole // 3600, whole // 60 % 60, whole % 60) if part]
