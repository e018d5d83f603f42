"""Names are found however they are typed; where they fit several or nobody, it is said who there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules.whom import LISTED, listed, named, party_named, the_one_named
from storage.errors import Refused
from storage.records.people import Member, MemberId, Person, PersonId, Profile, Role
from tests.house import FRIDAY


def profile(number: int, name: str, organisation: str = "") -> Profile:
    member = Member(MemberId(number), PersonId(number), None, Role.PARTNER, FRIDAY)
    return Profile(member, Person(PersonId(number), name), organisation, None)


PEOPLE = [
    profile(1, "Amina Diallo", "Lakewatch"),
    profile(2, "Jonas Weber", "BlueFlow"),
    profile(3, "Jonas Berg", "Ministry of Water"),
    profile(4, "Éloïse N'Diaye-Sow", "Lakewatch"),
    profile(5, "Jonas", "Divers"),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Amina Diallo", [1]),
        ("amina", [1]),
        ("DIALLO", [1]),
        ("diallo amina", [1]),
        ("ami", [1]),
        ("jonas", [5]),
        ("Jonas Weber", [2]),
        ("Jonas (BlueFlow)", [2]),
        ("jonas ministry", [3]),
        ("eloise n’diaye-sow", [4]),
        ("jon", [2, 3, 5]),
        ("jo", []),
        ("Lakewatch", []),
        ("Kofi", []),
        ("", []),
        ("?!", []),
    ],
)
def test_a_name_is_found_however_it_is_typed(words: str, found: list[int]) -> None:
    assert [one.id for one in named(words, PEOPLE)] == found


def test_a_name_that_fits_several_is_refused_with_who_they_are() -> None:
    with pytest.raises(Refused) as refused:
        the_one_named("jon", PEOPLE)
    assert refused.value.key == "people.several"
    with pytest.raises(Refused) as refused:
        the_one_named("Kofi", PEOPLE)
    assert refused.value.key == "people.unknown"


def test_of_many_the_first_are_listed_and_how_many_more_there_are() -> None:
    many = [profile(number, f"Person {number:02}") for number in range(25)]
    lines = listed(many)
    assert len(lines) == LISTED + 1
    assert lines[-1].values == {"count": 15}


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=20))
def test_everybody_is_found_by_their_own_name_unless_it_has_no_letters(names: list[str], words: str) -> None:
    people = [profile(number, name) for number, name in enumerate(names, 1)]
    for one in people:
        found = named(one.name, people)
        assert one in found or not any(sign.isalnum() for sign in one.name)
    assert set(named(words, people)) <= set(people)


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("ministry", "Ministry of Water"),
        ("LAKEWATCH", "Lakewatch"),
        ("lake", None),
        ("of", "Ministry of Water"),
    ],
)
def test_an_organisation_goes_by_any_of_its_words(words: str, party: str | None) -> None:
    assert party_named(words, PEOPLE) == party
