"""The child that draws a page of a PDF: started by `picture`, it is given the file and says the picture."""

import base64
from io import BytesIO
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from bot.guidebook.reading.confined import Patience, say, serve
from bot.guidebook.reading.limits import Unreadable

WIDTH, TALLEST = 1_000, 1_600
"""In pixels: how wide a page is drawn, unless it would be taller than this."""
HEAVIEST = 1_500_000
"""In bytes: what a picture weighs at most."""


def drawn(body: bytes, number: int) -> bytes:
    """Return the page as PNG. Raises `Unreadable` when there is no such page in what must be a PDF."""
    try:
        with pdfium.PdfDocument(body) as document:
            if not 1 <= number <= len(document):
                raise Unreadable("guidebook.broken")
            page = document[number - 1]
            width, height = page.get_size()
            if width <= 0 or height <= 0:
                raise Unreadable("guidebook.broken")
            picture = page.render(scale=min(WIDTH / width, TALLEST / height)).to_pil()
    except pdfium.PdfiumError as error:
        raise Unreadable("guidebook.broken") from error
    return _light(picture.convert("RGB"))


def _light(picture: Image.Image) -> bytes:
    """Return the picture as PNG; in fewer colours, and then smaller, until it is light enough."""
    png = _png(picture)
    if len(png) > HEAVIEST:
        png = _png(picture.quantize(128))
    while len(png) > HEAVIEST:
        picture = picture.resize((max(1, picture.width * 3 // 4), max(1, picture.height * 3 // 4)))
        png = _png(picture.quantize(128))
    return png


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def work(task: dict[str, Any], body: bytes, patience: Patience) -> None:
    """Draw the page of the task and say it in base 64, or why there is none."""
    patience.begin()
    patience.turn(task["page"])
    try:
        say({"picture": base64.b64encode(drawn(body, task["page"])).decode("ascii")})
    except Unreadable as refusal:
        say({"key": refusal.key, "values": refusal.values})


if __name__ == "__main__":
    serve(work)
