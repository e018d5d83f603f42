"""A group: tied by a coordinator; there the bot hears what is meant for it, and keeps nothing else."""

from tests.flows.devices import add_document, set_aside, telegram_of, telegram_server, texts_taken
from tests.flows.lakes import Lakes
from tests.house import Partner
from tests.platforms.telegram import Group


async def gathered(lakes: Lakes) -> Group:
    """Return a group that the bot was added to."""
    server = telegram_server(lakes.house)
    group = server.group("Lake group", telegram_of(lakes.ingrid))
    await group.adds(server.bot)
    await lakes.house.settle()
    return group


async def says(lakes: Lakes, group: Group, partner: Partner, text: str) -> None:
    """Write into the group, and let all that follows happen."""
    await telegram_of(partner).says(text, group=group)
    await lakes.house.settle()


def told(lakes: Lakes, group: Group) -> list[str]:
    """What the bot has said in the group, oldest first."""
    return [one.text for one in group.chat if one.sender == telegram_server(lakes.house).bot.id]


async def test_a_group_is_tied_once_and_told_what_is_heard_there(lakes: Lakes) -> None:
    group = await gathered(lakes)
    assert "A coordinator can tie this group" in told(lakes, group)[-1]
    await says(lakes, group, lakes.amina, "/bind")
    assert "A coordinator can tie this group" in told(lakes, group)[-1]
    await says(lakes, group, lakes.ingrid, "/bind")
    assert "now tied to Clean Water Lakes" in told(lakes, group)[-1]


async def test_what_people_say_to_each_other_is_not_kept(lakes: Lakes) -> None:
    group = await gathered(lakes)
    await says(lakes, group, lakes.ingrid, "/bind")
    before = len(told(lakes, group))
    await says(lakes, group, lakes.amina, "We will send the secret plan by Friday")
    assert "We will send the secret plan by Friday" not in await texts_taken(lakes.house)
    assert len(told(lakes, group)) == before


async def test_a_mention_is_answered_where_it_was_asked(lakes: Lakes) -> None:
    await add_document(
        lakes.house, lakes.ingrid.partnership, "Guide", Data="The ministry signs the data agreement."
    )
    group = await gathered(lakes)
    await says(lakes, group, lakes.ingrid, "/bind")
    await says(lakes, group, lakes.amina, "@convenor_bot who signs the data agreement?")
    assert "The ministry signs the data agreement." in told(lakes, group)[-1]


async def test_personal_lists_go_to_the_direct_chat(lakes: Lakes) -> None:
    await lakes.answered()
    group = await gathered(lakes)
    await says(lakes, group, lakes.ingrid, "/bind")
    await says(lakes, group, lakes.ingrid, "/digest")
    assert told(lakes, group)[-1] == "The answer is in your direct chat with me."
    await lakes.ingrid.hears("Clean Water Lakes · Mon 30 Nov")
    assert not any("water quality" in text for text in told(lakes, group))


async def test_words_for_another_bot_are_passed_over(lakes: Lakes) -> None:
    group = await gathered(lakes)
    await says(lakes, group, lakes.ingrid, "/bind")
    before = len(told(lakes, group))
    await says(lakes, group, lakes.amina, "/weather Oslo")
    assert len(told(lakes, group)) == before
    stranger = telegram_server(lakes.house).person("Somebody")
    await stranger.says("/weather Oslo", group=group)
    await lakes.house.settle()
    assert len(told(lakes, group)) == before
    assert await set_aside(lakes.house) == []


async def test_a_stranger_in_the_group_gets_a_kind_answer_there_and_no_information(lakes: Lakes) -> None:
    group = await gathered(lakes)
    await says(lakes, group, lakes.ingrid, "/bind")
    stranger = telegram_server(lakes.house).person("Somebody")
    await stranger.says("@convenor_bot where do we stand?", group=group)
    await lakes.house.settle()
    assert "we have not met yet" in told(lakes, group)[-1]
    assert await set_aside(lakes.house) == []


async def test_a_group_stays_tied_when_it_moves_and_is_forgotten_when_the_bot_is_removed(
    lakes: Lakes,
) -> None:
    group = await gathered(lakes)
    await says(lakes, group, lakes.ingrid, "/bind")
    await group.migrates()
    await lakes.house.settle()
    (known,) = await lakes.house.look(lambda uow: uow.groups.find())
    assert known.chat == str(group.id)
    await group.removes(telegram_server(lakes.house).bot)
    await lakes.house.settle()
    assert await lakes.house.look(lambda uow: uow.groups.find()) == []
