"""Text from people is never markup: shown as it was written, it pings nobody, breaks and loses nothing."""

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from tests.flows.conftest import begin
from tests.flows.devices import (
    add_document,
    set_aside,
    slack_of,
    slack_server,
    telegram_of,
    telegram_server,
    texts_taken,
)
from tests.flows.lakes import Lakes
from tests.house import House, Partner
from tests.stages import SlackHand, Stage

HOSTILE = {
    "broadcast": "<!channel> <!here> <!everyone> <!subteam^S1>",
    "mention": "<@U1> @everyone @channel /start #tag",
    "tags": "<b>bold</b> <a href='http://x.example'>x</a> <script>alert(1)</script>",
    "unclosed": "<b>unclosed & <i &lt; &amp; </blockquote>",
    "marks": "*bold* _slanted_ ~gone~ `code` **strong** __under__ [a](http://x.example)",
    "placeholders": "{partnership} {0} %s %(who)s {who!r} {",
    "signs": "# heading - bullet > quote",
    "tongues": "تقرير المياه שלום 👩‍👩‍👧‍👦 naïve ﬁ",
}
"""What is shown exactly as it was written."""

STRIPPED = {
    "nul": ("samples\0 done", "samples done"),
    "control": ("samples\x07\x1b[31m done", "samples[31m done"),
    "zero_width": ("sam\u200bples\u2060 done\ufeff", "samples done"),
    "bidi": ("samples \u202egnihton\u202c done\u2066\u2069", "samples gnihton done"),
}
"""What is kept without the characters that nobody sees."""

LONG = "".join(f"{number:05} samples\n" for number in range(2858))[:40_000].strip()
"""As much as Slack lets somebody paste."""

hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


@pytest.fixture
async def lakes(sqlite_database: Database, outside: Stage) -> AsyncIterator[Lakes]:
    """Clean Water Lakes on Telegram and on Slack; at the end nothing has gone wrong unseen."""
    async with await House.open(sqlite_database, outside) as house:
        opened = await begin(house)
        yield opened
        assert await set_aside(house) == []
        assert disturbances(opened) == []


def disturbances(lakes: Lakes) -> list[str]:
    """What the platform refused, and whatever in the bot's words pings somebody or can be tapped."""
    if isinstance(lakes.amina.hand, SlackHand):
        shown = [
            one.shown for who in (lakes.amina, lakes.ingrid) for one in slack_of(who).chat if one.from_bot
        ]
        links = [link for one in shown for link in one.links]
        return (
            [str(one) for one in slack_server(lakes.house).refused] + slack_server(lakes.house).pings + links
        )
    refused = [str(one) for one in telegram_server(lakes.house).refused]
    said = [
        one
        for who in (lakes.amina, lakes.ingrid)
        for one in telegram_of(who).chat
        if one.sender != telegram_of(who).id
    ]
    linking = {"mention", "bot_command", "hashtag", "cashtag", "url", "email", "text_link"}
    return refused + [one.text for one in said if any(entity["type"] in linking for entity in one.entities)]


async def came(lakes: Lakes, name: str, organisation: str) -> Partner:
    """Return somebody of this name on their platform, who has just joined for this organisation."""
    house = lakes.house
    code = await house.invitation(organisation=organisation)
    hand = house.stage.hand("Guest", "Europe/Oslo", "en")
    if isinstance(hand, SlackHand):
        hand.person.account.name = name
    else:
        telegram_server(house).users[int(hand.user)]["first_name"] = name
    guest = Partner(house, name, lakes.ingrid.partnership, hand)
    await hand.joins(code)
    await house.settle()
    return guest


@hostile
async def test_the_names_of_people_and_organisations_are_names(lakes: Lakes, text: str) -> None:
    guest = await came(lakes, text, text)
    await lakes.ingrid.hears(f"{text} ({text}) has joined Clean Water Lakes")
    await guest.hears(f"Welcome to Clean Water Lakes, {text}.")
    await guest.presses("English")
    await guest.presses("Yes")
    await guest.command("commit", "water report by 4 December")
    await guest.presses("Confirm")
    await lakes.ingrid.command("commitments")
    await lakes.ingrid.hears(f"{text}: “Water report”")


@hostile
async def test_an_answer_is_kept_and_shown_as_it_was_written(lakes: Lakes, text: str) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says(text)
    [kept] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert kept.text == text
    await lakes.amina.presses("Back")
    shown = await lakes.amina.hears("Your answer so far")
    assert text in shown.text
    await lakes.ingrid.command("digest")
    assert text in "\n".join(lakes.ingrid.heard[-2:])


@hostile
async def test_the_title_of_a_commitment_is_a_title(lakes: Lakes, text: str) -> None:
    await lakes.amina.says(f"commit report {text} thing by 4 December")
    await lakes.amina.presses("Confirm")
    [kept] = await lakes.house.look(lambda uow: uow.commitments.open_of())
    await lakes.amina.hears(f"“{kept.title}” is noted for Friday 4 December")
    await lakes.ingrid.command("commitments")
    await lakes.ingrid.hears(f"Lakewatch: “{kept.title}”")
    await lakes.until(9, 12)
    await lakes.ingrid.hears(f"“{kept.title}” (Amina")


