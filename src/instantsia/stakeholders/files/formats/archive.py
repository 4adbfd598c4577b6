"""A packed file: what kind it is, and its parts, of which no more is unpacked than a table can have."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from instantsia.stakeholders.files.sheet import TableError

MOST_BYTES = 60_000_000
"""Of tables, unpacked; 10,000 rows of twenty columns have a tenth of it."""
MOST_PARTS = 10_000
SAVE = 'save as "Excel workbook (.xlsx)"'
READ = (".xml", ".bin", ".rels")
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError, RuntimeError, KeyError,
)  # fmt: skip


@dataclass
class Archive:
    """The parts of a packed file that are read, by name."""

    file: str
    parts: dict[str, bytes]

    def part(self, name: str) -> bytes | None:
        """A part by its path; case and a leading slash do not matter."""
        wanted = name.lstrip("/")
        if wanted in self.parts:
            return self.parts[wanted]
        return next((data for known, data in self.parts.items() if known.lower() == wanted.lower()), None)

    @property
    def broken(self) -> TableError:
        """What is said of a part that cannot be read."""
        return TableError([f"{self.file}: no workbook that can be read (open it and {SAVE} again)"])


def unpacked(data: bytes, file: str) -> tuple[Archive, str]:
    """(the parts, "xlsx" or "ods"); raises TableError in one sentence for everything else that may be packed."""
    broken = TableError([f"{file}: the file is broken or was cut off when it was copied (open it and {SAVE} again)"])
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        entries = packed.infolist()
        read = [one for one in entries if one.filename.endswith(READ)]
        if any(one.flag_bits & 1 for one in entries):
            raise TableError([f"{file}: a password locks it (save a copy without one)"])
        if len(entries) > MOST_PARTS:
            raise TableError([f"{file}: has {len(entries):,} parts, expected a workbook of at most {MOST_PARTS:,}"])
        size = sum(one.file_size for one in read)
        if size > MOST_BYTES:
            raise TableError([f"{file}: unpacks to {size:,} bytes, expected at most {MOST_BYTES:,}"])
        names = {one.filename for one in entries}
        told = "mimetype" in names and packed.getinfo("mimetype").file_size < 999
        kind = packed.read("mimetype")[:60] if told else b""
        # reading a part to its end compares it with its checksum
        parts = {one.filename: packed.read(one) for one in read}
    except _DAMAGE:
        raise broken from None
    if any(b"<!DOCTYPE" in part[:2000] for part in parts.values()):
        raise TableError([f"{file}: declares a document type, expected a plain workbook"])
    return Archive(file, parts), _kind(names, kind, file)


def _kind(names: set[str], mimetype: bytes, file: str) -> str:
    if b"opendocument" in mimetype:
        if b"spreadsheet" in mimetype and "content.xml" in names:
            return "ods"
        raise TableError([f"{file}: found an OpenDocument file without sheets, expected a workbook ({SAVE})"])
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise TableError([f"{file}: found a Numbers document (export it as Excel, .xlsx)"])
    if "xl/workbook.bin" in names:
        raise TableError([f"{file}: found a binary Excel workbook ({SAVE})"])
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise TableError([f"{file}: found a packed archive, expected a table (unpack it first)"])
    if "xl/workbook.xml" not in names and any(name.startswith(("word/", "ppt/")) for name in names):
        raise TableError([f"{file}: found a document without sheets, expected a workbook (.xlsx) or CSV"])
    return "xlsx"
