"""A page is drawn as it looks, in a child process with the same caps as its reader."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.guidebook.reading.limits import Limits, Unreadable
from bot.guidebook.reading.painter import HEAVIEST, TALLEST, WIDTH, _light
from bot.guidebook.reading.picture import page_picture
from tests.guidebook.pdfs import LOCK, Text, assembled, pdf

SMALL = Limits(page_seconds=20, seconds=20, memory=512 * 1024 * 1024)
BOOK = pdf([[Text(40, 700, "One")], [Text(40, 700, "Two")]])


async def drawn(body: bytes, page: int = 1) -> Image.Image:
    return Image.open(BytesIO(await page_picture(body, page, SMALL)))


async def test_a_page_is_a_png_as_wide_as_a_screen_shows_it() -> None:
    picture = await drawn(BOOK)
    assert (picture.format, picture.width) == ("PNG", WIDTH)
    assert 1410 < picture.height < 1420
    assert picture.convert("L").getextrema() == (0, 255)
    assert (await drawn(BOOK, 2)).tobytes() != picture.tobytes()


async def test_a_page_of_any_shape_stays_within_the_frame() -> None:
    strip = assembled([b""]).replace(b"[0 0 595 842]", b"[0 0 3 90000]")
    picture = await drawn(strip)
    assert picture.width <= WIDTH
    assert picture.height <= TALLEST + 1


def test_a_picture_too_heavy_to_send_is_made_lighter() -> None:
    noise = Image.effect_noise((1_000, 1_600), 100).convert("RGB")
    light = _light(noise)
    assert len(light) <= HEAVIEST
    assert Image.open(BytesIO(light)).format == "PNG"


@pytest.mark.parametrize(
    ("body", "page", "limits", "key"),
    [
        (b"no PDF", 1, SMALL, "guidebook.broken"),
        (BOOK, 3, SMALL, "guidebook.broken"),
        (BOOK, 0, SMALL, "guidebook.broken"),
        (pdf([[Text(12, 700, "Hello")]], LOCK), 1, SMALL, "guidebook.broken"),
        (BOOK, 1, replace(SMALL, size=100), "guidebook.too_large"),
    ],
)
async def test_what_cannot_be_drawn_is_refused(body: bytes, page: int, limits: Limits, key: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        await page_picture(body, page, limits)
    assert refusal.value.key == key


async def test_a_page_that_takes_too_long_to_draw_is_given_up() -> None:
    body = assembled([b"BT /F 12 Tf 60 700 Td (abcdefgh) Tj ET " * 400_000])
    with pytest.raises(Unreadable) as refusal:
        await page_picture(body, 1, replace(SMALL, page_seconds=0.5))
    assert (refusal.value.key, refusal.value.values) == ("guidebook.page_too_slow", {"page": 1, "seconds": 1})
