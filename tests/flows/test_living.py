"""What can be done with a commitment: by button and by word, on a phone, with its story."""

from storage.records.commitments import CommitmentState, Waiting, Weight
from storage.records.conversations import Audience
from tests.flows.lakes import Lakes
from tests.flows.promises import noted, now


async def test_a_commitment_has_a_card_with_what_its_owner_may_do(lakes_outside: Lakes) -> None:
    amina = lakes_outside.amina
    await noted(lakes_outside)
    await amina.command("commitment", "1")
    card = await amina.hears("Where it stands: on track")
    assert "Friday 18 December" in card.text
    assert "Waiting for it: the whole partnership" in card.text
    assert card.labels == ("Done", "New date", "At risk", "Blocked", "More")
    await amina.presses("More")
    assert {"Progress", "Goals", "Evidence", "Who waits", "With my approver", "Story"} <= set(
        amina.last.labels
    )
    assert "Put on hold" not in amina.last.labels, "that is for coordinators"


async def test_a_card_is_opened_by_words_of_its_title(lakes_outside: Lakes) -> None:
    amina = lakes_outside.amina
    await noted(lakes_outside)
    await noted(lakes_outside, "pump list by 20 December")
    await amina.command("commitment", "pump")
    assert "Sunday 20 December" in (await amina.hears("Where it stands")).text
    await amina.command("commitment", "lab permits")
    await amina.hears("I know no open commitment called “lab permits”")


async def test_progress_is_told_by_word_and_by_button(lakes_outside: Lakes) -> None:
    amina, lakes = lakes_outside.amina, lakes_outside
    pumps = await noted(lakes, "install pumps by 18 December")
    await amina.says("progress 60% pumps 12 of 20")
    await amina.hears("Progress: 60%, “pumps 12 of 20”")
    await amina.presses("More")
    await amina.presses("Progress")
    await amina.presses("75%")
    assert ((await now(lakes, pumps)).progress, (await now(lakes, pumps)).note) == (75, "")
    await amina.presses("More")
    await amina.presses("Progress")
    await amina.says("20 of 12 pumps")
    await amina.hears("more than the whole")
    await amina.says("16 of 20 pumps")
    await amina.hears("Progress: 80%, “16 of 20 pumps”")


async def test_a_sentence_about_progress_changes_nothing(lakes_outside: Lakes) -> None:
    pumps = await noted(lakes_outside, "install pumps by 18 December")
    await lakes_outside.amina.says("Progress is good this week")
    await lakes_outside.amina.hears("How far is “Install pumps”")
    assert (await now(lakes_outside, pumps)).version == pumps.version


