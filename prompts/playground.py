"""What the playground says around the chats: words by language and key, from the file beside this one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words() -> Mapping[str, object]:
    """Return the page's words: a table a language, every one with the same keys and placeholders."""
    return tomllib.loads(files("prompts").joinpath("playground.toml").read_text("utf-8"))
