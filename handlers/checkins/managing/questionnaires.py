"""A kind's questions, edited from chat: shown, added, changed, moved, pasted as a whole, and put back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.checkins.managing import finding, previewing, wording
from handlers.checkins.questions import asking
from handlers.rules import questionnaire
from handlers.rules.questionnaire import Sheet, Worded
from handlers.rules.questions import SCALE, STATE, complete
from handlers.rules.wording import plainly
from handlers.turn import Button, Message, Turn
from prompts import scripts
from prompts.catalogue import house
from prompts.phrase import Phrase, Value, Values
from storage.errors import Refused
from storage.records.checkins import Questionnaire, QuestionnaireId
from storage.records.conversations import Audience, Question, QuestionType, Script
from storage.unit import NEW, UnitOfWork

ACTION = "questions"
"""What the buttons about questions do; their word is a verb and a kind."""

_NUMBER = re.compile(r"^#?(?P<number>\d{1,3})[.):]?\s*")

_OPERATIONS = {
    "add": "questions.say_add",
    "change": "questions.say_change",
    "remove": "questions.say_remove",
    "move": "questions.say_move",
    "reset": "questions.say_reset",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to become of the questions: the words after the operation's name.

    They are `listed` where more lines follow the first.
    """

    sheet: Sheet
    said: str
    listed: bool = False


