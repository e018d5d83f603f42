"""Minutes as people write them: prose, lists, tables, agreements, in four languages; each heard in full."""

import time
from datetime import date
from pathlib import Path

import pytest

from handlers.rules.minutes import read

TODAY = date(2026, 11, 22)
TEXTS = Path(__file__).parent / "minuted"
PEOPLE = (
    *("Ingrid Berg", "Ingrid", "Amina Osei", "Amina", "Jonas Weber", "Jonas", "Omar Haddad", "Omar"),
    *("Lakewatch", "BlueFlow", "Ministry of Water", "University of Oslo", "Shore Women"),
    *("Marie Lefèvre", "Marie", "ministère de l'Eau", "Association des pêcheurs"),
    *("Carmen Ruiz", "Carmen", "Ministerio del Agua", "Fundación Azul"),
    *("Министерство водных ресурсов", "Иван Петров", "Иван", "Анна Сидорова", "Анна", "Экофонд"),
)

Heard = list[tuple[str, str, str, str]]

SHAPES: list[tuple[str, str, str, str, Heard]] = [
    (
        "paragraphs",
        "en",
        "Steering Committee Meeting",
        "2026-11-12",
        [
            ("", "Jonas Weber", "Share the customs papers with the Ministry", "2026-11-20"),
            ("", "Lakewatch", "Draft the data agreement and circulate it to all partners", "2026-12-15"),
            ("", "Ministry of Water", "Issue the lab permits", "2026-11-30"),
        ],
    ),
    (
        "numbered_items",
        "en",
        "Technical Working Group",
        "2026-11-10",
        [
            ("3.2", "Shore Women", "Recruit six volunteers", "2026-11-25"),
            ("3.3", "University of Oslo", "Analyse the samples", "2026-12-18"),
            ("3.3", "Amina Osei", "Circulate the revised protocol", "2026-11-27"),
            ("3.3", "Jonas Weber", "Check the freezer", "2026-12-01"),
        ],
    ),
    (
        "markdown_table",
        "en",
        "Data Group",
        "2026-11-11",
        [
            ("A1", "Amina Osei", "Publish the data dictionary", "2026-11-30"),
            ("A3", "", "Invite the press office", ""),
            ("A4", "University of Oslo", "Agree the export format", "2026-12-04"),
        ],
    ),
    (
        "pasted_table",
        "en",
        "Donor coordination call",
        "2026-11-09",
        [
            ("1", "Ingrid Berg", "Submit the financial report", "2026-11-30"),
            ("2", "Ministry of Water", "Issue the permits for Station 2", "2026-12-04"),
        ],
    ),
    (
        "initials",
        "en",
        "weekly call",
        "2026-11-13",
        [
            ("", "Jonas Weber", "Chase customs", "2026-11-18"),
            ("", "Omar Haddad", "Draft letter to the mayor", "2026-11-20"),
            ("", "Amina Osei", "Share photos with the press team", ""),
            ("", "", "Everyone to fill in the timesheet", "2026-11-30"),
            ("", "", "Book a room for December", ""),
        ],
    ),
    (
        "blocks",
        "en",
        "Clean Water Lakes – Steering Committee",
        "2026-11-12",
        [
            ("1", "Lakewatch", "Repeat the sampling at Stations 3 and 4", "2026-12-04"),
            ("2", "Omar Haddad", "Write the joint press release", "2026-12-15"),
        ],
    ),
    (
        "arrows",
        "en",
        "Steering Committee",
        "2026-11-12",
        [
            ("", "Lakewatch", "Send the missing files", "2026-11-19"),
            ("", "BlueFlow", "Portal goes live", "2027-01-31"),
            ("", "Amina", "Repair the boat", "2026-12-01"),
            ("", "Jonas Weber", "Ask the University for a spare engine", ""),
        ],
    ),
    (
        "proces_verbal",
        "fr",
        "COMITÉ DE PILOTAGE",
        "2026-11-12",
        [
            ("II", "ministère de l'Eau", "Transmettre les autorisations", "2026-11-25"),
            ("II", "Jonas Weber", "Remettre le rapport technique", "2026-12-04"),
            ("III", "Association des pêcheurs", "Organiser une visite du site", "2026-12-31"),
            ("III", "Amina", "Envoyer le rapport", "2026-12-05"),
        ],
    ),
    (
        "releve_de_decisions",
        "fr",
        "Comité technique",
        "2026-11-10",
        [
            ("1", "Marie Lefèvre", "Mettre à jour le plan de travail", "2026-11-20"),
            ("2", "ministère de l'Eau", "Transmettre les données de qualité", "2026-11-30"),
            ("", "Jonas", "Relancer le fournisseur", "2026-11-13"),
            ("", "Marie Lefèvre", "Rédiger la note de synthèse", "2026-11-30"),
        ],
    ),
    (
        "acta",
        "es",
        "COMITÉ DIRECTIVO",
        "2026-11-12",
        [
            ("2", "Ministerio del Agua", "Entregar los permisos", "2026-11-30"),
            ("2", "Fundación Azul", "Enviar el informe final", "2026-12-15"),
            ("3", "Jonas Weber", "Comprar los repuestos", "2026-12-01"),
            ("3", "Carmen Ruiz", "Preparar la convocatoria", "2026-11-20"),
        ],
    ),
    (
        "protokol",
        "ru",
        "Координационного совета",
        "2026-11-12",
        [
            ("1.2", "Министерство водных ресурсов", "Представить разрешения", "2026-11-30"),
            ("1.3", "Экофонд", "Подготовить проект соглашения", "2026-12-15"),
            ("2", "Анна Сидорова", "Направить отчёт донорам", "2026-12-04"),
            ("2", "Иван Петров", "Закупить оборудование", "2026-12-01"),
        ],
    ),
    (
        "memorandum",
        "en",
        "MEMORANDUM OF UNDERSTANDING between the Ministry of Water, BlueFlow Ltd and Lakewatch",
        "2026-11-02",
        [
            ("2.1", "Ministry of Water", "Provide access to the monitoring stations", "2026-11-30"),
            ("2.2", "BlueFlow", "Install and maintain twenty pumps", "2027-03-31"),
            ("2.3", "Lakewatch", "Collect monthly samples", ""),
            ("2.3", "Lakewatch", "Publish the results", "2027-01-31"),
            ("2.4", "", "Meet twice a year", ""),
        ],
    ),
]


