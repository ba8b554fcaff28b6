"""Files of the sample clients, mutated: what a download, a spreadsheet or a mail gateway does to them, and worse."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

SEED_BYTES = 6_000
Mutation = Callable[[random.Random, bytes], bytes]


def cut_off(chance: random.Random, content: bytes) -> bytes:
    """A download that broke off."""
    return content[: chance.randrange(len(content) + 1)]


def flipped(chance: random.Random, content: bytes) -> bytes:
    """Single bytes changed."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def with_zeros(chance: random.Random, content: bytes) -> bytes:
    """NUL bytes in the middle."""
    place = chance.randrange(len(content))
    return content[:place] + b"\0" * chance.randrange(1, 9) + content[place:]


def with_insertion(chance: random.Random, content: bytes) -> bytes:
    """Something hostile somewhere."""
    place = chance.randrange(len(content))
    return content[:place] + chance.choice(HOSTILE) + content[place:]


def with_chunk_twice(chance: random.Random, content: bytes) -> bytes:
    """A part of the file repeated."""
    start = chance.randrange(len(content))
    end = chance.randrange(start, len(content) + 1)
    return content[:end] + content[start:end] + content[end:]


def without_lines(chance: random.Random, content: bytes) -> bytes:
    """Lines lost."""
    return b"\n".join(line for line in content.split(b"\n") if chance.random() > 0.2)


def shuffled(chance: random.Random, content: bytes) -> bytes:
    """Lines in another order, the header among them."""
    lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def with_other_marks(chance: random.Random, content: bytes) -> bytes:
    """One mark of the syntax replaced by another."""
    marks = [b",", b";", b"\t", b'"', b"{", b"}", b"[", b"]", b":", b"<", b">", b"\n", b"\r\n", b"#"]
    return content.replace(chance.choice(marks), chance.choice(marks), chance.choice([1, 3, -1]))


def recoded(chance: random.Random, content: bytes) -> bytes:
    """Saved in another encoding, or with a mark of another."""
    text = content.decode("utf-8", "replace")
    if chance.random() < 0.3:
        return chance.choice([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]) + content
    return text.encode(chance.choice(["utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig", "utf-32"]), "replace")


def zipped(chance: random.Random, content: bytes) -> bytes:
    """In an archive, which may be damaged too."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(chance.choice(["a.csv", "../a.json", "C:\\a.txt", "b/a.csv"]), content)
    packed = held.getvalue() if chance.random() < 0.7 else gzip.compress(content)
    return flipped(chance, packed) if chance.random() < 0.5 else packed


def noise(chance: random.Random, content: bytes) -> bytes:
    """Not the file at all."""
    return chance.randbytes(chance.randrange(len(content) + 1))


HOSTILE = (
    b'=HYPERLINK("http://x","y")',
    b"'; drop table raw.price_list; --",
    b"<script>alert(1)</script>",
    b"\xed\xa0\x80",
    b"9" * 400,
    b"[" * 3_000,
    b'{"a":' * 1_000,
    b"x" * 300_000,
    b'"',
    b"NaN",
    b"1e999",
    b"\x1b[2J",
    "\u202e\u2028\ufeff".encode(),
)
MUTATIONS: tuple[Mutation, ...] = (
    cut_off, flipped, with_zeros, with_insertion, with_chunk_twice, without_lines, shuffled, with_other_marks, recoded,
    zipped, noise,
)  # fmt: skip


def seeds(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The beginning of a file of each kind that the sample clients hold: one a layout of name, by its suffix."""
    seen: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*/*/**/*")):
        kind = (path.suffix, "".join(letter for letter in path.stem if letter.isalpha()))
        if path.is_file() and kind not in seen:
            seen.add(kind)
            content = path.read_bytes()
            is_text = path.suffix not in {".xlsx", ".zip", ".gz", ".tgz", ".tar"}
            yield path.suffix, content[:SEED_BYTES] if is_text else content


def corpus(folder: Path, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Mutated files, as a suffix and content; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a reproducible corpus
    known = list(seeds(folder))
    for number in range(count):
        suffix, content = known[number % len(known)]
        for _ in range(chance.randrange(1, 4)):
            content = chance.choice(MUTATIONS)(chance, content or b"x")
        yield suffix, content
