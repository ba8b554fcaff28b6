"""What meta.files needs beside what a picture is about."""

from __future__ import annotations

REST = "sha256 | size_bytes | read_count | landed_count | rejected_count"
ZEROS = "0 | 0 | 0 | 0 | 0"


def landed_files(picture: str) -> str:
    """A picture of meta.files: the columns shown, and the columns every file has; landed unless it says otherwise."""
    header, *rows = [line.strip() for line in picture.strip().splitlines()]
    if "path" not in [cell.strip() for cell in header.split("|")]:
        header, rows = f"{header} | path", [f"{row} | a.file" for row in rows]
    if "file_status" not in header:
        header, rows = f"{header} | file_status", [f"{row} | landed" for row in rows]
    return "\n".join([f"{header} | {REST}", *(f"{row} | {ZEROS}" for row in rows)])
