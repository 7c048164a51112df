"""Readers: plain text, Markdown, JSON(-LD), JSON lines and HTML to documents."""

from loaders.read.overrides import Overrides
from loaders.read.reader import LIMIT, read_bytes, read_path

__all__ = ["LIMIT", "Overrides", "read_bytes", "read_path"]
