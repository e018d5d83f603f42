"""The shape of a language's intents: the signs by which a wish is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.rules.understanding.intents import Intent

OWN_NAMES = (
    "english|francais|espanol|castellano|русский|русском|русски|中文|汉语|العربية|عربي|deutsch|portugues"
)
"""What languages are called by those who speak them, for every table."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an intent, the strongest first. Patterns of whole words.

    `alone` is all that the message says; `plain` cannot mean anything else; `clear` says it where
    nothing plainer is said; `likely` and `hints` lean that way. `against` speaks against it. `orders` are
    given to the bot, which no answer to a check-in's question does.
    """

    alone: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    clear: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IntentWords:
    """How a language puts intents into words. Patterns are compared with folded text, and folded themselves.

    In them `<name>` stands for one of the `pieces`, and `<gap>` for a few words of one sentence.
    `courtesy` may stand at either end and a `greeting` before all else, and both change nothing.
    `asks` are the words that a question begins with; `noise` is what says nothing ((
        "lol"
    )). `joined` is what may be written onto the front
    of a word; a language that is not `spaced` has no borders between words.
    """

    pieces: Mapping[str, str]
    signs: Mapping[Intent, Signs]
    courtesy: str
    greeting: str
    asks: str
    noise: str = ""
    joined: str = ""
    spaced: bool = True
