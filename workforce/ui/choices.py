"""Choosers whose choice stands in the link, so that what one sees can be mailed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import pandas as pd
import streamlit as st

from workforce.domain.selections import ALL
from workforce.i18n import Words
from workforce.queries import disasters, municipalities, surveys
from workforce.ui import address, messages, session
from workforce.ui.asking import ask
from workforce.ui.keeping import keep
from workforce.ui.written import options

View = TypeVar("View", bound=Callable)
Code = TypeVar("Code", str, int)

ROUND_BY_DEFAULT = "_round_by_default"  # the session's round as long as nobody has chosen one
EVER, NEVER = date(1900, 1, 1), date(2200, 12, 31)  # no day that a link may name lies before or after
MOST_DIGITS = 15  # of a number in a link: what is longer is none that the database has given
NAMING = (
    "m",
    "survey",
    "disaster",
    "alive",
    "request",
    "occupation",
    "place",
    "indicator",
)  # what has a code of its own
FIRST = "-first"  # in a link, after the as-of date: the figures as first confirmed
DAY_WIDTH = 170
NUMBER_WIDTH = 130
DISASTER_WIDTH = 320  # pixels: beside it there is room for what else is chosen


def choose(
    label: str,
    codes: Sequence[str],
    names: dict[str, str],
    *,
    param: str,
    default: str | None = None,
    width: int | str = "stretch",
) -> str | None:
    """A select box over ``codes`` that keeps its choice in the query parameter ``param``.

    A link with another value wins over what the session had chosen. A code that is not offered is
    ignored; where it names something, such as a municipality, that is said above the page. Returns None where nothing
    is on offer.
    """
    if not codes:
        return None
    chosen = st.selectbox(
        label,
        codes,
        format_func=lambda code: names[code],
        key=_settled(param, codes, default),
        persist_state="session",
        width=width,
    )
    return _kept(param, chosen)


def choice_key(param: str) -> str:
    """The session-state key of a chooser; a chart's click writes it."""
    return f"choice_{param}"


def choose_survey(*, in_work: bool = False) -> pd.Series | None:
    """The survey round to show; None on an empty database.

    Until somebody chooses, it is the newest confirmed one, or with ``in_work`` the newest of all: where answers are
    collected, last year's round is never meant. A corrected round is offered twice: ``?survey=2025-04-01`` as
    revised, ``2025-04-01-first`` as first confirmed.
    """
    words, state, key = session.words(), st.session_state, choice_key("survey")
    rounds, names = keep(_rounds_by_code, ask(surveys.listing), words.language)
    if rounds.empty:
        return None
    confirmed = rounds.index[rounds["is_newest_confirmed"].fillna(False)]
    default = rounds.index[0] if in_work or confirmed.empty else confirmed[0]
    is_chosen = state.get(key) not in (None, state.get(ROUND_BY_DEFAULT))
    if not is_chosen:
        state.pop(key, None)
    code = choose(
        words("choice.survey_label"),
        list(names),
        names,
        param="survey",
        default=default,
    )
    state[ROUND_BY_DEFAULT] = None if is_chosen or code != default else code
    return rounds.loc[code]


