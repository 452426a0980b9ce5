"""Encodings that several charts share."""

from __future__ import annotations

import json

import altair as alt

from workforce.domain.notation import MISSING

COUNT, TENTH, PERCENT = ",d", ",.1f", ".1%"

Fact = tuple[str, str] | tuple[str, str, str]


def either(channel: type, test: str, yes: object, no: object) -> alt.SchemaBase:
    """One value where a test over ``datum`` holds, another where it does not.

    ``alt.when`` says the same, but tries the whole schema each time, which takes longer than a query.
    """
    return channel(no, condition={"test": test, "value": yes})


def facts(*told: Fact) -> dict[str, alt.SchemaBase]:
    """The channels ``tooltip`` and ``description`` of a mark: for the pointer, and for those who listen.

    Each fact is a title, a field and, for a number, its format; what is missing is －, never "null".
    """
    values = {_text(title): _value(*rest) for title, *rest in told}
    table = ", ".join(f"{title}: {value}" for title, value in values.items())
    spoken = " + ', ' + ".join(f"{title} + ' ' + {value}" for title, value in values.items())
    return {
        "tooltip": alt.TooltipValue(alt.ExprRef(f"{{{table}}}")),
        "description": alt.DescriptionValue(alt.ExprRef(spoken)),
    }


def _value(field: str, form: str | None = None) -> str:
    datum = f"datum[{_text(field)}]"
    return f"(isValid({datum}) ? {f'format({datum}, {_text(form)})' if form else datum} : '{MISSING}')"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
