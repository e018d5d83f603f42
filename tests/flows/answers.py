"""What people answered, as it is stored, and a check-in answered from its first question to the last."""

from storage.records.checkins import Evidence, Response, Update
from tests.flows.lakes import Lakes
from tests.house import Partner


async def part(lakes: Lakes, who: Partner) -> Response:
    member = await who.member()
    found = await lakes.house.look(lambda uow: uow.responses.latest_of(member.id))
    assert found
    return found


async def said(lakes: Lakes, who: Partner) -> dict[str, Update]:
    member = await who.member()
    every = await lakes.house.look(lambda uow: uow.updates.since(None, drafts=True))
    return {one.question: one for one in every if one.member_id == member.id}


async def words(lakes: Lakes, who: Partner) -> dict[str, str]:
    return {question: one.text for question, one in (await said(lakes, who)).items()}


async def evidence(lakes: Lakes, who: Partner) -> list[Evidence]:
    given = [one.id for one in (await said(lakes, who)).values()]
    return await lakes.house.look(lambda uow: uow.evidence.of_updates(given))


async def asked(lakes: Lakes) -> None:
    """Let Monday morning come."""
    await lakes.until(30, 8, 30, month=11)


async def answers_all(who: Partner) -> None:
    for text in ("The second sampling round is done", "Nothing at the moment", "The boat is next"):
        await who.says(text)
    await who.presses("On track")
