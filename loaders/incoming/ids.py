"""Ids for what a file names without one: readable, made from the name, and never taken."""

import re
import unicodedata
from collections.abc import Container, Iterator
from hashlib import sha256
from itertools import count, product
from string import ascii_uppercase

_LONGEST = 60  # characters: an id stands in every message, row and edge that names it
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
_COUNTER = re.compile(r"[A-Za-z]{0,2}[_:.-]?\d+")
"""What a program counts with: `n0`, `12`. Another file has the same for something else."""


def is_id(key: str) -> bool:
    """Tell whether a text can be an id at all, and is short enough to be read: `n0` can, "a bank" can't."""
    return bool(_ID.fullmatch(key)) and len(key) <= _LONGEST


def is_own_id(key: str) -> bool:
    """Tell whether a file's own id can be kept: `sco-development-bank` can, `n0` and "Development bank" can't."""
    return is_id(key) and not _COUNTER.fullmatch(key)


def from_name(name: str) -> str:
    """Make an id of a name: "SCO development bank" becomes `sco-development-bank`.

    Where letters are lost (those of other alphabets), eight hex digits of the name's SHA-256 keep names apart.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    lost = any(sign.isalnum() and not sign.isascii() for sign in plain.casefold())
    words = re.findall(r"[a-z0-9]+", plain.casefold())
    slug = ""
    for word in words:
        if len(slug) + 1 + len(word) > _LONGEST:
            lost = True
            break
        slug = f"{slug}-{word}" if slug else word
    if slug and not lost:
        return slug
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}" if slug else f"x-{digest}"


def free(wanted: str, taken: Container[str]) -> str:
    """Give the id that is wanted, or the first of `wanted-2`, `wanted-3`, … that is not taken."""
    return next(one for one in _numbered(wanted) if one not in taken)


def state_code(name: str, taken: Container[str]) -> str | None:
    """Give a code that ISO leaves to users to a state without one, the same for the same name while it is free."""
    codes = [*_codes("X", ascii_uppercase), *_codes("Q", ascii_uppercase[12:])]
    codes.remove("XKX")  # Kosovo, in general use
    first = int(sha256(name.encode("utf-8", "surrogatepass")).hexdigest(), 16) % len(codes)
    return next((code for code in codes[first:] + codes[:first] if code not in taken), None)


def _codes(first: str, second: str) -> list[str]:
    return [first + "".join(rest) for rest in product(second, ascii_uppercase)]


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    for number in count(2):
        yield f"{wanted}-{number}"
