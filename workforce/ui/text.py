"""Text that is shown as it stands: nothing a person typed may act as markup."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~$:@-])")
_FIGURE = re.compile(r"(?<![A-Za-z\d.,-])((?:\d+／)?\d(?:[\d,.]*\d)?(?:人日|人月|人|団体))")


def escaped(text: str) -> str:
    """The text with every character that Markdown would act on made literal."""
    return _MARKUP.sub(r"\\\1", text)


def with_bold_figures(text: str) -> str:
    """A lead sentence as Markdown with its figures in bold; everything else literal.

    Signs and % stay outside: Markdown does not close emphasis between a sign and Japanese text.
    """
    parts = _FIGURE.split(text)
    return "".join(f"**{escaped(part)}**" if index % 2 else escaped(part) for index, part in enumerate(parts))
