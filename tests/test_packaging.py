"""What a stranger installs: lock files that hold every dependency with its hashes and name no registry."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
LOCKS = sorted(ROOT.joinpath("requirements").glob("*.lock"))


def pins(lock: str) -> dict[str, set[Version]]:
    """The versions that a lock file pins; several where they differ by the Python."""
    found: dict[str, set[Version]] = {}
    text = ROOT.joinpath(f"requirements/{lock}.lock").read_text("utf-8")
    for name, version in re.findall(r"^([\w.-]+)==([^ ;\\]+)", text, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(Version(version))
    return found


def declared(*extras: str) -> list[Requirement]:
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(line for e in extras for line in project["optional-dependencies"][e]),
    ]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(
    ("lock", "extras"),
    [
        ("app", ("model",)),
        ("words", ()),
        ("dev", ("model", "test", "benchmark", "lint")),
        ("openai", ("model", "openai")),
    ],
)
def test_each_declared_dependency_is_locked_at_a_version_it_allows(
    lock: str, extras: tuple[str, ...]
) -> None:
    locked = pins(lock)
    for wanted in declared(*extras):
        versions = locked.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted.name} is not in {lock}.lock: run `make lock`"
        assert all(wanted.specifier.contains(version) for version in versions), wanted


def test_the_model_is_pinned_and_left_out_of_the_words_alone() -> None:
    model = declared("model")[len(declared()) :]
    assert all([one.operator for one in wanted.specifier] == ["=="] for wanted in model)
    app, words = pins("app"), pins("words")
    assert app.keys() - words.keys() == {canonicalize_name(wanted.name) for wanted in model}
    assert {name: app[name] for name in words} == words


def test_the_guide_that_ships_is_in_the_package() -> None:
    settings = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    chapters = list(ROOT.joinpath("prompts", "guidebook").iterdir())
    assert len(chapters) > 10
    patterns = settings["package-data"]["*"]
    assert [one.name for one in chapters if not any(one.match(pattern) for pattern in patterns)] == []


def test_tests_and_extras_run_on_the_versions_that_are_shipped() -> None:
    app = pins("app")
    for lock in ("dev", "openai"):
        other = pins(lock)
        assert {name: other.get(name) for name in app} == app


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_file_has_hashes_for_all_and_names_no_registry(lock: Path) -> None:
    text = lock.read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index" not in text
