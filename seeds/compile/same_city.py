"""Which city of GeoNames an entity of another source is: by its country, its name and its description."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from seeds.compile.variants import plain

_FAR_LARGER: Final = 5
_LONGEST: Final = 4
"""Words of the name of a country or part of one."""
WHOLE: Final = frozenset({"hamburg", "bremen", "saint petersburg", "sevastopol", "dubai"})
"""Parts of countries that are a city."""
_TOWN: Final = re.compile(
    r"(?:(?:second|third|largest|most|populous|designated|historic|capital|and|port|coastal|independent|big|fourth)"
    r"[\s-]+)*(?:city|town|municipality)\b",
    re.IGNORECASE,
)
_NO_CITY: Final = re.compile(
    r"^(?:part of|former|region of|country|county|province|prefecture|state |historic|largest|designated|"
    r"administrative|metropolitan|autonomous|member|human|foundation|institution|island|executive)",
    re.IGNORECASE,
)

City = Mapping[str, Any]
"""A row of GeoNames: geonameid, name, countrycode, admin1code, population, latitude, longitude."""


class Cities(NamedTuple):
    """Cities by country and folded name, codes of countries by folded name, states of the United States.

    The name of a part of a country may stand for the country.
    """

    by_name: Mapping[tuple[str, str], list[City]]
    codes: Mapping[str, str]
    states: Mapping[str, Any]


def cities(listed: Iterable[City], codes: Mapping[str, str], states: Mapping[str, Any]) -> Cities:
    """Return cities by name; `listed` has the largest first."""
    by_name: dict[tuple[str, str], list[City]] = defaultdict(list)
    for one in listed:
        by_name[one["countrycode"].lower(), plain(one["name"]).casefold()].append(one)
    return Cities(by_name, codes, states)


def by_population(city: City) -> tuple[int, int]:
    """Sort the largest first."""
    return -city["population"], city["geonameid"]


def is_town(description: str) -> bool:
    """Return whether a description begins as that of a town does: "second-largest city of Saxony"."""
    return _TOWN.match(description) is not None


def city_of(
    name: str, country: str | None, description: str, names: Iterable[str], known: Cities
) -> City | None:
    """Return the city that an entity is, if only one fits or one is far larger than the next.

    Args:
        name: its display name.
        country: code (ISO 3166-1 alpha-2, lower case); null where only the description may tell it.
        description: in English ("city in Bavaria, Germany").
        names: all its names, folded (`plain`, then case folded).
        known: what there is to choose from.

    """
    if _NO_CITY.match(description) and not is_town(description) and plain(name).casefold() not in WHOLE:
        return None
    code = country or _country(description, known.codes) or ""
    own = _in_state(known.by_name.get((code, plain(name).casefold()), []), description, known.states)
    others = {city["geonameid"]: city for one in names for city in known.by_name.get((code, one), [])}
    found = own or _in_state(sorted(others.values(), key=by_population), description, known.states)
    if len(found) > 1 and found[0]["population"] < _FAR_LARGER * found[1]["population"]:
        return None
    return found[0] if found else None


def _country(description: str, codes: Mapping[str, str]) -> str | None:
    """The country that is said last, or whose part is: "largest city in Saxony"."""
    words = re.findall(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*", plain(description).casefold())
    for last in range(len(words), 0, -1):
        for size in range(min(_LONGEST, last), 0, -1):
            if code := codes.get(" ".join(words[last - size : last])):
                return code
    return None


def _in_state(found: list[City], description: str, states: Mapping[str, Any]) -> list[City]:
    """The cities of the state that the description names, if it names one."""
    named = {code for code, state in states.items() if state["name"] in description}
    return [city for city in found if city["countrycode"] != "US" or not named or city["admin1code"] in named]
