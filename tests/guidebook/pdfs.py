"""PDF files as bytes, written by hand so that each test says what is in its file."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
PIXEL = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
LOCK = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (b"5a" * 32, b"a5" * 32)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: its height in points, how far from the foot of the page it stands, its words.

    `x` is how far from the page's left edge it begins.
    """

    size: int
    y: int
    words: str
    x: int = 60


def pdf(pages: Sequence[Sequence[Text]], trailer: bytes = b"") -> bytes:
    """Return a PDF of these pages."""
    return assembled([b"".join(_shown(line) for line in page) for page in pages], trailer)


def outlined(pages: Sequence[Sequence[Text]], outline: Sequence[tuple[int, str]]) -> bytes:
    """Return a PDF of these pages whose outline names headings by their page (from 1)."""
    first = 5 + 2 * len(pages)
    last = first + len(outline)
    root = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first + 1, last, len(outline))
    marks = [
        b"<</Title(%s)/Parent %d 0 R/Dest[%d 0 R/Fit]%s>>"
        % (title.encode("cp1252"), first, 3 + 2 * page, b"/Next %d 0 R" % (at + 1) if at < last else b"")
        for at, (page, title) in enumerate(outline, start=first + 1)
    ]
    contents = [b"".join(_shown(line) for line in page) for page in pages]
    return assembled(contents, further=[root, *marks], catalogue=b"/Outlines %d 0 R" % first)


def scan() -> bytes:
    """Return a page that shows a picture and holds no text."""
    return assembled([b"q 500 0 0 700 40 60 cm /P Do Q"])


def bomb(operators: bytes, times: int) -> bytes:
    """Return a page whose content is the operators so many times over, packed twice."""
    packer, chunk = zlib.compressobj(9), operators * 1_000
    once = b"".join(packer.compress(chunk) for _ in range(times // 1_000)) + packer.flush()
    return assembled([zlib.compress(once, 9)], filters=b"/Filter[/FlateDecode/FlateDecode]")


def assembled(
    contents: Sequence[bytes],
    trailer: bytes = b"",
    filters: bytes = b"",
    further: Sequence[bytes] = (),
    catalogue: bytes = b"",
) -> bytes:
    """Return the file whose pages have these content streams, and these further objects after them."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids),
        FONT,
        PIXEL + b"stream\n\x80\nendstream",
    ]
    resources = b"/Resources<</Font<</F 3 0 R>>/XObject<</P 4 0 R>>>>"
    for at, content in enumerate(contents):
        page = b"/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R" % (6 + 2 * at)
        objects.append(b"<</Type/Page" + page + resources + b">>")
        objects.append(b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content))
    return _numbered([*objects, *further], trailer)


def _numbered(objects: Sequence[bytes], trailer: bytes) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(file))
    return file + b"xref\n0 %d\n" % size + table + end


def _shown(line: Text) -> bytes:
    words = line.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"BT /F %d Tf %d %d Td (%s) Tj ET\n" % (line.size, line.x, line.y, words.encode("cp1252"))
