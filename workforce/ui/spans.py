"""The days that needs are looked at: one day, from today on, all of the time, or a period of one's own; in the link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from workforce.domain import notation
from workforce.ui import choices, session
from workforce.ui.choices import EVER, NEVER
from workforce.ui.text import escaped
from workforce.ui.written import options

SPANS = ("whole", "ahead", "on_day", "dates")


@dataclass(frozen=True)
class Span:
    """From a first to a last day, as known on a day."""

    first_on: date
    last_on: date
    as_of: date
    name: str

    @property
    def is_one_day(self) -> bool:
        """Whether numbers are persons; else they are person-days."""
        return self.first_on == self.last_on

    def days(self) -> dict[str, date]:
        """As the named parameters of the queries."""
        return {"first_on": self.first_on, "last_on": self.last_on, "as_of": self.as_of}


def choose() -> Span:
    """The days and, beside them, the day whose knowledge counts: today unless an earlier one is chosen."""
    words, today = session.words(), session.today()
    with st.container(key="filters_span", horizontal=True, vertical_alignment="bottom"):
        span = choices.choose_segment(words("page.totals.span"), options("span", SPANS), param="span")
        first, last = EVER, NEVER
        if span == "ahead":
            first = today
        elif span == "on_day":
            first = last = choices.choose_day(words("page.totals.on_day"), param="on", today=today)
        elif span == "dates":
            first = choices.choose_day(words("page.requests.from_day"), param="from", today=today)
            last = choices.choose_day(words("page.requests.to_day"), param="to", today=today)
        known = choices.choose_day(words("page.totals.known_on"), param="known", today=today)
    as_of = min(known, today)
    if as_of < today:
        st.caption(escaped(words("page.totals.as_of_past", day=notation.day(as_of, words.language))))
    if first > last:
        st.warning(words("page.totals.turned_period"), icon=":material/event_busy:")
        first, last = last, first
    return Span(first, last, as_of, _name(span, first, last))


def _name(span: str, first: date, last: date) -> str:
    words = session.words()
    if span in ("whole", "ahead"):
        return words(f"option.span.{span}")
    return notation.day(first, words.language) if first == last else notation.period(first, last, words.language)
