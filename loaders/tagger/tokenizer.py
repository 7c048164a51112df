"""The tokenizer that the model was trained with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import ReadError

if TYPE_CHECKING:
    from pathlib import Path

    from tokenizers import Tokenizer

__all__ = ["load_tokenizer", "marks"]

_MARKS = (("[CLS]", "[SEP]"), ("<s>", "</s>"))
_REMEDY = "install sayso again, or give the directory of a whole model"


def load_tokenizer(path: Path) -> Tokenizer:
    """Load the tokenizer from its JSON file, for texts of any length. Raises `ReadError` for a bad file."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - heavy, and only needed here

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise ReadError(
            f"the tokenizer {path} cannot be loaded",
            value=path,
            remedy=_REMEDY,
        ) from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def marks(tokenizer: Tokenizer) -> tuple[int, int]:
    """Return the numbers of the pieces that the encoder's texts begin and end with. Raises `ReadError` without them."""
    for names in _MARKS:
        begin, end = (tokenizer.token_to_id(name) for name in names)
        if begin is not None and end is not None:
            return begin, end
    raise ReadError("the tokenizer has no pieces for begin and end", value=_MARKS[0][0], remedy=_REMEDY)
