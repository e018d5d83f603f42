"""Digests of one organisation, person, goal or time, when a coordinator wants them, with what settles."""

from datetime import date

import pytest

from storage.records.commitments import CommitmentState
from storage.records.people import Role
from tests.flows.ladders import promise
from tests.flows.lakes import Lakes
from tests.flows.test_hearing import commitments


async def promises(lakes: Lakes) -> None:
    """Let Amina and Jonas promise one thing each."""
    await lakes.amina.command("commit", "survey report by 8 December")
    await lakes.amina.presses("Confirm")
    await lakes.jonas.command("commit", "lab permits by 8 December")
    await lakes.jonas.presses("Confirmer")


async def test_a_digest_is_of_one_organisation_one_person_or_one_goal(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await promises(lakes)
    await lakes.ingrid.says("digest Lakewatch")
    page = lakes.ingrid.last.text
    assert "Clean Water Lakes · Lakewatch" in page
    assert "Survey report" in page
    assert "Lab permits" not in page
    await lakes.ingrid.says("digest Jonas")
    assert "Lab permits" in lakes.ingrid.last.text
    assert "Survey report" not in lakes.ingrid.last.text
    await lakes.ingrid.says("digest SDG 6")
    assert "Survey report" not in lakes.ingrid.last.text
    await lakes.ingrid.says("digest the moon")
    await lakes.ingrid.hears("I do not know “the moon” here")


async def test_what_was_promised_for_no_organisation_is_that_of_where_its_owner_is_now(lakes: Lakes) -> None:
    await promise(lakes, lakes.amina, "Boat repair", date(2026, 12, 4))
    await promise(lakes, lakes.jonas, "Pump tests", date(2026, 12, 4))
    await lakes.until(14, 12)
    await lakes.ingrid.says("digest Lakewatch")
    assert "Boat repair" in lakes.ingrid.last.text
    assert "Pump tests" not in lakes.ingrid.last.text


async def test_a_digest_since_a_day_tells_what_is_new_since_then(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.ingrid.says("digest")
    await lakes.until(3, 12)
    await lakes.ingrid.says("digest")
    assert "sampling round" not in lakes.ingrid.last.text
    await lakes.ingrid.says("digest since 29 November")
    assert "sampling round is done" in lakes.ingrid.last.text


async def test_a_weekday_is_the_last_one_and_a_day_to_come_is_none(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(2, 12)
    await lakes.ingrid.says("digest since Monday")
    assert "NEW SINCE Mon 30 Nov" in lakes.ingrid.last.text
    await lakes.ingrid.says("digest since tomorrow")
    await lakes.ingrid.hears("I do not know “since tomorrow” here")


async def test_it_is_had_while_a_question_is_open(lakes: Lakes) -> None:
    await promises(lakes)
    await lakes.until(14, 12)
    await lakes.ingrid.says("digest")
    await lakes.ingrid.presses("1 Hold")
    await lakes.ingrid.says("digest Lakewatch")
    assert "Clean Water Lakes · Lakewatch" in lakes.ingrid.last.text


async def test_it_comes_when_its_coordinator_wants_it_or_not_at_all(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.ingrid.says("digest every Wednesday at 10:00")
    await lakes.ingrid.hears("2 December")
    await lakes.until(30, 12, month=11)
    assert not any("Mon 30 Nov" in one for one in lakes.ingrid.heard)
    await lakes.until(2, 9, 1)
    await lakes.ingrid.hears("Clean Water Lakes · Wed 2 Dec")
    await lakes.ingrid.says("digest off")
    await lakes.ingrid.hears("no longer comes by itself")
    await lakes.until(9, 12)
    assert not any("Wed 9 Dec" in one for one in lakes.ingrid.heard)


async def test_a_week_without_news_is_one_line(lakes: Lakes) -> None:
    await lakes.until(30, 7, 30, month=11)
    for partner in (lakes.amina, lakes.jonas):
        await partner.says("nothing new") if partner is lakes.amina else await partner.says("rien de neuf")
    await lakes.until(7, 7, 1)
    await lakes.until(14, 7, 1)
    heard = [one for one in lakes.ingrid.heard if "Mon 14 Dec" in one or "Mon 7 Dec" in one]
    assert heard, "the digest comes all the same"


async def test_what_needs_the_reader_has_the_buttons_that_settle_it(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await lakes.answered()
    await lakes.until(11, 12)
    await lakes.ingrid.says("digest")
    shown = lakes.ingrid.last
    assert {"1 New date", "1 Draft note", "1 Log a call", "1 Hold"} <= set(shown.labels)
    await lakes.ingrid.presses("1 Draft note")
    note = await lakes.ingrid.hears("I send nothing")
    assert "Dear Amina" in note.text
    await lakes.ingrid.presses("1 Log a call")
    await lakes.ingrid.says("She sends it on Monday")
    await lakes.ingrid.hears("Noted in the story")
    [kept] = await commitments(lakes)
    story = await lakes.house.look(lambda uow: uow.changes.of(kept.id))
    assert story[-1].new == "She sends it on Monday"


async def test_what_is_on_hold_needs_nobody(lakes: Lakes) -> None:
    await lakes.answered()
    await lakes.until(11, 12)
    await lakes.ingrid.says("digest")
    await lakes.ingrid.presses("1 Hold")
    labels = lakes.ingrid.last.labels
    if labels:
        await lakes.ingrid.presses(labels[0])
    [kept] = await commitments(lakes)
    assert kept.state is CommitmentState.SUSPENDED
    await lakes.ingrid.says("digest")
    assert "nothing needs you" in lakes.ingrid.last.text


async def test_whoever_moves_west_on_its_day_has_it_in_the_morning_there_as_well(lakes: Lakes) -> None:
    await lakes.until(30, 9, month=11)
    await lakes.ingrid.says("zone America/New_York")
    known = len(lakes.ingrid.heard)
    await lakes.until(30, 14, month=11)
    assert any("Clean Water Lakes" in one for one in lakes.ingrid.heard[known:])


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("bilan Lakewatch", "Clean Water Lakes · Lakewatch"),
        ("donnez-moi un bilan d'Amina, s'il vous plaît", "Clean Water Lakes · Amina"),
        ("bilan ODD 6", "Clean Water Lakes · ODD 6"),
        ("bilan depuis le 29 novembre", "DEPUIS"),
        ("bilan de la semaine", "Clean Water Lakes · ven."),
    ],
)
async def test_plain_words_for_a_digest_may_name_what_it_is_of(
    lakes_outside: Lakes, said: str, about: str
) -> None:
    lakes = lakes_outside
    await promises(lakes)
    await lakes.member(lakes.jonas, role=Role.COORDINATOR)
    await lakes.jonas.says(said)
    shown = lakes.jonas.last.text
    assert about in shown
    assert ("Survey report" in shown) is (about != "Clean Water Lakes · ODD 6")
    assert ("Lab permits" in shown) is (
        "Lakewatch" not in about and "Amina" not in about and "ODD" not in about
    )
