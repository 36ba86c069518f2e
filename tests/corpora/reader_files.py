"""Small files of each kind, made by hand, for the tests of the readers."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Ttulo"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Propio"><w:name w:val="Apartado"/><w:basedOn w:val="Ttulo1"/></w:style>
<w:style w:type="paragraph" w:styleId="Cita"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Pie"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TDC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP container of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def run(text: str) -> str:
    """A run of text in a Word paragraph."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, style: str = "") -> str:
    """A Word paragraph; `text` without markup becomes a run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{text if text.startswith('<') else run(text)}</w:p>"


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body; `footnotes` and other parts of word/ by name."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            "word/styles.xml": STYLES,
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def epub(chapters: dict[str, str], metadata: str = "", **parts: str) -> bytes:
    """A book of these chapters (file name → content of body, or a whole file), in order."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/libro.opf"/></rootfiles></container>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/libro.opf": package,
            **{f"OEBPS/{name}": xhtml(content) for name, content in chapters.items()},
            **parts,
        }
    )


def xhtml(content: str) -> str:
    """A chapter with this content of its body; a whole file is kept."""
    if content.startswith("<?xml") or content.startswith("<!"):
        return content
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title/><style>p {{}}</style></head><body>{content}</body></html>"
    )


def pdf(pages: list[list[tuple[int, int, int, str]]], info: str = "") -> bytes:
    """A PDF in Helvetica; a page is a list of (x, height, size in points, text)."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        f"<< /Title ({info}) >>".encode("cp1252"),
    ]
    for number, page in enumerate(pages):
        shown = b"".join(
            b"/F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj\n" % (size, x, y, _escaped(text))
            for x, y, size, text in page
        )
        stream = b"BT\n" + shown + b"ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 %s >> >> "
            b"/Contents %d 0 R >>" % (font, 5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(out))
    )


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
