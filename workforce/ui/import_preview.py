"""What accepting an upload would do: its files, what is wrong with them, and every value before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from workforce.domain import imports as rules
from workforce.domain import notation
from workforce.domain.forms import AGE_BANDS, FUNNEL
from workforce.domain.import_plans import ADDED, CHANGED, OUTCOMES, counts_of
from workforce.domain.imports import Change, Plan
from workforce.exporters.form_sheets import age
from workforce.findings import imports as findings
from workforce.ui import cards, import_intake, messages, session, tables
from workforce.ui.import_intake import File, Intake
from workforce.ui.text import escaped
from workforce.ui.written import label, names_of_codes, written

NAMED_MUNICIPALITIES = 3  # of one file; the rest is counted
UNFOLDED = 10  # rows of changes that stand there at full length; more are scrolled
FILE_COLUMNS = [
    "import_state",
    "file_name",
    "municipalities",
    "days",
    "added",
    "changed",
    "unchanged",
    "errors",
    "warnings",
]
CHANGE_COLUMNS = ["municipality", "subject", "field", "stored_value", "new_value", "difference"]


def show_files(work: Intake) -> None:
    """Each file with what it holds, and the totals of all."""
    words = session.words()
    with cards.card("import_files", cards.say(findings.of_files, work.plans), words("page.imports.files_subtitle")):
        counts = counts_of(work.plans)
        with cards.key_figures("import"):
            for name in OUTCOMES:
                cards.key_figure(words(f"page.imports.{name}"), notation.number(counts[name]))
            for name in ("errors", "warnings"):
                count = sum(len(getattr(plan, name)) for _, plan in work.judged)
                cards.key_figure(words(f"page.imports.{name}"), notation.number(count))
        tables.table(pd.DataFrame([_file(*pair) for pair in work.shown]), FILE_COLUMNS, key="import_files")
        for note in _notes(work):
            st.caption(note)


def _file(file: File, plan: Plan) -> dict[str, object]:
    words = session.words()
    return {
        "import_state": _state(plan),
        "file_name": file.name,
        "municipalities": _listed([_municipality(code) for code in _whose(plan)]),
        "days": words("page.list_separator").join(notation.day(day, words.language) for day in plan.rounds),
        **{outcome: plan.count(outcome) for outcome in OUTCOMES},
        "errors": 0 if plan.reading.layout == import_intake.UNKNOWN else len(plan.errors),
        "warnings": len(plan.warnings),
    }


def _state(plan: Plan) -> str:
    if plan.reading.layout == import_intake.UNKNOWN:
        return "to_map"
    if not plan.is_acceptable:
        return "refused"
    return "known" if plan.imported_at else "acceptable"


def _whose(plan: Plan) -> Sequence[str]:
    return plan.municipalities or [code for code in [plan.reading.municipality_code] if code]


def _listed(found: list[str]) -> str:
    words = session.words()
    if len(found) <= NAMED_MUNICIPALITIES:
        return words("page.list_separator").join(found)
    first = words("page.list_separator").join(found[:NAMED_MUNICIPALITIES])
    return words("page.imports.and_others", first=first, n=len(found) - NAMED_MUNICIPALITIES)


def _notes(work: Intake) -> Iterator[str]:
    """What is worth knowing before accepting: rounds that would be made, columns that were not read."""
    words = session.words()
    made = sorted(
        {day for plan in work.plans for day, status in plan.rounds.items() if status is None and plan.written}
    )
    for day in made:
        yield words("page.imports.round_is_made", day=notation.day(day, words.language))
    ignored = list(dict.fromkeys(text for plan in work.plans for text in plan.reading.ignored_columns))
    if ignored:
        yield escaped(words("page.imports.ignored", columns=words("page.list_separator").join(ignored)))
    if work.put_away:
        yield words("page.imports.put_away", n=len(work.put_away))


def show_changes(work: Intake) -> None:
    """Every value that would be written beside the stored one."""
    words = session.words()
    written_rows = [change for plan in work.plans for change in plan.written]
    if not written_rows:
        return
    with cards.card(
        "import_changes", cards.say(findings.of_changes, work.plans), words("page.imports.changes_subtitle")
    ):
        offered = [name for name in (CHANGED, ADDED) if any(c.outcome == name for c in written_rows)]
        chosen = _choose(offered) if len(offered) > 1 else offered[0]
        frame = pd.DataFrame([line for change in written_rows if change.outcome == chosen for line in _lines(change)])
        tables.table(
            frame, CHANGE_COLUMNS, key=f"import_changes_{chosen}", height=420 if len(frame) > UNFOLDED else "auto"
        )


def _choose(offered: list[str]) -> str:
    words = session.words()
    return st.segmented_control(
        words("page.imports.which_changes"),
        offered,
        format_func=lambda name: words(f"page.imports.{name}"),
        default=offered[0],
        required=True,
        key="import_which",
        label_visibility="collapsed",
    )


def _lines(change: Change) -> Iterator[dict[str, object]]:
    for name, before, after in change.different:
        difference = after - before if isinstance(after, int) and isinstance(before, int) else None
        yield {
            "municipality": _municipality(change.municipality_code),
            "subject": _subject(change),
            "field": label(name),
            "stored_value": written(name, before),
            "new_value": written(name, after),
            "difference": difference,
        }


def _subject(change: Change) -> str:
    """What is asked about: an occupation, or the block, its item and its measure."""
    words = session.words()
    if change.table == rules.HEADCOUNTS:
        return names_of_codes().get(change.key, change.key)
    block, item, measure = change.key.split("/")
    parts = [
        words(f"option.block.{block}"),
        age(words, item) if item in AGE_BANDS else names_of_codes().get(item, item),
    ]
    if measure in FUNNEL:
        parts.append(words(f"form.column.{measure}"))
    return words("page.separator").join(parts)


def _municipality(code: str) -> str:
    return names_of_codes().get(code, code)


def show_decision(work: Intake) -> None:
    """Accept all, send back those with errors, or put everything away."""
    words = session.words()
    refused = [plan for _, plan in work.judged if not plan.is_acceptable]
    if work.overtaken:
        st.warning(words("page.imports.overtaken"), icon=":material/group:")
    if any(plan.needs_reason for plan in work.plans):
        st.text_input(words("field.reason") + words("page.form.required"), key=work.reason_key)
        messages.beside("reason", work.problems)
    with st.container(horizontal=True, vertical_alignment="center", key="import_decision"):
        st.button(
            words("page.imports.accept", n=len(work.plans)),
            type="primary",
            icon=":material/check:",
            key="import_accept",
            disabled=not work.is_acceptable,
            on_click=import_intake.accept,
            args=(work,),
        )
        if refused:
            st.button(
                words("page.imports.send_back", n=len(refused)),
                icon=":material/undo:",
                key="import_send_back",
                on_click=import_intake.send_back,
                args=(work,),
            )
        st.button(
            words("page.imports.put_all_away"),
            type="tertiary",
            key="import_put_away",
            on_click=import_intake.put_away_all,
            args=(work,),
        )
    st.caption(words("page.imports.decision_refused" if refused else "page.imports.decision"))
