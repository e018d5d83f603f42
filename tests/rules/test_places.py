"""Somebody names a place, as they say it, and the right time zone is found."""

from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.places import MOST, is_zone, zones_of

LANGUAGES = ("en", "fr")
PLACES = sorted(zone for zone in get_global("zone_territories") if not zone.startswith("Etc/"))


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Nairobi", "Africa/Nairobi"),
        ("londres", "Europe/London"),
        ("  LE CAIRE ", "Africa/Cairo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("St. John's", "America/St_Johns"),
        ("Port au Prince", "America/Port-au-Prince"),
        ("Kiev", "Europe/Kyiv"),
        ("Calcutta", "Asia/Kolkata"),
        ("Bern, Switzerland", "Europe/Zurich"),
        ("Kenya", "Africa/Nairobi"),
        ("europe/oslo", "Europe/Oslo"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("UTC", "UTC"),
    ],
)
def test_a_place_is_found_as_people_say_it(said: str, zone: str) -> None:
    assert zones_of(said, LANGUAGES) == (zone,)


def test_a_name_of_several_zones_offers_them_all() -> None:
    assert set(zones_of("Indonésie", LANGUAGES)) == {
        "Asia/Jakarta", "Asia/Jayapura", "Asia/Makassar", "Asia/Pontianak",
    }  # fmt: skip


@pytest.mark.parametrize("said", ["", " ", ",", "?", "Atlantis", "United States", "Etc/Unknown", "localtime"])
def test_what_names_no_place_or_too_many_finds_nothing(said: str) -> None:
    assert zones_of(said, LANGUAGES) == ()


@given(
    st.sampled_from(PLACES), st.sampled_from(LANGUAGES), st.sampled_from([str.lower, str.upper, str.title])
)
def test_every_city_of_the_catalogue_leads_to_its_zone(zone: str, language: str, written: object) -> None:
    city = get_timezone_location(zone, locale=Locale.parse(language), return_city=True)
    assert callable(written)
    assert zone in zones_of(written(city), LANGUAGES)


@given(st.sampled_from(PLACES))
def test_every_zone_is_found_by_its_own_name(zone: str) -> None:
    assert zone in zones_of(zone, LANGUAGES)


@given(st.text() | st.sampled_from(PLACES).map(lambda zone: zone.replace("/", ", ")))
def test_whatever_is_found_is_a_zone_that_clocks_know(said: str) -> None:
    found = zones_of(said, LANGUAGES)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    assert all(is_zone(zone) and ZoneInfo(zone).key == zone for zone in found)


@given(st.text())
def test_only_a_zone_is_a_zone(name: str) -> None:
    if is_zone(name):
        assert ZoneInfo(name).key == name
