"""A round: its stage and what comes next, both versions of a corrected one, the list of all."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain import notation
from workforce.domain.surveys import CONFIRMED, MOVES, STAGES, is_backward, needs_reason
from workforce.errors import Invalid, WorkforceError
from workforce.findings import returns as findings
from workforce.queries import survey_returns, vacancies
from workforce.queries import surveys as queries
from workforce.services import surveys
from workforce.ui import cards, messages, session, tables, vacancy_cards
from workforce.ui.asking import ask
from workforce.ui.written import subject, written

PROBLEMS = "_stage_problems"
UNFOLDED = 10  # corrected values that stand there at full length; more are scrolled
ROUND_COLUMNS = [
    "survey", "as_of", "survey_status", "survey_version", "due_on",
    "municipalities", "submitted", "checked", "outstanding", "late", "answered",
]  # fmt: skip
VERSION_COLUMNS = ["survey_version", "planned", "actual", "vacancy", "surplus", "real_gap", "municipalities_short"]
DIFFERENCE_COLUMNS = [
    "municipality", "subject", "field", "first_value", "revised_value", "difference", "corrected_at", "reason",
]  # fmt: skip


def stage(survey: pd.Series, totals: pd.Series, *, may_change: bool) -> None:
    """Where the round stands, what that means, and the steps from here, each with what it does."""
    words, status = session.words(), survey["status"]
    with st.container(border=True, key="card_stage"):
        with st.container(horizontal=True, gap="small", key="stages"):
            for name in STAGES:
                st.badge(
                    words(f"option.stage.{name}"),
                    color="blue" if name == status else "gray",
                    icon=":material/radio_button_checked:" if name == status else ":material/radio_button_unchecked:",
                )
        st.text(words(f"page.rounds.stage_help.{status}"))
        if may_change and MOVES[status]:
            _moves(survey, totals)


def _moves(survey: pd.Series, totals: pd.Series) -> None:
    words, status, survey_id = session.words(), survey["status"], int(survey["survey_id"])
    unanswered = int(totals["municipalities"] - totals["answered"])
    if CONFIRMED in MOVES[status]:
        _before_confirming(survey_id, totals, unanswered)
    if any(needs_reason(status, to, unanswered=unanswered) for to in MOVES[status]):
        st.text_input(words("page.rounds.reason"), key=_key("stage_reason", survey_id))
        messages.beside("reason", st.session_state.pop(_key(PROBLEMS, survey_id), []))
    for to in MOVES[status]:
        back = is_backward(status, to)
        is_locked = to == CONFIRMED and not st.session_state.get(_key("confirm_final", survey_id))
        with st.container(horizontal=True, vertical_alignment="center", key=f"step_{to}"):
            st.button(
                words(f"page.rounds.move.{'back' if back else to}", stage=words(f"option.stage.{to}")),
                key=f"move_{to}",
                type="secondary" if back else "primary",
                icon=":material/arrow_back:" if back else ":material/arrow_forward:",
                disabled=is_locked,
                on_click=_move,
                args=(survey_id, int(survey["row_version"]), to),
            )
            st.caption(words(f"page.rounds.move_help.{status}.{to}"))


def _before_confirming(survey_id: int, totals: pd.Series, unanswered: int) -> None:
    """What is still open, and the tick that it is meant."""
    words = session.words()
    unchecked = int(totals["municipalities"] - totals["checked"])
    if unanswered or unchecked:
        st.warning(
            words("page.rounds.not_ready", unanswered=unanswered, unchecked=unchecked),
            icon=":material/pending_actions:",
        )
    st.checkbox(words("page.rounds.confirm_final"), key=_key("confirm_final", survey_id))


def _key(name: str, survey_id: int) -> str:
    """What is typed or ticked for one round never stands there for another."""
    return f"{name}_{survey_id}"


def _move(survey_id: int, version: int, to: str) -> None:
    words = session.words()
    reason = st.session_state.get(_key("stage_reason", survey_id))
    try:
        surveys.move(session.database(), session.actor(), survey_id, version, to, reason=reason)
    except Invalid as error:
        st.session_state[_key(PROBLEMS, survey_id)] = error.problems
    except WorkforceError as error:
        messages.failed(error)
    else:
        st.session_state[_key("stage_reason", survey_id)] = ""
        messages.done("page.rounds.moved", stage=words(f"option.stage.{to}"))


def versions(survey: pd.Series) -> None:
    """As first confirmed beside as revised: the totals, and every value that was corrected, with its reason."""
    if pd.isna(survey["survey_version"]):
        return
    words = session.words()
    first = int(survey["survey_id"] if pd.isna(survey["revises_survey_id"]) else survey["revises_survey_id"])
    revision = int(ask(queries.revision_of, survey_id=first)["survey_id"].iloc[0])
    found = pd.concat([ask(vacancies.totals, survey_id=version) for version in (first, revision)], ignore_index=True)
    differences = ask(queries.differences, survey_id=revision)
    lines = _in_words(differences)
    source = vacancy_cards.source_of(survey)
    with cards.card(
        "versions",
        cards.say(findings.versions, found, differences),
        words("page.rounds.versions_subtitle"),
        source=source,
    ):
        tables.table(found, VERSION_COLUMNS, key="versions")
        tables.table(lines, DIFFERENCE_COLUMNS, key="differences", height=420 if len(lines) > UNFOLDED else "content")
        tables.download(
            lines,
            DIFFERENCE_COLUMNS,
            key=f"corrections_{survey['as_of']:%Y%m%d}",
            source=source,
            as_of=survey["as_of"],
        )


def _in_words(differences: pd.DataFrame) -> pd.DataFrame:
    """Each value with what it is about and how the reader writes it."""
    if differences.empty:
        return differences.assign(subject=None)
    return differences.assign(
        subject=[subject(key) for key in differences["item_key"]],
        field=[tables.label(name) for name in differences["field"]],
        **{
            column: [
                written(name, value) for name, value in zip(differences["field"], differences[column], strict=True)
            ]
            for column in ("first_value", "revised_value")
        },
    )


def every_round() -> None:
    """The list of all rounds, newest first, with how far their returns are."""
    words, today = session.words(), session.today()
    found = ask(survey_returns.by_round, calendar_day=today)
    source = words("page.rounds.list_source")
    with cards.card(
        "rounds",
        words("page.rounds.list_title", n=len(found)),
        words("page.rounds.list_subtitle"),
        source=cards.source_to_date(source),
    ):
        tables.table(found, ROUND_COLUMNS, key="rounds", height="content" if len(found) < 12 else 440)
        tables.download(found, ROUND_COLUMNS, key="rounds", source=source, as_of=today)


def due_badge(survey: pd.Series) -> str:
    """The deadline, or that there is none."""
    words = session.words()
    if pd.isna(survey["due_on"]):
        return words("page.rounds.no_deadline")
    return words("page.rounds.due", day=notation.day(survey["due_on"], words.language))