def found(text: str, language: str = "en") -> Heard:
    """Return item, owner, title and day of what was agreed."""
    agreed = read(text, TODAY, language, PEOPLE).agreed
    return [(one.item, one.owner, one.title, str(one.reading.day or "")) for one in agreed]


@pytest.mark.parametrize(
    ("name", "language", "meeting", "day", "agreed"), SHAPES, ids=[one[0] for one in SHAPES]
)
def test_minutes_are_heard_whatever_their_shape(
    name: str, language: str, meeting: str, day: str, agreed: Heard
) -> None:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    record = read(text, TODAY, language, PEOPLE)
    assert (record.meeting, str(record.held_on)) == (meeting, day)
    assert found(text, language) == agreed


@pytest.mark.parametrize(
    "line",
    [
        "The October survey (Lakewatch) was finished in time.",
        "Present: Amina Osei (Lakewatch), Jonas Weber (BlueFlow)",
        "- Lakewatch: survey complete, report drafted",
        "2.2 BlueFlow to repair the pump - done.",
        "- [x] Jonas Weber – order pumps – 30 November",
        "Decision: the budget was approved",
        "Action: none",
        "Lakewatch to date has taken forty samples.",
        "5. BlueFlow shall not be liable by 4 December.",
        "The Ministry of Finance shall provide the funds by 4 December.",
        "Kofi Osei to send the map by 4 December",
        "If the boat is repaired, Amina will join by Friday.",
        "| Action | Who | When | Status |\n|---|---|---|---|\n| Repair pump 3 | BlueFlow | 12 Dec | Done ✓ |",
        "Actions from the last meeting\n- BlueFlow to order pumps",
        "Le point sur les pompes (BlueFlow) s'est tenu en octobre.",
        "Se aprobó el acta anterior.",
    ],
)
def test_past_deeds_and_talk_are_nobodys(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Mr. J. Weber undertook to replace the meter by 4 December.", "Jonas Weber"),
        ("The University will analyse the samples by 4 December.", "University of Oslo"),
        ('Shore Women (the "Host") will find a hall.\nThe Host shall book it by 4 December.', "Shore Women"),
        ("MoW to issue the permits by 4 December", "Ministry of Water"),
        ("M. Lefèvre : préparer la note pour le 4 décembre", "Marie Lefèvre"),
        (
            "Поручить Министерству водных ресурсов подготовить доклад к 4 декабря",
            "Министерство водных ресурсов",
        ),
    ],
)
def test_whoever_is_meant_is_known_by_title_initial_and_short_name(text: str, owner: str) -> None:
    record = read(text, TODAY, "en", PEOPLE)
    assert record.agreed[-1].owner == owner


