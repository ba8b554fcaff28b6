"""Secrets written into each part of files that were really made, one part at a time."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

AMOUNT = "162,505.80"
WORDS = "Never tell them about Northgate & Sons, “ever”"
Plant = Callable[[bytes], bytes]


def edited(content: bytes, member: str, edit: Callable[[bytes], bytes]) -> bytes:
    """A zip with its first member of that ending edited, or with a new one where there is none."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        place = next((name for name in old.namelist() if name.endswith(member)), None)
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if name == place else old.read(name))
        if place is None:
            new.writestr(member, edit(b""))
    return out.getvalue()


def in_member(member: str, before: str, xml: str) -> Plant:
    """Put XML into a member, ahead of a mark of it, or as the member's whole content where it is a new one."""

    def planted(content: bytes) -> bytes:
        def edit(old: bytes) -> bytes:
            mark = before.encode()
            assert not old or mark in old, (member, before)
            return old.replace(mark, xml.encode() + mark, 1) if old else xml.encode()

        return edited(content, member, edit)

    return planted


def inside(member: str, plant: Plant) -> Plant:
    """Plant in a file that is packed in another."""
    return lambda content: edited(content, member, plant)


def renamed(content: bytes) -> bytes:
    """A zip with a member whose name is the secret."""
    return edited(content, f"{WORDS}.txt", lambda _: b"nothing")


def picture(_: bytes = b"") -> bytes:
    """A picture whose properties tell the secret."""
    told, out = PngInfo(), io.BytesIO()
    told.add_text("Comment", WORDS, zip=True)
    Image.new("RGB", (2, 2)).save(out, "png", pnginfo=told)
    return out.getvalue()


def into(mark: str, text: str) -> Plant:
    """Put text ahead of the last mark of its kind in a page."""

    def planted(content: bytes) -> bytes:
        before, found, after = content.rpartition(mark.encode())
        assert found, mark
        return before + text.encode() + found + after

    return planted


def data_address(kind: str, content: str | bytes) -> str:
    """A data address that carries a file."""
    return f"data:{kind};base64,{base64.b64encode(content.encode() if isinstance(content, str) else content).decode()}"


def in_pdf(plant: Callable[[PdfWriter], object]) -> Plant:
    """Plant with a PDF's own writer."""

    def planted(content: bytes) -> bytes:
        writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(content))), io.BytesIO()
        plant(writer)
        writer.write(out)
        return out.getvalue()

    return planted


def _page_text(writer: PdfWriter) -> None:
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
    font[NameObject("/BaseFont")] = NameObject("/Helvetica")
    page = writer.add_blank_page(200, 200)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    _draw(page, writer, f"BT /F1 9 Tf 10 100 Td [({AMOUNT[:3]}) -20 ({AMOUNT[3:]})] TJ ET".encode())


def _draw(page: Any, writer: PdfWriter, drawing: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(drawing)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())


def _spoken_text(writer: PdfWriter) -> None:
    octal = "".join(f"\\{byte:03o}" for byte in b"\xfe\xff" + WORDS.encode("utf-16-be"))
    _draw(writer.add_blank_page(200, 200), writer, f"/Span <</ActualText ({octal})>> BDC EMC".encode())


def _alternative_text(writer: PdfWriter) -> None:
    element = DictionaryObject({NameObject("/S"): NameObject("/Figure"), NameObject("/Alt"): TextStringObject(WORDS)})
    tree = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
    tree[NameObject("/K")] = writer._add_object(element)
    writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(tree)


def _metadata(writer: PdfWriter) -> None:
    stream = DecodedStreamObject()
    stream.set_data(f"<x:xmpmeta><dc:description>{escape(WORDS)}</dc:description></x:xmpmeta>".encode())
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)


def _attached_workbook(content: bytes) -> Plant:
    return in_pdf(lambda writer: writer.add_attachment("rows.xlsx", content))


def in_notebook(plant: Callable[[dict[str, Any]], object]) -> Plant:
    """Plant in a notebook."""

    def planted(content: bytes) -> bytes:
        notebook = json.loads(content)
        plant(notebook)
        return json.dumps(notebook).encode()

    return planted


def _output(notebook: dict[str, Any]) -> None:
    shown = {"output_type": "display_data", "metadata": {}, "data": {"text/html": [f"<b>{AMOUNT[:3]}</b>{AMOUNT[3:]}"]}}
    notebook["cells"][-1]["outputs"].append(shown)


def _chart_value(notebook: dict[str, Any]) -> None:
    data = {"application/vnd.workbench.block+json": {"chart": {"datasets": {"a": [{"amount": 162505.80000000002}]}}}}
    notebook["cells"][-1]["outputs"].append({"output_type": "display_data", "metadata": {}, "data": data})


_XML = "<?xml version='1.0'?>"
_HIDDEN = escape(WORDS)
_CELL = '<row r="900"><c r="A900"><v>162505.8</v></c></row>'
_TEXT = f"<si><r><t>{escape(WORDS[:9])}</t></r><r><t>{escape(WORDS[9:])}</t></r></si>"
_CORE = ("docProps/core.xml", "</cp:coreProperties>", f"<dc:description>{_HIDDEN}</dc:description>")
_CUSTOM = ("customXml/item9.xml", "", f"{_XML}<a b='{_HIDDEN}'/>")
_RELATION = f'<Relationship Id="rId900" Type="x" Target="https://x.example/?{_HIDDEN}" TargetMode="External"/>'
_CODE = '<script>say("\\u004eever\\x20tell them about Northgate & Sons, ever")</script>'
_STYLE = f'<style>p::after{{content:"{WORDS.replace(" ", chr(92) + "20 ")}"}}</style>'
_BACKGROUND = f"<style>p{{background:url({data_address('text/plain', WORDS)})}}</style>"
_SPLIT = "<a:r><a:t>162,</a:t></a:r><a:r><a:rPr b='1'/><a:t>505.80</a:t></a:r>"
_DESCRIBED = f'<p:cNvPr id="900" name="x" descr="{_HIDDEN}"/>'
_SHEET_HEADER = f"<headerFooter><oddHeader>&amp;L{_HIDDEN}</oddHeader></headerFooter>"
_SPLIT_WORDS = "<w:p><w:r><w:t>162,5</w:t></w:r><w:r><w:t>05.80</w:t></w:r></w:p>"
_SCRIPT = json.dumps({"a": f"</script>{WORDS}"}).replace("<", "\\u003c")