@hostile
async def test_a_question_and_its_reply_travel_as_they_were_written(lakes: Lakes, text: str) -> None:
    await add_document(
        lakes.house, lakes.ingrid.partnership, "Handbook", Pumps="The company maintains the pumps."
    )
    await lakes.amina.says(f"ask {text}")
    asked = await lakes.ingrid.hears("Somebody asked:")
    assert text in asked.text
    await lakes.ingrid.presses("Reply")
    await lakes.ingrid.says(f"No {text}")
    told = await lakes.amina.hears(" replies")
    assert f"No {text}" in told.text
    assert told.text.count(text) == 2


@hostile
async def test_a_passage_of_the_guidebook_is_quoted_as_it_stands(lakes: Lakes, text: str) -> None:
    await add_document(
        lakes.house, lakes.ingrid.partnership, text, Pumps=f"The company maintains the pumps {text}"
    )
    await lakes.amina.says("Who maintains the pumps?")
    answer = await lakes.amina.hears("The company maintains the pumps")
    assert answer.text.count(text) == 2, "once in the passage and once in the document's name"


@pytest.mark.parametrize(("text", "kept"), STRIPPED.values(), ids=STRIPPED.keys())
async def test_characters_that_nobody_sees_are_left_out(lakes: Lakes, text: str, kept: str) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says(text)
    [update] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert update.text == kept
    guest = await came(lakes, text, "Shore Women")
    await guest.hears(f"Welcome to Clean Water Lakes, {kept}.")


@pytest.mark.parametrize("text", ["\u200b", "\u2060\ufeff", "\u202e\u202c", " \t\n ", "\0\x07"])
async def test_a_message_without_a_visible_letter_is_answered_and_is_no_answer(
    lakes: Lakes, text: str
) -> None:
    await lakes.until(30, 6, 30, month=11)
    await lakes.amina.says(text)
    await lakes.amina.hears("This message has no words in it")
    await lakes.amina.says("Two samples")
    [update] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert (update.question, update.text) == ("moved", "Two samples")


@pytest.mark.parametrize("kind", ["sticker", "voice"])
async def test_what_has_no_words_is_answered_kindly_and_the_question_stays_open(
    lakes: Lakes, kind: str
) -> None:
    await lakes.until(30, 6, 30, month=11)
    await sends(lakes.amina, kind)
    await lakes.house.settle()
    assert "nothing was noted so far" in lakes.amina.last.text
    await lakes.amina.says("Two samples")
    [update] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert (update.question, update.text) == ("moved", "Two samples")


async def sends(partner: Partner, kind: str) -> None:
    """Send something without words; Slack has no stickers, but voice notes."""
    if isinstance(partner.hand, SlackHand):
        await slack_of(partner).shares_voice()
    else:
        await telegram_of(partner).sends(kind)


async def test_a_caption_is_the_words_of_a_picture(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    if isinstance(lakes.amina.hand, SlackHand):
        await slack_of(lakes.amina).shares_file("pier.png", "Two samples", mimetype="image/png")
    else:
        await telegram_of(lakes.amina).sends("photo", caption="Two samples")
    await lakes.house.settle()
    [update] = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert update.text == "Two samples"


async def pastes(partner: Partner, text: str) -> list[str]:
    """Paste a long text: Slack sends it whole, Telegram's apps in messages of 4,096. Return those."""
    size = len(text) if isinstance(partner.hand, SlackHand) else 4096
    pieces = [text[start : start + size].strip() for start in range(0, len(text), size)]
    for piece in pieces:
        await partner.says(piece)
    return pieces


async def test_forty_thousand_characters_are_kept_whole_and_shown_whole(lakes: Lakes) -> None:
    await lakes.until(30, 6, 30, month=11)
    pieces = await pastes(lakes.amina, LONG)
    taken = await texts_taken(lakes.house)
    assert taken[-len(pieces) :] == pieces, "what Telegram splits are several messages; each is kept"
    updates = await lakes.house.look(lambda uow: uow.updates.since(None))
    assert [one.text for one in updates] == pieces[:3]
    await lakes.amina.presses("Back")
    shown = "".join("".join(lakes.amina.heard).split())
    assert "".join(pieces[min(2, len(pieces) - 1)].split()) in shown


async def test_a_question_of_forty_thousand_characters_reaches_the_coordinator_whole(lakes: Lakes) -> None:
    pieces = await pastes(lakes.amina, f"ask {LONG}")
    [asked] = await lakes.house.look(lambda uow: uow.enquiries.find())
    assert f"ask {asked.text}" == pieces[0]
    await lakes.amina.presses("Ask a coordinator")
    shown = "".join("".join(lakes.ingrid.heard).split())
    assert "".join(asked.text.split()) in shown


async def test_a_promise_of_forty_thousand_characters_is_shortened_where_all_can_see_it(lakes: Lakes) -> None:
    await lakes.amina.says(f"commit report {LONG[:4000].replace(chr(10), ' ')} by 4 December")
    await lakes.amina.presses("Confirm")
    [kept] = await lakes.house.look(lambda uow: uow.commitments.open_of())
    assert kept.title.endswith("…")
    await lakes.amina.hears(kept.title)
