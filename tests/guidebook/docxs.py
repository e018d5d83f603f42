"""Word documents as bytes, written by hand so that each test says what is in its file."""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

OLD = bytes.fromhex("d0cf11e0a1b11ae1")
"""What a file of the older Office begins with, and one under a password too."""
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KINDS = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_NUMBERING = (
    f"<w:numbering {_SPACE}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
    "</w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return an archive of these files."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as writer:
        for name, content in files.items():
            writer.writestr(name, content)
    return archive.getvalue()


def docx(*body: str, before: str = "", files: Mapping[str, bytes | str] | None = None) -> bytes:
    """Return a document of these elements, with `before` ahead of them all and further files beside it."""
    said = f"{before}<w:document {_SPACE}><w:body>{''.join(body)}</w:body></w:document>"
    parts = {"[Content_Types].xml": _KINDS, "_rels/.rels": _RELATED, "word/document.xml": said}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{name}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "heading 1", "heading 2", "toc 1")
    )
    parts |= {"word/styles.xml": f"<w:styles {_SPACE}>{styles}</w:styles>", "word/numbering.xml": _NUMBERING}
    return zipped(parts | dict(files or {}))


def paragraph(words: str, style: str = "", *, bold: bool = False, listed: bool = False) -> str:
    """Return a paragraph in a style known by its name."""
    looks = f'<w:pStyle w:val="S{style}"/>' if style else ""
    looks += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if listed else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{looks}</w:pPr><w:r>{run}<w:t>{escape(words)}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of these rows."""
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def picture() -> str:
    """Return a paragraph that holds a picture and no word."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/"
    blip = (
        f'<a:blip xmlns:a="{drawing}main" r:embed="i1" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    )
    inner = f'<pic:pic xmlns:pic="{drawing}picture"><pic:blipFill>{blip}</pic:blipFill></pic:pic>'
    graphic = f'<a:graphic xmlns:a="{drawing}main"><a:graphicData>{inner}</a:graphicData></a:graphic>'
    anchor = f'<wp:inline xmlns:wp="{drawing}wordprocessingDrawing">{graphic}</wp:inline>'
    return f"<w:p><w:r><w:drawing>{anchor}</w:drawing></w:r></w:p>"


PICTURED: dict[str, bytes | str] = {
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="i1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="media/i1.png"/></Relationships>'
    ),
    "word/media/i1.png": b"\x89PNG",
}
"""The files that a document with a `picture` needs beside it."""