def _rounds_by_code(rounds: pd.DataFrame, language: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rounds under what stands for them in a link, and how each is called."""
    words, is_first = Words(language), rounds["survey_version"] == "first"
    codes = rounds["as_of"].dt.strftime("%Y-%m-%d") + is_first.map({True: FIRST, False: ""})
    rounds = rounds.assign(code=codes).drop_duplicates("code").set_index("code")
    return rounds, {
        code: words("choice.survey", name=row["survey"], status=_status(row, words)) for code, row in rounds.iterrows()
    }


def survey_status(survey: pd.Series) -> str:
    """How firm a round's figures are, in words: 速報 with the stage, 確報, 確報・当初確定 or 確報・訂正後."""
    return _status(survey, session.words())


def _status(survey: pd.Series, words: Words) -> str:
    if pd.isna(survey["survey_version"]):
        return words(f"option.survey_status.{survey['status']}")
    return words(f"option.survey_version.{survey['survey_version']}")


def choose_municipality(*, default: str | None = None) -> pd.Series | None:
    """The municipality to show, linked as ``?m=<code>``; None where none is registered."""
    rows = ask(municipalities.listing).set_index("municipality_code", drop=False)
    code = choose(
        session.words()("choice.municipality_label"),
        list(rows.index),
        rows["municipality"].to_dict(),
        param="m",
        default=default,
    )
    return None if code is None else rows.loc[code]


def choose_disaster() -> pd.Series | None:
    """The disaster to show, the newest first; None where none is registered."""
    rows = ask(disasters.listing).set_index("disaster_code", drop=False)
    code = choose(
        session.words()("choice.disaster_label"),
        list(rows.index),
        rows["disaster"].to_dict(),
        param="disaster",
        width=DISASTER_WIDTH,
    )
    return None if code is None else rows.loc[code]


def choose_filter(label: str, names: dict[str, str], *, param: str) -> str:
    """A select box that narrows what is shown to one of ``names``; all of it, the first option, is not in the link."""
    words = session.words()
    if address.is_taken_back(param):
        choose_all(param)
    codes = [ALL, *names]
    chosen = st.selectbox(
        label,
        codes,
        format_func=lambda code: names.get(code, words("page.all")),
        key=_settled(param, codes, ALL),
        persist_state="session",
    )
    if chosen != ALL:
        return _kept(param, chosen)
    _left_out(param)
    return ALL


def choose_one(label: str, names: Mapping[Code, str], *, key: str, is_required: bool = False) -> Code | None:
    """A select box that is no part of the link. A required one begins with the first option, another with all: None.

    Written in every run: the browser sends the text of an option, which is another one in another language, or when a
    number in it has changed, and the choice would be gone or stand there in the old words.
    """
    chosen = st.session_state.get(key)
    st.session_state[key] = chosen if chosen in names else next(iter(names)) if is_required else None
    return st.selectbox(
        label,
        list(names),
        index=0 if is_required else None,
        format_func=names.get,
        placeholder=session.words()("page.all"),
        key=key,
        persist_state="session",
    )


def choose_all(param: str) -> None:
    """Let a filter show everything, from the next run on."""
    st.session_state[choice_key(param)] = ALL


def choose_segment(label: str, names: dict[str, str], *, param: str, default: str | None = None) -> str:
    """A row of buttons, one of which is chosen; the default or the first unless the link says otherwise."""
    chosen = st.segmented_control(
        label,
        list(names),
        format_func=names.get,
        key=_settled(param, list(names), default),
        required=True,
        persist_state="session",
        wrap=True,  # three or fewer would rather scroll sideways on a phone
    )
    return _kept(param, chosen)


def choose_view(family: str, views: dict[str, View]) -> View:
    """One of the views of a page, whose names are the words ``option.<family>.*``; the others cost nothing."""
    return views[choose_segment(session.words()("page.view"), options(family, views), param="view")]


def choose_day(label: str, *, param: str, today: date) -> date:
    """A day, which begins with today and is in the link only when it is another.

    A window left open over midnight that showed today goes on to the new day.
    """
    key, began = choice_key(param), f"_day_{param}"
    asked = _day(address.asked(param))
    if asked and address.asked(param) != st.session_state.get(_seen(param)):
        st.session_state[key] = asked
    elif address.is_taken_back(param) or st.session_state.get(key) in (None, st.session_state.get(began)):
        st.session_state[key] = today
    st.session_state[began] = today
    chosen = st.date_input(label, key=key, format="YYYY/MM/DD", persist_state="session", width=DAY_WIDTH)
    if chosen != today:
        _kept(param, chosen.isoformat())
    else:
        _left_out(param)
    return chosen


def choose_number(label: str, *, param: str, default: int, most: int) -> int:
    """A whole number from 1 to ``most`` that stands in the link; a link with anything else is ignored."""
    key, asked = choice_key(param), address.asked(param)
    if asked != st.session_state.get(_seen(param)) and 1 <= (number_in(asked) or 0) <= most:
        st.session_state[key] = number_in(asked)
    elif not st.session_state.get(key):
        st.session_state[key] = default
    chosen = st.number_input(
        label, min_value=1, max_value=most, step=1, key=key, persist_state="session", width=NUMBER_WIDTH
    )
    _kept(param, str(chosen or default))
    return chosen or default


def number_in(text: str | None) -> int | None:
    """The whole number that a link names; None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) <= MOST_DIGITS else None


def _day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if EVER <= day <= NEVER else None


def _settled(param: str, codes: Sequence[str], default: str | None) -> str:
    """The chooser's key, under which now stands what the link asks for, else the session's choice, else the default.

    Written in every run: on another page the chooser is another widget, which would begin with its first option.
    """
    key, asked = choice_key(param), address.asked(param)
    chosen = st.session_state.get(key)
    if asked is not None and asked != st.session_state.get(_seen(param)):
        if asked in codes:
            chosen = asked
        elif param in NAMING:
            messages.link_to_nothing(param, asked)
    if chosen not in codes:
        chosen = default if default in codes else codes[0]
    st.session_state[key] = chosen
    return key


def _kept(param: str, chosen: str) -> str:
    """The choice, put into the link and remembered, so that only a link with another value changes it."""
    st.session_state[_seen(param)] = chosen
    if address.asked(param) != chosen:
        address.put(param, chosen)
    return chosen


def _left_out(param: str) -> None:
    """What shows everything, or today, is not in the link."""
    st.session_state[_seen(param)] = None
    if address.asked(param) is not None:
        address.drop(param)


def _seen(param: str) -> str:
    return f"_asked_{param}"
