"""Forms on Slack: a view stands open within seconds, is filled when the form is there, and brings it back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.channels.slack import Patience
from storage.records.events import EventKind
from storage.records.messages import Choice, Field, FieldType, Form, Line, OutboundMessage, Sent, Span
from tests.channels.slack_bench import Bench, listening, message
from tests.platforms.slack import TEAM, Person

HASTY = Patience(answer=0.5, view=0.1, ping=0.1, silence=0.5, idle=30.0)

STATES = (("on_track", "On track"), ("attention", "Needs attention"), ("decision", "Needs a decision"))

FIELDS = (
    Field("moved", "What moved?", optional=False, hint="Two sentences are plenty."),
    Field("state", "How does it stand?", FieldType.CHOICE, STATES, initial="on_track"),
    Field("pumps", "Pumps installed", FieldType.NUMBER, initial="12"),
    Field("due", "When is it done?", FieldType.DATE, initial="2026-12-04"),
)


def button(label: str = "Fill in", *, opens: bool = True) -> tuple[tuple[Choice, ...], ...]:
    return ((Choice(label, "form:1:7:", opens=opens),),)


def line(text: str) -> Line:
    return Line((Span(text),))


def form(view: str | None, *fields: Field, title: str = "Progress", language: str = "en") -> OutboundMessage:
    intro = (line("Coordinators read this."), Line(), line("Last time: <@U0BOT> & pipes"))
    sheet = Form(title, "filled:1:7:", "Send", fields or FIELDS, intro)
    return OutboundMessage("slack", TEAM, "D1", (line("in words"),), language=language, form=sheet, view=view)


async def asked(
    bench: Bench, name: str = "Amina", *, language: str = "en", fields: Sequence[Field] = ()
) -> Person:
    """Return somebody who pressed a button, and before whom the form lies."""
    person = bench.slack.person(name)
    shown = replace(message(person.id, "Your check-in", choices=button()), language=language)
    await bench.channel.send(shown, "k", None)
    await person.presses("Fill in")
    pressed = await bench.inbox.nth(len(bench.inbox.events) + 1)
    assert pressed.view is not None
    await bench.channel.send(form(pressed.view, *fields, language=language), "k2", None)
    return person


@pytest.mark.parametrize("transport", ["socket", "http"])
async def test_a_view_stands_open_before_the_press_is_stored(transport: str) -> None:
    async with listening(transport) as bench:
        amina = bench.slack.person("Amina")
        shown = replace(message(amina.id, "Votre point", choices=button()), language="fr")
        await bench.channel.send(shown, "k", None)
        bench.inbox.gate.clear()
        await amina.presses("Fill in")
        await amina.sees_view("Un instant")
        assert not bench.inbox.events
        bench.inbox.gate.set()
        pressed = await bench.inbox.nth(1)
        assert amina.view
        assert (pressed.kind, pressed.token, pressed.view) == (
            EventKind.CHOICE,
            "form:1:7:",
            amina.view.body["id"],
        )


async def test_a_button_that_opens_nothing_gets_no_view() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        await bench.channel.send(message(amina.id, "?", choices=button(opens=False)), "k", None)
        await amina.presses("Fill in")
        assert (await bench.inbox.nth(1)).view is None
        assert amina.view is None


@pytest.mark.parametrize("trouble", ["refused", "silent"])
async def test_a_press_is_kept_though_no_view_opens(trouble: str) -> None:
    async with listening(patience=HASTY) as bench:
        amina = bench.slack.person("Amina")
        await bench.channel.send(message(amina.id, "?", choices=button()), "k", None)
        if trouble == "refused":
            bench.slack.faults.fail_next("views.open", "expired_trigger_id")
        else:
            bench.slack.faults.stall_next("views.open", before=True)
        await amina.presses("Fill in")
        assert (await bench.inbox.nth(1)).view is None
        await bench.slack.settled()
        assert bench.slack.delivery.log[-1].answer is not None, "Slack shows an error at the button"


@pytest.mark.parametrize("transport", ["socket", "http"])
async def test_what_was_filled_in_comes_back_with_the_form_s_token(transport: str) -> None:
    async with listening(transport) as bench:
        amina = await asked(bench)
        view = await amina.sees_view("What moved?")
        assert "Last time: <@U0BOT> & pipes" in view.text
        assert bench.slack.pings == []
        wrong = await amina.fills(
            {"What moved?": "The <!channel> pumps", "state": "Needs attention", "due": ""}
        )
        assert wrong == {}
        assert amina.view is None
        filled = await bench.inbox.nth(2)
        assert (filled.kind, filled.token, filled.chat) == (EventKind.FORM, "filled:1:7:", amina.direct.id)
        assert dict(filled.values) == {
            "moved": "The <!channel> pumps",
            "state": "attention",
            "pumps": "12",
            "due": "",
        }


@pytest.mark.parametrize("transport", ["socket", "http"])
async def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_is_stored(transport: str) -> None:
    async with listening(transport) as bench:
        amina = await asked(bench, language="fr")
        wrong = await amina.fills({"moved": "   "})
        assert wrong == {"What moved?": "Veuillez remplir ce champ ; il ne peut pas rester vide."}
        assert amina.view
        assert len(bench.inbox.events) == 1
        assert await amina.fills({"moved": "Pumps"}) == {}


async def test_a_form_of_any_length_keeps_within_slack_s_limits() -> None:
    long = "<@U0BOT> " + "wörter " * 800
    options = tuple((f"value{n}", f"{n} {long}") for n in range(40))
    fields = (
        Field("a", long, hint=long, initial=long),
        Field("b", "", FieldType.CHOICE, options, initial="value3"),
        Field("c", "c", FieldType.CHOICE, options[:2], initial="gone"),
        Field("d", "d", FieldType.NUMBER, initial="12 of 20"),
        Field("e", "e", FieldType.DATE, initial="next Friday"),
        *(Field(f"more{n}", f"{n}") for n in range(60)),
    )
    async with listening() as bench:
        amina = await asked(bench, fields=fields)
        view = await amina.sees_view("Progress")
        assert len(view.inputs) == 65
        assert bench.slack.refused == []
        titled = form(view.body["id"], *FIELDS, title="The partnership health check of this half-year")
        await bench.channel.send(titled, "k3", None)
        assert amina.view
        assert amina.view.body["title"]["text"] == "The partnership health …"


async def test_a_form_for_a_view_that_was_closed_is_let_go() -> None:
    async with listening() as bench:
        amina = await asked(bench)
        assert amina.view
        gone = amina.view.body["id"]
        await amina.closes_view()
        assert await bench.channel.send(form(gone), "k3", None) == Sent(())
        assert [one.error for one in bench.slack.refused] == ["not_found"]
        assert [one.visible for one in amina.chat] == ["Your check-in"]


async def test_a_view_that_gets_no_form_says_where_to_look() -> None:
    async with listening() as bench:
        amina = await asked(bench)
        assert amina.view
        words = replace(form(amina.view.body["id"]), form=None, lines=(line("Please look into the chat."),))
        await bench.channel.send(words, "k3", None)
        view = await amina.sees_view("Please look into the chat.")
        assert not view.inputs


async def test_a_press_in_a_thread_tells_its_thread() -> None:
    async with listening() as bench:
        amina = bench.slack.person("Amina")
        root = await amina.says("Let us go here")
        asked_below = replace(message(amina.direct.id, "How is it?", choices=button()), thread=root.id)
        await bench.channel.send(asked_below, "k", None)
        await amina.presses("Fill in")
        pressed = await bench.inbox.nth(2)
        assert pressed.thread == root.id
