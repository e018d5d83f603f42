"""Which route an event takes: by its command, its button, the question that is open, or its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot import tokens
from handlers.route import Dialogue, Route, Routes, Where
from handlers.rules import codes, talk
from handlers.rules.wording import Understood, fold, is_question, nearest, plainly, understand, vocabulary
from handlers.turn import Message, Turn
from prompts.catalogue import house
from storage.errors import Refused
from storage.records.conversations import Conversation, QuestionType
from storage.records.events import EventKind, InboundEvent
from storage.records.people import Role
from storage.unit import UnitOfWork

JOINING = ("start", "join")
"""The commands that bring an invitation's code: Telegram's own start link, and the word for it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A route and the turn as that route is to see it."""

    route: Route
    turn: Turn


class Router:
    """Reads the one table of routes."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self._known: dict[str, Mapping[str, str]] = {}

    def invitation_code(self, event: InboundEvent) -> str | None:
        """Return the code of an invitation that somebody came with; None if they did not."""
        if event.kind is EventKind.COMMAND and event.command in JOINING and event.text.strip():
            return codes.plain(event.text.split()[0])
        if event.kind is EventKind.TEXT and event.direct:
            match event.text.split():
                case [word, code] if word.casefold() in JOINING:
                    return codes.plain(code)
        return None

    def bare_code(self, event: InboundEvent) -> str | None:
        """Return the code that is all somebody wrote to us directly, if it looks like one of ours."""
        if event.kind is not EventKind.TEXT or not event.direct:
            return None
        code = codes.plain(event.text)
        return code if codes.is_code(code) else None

    def choose(self, turn: Turn, uow: UnitOfWork) -> Chosen:
        """Return the route that the event takes. Raises `Refused` where none is, for them or here."""
        chosen = self._by_kind(turn, uow)
        route, event = chosen.route, turn.event
        if not event.direct and route.where is not Where.GROUP:
            self._must_be_bound(event, uow)
        if event.direct and route.where is Where.GROUP:
            raise Refused("refused.group_only")
        if not event.direct and route.where is Where.DIRECT:
            raise Refused("refused.direct_only")
        if route.roles and turn.actor.member.role not in route.roles:
            coordinators = route.roles == {Role.COORDINATOR}
            raise Refused("refused.coordinators_only" if coordinators else "refused.observers_read")
        return chosen

    def is_about_question(self, event: InboundEvent) -> bool:
        """Say whether an event is about the question that is open: words are, and some commands."""
        if event.kind is not EventKind.COMMAND:
            return event.kind is EventKind.TEXT
        catalogue, said = house(), fold(event.command)
        return any(
            said in {command, *(fold(one) for one in catalogue.sentence(key, language).split("|"))}
            for command, route in self._routes.commands.items()
            if route.answers
            for key in [self._routes.words[command]]
            for language in catalogue.languages
        )

    @staticmethod
    def _must_be_bound(event: InboundEvent, uow: UnitOfWork) -> None:
        if uow.groups.at(event.channel, event.account, event.chat) is None:
            raise Refused("group.not_bound")

    def _by_kind(self, turn: Turn, uow: UnitOfWork) -> Chosen:
        event = turn.event
        match event.kind:
            case EventKind.CHOICE:
                return self._by_button(turn, uow)
            case EventKind.FORM:
                return self._by_form(turn)
            case EventKind.COMMAND:
                return self._by_command(turn, uow)
            case EventKind.EDITED:
                return Chosen(Route(self._routes.edited), replace(turn, text=event.text))
            case EventKind.TEXT if event.text.strip():
                return self._by_words(turn, uow)
            case _:
                return self._said(turn) if event.files else Chosen(self._routes.text, turn)

    def _by_button(self, turn: Turn, uow: UnitOfWork) -> Chosen:
        token, meanings = tokens.read(turn.event.token), self._routes.meanings
        if token is None:
            raise Refused("refused.button_old")
        pressed = replace(turn, subject=token.subject, extra=token.extra)
        if meanings is not None and token.action == meanings.action:
            pressed = replace(pressed, text=meanings.recall(pressed, uow))
            route = meanings.leads.get(token.extra)
        else:
            route = self._routes.buttons.get(token.action)
        if route is None:
            raise Refused("refused.button_old")
        return Chosen(route, pressed)

    def _by_form(self, turn: Turn) -> Chosen:
        token = tokens.read(turn.event.token)
        route = self._routes.forms.get(token.action) if token else None
        if token is None or route is None:
            raise Refused("refused.button_old")
        values = dict(turn.event.values)
        return Chosen(route, replace(turn, subject=token.subject, extra=token.extra, values=values))

    def _by_command(self, turn: Turn, uow: UnitOfWork) -> Chosen:
        event = turn.event
        if event.command in self._routes.commands:
            return Chosen(self._routes.commands[event.command], replace(turn, text=event.text.strip()))
        words = f"{event.command} {event.text}".strip()
        said = understand(words, self._words(turn, uow), taking=self._routes.commands, answering=False)
        if said.command is not None:
            return Chosen(self._routes.commands[said.command], replace(turn, text=said.rest))
        if not event.direct and not event.addressed:
            return Chosen(Route(_pass_over, where=Where.GROUP), turn)
        close = nearest(event.command, list(self._routes.commands))
        if close is None:
            raise Refused("refused.unknown_command", {"word": event.command})
        raise Refused("refused.unknown_command_nearest", {"word": event.command, "nearest": close})

    def _by_words(self, turn: Turn, uow: UnitOfWork) -> Chosen:
        text = turn.event.text.strip()
        dialogue = self._dialogue(turn)
        listens = dialogue is None or not dialogue.takes_questions
        for means_it, route in self._routes.recognises if turn.event.direct else ():
            heard = listens or (route.insists is True and not _is_private(turn))
            if heard and means_it(replace(turn, text=text), uow):
                return Chosen(route, replace(turn, text=text))
        said = self._command_said(turn, text, uow, listens=listens)
        if said.command is not None:
            return Chosen(self._routes.commands[said.command], replace(turn, text=said.rest))
        turn = replace(turn, text=text)
        meant = self._meant(turn, dialogue, uow)
        if meant is not None:
            return meant
        if said.question and not turn.event.files and not (dialogue and dialogue.takes_questions):
            return Chosen(self._routes.question, turn)
        return self._said(turn)

    def _command_said(self, turn: Turn, text: str, uow: UnitOfWork, *, listens: bool) -> Understood:
        """Return the command that words are, if any; `listens` says that an answer may be something else.

        What is read from the words behind a command is one as well behind a "please".
        """
        asked = turn.conversation
        open_to = {one: route for one, route in self._routes.commands.items() if _is_for(route, turn)}
        reading = {one: route.insists for one, route in open_to.items() if callable(route.insists)}
        always = [one for one, route in open_to.items() if route.insists is True and listens]
        insisting = always if _is_private(turn) else [*always, *reading]
        taking = [one for one, route in open_to.items() if route.takes_words]
        answering = asked is not None and _in_words(asked)
        for words in dict.fromkeys((text, plainly(text))):
            said = understand(
                words, self._words(turn, uow), taking=taking, insisting=insisting, answering=answering
            )
            reads = reading.get(said.command or "") if said.rest else None
            if reads is not None and reads(replace(turn, text=said.rest), uow):
                return said
            if words == text and said.command and (reads is None or not answering or is_question(text)):
                return said
        return Understood(question=is_question(text))

    def _meant(self, turn: Turn, dialogue: Dialogue | None, uow: UnitOfWork) -> Chosen | None:
        """Return what plain words lead to that mean something; None where they are read as ever."""
        meanings, takes_all = self._routes.meanings, dialogue is not None and dialogue.takes_questions
        if meanings is None or takes_all or not turn.event.direct or turn.event.files:
            return None
        route = meanings.leads.get(meanings.read(turn, uow))
        return None if route is None else Chosen(route, turn)

    def _said(self, turn: Turn) -> Chosen:
        """Return what takes words or a file that are no command: the open question, or what needs none."""
        dialogue = self._dialogue(turn)
        if dialogue is not None and (turn.text or dialogue.takes_files):
            takes, reads = dialogue.takes_files, dialogue.reads_files
            hears = dialogue.hears and (dialogue.names is not None or _listens(turn))
            route = Route(dialogue.answer, takes_files=takes, reads_files=reads, papers=dialogue.papers)
            return Chosen(replace(route, hears=hears, names=dialogue.names), turn)
        if turn.event.files and self._routes.files is not None:
            return Chosen(self._routes.files, turn)
        return Chosen(self._routes.text, turn)

    def _dialogue(self, turn: Turn) -> Dialogue | None:
        """Return what is open between us, if anything is; in a group nothing is.

        While an anonymous question is open, all words but a command's are taken as meant for it, and
        files are left where they are: nothing that may be an answer is looked up or kept.
        """
        asked = turn.conversation
        if asked is None or not turn.event.direct:
            return None
        dialogue = self._routes.dialogues[asked.kind]
        if asked.script.anonymous:
            return replace(dialogue, takes_questions=True, takes_files=False, hears=False)
        return dialogue

    def _words(self, turn: Turn, uow: UnitOfWork) -> Mapping[str, str]:
        """Return what stands for each command in plain words, in the person's language and in English."""
        language = turn.actor.person.language or uow.partnership.language
        if language not in self._known:
            self._known[language] = vocabulary(self._phrases(sorted({language, "en"})))
        return self._known[language]

    def _phrases(self, languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
        catalogue = house()
        return {
            command: [command]
            + [
                phrase
                for language in languages
                if command in self._routes.words
                for phrase in catalogue.sentence(self._routes.words[command], language).split("|")
            ]
            for command in self._routes.commands
        }


def _is_for(route: Route, turn: Turn) -> bool:
    """Say whether the route is open to members like this one."""
    return not route.roles or turn.actor.member.role in route.roles


def _is_private(turn: Turn) -> bool:
    """Say whether the open question's answers are told of nobody."""
    return turn.conversation is not None and turn.conversation.script.anonymous


def _pass_over(turn: Turn, uow: UnitOfWork) -> list[Message]:
    """Say nothing to a word in a group that may be meant for another bot."""
    return []


def _listens(turn: Turn) -> bool:
    """Say whether promises are listened for in any answer of the open conversation."""
    asked = turn.conversation
    return asked is not None and any(one.hears for one in asked.script.questions)


def _in_words(conversation: Conversation) -> bool:
    """Say whether the open question is answered in one's own words, so that any words may be the answer."""
    question = talk.open_question(conversation)
    return question is not None and question.type is QuestionType.TEXT
