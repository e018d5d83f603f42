"""What an answer stands on can be opened: the passage, its whole section, its page; by whom it is for."""

from dataclasses import replace

from handlers.guidebook.shelving.placing import take_away
from storage.records.conversations import Audience
from storage.records.guidebook import Guidebook, Passage
from tests.flows.devices import button, set_aside, slack_of, taps, telegram_of
from tests.flows.lakes import Lakes
from tests.flows.reading import PLAYBOOK, SIGNS, Book, room_of
from tests.guidebook.pdfs import Text, pdf
from tests.stages import SlackHand

QUESTION = "Who signs the data agreement?"
LONG = Book(
    "Rules",
    [
        ("Start", 1, "Begin with a walk round the lake."),
        *(("Water", 2, f"Rule {number}. {'The water is sampled with care. ' * 12}") for number in range(12)),
        ("End", 9, "Go home."),
    ],
)
ALONE = Book(
    "Notes", [("Money", 3, "The ministry pays the boats from the reserve.")], audience=Audience.COORDINATORS
)


async def passages_of(lakes: Lakes) -> list[Passage]:
    return await lakes.house.look(lambda uow: uow.passages.find())


async def test_a_section_opens_from_its_beginning_to_its_end_in_parts(lakes_outside: Lakes) -> None:
    await LONG.put(lakes_outside)
    amina, read = lakes_outside.amina, ""
    await amina.says("What is rule 7 for the water to be sampled?")
    await amina.presses("Whole section")
    parts = 1
    while "Next" in amina.last.labels:
        assert amina.last.text.splitlines()[0] == "Rules › Water, p. 2"
        read += amina.last.text
        await amina.presses("Next")
        parts += 1
    read += amina.last.text
    assert parts > 1
    assert [read.count(f"Rule {number}.") for number in range(12)] == [1] * 12
    assert "walk" not in read
    assert "Go home" not in read
    assert await set_aside(lakes_outside.house) == []


async def test_an_answer_from_an_old_version_opens_as_it_was_and_says_so(lakes_outside: Lakes) -> None:
    await PLAYBOOK.put(lakes_outside)
    amina = lakes_outside.amina
    await amina.says(QUESTION)
    newer = replace(PLAYBOOK, passages=[("Data › Agreement", 4, "The university signs the data agreement.")])
    await newer.put(lakes_outside)
    await amina.presses("Whole section")
    assert SIGNS in amina.last.text
    assert "This is how it stood on Friday 27 November; there is a newer version." in amina.last.text
    await amina.says(QUESTION)
    assert "The university signs" in amina.last.text
    await amina.presses("Whole section")
    assert "newer version" not in amina.last.text


async def test_what_was_put_away_does_not_open(lakes: Lakes) -> None:
    await PLAYBOOK.put(lakes)
    await lakes.amina.says(QUESTION)
    [shelf] = await lakes.house.look(lambda uow: uow.guidebooks.find())
    await lakes.house.change(lambda uow: uow.guidebooks.save(replace(shelf, active=False)))
    await lakes.amina.presses("Whole section")
    assert "I cannot show this here" in lakes.amina.last.text


async def test_what_was_taken_away_opens_to_coordinators_alone(lakes: Lakes) -> None:
    await PLAYBOOK.put(lakes)
    for asker in (lakes.amina, lakes.ingrid):
        await asker.says(QUESTION)
    [document] = await lakes.house.look(lambda uow: uow.documents.current())
    await lakes.house.change(lambda uow: take_away(document, uow))
    for asker in (lakes.amina, lakes.ingrid):
        await asker.presses("Whole section")
    assert "I cannot show this here" in lakes.amina.last.text
    assert SIGNS in lakes.ingrid.last.text


async def test_a_button_opens_nothing_to_those_whom_the_guidebook_is_not_for(lakes_outside: Lakes) -> None:
    await ALONE.put(lakes_outside)
    room = await room_of(lakes_outside)
    await lakes_outside.ingrid.says("Who pays for the boats from the reserve?")
    token = button(lakes_outside.ingrid, "Whole section")
    assert "from the reserve" in lakes_outside.ingrid.last.text
    await taps(lakes_outside.amina, token)
    await taps(lakes_outside.amina, f"{token}alone")
    await lakes_outside.house.settle()
    assert "I cannot show this here" in lakes_outside.amina.last.text
    assert not any("reserve" in text for text in lakes_outside.amina.heard)
    assert not any("reserve" in one.text for one in room.seen_by(lakes_outside.amina))


async def test_another_partnerships_passage_opens_only_while_it_is_shared(lakes: Lakes) -> None:
    [passage] = await ALONE.put(lakes)
    other = await lakes.house.partnership("Green Hills")
    zoe = await lakes.house.coordinator("Zoe Martin", partnership=other)
    shelf = (await lakes.house.look(lambda uow: uow.guidebooks.find(), lakes.ingrid.partnership))[0]

    async def change(new: Guidebook) -> None:
        await lakes.house.change(lambda uow: uow.guidebooks.save(new), lakes.ingrid.partnership)

    token = f"section:{other.id}:{passage.id}:"
    await taps(zoe, token)
    await lakes.house.settle()
    assert not any("reserve" in text for text in zoe.heard)
    await change(replace(shelf, shared=True, audience=Audience.PARTNERS))
    await taps(zoe, token)
    await lakes.house.settle()
    assert "from the reserve" in zoe.last.text
    [document] = await lakes.house.look(lambda uow: uow.documents.current(), lakes.ingrid.partnership)
    await lakes.house.change(lambda uow: take_away(document, uow), lakes.ingrid.partnership)
    await taps(zoe, token)
    await lakes.house.settle()
    assert "I cannot show this here" in zoe.last.text


async def test_a_page_is_shown_as_it_looks(lakes_outside: Lakes) -> None:
    source = pdf([[Text(12, 700, words)] for words in ("first", "second", "third", SIGNS)])
    await replace(PLAYBOOK, source=source).put(lakes_outside)
    amina = lakes_outside.amina
    await amina.says(QUESTION)
    assert amina.last.labels[:2] == ("Whole section", "Page 4")
    await amina.presses("Page 4")
    assert "Playbook, p. 4" in amina.last.text
    if isinstance(amina.hand, SlackHand):
        assert [words for _, words in slack_of(amina).chat[-1].pictures] == ["Page 4 of Playbook"]
    else:
        assert telegram_of(amina).chat[-1].photo
    [picture] = await lakes_outside.house.look(
        lambda uow: [one for one in uow.contents.find() if one.body.startswith(b"\x89PNG")]
    )
    assert len(picture.body) > 500
    assert await set_aside(lakes_outside.house) == []


async def test_a_page_that_cannot_be_drawn_is_told_with_a_way_to_its_text(lakes: Lakes) -> None:
    await replace(PLAYBOOK, source=b"%PDF-1.7 no more of it").put(lakes)
    await lakes.amina.says(QUESTION)
    await lakes.amina.presses("Page 4")
    assert "Page 4 cannot be shown as a picture" in lakes.amina.last.text
