"""A pasted list becomes a roster: nothing is invented, and what cannot be placed is said to be unclear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.rules import roster
from handlers.rules import roster_lines as lines_of
from handlers.rules.roster import Change, Roster
from handlers.rules.roster_entries import key
from handlers.rules.roster_lines import Reason
from storage.records.people import Role


def placed(text: str) -> dict[str, str]:
    return {one.name: one.organisation for one in roster.read(text).people}


def why(text: str) -> list[tuple[int, Reason]]:
    return [(one.line, one.reason) for one in roster.read(text).unclear]


@pytest.mark.parametrize(
    "line",
    [
        "Ministry of Water - Ingrid Berg, Omar Haddad",
        "Ministry of Water – Ingrid Berg and Omar Haddad",
        "Ministry of Water: Ingrid Berg (ingrid@water.example); Omar Haddad",
        "• Ministry of Water: Ingrid Berg <ingrid@water.example>, Omar Haddad",
        "1. Ministry\u00a0of\u00a0Water — Ingrid Berg; Omar Haddad",
        "Ministry of Water\tIngrid Berg\tOmar Haddad",
        "Ingrid Berg, Ministry of Water\nOmar Haddad, Ministry of Water",
        "Ingrid Berg (Ministry of Water)\nOmar Haddad (Ministry of Water)",
        "Ministry of Water\n  Ingrid Berg\n  Omar Haddad",
        "Ministry of Water:\n- Ingrid Berg, programme officer\n- Omar Haddad",
        "1) Ministry of Water\n   a) Ingrid Berg\n   b) Omar Haddad",
        "\ufeffName,Organisation\r\nIngrid Berg,Ministry of Water\r\nOmar Haddad,Ministry of Water\r\n",
        "Organisation;Contact;E-mail\nMinistry of Water;Ingrid Berg;i@x.no\nMinistry of Water;Omar Haddad;",
        "First name\tLast name\tOrg\nIngrid\tBerg\tMinistry of Water\nOmar\tHaddad\tMinistry of Water",
    ],
)
def test_people_are_placed_however_the_list_is_laid_out(line: str) -> None:
    assert placed(line) == {"Ingrid Berg": "Ministry of Water", "Omar Haddad": "Ministry of Water"}
    assert roster.read(line).organisations == ("Ministry of Water",)
    assert not roster.read(line).unclear


@pytest.mark.parametrize(
    ("line", "name", "organisation"),
    [
        ("وزارة المياه: أحمد الحداد", "أحمد الحداد", "وزارة المياه"),
        ("水利部：王小明", "王小明", "水利部"),
        ("Université de Lyon – Mme Hélène Dupré", "Mme Hélène Dupré", "Université de Lyon"),
        ("H.E. Omar Haddad, Ministry of Water", "H.E. Omar Haddad", "Ministry of Water"),
        ("Lakewatch: Dr Amina Diallo, PhD", "Dr Amina Diallo, PhD", "Lakewatch"),
        ("Shore Women's Association - Fatou N'Diaye", "Fatou N'Diaye", "Shore Women's Association"),
        ("Ludwig van der Berg, BlueFlow", "Ludwig van der Berg", "BlueFlow"),
        ("Research and Development Institute\n- Asha Rao", "Asha Rao", "Research and Development Institute"),
    ],
)
def test_names_and_titles_stay_as_they_were_chosen(line: str, name: str, organisation: str) -> None:
    assert placed(line) == {name: organisation}


@pytest.mark.parametrize(
    "remark",
    [
        "no account",
        "pas de compte",
        "e-mail only",
        "by phone",
        "sans compte",
        "phone",
        "par courriel",
        "没有账号",
    ],
)
def test_who_has_no_account_is_told_by_the_list(remark: str) -> None:
    (one,) = roster.read(f"Ministry of Water: Ingrid Berg ({remark})").people
    (other,) = roster.read(f"Ingrid Berg, Ministry of Water, {remark}").people
    assert not one.account
    assert not other.account


def test_what_stands_beside_a_name_is_kept_with_it() -> None:
    (one,) = roster.read("BlueFlow: Jonas Weber <j.weber@blueflow.example>, +47 22 33 44 55, French").people
    assert (one.mail, one.phone, one.language) == ("j.weber@blueflow.example", "+47 22 33 44 55", "fr")
    (two,) = roster.read("BlueFlow: Jonas Weber (observer), focal point, @jonas").people
    assert (two.role, two.focal, two.handle) == (Role.OBSERVER, True, "jonas")


def test_what_cannot_be_placed_is_unclear_and_says_where() -> None:
    assert why("Lea Martin") == [(1, Reason.ORGANISATION)]
    assert why("BlueFlow\n\nlea@blueflow.example") == [(3, Reason.NAME)]
    assert why("Jonas Weber, Lea Martin") == [(1, Reason.EITHER)]
    assert why("Name,Organisation\nIngrid Berg,\n,BlueFlow") == [(2, Reason.ORGANISATION)]
    assert placed("Jonas Weber, Lea Martin") == {}


def test_somebody_who_is_named_under_two_organisations_is_placed_in_neither() -> None:
    text = "Ministry of Water - Ingrid Berg (ingrid@x.no), Jonas Weber\nBlueFlow: Jonas Weber; Lea Martin"
    assert placed(text) == {"Ingrid Berg": "Ministry of Water", "Lea Martin": "BlueFlow"}
    assert why(text) == [(1, Reason.TWICE)]


def test_who_is_listed_twice_is_one_person_with_all_that_was_said() -> None:
    text = "BlueFlow: Jonas Weber\nBlueFlow: Mr jonas  WEBER (no account) <j@b.example>"
    (one,) = roster.read(text).people
    assert (one.name, one.mail, one.account) == ("Jonas Weber", "j@b.example", False)


def test_a_line_that_says_too_little_is_read_in_the_light_of_the_others() -> None:
    assert placed("Fatou Sow, Shore Women\nJonas Weber, Clean Rivers\nAsha Rao, BlueFlow")["Jonas Weber"] == (
        "Clean Rivers"
    )


def test_a_long_list_is_read_whole() -> None:
    names = [f"{a}{b}na" for a in "ABCDEFGHIJKLMNOPQRST" for b in "aeiouyrst"]
    text = "\n".join(
        f"Office {n} Ltd - {name} Berg, {name} Haddad <x{n}@y.example>" for n, name in enumerate(names)
    )
    known = roster.read(text)
    assert (len(known.organisations), len(known.people), known.unclear) == (180, 360, ())


def said(text: str, *corrections: str) -> Roster:
    known = roster.read(text)
    for words in corrections:
        corrected = roster.correct(known, words)
        assert corrected, words
        known, _ = corrected
    return known


@pytest.mark.parametrize(
    "words",
    ["Lea is BlueFlow", "Lea: blueflow", "Lea Martin est BlueFlow", "2: BlueFlow", "line 2 = BlueFlow"],
)
def test_an_unclear_person_is_placed_in_words(words: str) -> None:
    known = said("BlueFlow: Jonas Weber\nLea Martin", words)
    assert {one.name: one.organisation for one in known.people}["Lea Martin"] == "BlueFlow"
    assert known.organisations == ("BlueFlow",)
    assert not known.unclear


def test_other_words_change_or_remove_or_add_people() -> None:
    known = said(
        "BlueFlow: Jonas Weber, Lea Martin\nMinistry of Water: Ingrid Berg",
        "Jonas has no account",
        "Lea n'a pas de compte",
        "remove Ingrid",
        "Lakewatch: Amina Diallo",
        "Jonas is Lakewatch",
    )
    assert {one.name: (one.organisation, one.account) for one in known.people} == {
        "Jonas Weber": ("Lakewatch", False),
        "Lea Martin": ("BlueFlow", False),
        "Amina Diallo": ("Lakewatch", True),
    }


def test_words_that_say_nothing_change_nothing() -> None:
    known = roster.read("BlueFlow: Jonas Weber, Jonas Berg")
    assert roster.correct(known, "thank you") is None
    assert roster.correct(known, "remove Kofi") is None
    assert roster.correct(known, "remove Jonas") is None, "two are called so"
    assert roster.correct(known, "7: Lakewatch") is None
    assert roster.correct(known, "Amina Diallo, Lakewatch") == (
        said("BlueFlow: Jonas Weber, Jonas Berg", "Amina Diallo, Lakewatch"),
        Change.ADDED,
    )


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                "Ministry of Water",
                "- Ingrid Berg",
                "BlueFlow: Jonas Weber; Lea",
                "Lea Martin, BlueFlow",
                "a@b.no",
                "\t",
                "",
            ]
        ),
    ),
    max_size=12,
)


@given(LINES)
def test_nothing_is_invented_whatever_is_pasted(lines: list[str]) -> None:
    text = "\n".join(lines)
    known = roster.read(text)
    plain = " ".join(lines_of.tidy(text).split())
    for one in known.people:
        assert one.organisation in known.organisations
        assert all(word in plain for word in one.name.replace(",", " ").split())
    for organisation in known.organisations:
        assert all(word in plain for word in organisation.split())
    names = [key(one.name) for one in known.people]
    assert len(names) == len(set(names))


@given(LINES, st.text(max_size=60))
def test_a_correction_never_loses_anybody_but_whom_it_names(lines: list[str], words: str) -> None:
    known = roster.read("\n".join(lines))
    corrected = roster.correct(known, words)
    if corrected is not None and corrected[1] is not Change.REMOVED:
        after = {key(one.name) for one in corrected[0].people}
        assert {key(one.name) for one in known.people} <= after
