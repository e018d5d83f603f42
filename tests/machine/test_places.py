"""Where things are said: in the thread that somebody writes in, and in a partnership's groups."""

from storage.engine import Database
from storage.records.people import Group, GroupId
from storage.unit import NEW
from tests.house import House
from tests.machine import survey
from tests.platforms.slack import TEAM
from tests.stages import STAGES, SlackHand, SlackStage


async def test_who_writes_in_a_thread_is_answered_in_it(sqlite_database: Database) -> None:
    async with await House.open(sqlite_database, STAGES["slack"](), table=survey.routes()) as house:
        await house.partnership()
        amina = await house.partner("Amina Diallo")
        assert isinstance(amina.hand, SlackHand)
        me = amina.hand.person
        root = await me.says("a check-in of mine")
        await house.settle()
        await me.says("survey", thread=root)
        await house.settle()
        await me.presses("Skip", message=me.chat[-1])
        await house.settle()
        await amina.says("and here")
        said = [(one.visible, one.thread_ts) for one in me.chat if one.from_bot]
        assert said[-4:] == [
            ("heard: a check-in of mine", None),
            ("How is it?", root.ts),
            ("Thank you.", root.ts),
            ("heard: and here", None),
        ]


async def test_a_group_hears_in_its_own_language_on_one_card(sqlite_database: Database) -> None:
    stage = STAGES["slack"]()
    assert isinstance(stage, SlackStage)
    async with await House.open(sqlite_database, stage, table=survey.routes()) as house:
        await house.partnership(language="fr")
        amina = await house.partner("Amina Diallo", language="en")
        assert isinstance(amina.hand, SlackHand)
        me = amina.hand.person
        channel = stage.server.channel("lakes", me)
        member = await amina.member()
        bound = Group(GroupId(NEW), "slack", TEAM, channel.id, member.id, house.clock.now())
        await house.change(lambda uow: uow.groups.add(bound))
        for text in ("tell once", "tell twice", "tell twice"):
            await amina.command(*text.split())
        (shown,) = me.sees_in(channel)
        assert shown.visible == "Fermer"
        assert [one.label for one in shown.buttons] == ["Skip"]
        assert shown.edited
