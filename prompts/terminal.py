"""What an operator reads in the terminal: sentences by key, from the file beside this one."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _sentences() -> dict[str, Any]:
    return tomllib.loads(files("prompts").joinpath("terminal.toml").read_text("utf-8"))


def sentence(key: str, /, **facts: object) -> str:
    """Return the sentence under the dotted `key`, its placeholders filled with `facts`.

    Raises `KeyError` where there is none, or where a fact is missing.
    """
    found: Any = _sentences()
    for part in key.split("."):
        found = found[part]
    return str(found).strip().format_map(facts)