def edit(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show the kinds, or a kind's questions, or change them. Raises `Refused` with what would work.

    Rounds that are open keep the questions that they began with.
    """
    language = wording.language_of(turn, uow)
    kind, said = finding.kind_of(turn.text, language)
    if kind is None:
        if plainly(turn.text):
            raise Refused(
                "questions.which", {"said": turn.text.strip()[:60], "titles": finding.titles(language)}
            )
        return [_kinds(turn, uow)]
    if not said.strip():
        return [show(kind, turn, uow)]
    operation, rest = wording.meant(said, _OPERATIONS, language) or (None, said)
    if operation == "reset" and not rest.strip():
        return [_reset(kind, turn, uow)]
    listed = "\n" in turn.text.strip()
    edit = Edit(_sheet(kind, language, uow), rest.strip(), listed)
    try:
        _store(kind, _changed(operation, edit), turn, uow)
    except Refused as refused:
        raise _of_a_question(refused) if operation else refused from None
    return [show(kind, turn, uow, Phrase("questions.saved"))]


def preview(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Show a check-in as its recipient would see it: `preview progress as Amina`."""
    language = wording.language_of(turn, uow)
    kind, said = finding.kind_of(turn.text, language)
    if kind is None:
        raise Refused("questions.preview_usage", {"titles": finding.titles(language)})
    return previewing.preview(kind, said, turn, uow)


def press(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Do what a button about questions says."""
    verb, _, kind = turn.extra.partition(".")
    if kind not in scripts.kinds():
        raise Refused("refused.button_old")
    match verb:
        case "show":
            return [show(kind, turn, uow)]
        case "view":
            return previewing.preview(kind, "", turn, uow)
        case "reset":
            return [_confirm_reset(kind, turn)]
        case "back":
            return [_reset(kind, turn, uow)]
        case _:
            raise Refused("refused.button_old")


def show(kind: str, turn: Turn, uow: UnitOfWork, *notes: Phrase) -> Message:
    """Return a kind's questions, numbered, as they could be written."""
    script = asking.script_of(kind, uow)
    own = script.questions != asking.script_of_file(kind).questions
    values: Values = {
        "title": asking.title_of(kind),
        "notes": notes,
        "items": previewing.items(script, wording.language_of(turn, uow)),
        "kind": finding.name_of(kind, wording.language_of(turn, uow)),
        "type": Phrase("questions.type_scale" if script.anonymous else "questions.type_date"),
        "anonymous": (Phrase("questions.anonymous"),) if script.anonymous else (),
    }
    buttons = [_button("questions.button_preview", "view", kind)]
    if own:
        buttons.append(_button("questions.button_reset", "reset", kind))
    return Message(turn.actor.id, Phrase("questions.list", values), (tuple(buttons),))


def show_to(kind: str, audience: Audience, turn: Turn, uow: UnitOfWork) -> None:
    """Let a kind's answers be seen by others from now on. Raises `Refused` where it is anonymous."""
    script = asking.script_of(kind, uow)
    if script.anonymous:
        raise Refused("questions.anonymous_audience", {"title": asking.title_of(kind)})
    _keep(replace(script, audience=audience), turn, uow)


def _kinds(turn: Turn, uow: UnitOfWork) -> Message:
    items: list[Phrase] = []
    rows = []
    for kind in scripts.kinds():
        count = len(previewing.asked(asking.script_of(kind, uow)))
        items.append(Phrase("questions.kind", {"title": asking.title_of(kind), "count": count}))
        rows.append((Button(asking.title_of(kind), ACTION, 0, f"show.{kind}"),))
    return Message(turn.actor.id, Phrase("questions.kinds", {"items": tuple(items)}), tuple(rows))


def _button(label: str, verb: str, kind: str) -> Button:
    return Button(Phrase(label), ACTION, 0, f"{verb}.{kind}")


def _confirm_reset(kind: str, turn: Turn) -> Message:
    buttons = (
        _button("questions.button_reset_yes", "back", kind),
        _button("questions.button_keep", "show", kind),
    )
    values: dict[str, Value] = {"title": asking.title_of(kind)}
    return Message(turn.actor.id, Phrase("questions.reset_question", values), (buttons,))


def _reset(kind: str, turn: Turn, uow: UnitOfWork) -> Message:
    shipped = asking.script_of_file(kind)
    _keep(replace(shipped, audience=asking.script_of(kind, uow).audience), turn, uow)
    return show(kind, turn, uow, Phrase("questions.was_reset"))


def _sheet(kind: str, language: str, uow: UnitOfWork) -> Sheet:
    """Return the questions as they read to who changes them."""
    script = asking.script_of(kind, uow)
    standard = {QuestionType.STATE: STATE, QuestionType.SCALE: SCALE}
    return Sheet(
        tuple(
            Worded(one, previewing.words_of(one, language), asking.labels(one, language))
            for one in previewing.asked(script)
        ),
        {
            kind_of: {value: house().sentence(key, language) for value, key in options}
            for kind_of, options in standard.items()
        },
    )


def _changed(operation: str | None, edit: Edit) -> tuple[Question, ...]:
    """Return the questions as the words want them. Raises `Refused` with what would work."""
    if operation in _EDITS:
        return _EDITS[operation](edit)
    if operation is None and edit.listed:
        return questionnaire.read(edit.said, edit.sheet)
    raise Refused("questions.usage")


def _of_a_question(refused: Refused) -> Refused:
    """Return a refusal that tells of a question instead of a line, where nobody wrote lines."""
    told = refused.key == "questions.broken_line"
    return Refused("questions.broken_question", refused.values) if told else refused


def _add(edit: Edit) -> tuple[Question, ...]:
    if not edit.said:
        raise Refused("questions.usage")
    return questionnaire.add(edit.sheet, edit.said)


def _change(edit: Edit) -> tuple[Question, ...]:
    number, rest = _numbered(edit.said)
    if not rest:
        raise Refused("questions.usage")
    return questionnaire.change(edit.sheet, number, rest)


def _remove(edit: Edit) -> tuple[Question, ...]:
    number, rest = _numbered(edit.said)
    if rest:
        raise Refused("questions.usage")
    return questionnaire.remove([one.question for one in edit.sheet.questions], number)


def _move(edit: Edit) -> tuple[Question, ...]:
    number, rest = _numbered(edit.said)
    to = re.search(r"\d{1,3}$", rest)
    if to is None:
        raise Refused("questions.usage")
    return questionnaire.move([one.question for one in edit.sheet.questions], number, int(to[0]))


def _numbered(said: str) -> tuple[int, str]:
    found = _NUMBER.match(said)
    if found is None:
        raise Refused("questions.usage")
    return int(found["number"]), said[found.end() :].strip()


_EDITS: dict[str | None, Callable[[Edit], tuple[Question, ...]]] = {
    "add": _add,
    "change": _change,
    "remove": _remove,
    "move": _move,
}


def _store(kind: str, changed: tuple[Question, ...], turn: Turn, uow: UnitOfWork) -> None:
    """Keep the questions, with what follows each state by itself; an anonymous kind keeps its promises."""
    script = asking.script_of(kind, uow)
    held = questionnaire.hold_anonymous(changed) if script.anonymous else changed
    _keep(replace(script, questions=complete(held)), turn, uow)


def _keep(script: Script, turn: Turn, uow: UnitOfWork) -> None:
    """Store a kind's questions as the partnership's own; those that come with us need no row."""
    known = uow.questionnaires.of_kind(script.kind)
    if known is not None and script == asking.script_of_file(script.kind):
        uow.questionnaires.drop(script.kind)
    elif known is not None:
        uow.questionnaires.save(replace(known, script=script, changed_by=turn.actor.id, changed_at=turn.now))
    elif script != asking.script_of_file(script.kind):
        uow.questionnaires.add(
            Questionnaire(QuestionnaireId(NEW), script.kind, script, turn.actor.id, turn.now)
        )
