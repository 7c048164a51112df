"""Text as documents keep it, and bytes to text."""

from __future__ import annotations

import codecs
import re

from loaders.read.failures import unreadable

__all__ = ["decode", "one_line", "tidy"]

_LINE_END = re.compile("\r\n?")
# C0 controls but tab and line feed, and DEL: no text has a use for them, and XML and RDF cannot hold most of them.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARIES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_LOOKED_AT = 8192
# What pages and senders declare, and Python decodes; by the encoding standard of the web latin-1 means windows-1252.
_ENCODINGS = {
    **dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"), "cp1252"),
    **{f"windows-{page}": f"cp{page}" for page in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)},
    **{f"cp{page}": f"cp{page}" for page in (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)},
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)},
    **{name: name for name in ("utf-8", "utf-16le", "utf-16be", "utf-16", "koi8-r", "koi8-u", "gb18030", "big5")},
    **{name: name for name in ("euc-jp", "iso-2022-jp", "euc-kr", "gbk", "gb2312")},
    "utf8": "utf-8",
    "shift-jis": "shift_jis",
}


def tidy(text: str) -> str:
    r"""Return a text as documents keep it: with line ends as `\n`, and without what no store can hold.

    Removed are a byte order mark at the beginning, the C0 control characters but `\n` and the tab, and DEL. Lone
    surrogates, which JSON can smuggle in, become U+FFFD. No other code point is changed: no normalisation, no
    trimming, since spans count code points.
    """
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", _LINE_END.sub("\n", text.removeprefix("\ufeff"))))


def one_line(text: str) -> str:
    """Return a title or a name: tidy, and with each run of white space as one space."""
    return " ".join(tidy(text).split())


def decode(data: bytes, *, origin: str, declared: str | None = None) -> str:
    """Return bytes as text: by their byte order mark, else as `declared`, else as UTF-8.

    An encoding is never guessed. Raises `ReadError` for bytes that are empty, that are no text, that break the
    encoding, or for an encoding that is not known.
    """
    if not data:
        raise unreadable(origin, "is empty", "give a file with text")
    _refuse_binary(data, origin)
    encoding = "utf-8" if declared is None else _ENCODINGS.get(declared.strip().lower().replace("_", "-"), "")
    if not encoding:
        raise unreadable(origin, f"declares the unknown encoding {declared!r}", "save it as UTF-8")
    for mark, marked in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], marked
            break
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable(
            origin,
            f"is not {encoding.upper()} text (byte 0x{data[error.start]:02x} at {error.start:,})",
            "save it as UTF-8",
        ) from error
    if not text.strip("\ufeff \t\r\n\x0b\x0c\x00") or text.isspace():
        raise unreadable(origin, "has only white space", "give a file with text")
    return text


def _refuse_binary(data: bytes, origin: str) -> None:
    for mark, kind in _BINARIES:
        if data.startswith(mark):
            raise unreadable(origin, f"is {kind}, not text", "export it as text, Markdown, HTML or JSON")
    wide = any(data.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8")
    if not wide and b"\x00" in data[:_LOOKED_AT]:
        raise unreadable(
            origin, "is binary (it has NUL bytes), not text", "export it as text; UTF-16 needs its byte order mark"
        )