async def test_progress_of_several_is_told_by_number(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    report, pumps = await noted(lakes), await noted(lakes, "install pumps by 20 December")
    await lakes.amina.says("progress 12 of 20")
    await lakes.amina.hears("numbers them")
    await lakes.amina.says("progress 2 12 of 20")
    assert (await now(lakes, report)).progress is None
    assert (await now(lakes, pumps)).progress == 60


async def test_who_waits_is_chosen_or_named_and_hears_it(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await amina.command("commitment", "1 waiting BlueFlow")
    jonas = await lakes.jonas.member()
    assert (await now(lakes, report)).waiting_id == jonas.id
    await lakes.jonas.hears("vous attendez « Water quality report »")
    await lakes.jonas.says("engagements")
    await lakes.jonas.hears("Vous attendez")
    await amina.presses("More")
    await amina.presses("Who waits")
    await amina.presses("The public")
    assert (await now(lakes, report)).waiting is Waiting.PUBLIC
    await amina.presses("More")
    await amina.presses("Who waits")
    await amina.presses("A partner…")
    names = amina.last.labels
    assert not any("Amina" in one for one in names), "nobody waits for themselves"
    await amina.presses(next(one for one in names if one.startswith("Ingrid")))
    await lakes.ingrid.hears("you wait for “Water quality report”")


async def test_goals_are_picked_or_named(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await amina.command("commitment", "1")
    await amina.presses("More")
    await amina.presses("Goals")
    assert amina.last.labels[:17] == tuple(str(one) for one in range(1, 18))
    await amina.presses("6")
    await amina.presses("6.1")
    await amina.presses("Finished")
    await amina.hears("SDG 6 Clean water and sanitation: 6.1")
    await amina.command("commitment", "1 goals climate action")
    assert (await now(lakes, report)).goals == ("6", "6.1", "13")
    await amina.command("commitment", "1 SDG 18")
    await amina.hears("names none of the 17 goals")
    await amina.says("commitments SDG 6")
    await amina.hears("SDG 6 Clean water and sanitation: 1 commitment")
    await amina.says("commitments clean water")
    await amina.hears("a  Lakewatch: “Water quality report”")


async def test_evidence_is_a_link_or_a_file(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await amina.command("commitment", "1 evidence https://example.org/report")
    await amina.hears("1 file or link as evidence")
    await amina.presses("More")
    await amina.presses("Evidence")
    await amina.says("it is somewhere")
    await amina.hears("no link or file")
    await amina.sends("report.pdf")
    await amina.hears("Kept with it")
    kept = await lakes.house.look(lambda uow: uow.evidence.of_commitment(report.id))
    assert [one.kind for one in kept] == ["link", "document"]
    assert all(one.update_id is None for one in kept)


async def test_title_weight_and_who_sees_it_are_changed(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await amina.command("commitment", "1 rename to the yearly lake report")
    await amina.hears("The yearly lake report")
    await amina.presses("More")
    await amina.presses("Weight")
    await amina.presses("Intention")
    await amina.command("commitment", "1 who sees it all members")
    changed = await now(lakes, report)
    assert (changed.title, changed.weight) == ("The yearly lake report", Weight.INTENTION)
    assert changed.audience is Audience.PARTNERS
    await lakes.jonas.says("engagements tous")
    await lakes.jonas.hears("Lakewatch : « The yearly lake report »")


async def test_with_an_approver_it_pauses_until_it_returns(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await amina.command("commitment", "1 with my approver")
    await amina.hears("reminders pause until it returns")
    assert (await now(lakes, report)).state is CommitmentState.AWAITING_CLEARANCE
    await amina.presses("It is back")
    assert (await now(lakes, report)).state is CommitmentState.OPEN


async def test_a_coordinator_puts_on_hold_until_a_day_and_it_is_taken_up_on_it(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    report = await noted(lakes)
    await lakes.amina.command("commitment", "1 hold")
    declined = await lakes.amina.hears("Only a coordinator can put “Water quality report” on hold")
    assert {"New date", "Blocked"} <= set(declined.labels), "what she can do herself is at hand"
    assert (await now(lakes, report)).state is CommitmentState.OPEN
    await lakes.ingrid.command("commitment", "water quality on hold until 9 December")
    await lakes.ingrid.hears("on hold until Wednesday 9 December")
    await lakes.amina.hears("on hold until")
    await lakes.amina.command("commitment", "1 resume")
    await lakes.amina.hears("put on hold by a coordinator")
    await lakes.until(8, 12)
    assert (await now(lakes, report)).state is CommitmentState.SUSPENDED
    await lakes.until(9, 12)
    taken_up = await now(lakes, report)
    assert (taken_up.state, taken_up.held_until) == (CommitmentState.OPEN, None)
    await lakes.amina.hears("The hold on “Water quality report” ends today")


async def test_whom_to_ask_for_a_hold_is_told_in_words_that_reach_them(lakes_outside: Lakes) -> None:
    await noted(lakes_outside)
    await lakes_outside.amina.command("commitment", "1 on hold")
    await lakes_outside.amina.hears("can I talk to a coordinator please")
    await lakes_outside.amina.says("can I talk to a coordinator please")
    await lakes_outside.ingrid.hears("can I talk to a coordinator please")


async def test_what_has_gone_by_is_open_and_not_on_track(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    await noted(lakes, "water quality report by 4 December")
    await lakes.until(4, 20, 59)
    await lakes.amina.command("commitment", "1")
    await lakes.amina.hears("Where it stands: on track")
    await lakes.until(4, 21, 1)
    await lakes.amina.command("commitment", "1")
    await lakes.amina.hears("Where it stands: open, the date has gone by")


async def test_a_successor_reads_that_a_date_has_gone_by(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    kofi = await lakes.house.partner("Kofi Mensah", "Lakewatch")
    await noted(lakes, "water quality report by 4 December")
    await lakes.until(7, 8)
    await lakes.amina.command("handover", "Kofi")
    await kofi.hears("“Water quality report”, Fri 4 Dec: open, the date has gone by")


async def test_an_open_ended_hold_ends_by_a_coordinator(lakes_outside: Lakes) -> None:
    lakes = lakes_outside
    report = await noted(lakes)
    await lakes.ingrid.says("commitments")
    await lakes.ingrid.presses("a")
    await lakes.ingrid.presses("More")
    await lakes.ingrid.presses("Put on hold")
    await lakes.ingrid.presses("Until somebody takes it up")
    assert (await now(lakes, report)).state is CommitmentState.SUSPENDED
    await lakes.ingrid.presses("Take it up")
    assert (await now(lakes, report)).state is CommitmentState.OPEN


async def test_what_is_not_pursued_has_a_reason_that_coordinators_hear(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    await amina.command("commitment", "1")
    await amina.presses("More")
    await amina.presses("Not pursued")
    await amina.presses("Keep it")
    assert (await now(lakes, report)).state is CommitmentState.OPEN
    await amina.presses("More")
    await amina.presses("Not pursued")
    await amina.says("The lake authority does it")
    await amina.hears("is not pursued")
    told = await lakes.ingrid.hears("does not pursue “Water quality report”")
    assert "The lake authority does it" in told.text
    assert (await now(lakes, report)).state is CommitmentState.DROPPED


async def test_another_commitment_takes_its_place(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    report = await noted(lakes)
    other = await noted(lakes, "joint lake report by 20 December")
    await amina.command("commitment", "1")
    await amina.presses("More")
    await amina.presses("Replaced")
    await amina.presses("“Joint lake report”, Sun 20 Dec")
    replaced = await now(lakes, report)
    assert (replaced.state, replaced.superseded_by) == (CommitmentState.SUPERSEDED, other.id)
    await amina.hears("Its place took: “Joint lake report”")


async def test_the_story_tells_who_did_what_and_why(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    await noted(lakes, "install pumps by 18 December")
    await amina.says("progress 60% 12 of 20")
    await lakes.ingrid.command("commitment", "install pumps on hold until 9 December")
    await lakes.ingrid.command("commitment", "install pumps resume")
    await amina.command("commitment", "1 drop a partner does it")
    await lakes.jonas.command("commitment", "install pumps")
    await amina.presses("Story")
    story = (await amina.hears("The story of Install pumps")).text
    who = (await amina.member()).person_id
    name = await lakes.house.look(lambda uow: uow.desk.person(who).name)
    for line in (
        f"Fri 27 Nov, {name}: proposed, for Friday 18 December",
        f"Fri 27 Nov, {name}: confirmed",
        f"Fri 27 Nov, {name}: 60%, “12 of 20”",
        "on hold until Wednesday 9 December",
        "taken up",
        f"Fri 27 Nov, {name}: not pursued, “a partner does it”",
    ):
        assert line in story
    await lakes.jonas.hears("Je ne connais aucun engagement ouvert")


async def test_a_long_story_tells_its_end(lakes_outside: Lakes) -> None:
    lakes, amina = lakes_outside, lakes_outside.amina
    await noted(lakes, "install pumps by 18 December")
    for percent in range(1, 16):
        await amina.says(f"progress {percent}%")
    await amina.command("commitment", "1 story")
    story = (await amina.hears("The story of")).text.splitlines()
    assert "and 5 earlier" in story[1]
    assert "15%" in story[-1]
    assert len(story) == 14
