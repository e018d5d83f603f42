"""Places: the time zones that may be meant by the name of a city or a country, or by a zone's own name."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

MOST = 6
"""The most zones that are offered for one name: a country with more is no answer."""

_NOWHERE = {"Factory", "localtime"}
"""What the database of zones lists though it is the time of no place."""


def zones_of(text: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the IANA zones that `text` may name, in any of the BCP 47 `languages`; none where unknown.

    "Paris, France" is looked up as a whole, then part by part.
    """
    names = _names(languages)
    for part in (text, *text.split(",")):
        found = names.get(_plain(part), ())
        if found:
            return found if len(found) <= MOST else ()
    return ()


def is_zone(name: str) -> bool:
    """Say whether there is an IANA zone of that name."""
    return name in _all()


@lru_cache
def _all() -> frozenset[str]:
    return frozenset(available_timezones() - _NOWHERE)


@lru_cache
def _known() -> frozenset[str]:
    """Return the zones that are named after a place, and UTC."""
    placed = {zone for zone in get_global("zone_territories") if not zone.startswith("Etc/")}
    return _all() & (placed | {"UTC"})


@lru_cache
def _names(languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the zones by plain name. A city wins over a country that is called alike."""
    names: dict[str, list[str]] = {}
    for name, zone in _cities(languages):
        names.setdefault(_plain(name), []).append(zone)
    countries: dict[str, list[str]] = {}
    for name, zone in _countries(languages):
        countries.setdefault(_plain(name), []).append(zone)
    return {name: tuple(dict.fromkeys(zones)) for name, zones in (countries | names).items()}


def _cities(languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    aliases = get_global("zone_aliases")
    for zone in sorted(_known()):
        yield zone, zone
        yield zone.rpartition("/")[2], zone
        for language in languages:
            city = get_timezone_location(zone, locale=Locale.parse(language, sep="-"), return_city=True)
            yield city, zone
            yield city.rpartition("/")[2], zone
    for alias, zone in sorted(aliases.items()):
        if zone in _known():
            yield alias, zone
            yield alias.rpartition("/")[2], zone


def _countries(languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for territory, zones in sorted(get_global("territory_zones").items()):
        for language in languages:
            name = Locale.parse(language, sep="-").territories.get(territory)
            if name is not None:
                yield from ((name, zone) for zone in zones if zone in _known())


def _plain(name: str) -> str:
    """Return a name as one types it in a hurry: no accents, capitals or marks between the words."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    kept = (sign for sign in spread if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())
