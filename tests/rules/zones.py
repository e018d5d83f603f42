"""Zones and dates to try the rules of time on."""

from datetime import date
from importlib.resources import files

from hypothesis import strategies as st

ALL_ZONES = tuple(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())
DEMO_ZONES = (
    "Africa/Cairo",
    "Asia/Dhaka",
    "Asia/Kathmandu",
    "America/Sao_Paulo",
    "Asia/Shanghai",
    "Asia/Tehran",
    "Europe/Paris",
    "America/New_York",
    "Pacific/Kiritimati",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "UTC",
)

zones = st.sampled_from(ALL_ZONES)
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))
