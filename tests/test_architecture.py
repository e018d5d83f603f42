"""The floors of the house, read from its syntax trees: who imports whom, and who may do what."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from sys import stdlib_module_names

import pytest

ROOT = Path(__file__).parent.parent

BELOW = {
    "storage": set[str](),
    "prompts": set[str](),
    "handlers": {"storage", "prompts"},
    "bot": {"handlers", "storage", "prompts"},
}
"""Each floor, and the floors that it may import."""

STATEMENTS = {"select", "insert", "update", "delete", "text", "exists", "union", "literal_column", "func"}
"""What sqlalchemy builds statements with."""

BUILDERS = ("storage.scoped", "storage.anonymous", "storage.unscoped", "storage.commons",
            "storage.desk", "storage.engine", "storage.vectors", "storage.queue",
            "storage.migrations", "storage.tables", "storage.columns", "storage.rows")  # fmt: skip
"""The modules that build statements or say what they are made of."""

CLOCKS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "localtime", "gmtime"},
}
"""What asks the time."""


@dataclass(frozen=True)
class Module:
    """A file of the house and the modules that it imports, each with the names it takes."""

    name: str
    tree: ast.Module
    imports: frozenset[str]

    @property
    def floor(self) -> str:
        return self.name.partition(".")[0]

    def within(self, *packages: str) -> bool:
        """Say whether this is one of the packages or lies in one."""
        return _within(self.name, *packages)


def _within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def _read(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return Module(name, tree, frozenset(_imported(tree)))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the floors"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


HOUSE = [_read(path) for floor in BELOW for path in sorted((ROOT / floor).rglob("*.py"))]
NAMES = {module.name for module in HOUSE}


def _module_of(name: str) -> str:
    """Return the module of the house that an imported name is, or is taken from; "" if it is none of ours."""
    while name and name not in NAMES:
        name = name.rpartition(".")[0]
    return name


def imports_of(module: Module) -> set[str]:
    """Return the modules of the house that a module imports."""
    return {_module_of(name) for name in module.imports} - {"", module.name}


def offences(found: Callable[[Module], Iterator[str]], *packages: str) -> list[str]:
    """Return what is found in the modules of these packages (of the whole house if none is named)."""
    chosen = [one for one in HOUSE if not packages or one.within(*packages)]
    assert chosen, f"no modules in {packages}"
    return [f"{module.name}: {what}" for module in chosen for what in found(module)]


@pytest.mark.parametrize("floor", BELOW)
def test_no_import_runs_back_up(floor: str) -> None:
    allowed = BELOW[floor] | {floor}
    assert (
        offences(lambda one: (name for name in imports_of(one) if not _within(name, *allowed)), floor) == []
    )


def test_nobody_imports_in_a_circle() -> None:
    graph = {module.name: imports_of(module) for module in HOUSE}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(HOUSE)


def test_handlers_see_records_and_units_of_work_and_nothing_that_could_commit_or_cross() -> None:
    allowed = ("storage.records", "storage.errors", "storage.unit", "prompts", "handlers")
    assert (
        offences(lambda one: (name for name in imports_of(one) if not _within(name, *allowed)), "handlers")
        == []
    )


def test_rules_are_functions_of_records() -> None:
    allowed = ("storage.records", "storage.errors", "prompts.phrase", "handlers.rules")
    assert (
        offences(
            lambda one: (name for name in imports_of(one) if not _within(name, *allowed)), "handlers.rules"
        )
        == []
    )


def test_records_need_the_standard_library_only() -> None:
    def foreign(module: Module) -> Iterator[str]:
        return (
            name
            for name in module.imports
            if name.partition(".")[0] not in stdlib_module_names and not _within(name, "storage.records")
        )

    assert offences(foreign, "storage.records") == []


def test_features_do_not_import_each_other() -> None:
    shared = {"rules", "turn", "routes"}

    def feature(name: str) -> str:
        return name.split(".")[1] if name.count(".") else ""

    def others(module: Module) -> Iterator[str]:
        mine = feature(module.name)
        if mine and mine not in shared:
            foreign = (name for name in imports_of(module) if _within(name, "handlers"))
            yield from (name for name in foreign if feature(name) not in {mine, "turn", "route", "rules"})

    assert offences(others, "handlers") == []


def test_adapters_know_neither_handlers_nor_each_other() -> None:
    def foreign(module: Module) -> Iterator[str]:
        mine = ".".join(module.name.split(".")[:3])
        for name in imports_of(module):
            neighbour = _within(name, "bot.channels") and not _within(name, mine, "bot.channels.base")
            if neighbour or _within(name, "handlers"):
                yield name

    assert offences(foreign, "bot.channels") == []


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("telegram", "bot.channels.telegram"),
        ("slack_sdk", "bot.channels.slack"),
        ("slack_bolt", "bot.channels.slack"),
    ],
)
def test_a_platform_s_library_is_known_to_its_adapter_alone(library: str, home: str) -> None:
    def used(module: Module) -> Iterator[str]:
        return (name for name in module.imports if _within(name, library) and not module.within(home))

    assert offences(used) == []


@pytest.mark.parametrize("floor", ["handlers", "storage", "prompts"])
def test_nothing_behind_the_border_names_a_platform(floor: str) -> None:
    def named(module: Module) -> Iterator[str]:
        words = [
            *_strings(module.tree),
            *(node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)),
        ]
        return (word for word in words if "telegram" in word.lower() or "slack" in word.lower())

    assert offences(named, floor) == []


def test_nothing_is_imported_inside_a_function() -> None:
    def hidden(module: Module) -> Iterator[str]:
        for function in _functions(module.tree):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield f"{function.name}, line {node.lineno}"

    assert offences(hidden) == []


def test_what_is_loaded_late_is_an_optional_provider_in_the_factory_that_returns_it() -> None:
    """A module may be loaded by name where a function makes what its annotation promises of it.

    The name is written out, and nobody imports that module in the usual way: else it
    would be no option, and loading it late would only dodge a circle.
    """

    def dodging(module: Module) -> Iterator[str]:
        for call in (node for node in ast.walk(module.tree) if isinstance(node, ast.Call)):
            if ast.unparse(call.func) not in {"importlib.import_module", "import_module", "__import__"}:
                continue
            factory = next((one for one in _functions(module.tree) if call in ast.walk(one)), None)
            made = ast.unparse(factory.returns) if factory and factory.returns else "None"
            target = call.args[0]
            named = target.value if isinstance(target, ast.Constant) else None
            everywhere = any(_within(name, str(named)) for one in HOUSE for name in one.imports)
            if made == "None" or named is None or everywhere:
                yield f"line {call.lineno}: {ast.unparse(call)}"

    assert offences(dodging) == []


def test_statements_are_built_where_partnerships_are_bound() -> None:
    def built(module: Module) -> Iterator[str]:
        if module.within(*BUILDERS):
            return
        yield from (name for name in module.imports if _within(name, "sqlalchemy.dialects", "sqlalchemy.sql"))
        yield from (name for name in module.imports if name in {f"sqlalchemy.{one}" for one in STATEMENTS})
        for node in ast.walk(module.tree):
            named = ast.unparse(node.value) if isinstance(node, ast.Attribute) else ""
            if isinstance(node, ast.Attribute) and named in {"sa", "sqlalchemy"} and node.attr in STATEMENTS:
                yield f"line {node.lineno}: {ast.unparse(node)}"

    assert offences(built) == []


def test_what_is_unscoped_is_for_the_machine_alone() -> None:
    users = {one.floor for one in HOUSE if {"storage.unscoped", "storage.vectors"} & set(imports_of(one))}
    assert users <= {"bot", "storage"}


def test_one_file_asks_the_time() -> None:
    def asked(module: Module) -> Iterator[str]:
        if module.name == "bot.clock":
            return
        yield from (name for name in module.imports if name in {f"time.{one}" for one in CLOCKS["time"]})
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                if node.attr in CLOCKS.get(owner, set()):
                    yield f"line {node.lineno}: {ast.unparse(node)}"

    assert offences(asked) == []


def test_features_hold_no_sentence_for_people() -> None:
    """People read the catalogue. What a feature says is a key; words with a space would be a sentence."""

    def sentences(module: Module) -> Iterator[str]:
        if not module.within("handlers.rules"):
            raised = {
                id(node)
                for one in ast.walk(module.tree)
                if isinstance(one, ast.Raise)
                for node in ast.walk(one)
            }
            for text in _constants(module.tree):
                said = str(text.value).strip()
                if id(text) not in raised and " " in said and any(mark.isalpha() for mark in said):
                    yield f"line {text.lineno}: {said!r}"

    assert offences(sentences, "handlers") == []


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _constants(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the strings that are not documentation."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node


def _strings(tree: ast.Module) -> Iterator[str]:
    return (str(node.value) for node in _constants(tree))
