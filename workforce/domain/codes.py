"""Codes that an entry may name."""

from __future__ import annotations

from collections.abc import Container

from workforce.domain.notation import is_missing
from workforce.errors import Problem


def problem(field: str, code: object, known: Container, *, required: bool = True) -> Problem | None:
    """What is wrong with a code, or None: it is missing where one is needed, or nobody knows it."""
    if is_missing(code) or code == "":
        return Problem(field, "required") if required else None
    return None if code in known else Problem(field, "unknown", {"value": str(code)})
