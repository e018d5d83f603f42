"""Whatever a message holds, Slack would take what is made of it, and it shows the same words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack.plain import words
from bot.channels.slack.render import escaped, render
from storage.records.messages import Choice, Line, LineKind, OutboundMessage, Span, Style, Tone
from tests.platforms.slack import BOT_USER, mrkdwn
from tests.platforms.slack.limits import check_message

hostile = st.sampled_from(
    ["<!channel>", "<@U1>", "*b*", "`", "&", "\x00", '"', "\\", "\n", "\u200b", "م", "🌊", " "]
)
texts = st.one_of(st.text(max_size=80), st.lists(hostile, max_size=3_000).map("".join))
spans = st.builds(Span, texts, st.sampled_from(Style))
lines = st.builds(Line, st.lists(spans, max_size=5).map(tuple), st.sampled_from(LineKind))
labels = st.text(max_size=100)
choices = st.builds(Choice, labels, st.just("token"), st.sampled_from(Tone))
rows = st.lists(st.lists(choices, max_size=12).map(tuple), max_size=4).map(tuple)


def unspaced(text: str) -> str:
    return "".join(text.split()).replace("•", "")


@settings(max_examples=60, deadline=None)
@given(st.lists(lines, max_size=40).map(tuple), rows)
def test_slack_takes_every_part_and_no_word_is_lost(
    written: tuple[Line, ...], buttons: tuple[tuple[Choice, ...], ...]
) -> None:
    message = OutboundMessage("slack", "T", "D1", written, buttons)
    parts = render(message)
    for part in parts:
        check_message(part.text, list(part.blocks))
    shown = [mrkdwn.message(part.text, list(part.blocks)) for part in parts]
    controls = dict.fromkeys([*range(32), 127])
    kept = unspaced(message.text).translate(controls)
    assert "".join(unspaced(one.text) for one in shown) == kept
    assert [one.pings + one.links + one.styled for one in shown] == [[]] * len(parts)


@given(st.text())
def test_what_is_escaped_is_read_back_as_it_was_typed(text: str) -> None:
    assert words(escaped(text), BOT_USER, {}) == text.strip()


def test_references_are_read_as_people_typed_them() -> None:
    said = (
        f"<@{BOT_USER}> ask <@U1> and <@U2|berg> in <#C1|lakes>, <!here> <!subteam^S1|@leads> "
        "<http://example.org|example.org> <mailto:a@b.example|a@b.example> "
        "<https://x.example|the plan> 1 &lt; 2"
    )
    assert words(said, BOT_USER, {"U1": "Amina"}) == (
        "ask @Amina and @berg in #lakes, @here @leads example.org a@b.example "
        "the plan (https://x.example) 1 < 2"
    )
