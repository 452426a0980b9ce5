"""What every screen is made of: a heading with badges, a row of key figures, cards with a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pandas as pd
import streamlit as st

from workforce.charts.specs import spec, unchecked
from workforce.charts.theme import Theme
from workforce.domain import notation
from workforce.domain.notation import is_missing
from workforce.i18n import LANGUAGES, Words
from workforce.queries import dictionary, sample
from workforce.ui import session
from workforce.ui.asking import ask
from workforce.ui.keeping import keep
from workforce.ui.text import escaped, with_bold_figures


def heading(title: str, *, lead: str = "", badges: tuple[str, ...] = ()) -> None:
    """The title of the page, the language switch, badges and the one-sentence lead."""
    words = session.words()
    with st.container(key="heading", horizontal=True, vertical_alignment="top", wrap=False):
        st.title(escaped(title), anchor=False)
        with st.container(key="noprint_language", width="content"):
            _language_switch()
    with st.container(horizontal=True, gap="small", key="badges"):
        for badge in badges:
            # st.badge would act on markup in the name of a round.
            st.markdown(f":gray-badge[{escaped(badge)}]", width="content")
        if has_sample_data():
            st.badge(words("page.sample_badge"), color="orange", help=words("page.sample_help"))
    if lead:
        with st.container(key="lead"):
            st.markdown(with_bold_figures(lead))


def has_sample_data() -> bool:
    """Whether synthetic rows are still loaded."""
    return not ask(sample.remaining).empty


def _language_switch() -> None:
    words = session.words()
    other = next(language for language in LANGUAGES if language != words.language)
    st.button(
        words("page.switch_language"),
        key="switch_language",
        on_click=session.set_language,
        args=(other,),
        type="tertiary",
        icon=":material/translate:",
    )


@contextmanager
def key_figures(key: str) -> Iterator[None]:
    """A row of key figures: as many beside each other as fit, two on a phone."""
    with st.container(key=f"kpis_{key}"):
        yield


def key_figure(
    label: str,
    value: str,
    *,
    note: str = "",
    colour: str = "gray",
    definition: str | None = None,
    series: list[float] | None = None,
    series_type: str = "line",
) -> None:
    """One key figure with its comparator below and a small series without axes."""
    st.metric(
        escaped(label),
        value,
        note or None,
        delta_color=colour,
        delta_arrow="off",
        help=definition,
        border=True,
        chart_data=[value for value in series or () if not is_missing(value)] or None,
        chart_type=series_type,
        height="stretch",
    )


def people(number: float | None) -> str:
    """A number of persons with its unit; － alone where there is none."""
    return notation.MISSING if pd.isna(number) else session.words()("unit.people", n=notation.number(number))


def people_more_or_less(difference: float | None) -> str:
    """A difference in persons with its sign and unit; － alone where there is none."""
    return notation.MISSING if pd.isna(difference) else session.words()("unit.people", n=notation.signed(difference))


def definition(view: str, column: str) -> str | None:
    """What a metric means, from the comment in its view's file, in the reader's language."""
    return keep(_definitions, ask(dictionary.columns), session.language()).get((view, column))


def _definitions(rows: pd.DataFrame, language: str) -> dict[tuple[str, str], str]:
    found = {}
    for row in rows.itertuples():
        japanese, _, english = row.definition.partition(" | ")
        found[row.view_name, row.column_name] = escaped(japanese if language == "ja" else english or japanese)
    return found


@contextmanager
def card(key: str, finding: str, subtitle: str = "", *, source: str = "") -> Iterator[None]:
    """A card: the finding, what is shown, then whatever the body draws, then the source."""
    with st.container(border=True, key=f"card_{key}"):
        st.subheader(escaped(finding), anchor=False)
        if subtitle:
            st.caption(escaped(subtitle))
        yield
        if source:
            st.caption(escaped(source))


def say(finding: Callable[..., str], *facts: object) -> str:
    """The sentence that ``finding(*facts, words)`` makes of frames or rows."""
    return keep(_said, finding, session.language(), *facts)


def _said(finding: Callable[..., str], language: str, *facts: object) -> str:
    return finding(*facts, Words(language))


def chart(
    build: Callable,
    *frames: pd.DataFrame,
    key: str,
    alt: str,
    on_select: Callable[[], None] | None = None,
    **options: object,
) -> None:
    """Draw ``build(*frames, words, theme, **options)``.

    Building and checking a chart costs more than everything else on a page, so the finished
    specification is kept under its data, language and theme.
    """
    drawn = keep(_drawn, build, session.language(), session.theme(), *frames, **options)
    if on_select is None:
        st.vega_lite_chart(None, drawn, theme=None, key=key, alt=alt)
    else:
        st.vega_lite_chart(None, drawn, theme=None, key=key, alt=alt, on_select=on_select)


def _drawn(build: Callable, language: str, theme: Theme, *frames: pd.DataFrame, **options: object) -> dict:
    with unchecked():
        return spec(build(*frames, Words(language), theme, **options))


def source_to_date(source: str, as_of: date | None = None) -> str:
    """The foot of a card: where its figures come from, the day as of which they are known, the mark of sample data.

    Args:
        as_of: today where it is not given.
    """
    words = session.words()
    parts = [
        words("page.source", source=source),
        words("page.as_of", day=notation.day(as_of or session.today(), words.language)),
    ]
    if has_sample_data():
        parts.append(words("page.sample_badge"))
    return words("page.separator").join(parts)


def foot(source: str, as_of: date | None = None) -> None:
    """The line of :func:`source_to_date` below a table that stands in no :func:`card`."""
    st.caption(escaped(source_to_date(source, as_of)))


def empty(message: str, *, page: str | None = None, page_label: str = "") -> None:
    """Say that there is nothing yet, and where to begin."""
    st.info(message, icon=":material/info:")
    if page:
        st.page_link(page, label=page_label, icon=":material/arrow_forward:")
