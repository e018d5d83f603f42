"""What the partnership agreed on: how dates move and receipts close, and who sees what is new."""

from dataclasses import dataclass, replace

from handlers.commitments.attributes.audience import WORDS as AUDIENCES
from handlers.commitments.attributes.outcome import option_named
from handlers.rules import standing
from handlers.rules.wording import fold
from handlers.turn import Button, Message, Turn
from prompts.phrase import Phrase, Value
from storage.errors import Refused
from storage.records.agreements import Agreement, Norms
from storage.records.conversations import Audience
from storage.unit import NEW, UnitOfWork

CHOICES = {
    "dates": ("0", "7", "14", "30"),
    "moves": ("1", "2", "3"),
    "receipts": ("3", "7", "14"),
    "silence": ("unconfirmed", "received"),
    "audience": tuple(one.value for one in Audience),
}
"""The values of each norm that have a button."""

MOST = 365
"""The most days or times that anything is agreed for."""

_ASKED = {
    "dates": "norms.ask_dates",
    "moves": "norms.ask_moves",
    "receipts": "norms.ask_receipts",
    "silence": "norms.ask_silence",
    "audience": "norms.ask_audience",
}
_LABELS = {
    "dates": "norms.button_dates",
    "moves": "norms.button_moves",
    "receipts": "norms.button_receipts",
    "silence": "norms.button_silence",
    "audience": "norms.button_audience",
}
_WORDS = {
    "dates": "norms.words_dates",
    "moves": "norms.words_moves",
    "receipts": "norms.words_receipts",
    "silence": "norms.words_silence",
    "audience": "norms.words_audience",
}
_SILENCE = {"received": "norms.words_received", "unconfirmed": "norms.words_unconfirmed"}


@dataclass(frozen=True, slots=True)
class _Wish:
    """A norm, and the value that it is to have."""

    norm: str
    value: str


def show(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the norms in words, with buttons to change each; or change the one that the words name."""
    agreement = uow.agreements.present()
    if not turn.text:
        return [_shown(turn, agreement, uow)]
    wish = _read(turn, uow)
    if wish is None:
        raise Refused("norms.unclear", {"text": turn.text})
    return _set(turn, agreement, wish, uow)


def is_read(turn: Turn, uow: UnitOfWork) -> bool:
    """Say whether the turn's words name a norm and a value."""
    return _read(turn, uow) is not None


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Ask for a norm, or take the value on the button; who saw older norms is shown the present ones."""
    agreement = uow.agreements.present()
    if turn.subject != _version(agreement):
        shown = _shown(turn, agreement, uow)
        return [replace(shown, text=Phrase("norms.changed_meanwhile", {"norms": shown.text}))]
    norm, _, value = turn.extra.partition(".")
    if norm not in CHOICES or (value and value not in CHOICES[norm]):
        raise Refused("refused.button_old")
    return _set(turn, agreement, _Wish(norm, value), uow) if value else [_asked(turn, norm, agreement)]


def _shown(turn: Turn, agreement: Agreement, uow: UnitOfWork) -> Message:
    said: dict[str, Value] = {one: _told(one, agreement.norms) for one in CHOICES}
    buttons = [Button(Phrase(_LABELS[one]), "norms", _version(agreement), one) for one in CHOICES]
    rows = (tuple(buttons[:2]), tuple(buttons[2:4]), tuple(buttons[4:]))
    text = Phrase("norms.shown", {"partnership": uow.partnership.name, **said})
    return Message(turn.actor.id, text, rows)


def _version(agreement: Agreement) -> int:
    """Return the version that a button carries: 0 for what every partnership begins with."""
    return agreement.version if agreement.id != NEW else 0


def _told(norm: str, norms: Norms) -> Phrase:
    match norm:
        case "dates" if norms.free_days == 0:
            return Phrase("norms.dates_none")
        case "dates":
            return Phrase("norms.dates", {"count": norms.free_days})
        case "moves":
            return Phrase("norms.moves", {"count": norms.free_moves})
        case "receipts":
            return Phrase("norms.receipts", {"count": norms.receipt_days})
        case "silence":
            return Phrase("norms.silence_receives" if norms.silence_receives else "norms.silence_closes")
        case _:
            return Phrase("norms.audience", {"audience": standing.audience(norms.audience)})


def _asked(turn: Turn, norm: str, agreement: Agreement) -> Message:
    buttons = tuple(
        Button(_label(norm, one), "norms", _version(agreement), f"{norm}.{one}") for one in CHOICES[norm]
    )
    rows = tuple(buttons[at : at + 2] for at in range(0, len(buttons), 2))
    return Message(turn.actor.id, Phrase(_ASKED[norm]), rows)


def _label(norm: str, value: str) -> Phrase:
    match norm:
        case "dates" | "receipts":
            return Phrase("norms.days", {"count": int(value)})
        case "moves":
            return Phrase("norms.times", {"count": int(value)})
        case "silence":
            return Phrase("norms.label_received" if value == "received" else "norms.label_unconfirmed")
        case _:
            return standing.audience(Audience(value))


def _read(turn: Turn, uow: UnitOfWork) -> _Wish | None:
    """Return the norm and value that the words name; None where they name none."""
    words = turn.text.split()
    for length in range(len(words) - 1, 0, -1):
        head = replace(turn, text=" ".join(words[:length]))
        norm = option_named(head.text, _WORDS, turn, uow)
        if norm is not None:
            value = _value(norm, " ".join(words[length:]), turn, uow)
            return _Wish(norm, value) if value is not None else None
    return None


def _value(norm: str, words: str, turn: Turn, uow: UnitOfWork) -> str | None:
    if norm == "silence":
        return option_named(words, _SILENCE, turn, uow)
    if norm == "audience":
        return option_named(words, AUDIENCES, turn, uow)
    number = next((int(one) for one in fold(words).split() if one.isdecimal() and len(one) < 4), None)
    fewest = 1 if norm == "receipts" else 0
    return str(number) if number is not None and fewest <= number <= MOST else None


def _set(turn: Turn, agreement: Agreement, wish: _Wish, uow: UnitOfWork) -> list[Message]:
    """Agree on a norm and say it in words, with the others below."""
    changed = replace(agreement, norms=_with(agreement.norms, wish))
    kept = agreement if changed == agreement else uow.agreements.keep(changed)
    shown = _shown(turn, kept, uow)
    return [replace(shown, text=Phrase("norms.changed", {"norm": _told(wish.norm, kept.norms)}))]


def _with(norms: Norms, wish: _Wish) -> Norms:
    match wish.norm:
        case "dates":
            return replace(norms, free_days=int(wish.value))
        case "moves":
            return replace(norms, free_moves=int(wish.value))
        case "receipts":
            return replace(norms, receipt_days=int(wish.value))
        case "silence":
            return replace(norms, silence_receives=wish.value == "received")
        case _:
            return replace(norms, audience=Audience(wish.value))