@pytest.mark.parametrize(
    ("heading", "meeting", "day"),
    [
        ("Action log – Finance Group – 9 November 2026", "Finance Group", date(2026, 11, 9)),
        ("Basin Council minutes, 3 September 2026", "Basin Council", date(2026, 9, 3)),
        ("Meeting: Donor call\nDate: 9/11/2026", "Donor call", date(2026, 11, 9)),
        ("of the Steering Committee, 12 November 2026", "Steering Committee", date(2026, 11, 12)),
        ("Minutes of the Board, 12 March", "Board", date(2026, 3, 12)),
        ("Lakewatch to send the survey by 4 December 2026", "", None),
        ("Data Sharing Agreement\nsigned on 1 October 2026", "Data Sharing Agreement", date(2026, 10, 1)),
    ],
)
def test_a_heading_of_any_shape_names_the_meeting(heading: str, meeting: str, day: date | None) -> None:
    record = read(heading, TODAY, "en", PEOPLE)
    assert (record.meeting, record.held_on) == (meeting, day)


@pytest.mark.parametrize(
    "text",
    [
        *("a. " * 70_000, "a\n" * 100_000, "\t" * 200_000, "| a | b | c |\n" * 15_000, "(Amina " * 28_000),
        *(
            ("Action: a" + "-a" * 350 + "\n") * 280,
            "Action: " + "x" * 200_000,
            "e\u0301" * 100_000,
            "\ud800" * 999,
        ),
        *("Министерству водных ресурсов представить " * 5_000, "会议讨论了预算问题。" * 20_000),
        *("by 4 December\n" * 14_000, "M. M. " * 33_000, '(hereinafter "' * 14_000),
    ],
    ids=range(14),
)
def test_no_text_holds_the_reader_up(text: str) -> None:
    read("Amina", TODAY, "en", PEOPLE)
    begun = time.process_time()
    read(text, TODAY, "en", PEOPLE)
    assert time.process_time() - begun < 4, "about a second on an idle machine"


@pytest.mark.parametrize(
    ("line", "owner", "besides"),
    [
        ("- Jonas / Omar: check the freezer by 4 December", "Jonas", ("Omar",)),
        ("Jonas, Marie and Omar to check the freezer by 4 December.", "Jonas", ("Marie", "Omar")),
        ("Action: check the freezer (Jonas & Omar, by 4 December)", "Jonas", ("Omar",)),
        ("Action | Owner | Due\nCheck the freezer | Jonas / Omar | 4 Dec", "Jonas", ("Omar",)),
        ("Action: check the freezer\nResponsible: Jonas and Mr Omar\nDue: 4 December", "Jonas", ("Omar",)),
        ("Action: Jonas to check the freezer of Marie and Omar by 4 December", "Jonas", ()),
        ("Marie and Omar met Jonas. Jonas to check the freezer by 4 December.", "Jonas", ()),
    ],
    ids=range(7),
)
def test_whoever_is_named_along_with_the_owner_is_told(
    line: str, owner: str, besides: tuple[str, ...]
) -> None:
    text = f"Meeting of the Data Group, 12 November 2026\n1. Lab\n{line}"
    [agreed] = read(text, TODAY, "en", PEOPLE).agreed
    assert (agreed.owner, agreed.besides) == (owner, besides)
    assert agreed.title.startswith("Check the freezer")
