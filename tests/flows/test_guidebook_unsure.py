"""An answer that only comes nearest says so, and offers a person beside it."""

from tests.flows.lakes import Lakes
from tests.flows.reading import PLAYBOOK, SIGNS

SURELY = "Who signs the data agreement?"
PERHAPS = "Who signs the insurance agreement?"
HELPFUL, NOT_IT = "👍 Helpful", "👎 Not the answer"
UNSURE = "This comes nearest; I am not sure that it answers:"


async def test_of_an_answer_that_is_not_sure_this_is_said_and_a_coordinator_offered(
    lakes_outside: Lakes,
) -> None:
    await PLAYBOOK.put(lakes_outside)
    amina = lakes_outside.amina
    await amina.says(PERHAPS)
    assert amina.last.text.splitlines()[0] == UNSURE
    assert SIGNS in amina.last.text
    assert amina.last.labels[-2:] == (HELPFUL, "Ask a coordinator")
    await amina.presses("Ask a coordinator")
    assert PERHAPS in (await lakes_outside.ingrid.hears("asks:")).text
    await amina.presses(HELPFUL)
    await amina.says(SURELY)
    assert UNSURE not in amina.last.text


async def test_where_nobody_else_coordinates_an_answer_that_is_not_sure_can_be_refused(lakes: Lakes) -> None:
    await PLAYBOOK.put(lakes)
    await lakes.ingrid.says(PERHAPS)
    assert lakes.ingrid.last.text.splitlines()[0] == UNSURE
    assert lakes.ingrid.last.labels[-2:] == (HELPFUL, NOT_IT)
