"""The bytes of archives: what a file begins with, compressed streams held to limits, and zips that lost their end."""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Protocol

CHUNK_BYTES = 1 << 20
BLOCK_BYTES = 512
HEADER_BYTES = 16 << 20
WINDOW_BYTES = 256 << 20
ENCRYPTED, SIZES_FOLLOW, IS_UTF8 = 0x1, 0x8, 0x800
_LOCAL, _CENTRAL, _DESCRIPTOR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x07\x08"
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_MARKS = (
    ("zip", _LOCAL),
    ("zip", b"PK\x05\x06"),
    ("zip", _DESCRIPTOR),
    ("gz", b"\x1f\x8b\x08"),
    ("xz", b"\xfd7zXZ\x00"),
    ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ("a 7-Zip archive", b"7z\xbc\xaf\x27\x1c"),
    ("a RAR archive", b"Rar!\x1a\x07"),
    ("a Zstandard archive", b"\x28\xb5\x2f\xfd"),
    ("a cabinet archive", b"MSCF\x00\x00\x00\x00"),
)
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")


class Readable(Protocol):
    """A stream of bytes, as far as it is used here."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""


def kind_of(head: bytes) -> str:
    """What a file is by its first 512 bytes: zip, tar, gz, bz2, xz, an old Office file, another archive, or nothing."""
    if _BZIP2.match(head):
        return "bz2"
    found = next((kind for kind, mark in _MARKS if head.startswith(mark)), "")
    return found or ("tar" if is_tar(head) else "")


def is_tar(head: bytes) -> bool:
    """Tell whether a block is the header of a tar: its checksum says so."""
    if len(head) < BLOCK_BYTES or b"\0" not in head[:BLOCK_BYTES]:
        return False
    try:
        tarfile.TarInfo.frombuf(head[:BLOCK_BYTES], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def chunks_of(source: Readable) -> Iterator[bytes]:
    """The bytes of a stream in pieces that fit in memory."""
    return iter(partial(source.read, CHUNK_BYTES), b"")


class Counted:
    """A stream whose bytes are told to `spend` as they are read, and whose first block can be looked at before.

    While `is_header` is set, no more than 16 MiB may be read: nothing that describes a member is longer.
    """

    def __init__(self, source: Readable, spend: Callable[[int], None]) -> None:
        self._source, self._spend = source, spend
        self._ahead = b""
        self._header_bytes = 0
        self.is_header = False

    def peek(self) -> bytes:
        """The first block, or what there is of it."""
        while len(self._ahead) < BLOCK_BYTES and (chunk := self._source.read(BLOCK_BYTES - len(self._ahead))):
            self._ahead += chunk
        return self._ahead

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        chunk, self._ahead = self._ahead[:size], self._ahead[size:]
        chunk = chunk or self._source.read(size)
        self._spend(len(chunk))
        self._header_bytes = self._header_bytes + len(chunk) if self.is_header else 0
        if self._header_bytes > HEADER_BYTES:
            raise tarfile.ReadError("a header without end")
        return chunk


class _Decoder(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Decoded:
    """A file of one or more compressed streams, decoded piece by piece; zeros between them are padding."""

    def __init__(self, new_decoder: Callable[[], _Decoder], file: IO[bytes]) -> None:
        self._new_decoder, self._file = new_decoder, file
        self._decoder = new_decoder()
        self._ahead = b""

    def read(self, size: int, /) -> bytes:
        while True:
            if self._decoder.eof:
                rest = self._decoder.unused_data.lstrip(b"\0")
                while not rest and (chunk := self._file.read(CHUNK_BYTES)):
                    rest = chunk.lstrip(b"\0")
                if not rest:
                    return b""
                self._decoder, self._ahead = self._new_decoder(), rest
            if decoded := self._decoder.decompress(self._packed(), size):
                return decoded

    def _packed(self) -> bytes:
        if not self._decoder.needs_input:
            return b""
        packed, self._ahead = self._ahead or self._file.read(CHUNK_BYTES), b""
        if not packed:
            raise EOFError("the file ended before its compressed data did")
        return packed


def _ungzipped(file: IO[bytes]) -> Readable:
    return gzip.GzipFile(fileobj=file, mode="rb")


STREAMS: dict[str, Callable[[IO[bytes]], Readable]] = {
    "gz": _ungzipped,
    "bz2": partial(_Decoded, bz2.BZ2Decompressor),
    "xz": partial(_Decoded, partial(lzma.LZMADecompressor, memlimit=WINDOW_BYTES)),
}


def refuse_wide_window(file: IO[bytes], member: zipfile.ZipInfo) -> None:
    """Raise for a zip's LZMA member that claims more memory than is sensible for being unpacked."""
    if member.compress_type == zipfile.ZIP_LZMA:
        file.seek(member.header_offset + 26)
        file.seek(sum(struct.unpack("<2H", file.read(4))), 1)
        if int.from_bytes(file.read(9)[5:], "little") > WINDOW_BYTES:
            raise NotImplementedError("it claims more than 256 MiB of memory")


def members_in_a_row(file: IO[bytes]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The members of a zip without its list of contents, by their own headers; each must be read before the next."""
    while (header := file.read(_LOCAL_HEADER.size)).startswith(_LOCAL) and len(header) == _LOCAL_HEADER.size:
        _, _, flags, method, _, _, crc, packed, _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        name = file.read(name_length).decode("utf-8" if flags & IS_UTF8 else "cp437", "replace")
        file.seek(extra_length, 1)
        follows = bool(flags & SIZES_FOLLOW)
        if flags & ENCRYPTED or method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or (follows and not method):
            return
        yield name, _checked(_inflated(file) if method else _stored(file, packed), file, None if follows else crc)
        if follows:
            after = file.read(24)
            place = next((found for mark in (_LOCAL, _CENTRAL) if (found := after.find(mark)) >= 0), len(after))
            file.seek(place - len(after), 1)


def _checked(chunks: Iterator[bytes], file: IO[bytes], crc: int | None) -> Iterator[bytes]:
    seen = 0
    for chunk in chunks:
        seen = zlib.crc32(chunk, seen)
        yield chunk
    if crc is None:
        told = file.read(8)
        file.seek(-len(told), 1)
        crc = int.from_bytes(told[4:] if told.startswith(_DESCRIPTOR) else told[:4], "little")
    if seen != crc:
        raise zipfile.BadZipFile("Bad CRC-32")


def _stored(file: IO[bytes], left: int) -> Iterator[bytes]:
    while left:
        chunk = file.read(min(left, CHUNK_BYTES))
        if not chunk:
            raise EOFError("the file ended before its member did")
        left -= len(chunk)
        yield chunk


def _inflated(file: IO[bytes]) -> Iterator[bytes]:
    decoder = zlib.decompressobj(-zlib.MAX_WBITS)
    while not decoder.eof:
        packed = decoder.unconsumed_tail or file.read(CHUNK_BYTES)
        if not packed:
            raise EOFError("the file ended before its member did")
        yield decoder.decompress(packed, CHUNK_BYTES)
    file.seek(-len(decoder.unused_data), 1)