# By format: what is planted, and how. Each part is one test.
PLANTS: dict[str, dict[str, Plant]] = {
    "html": {
        "text": into("</body>", "<p>GBP&nbsp;<b>162</b>,505</p>"),
        "attribute": into("</body>", f'<p aria-label="{_HIDDEN}"></p>'),
        "comment": into("</body>", f"<!-- {WORDS} -->"),
        "data of a script": into("</body>", f'<script type="application/json">{_SCRIPT}</script>'),
        "number of a script": into("</body>", '<script type="application/json">[162505.80000000002]</script>'),
        "code of a script": into("</body>", _CODE),
        "style": into("</body>", _STYLE),
        "data address": into("</body>", f'<img src="{data_address("image/png", picture())}" alt="">'),
        "data address in a style": into("</body>", _BACKGROUND),
    },
    "pdf": {
        "page": in_pdf(_page_text),
        "properties": in_pdf(lambda writer: writer.add_metadata({"/Keywords": WORDS})),
        "metadata": in_pdf(_metadata),
        "bookmark": in_pdf(lambda writer: writer.add_outline_item(title=WORDS, page_number=0)),
        "alternative text": in_pdf(_alternative_text),
        "spoken text": in_pdf(_spoken_text),
        "attachment": in_pdf(lambda writer: writer.add_attachment("a.txt", WORDS.encode())),
        "name of an attachment": in_pdf(lambda writer: writer.add_attachment(WORDS, b"nothing")),
    },
    "pptx": {
        "slide": in_member("slides/slide1.xml", "</p:spTree>", _SPLIT),
        "notes": in_member("ppt/notesSlides/notesSlide900.xml", "", f"{_XML}<a:t>{_HIDDEN}</a:t>"),
        "alternative text": in_member("slides/slide1.xml", "</p:spTree>", _DESCRIBED),
        "comment": in_member("ppt/comments/comment1.xml", "", f"{_XML}<p:text>{_HIDDEN}</p:text>"),
        "cell of the workbook behind a chart": inside(
            ".xlsx", in_member("worksheets/sheet1.xml", "</sheetData>", _CELL)
        ),
        "text of the workbook behind a chart": inside(".xlsx", in_member("sharedStrings.xml", "</sst>", _TEXT)),
        "property of the workbook behind a chart": inside(".xlsx", in_member(*_CORE)),
        "property": in_member(*_CORE),
        "custom XML": in_member(*_CUSTOM),
        "relation": in_member("slides/_rels/slide1.xml.rels", "</Relationships>", _RELATION),
        "picture": lambda content: edited(content, "ppt/media/image900.png", picture),
        "name of a part": renamed,
    },
    "xlsx": {
        "cell": in_member("worksheets/sheet1.xml", "</sheetData>", _CELL),
        "text of a cell": in_member("sharedStrings.xml", "</sst>", _TEXT),
        "comment": in_member("xl/comments900.xml", "", f"{_XML}<comments><t>{_HIDDEN}</t></comments>"),
        "header": in_member("worksheets/sheet1.xml", "</worksheet>", _SHEET_HEADER),
        "defined name": in_member("xl/workbook.xml", "</workbook>", f'<definedName name="x">"{_HIDDEN}"</definedName>'),
        "property": in_member(*_CORE),
        "application's property": in_member("docProps/app.xml", "</Properties>", f"<Company>{_HIDDEN}</Company>"),
    },
    "docx": {
        "text": in_member("word/document.xml", "</w:body>", _SPLIT_WORDS),
        "header": in_member("word/header900.xml", "", f"{_XML}<w:t>{_HIDDEN}</w:t>"),
        "comment": in_member("word/comments.xml", "</w:comments>", f"<w:t>{_HIDDEN}</w:t>"),
        "property": in_member(*_CORE),
        "custom XML": in_member(*_CUSTOM),
    },
    "ipynb": {
        "output": in_notebook(_output),
        "data of a chart": in_notebook(_chart_value),
        "source": in_notebook(lambda notebook: notebook["cells"][-1].update(source=[f"notes = '{WORDS}'"])),
        "metadata": in_notebook(lambda notebook: notebook["metadata"].update(told={"why": WORDS})),
    },
    "zip": {
        "text": lambda content: edited(content, "query.sql", lambda _: f"-- {WORDS}".encode()),
        "file in a file in it": inside(".xlsx", in_member("sharedStrings.xml", "</sst>", _TEXT)),
        "name of a part": renamed,
    },
    "md": {"text": into("\n", f"\n{WORDS.replace('&', chr(92) + '&').replace(' ', chr(10))}")},
    "csv": {"cell": into("\n", f'\n1,"{AMOUNT}"')},
    "json": {"number": lambda _: b'{"a": [162505.8]}', "name": lambda _: json.dumps({WORDS: 1}).encode()},
}
