"""What accepting an upload would do: its files, what is wrong with them, and every value before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from workforce.domain import notation
from workforce.domain.import_plans import ADDED, CHANGED, OUTCOMES, Change, ImportPlan, counts_of
from workforce.findings import imports as findings
from workforce.ui import cards, import_intake, messages, session, tables
from workforce.ui.import_intake import File, Intake
from workforce.ui.text import escaped

UNFOLDED = 10  # rows of changes that stand there at full length; more are scrolled
COUNTS = [*OUTCOMES, "errors", "warnings"]

Line = Mapping[str, object]


@dataclass(frozen=True)
class Told:
    """What is told of one kind of files besides counts.

    Attributes:
        files: what the table of files says is in one: column → value.
        notes: what is worth knowing before accepting.
        lines: by outcome, the columns of the table of changes, and its lines of one change.
    """

    files: Callable[[ImportPlan], Line]
    notes: Callable[[Sequence[ImportPlan]], Iterable[str]]
    lines: Mapping[str, tuple[list[str], Callable[[Change], Iterable[Line]]]]


def show_files(work: Intake, told: Told) -> None:
    """Each file with what it holds, and the totals of all."""
    words = session.words()
    subtitle = words(f"page.imports.files_subtitle.{work.kind.noun}")
    with cards.card("import_files", cards.say(findings.of_files, work.plans), subtitle):
        counts = counts_of(work.plans)
        with cards.key_figures("import"):
            for name in OUTCOMES:
                count = words(f"page.imports.counted.{work.kind.noun}", n=notation.number(counts[name]))
                cards.key_figure(words(f"page.imports.{name}"), count)
            for name in ("errors", "warnings"):
                count = sum(len(getattr(plan, name)) for _, plan in work.judged)
                cards.key_figure(words(f"page.imports.{name}"), words("page.imports.cells", n=notation.number(count)))
        lines = [_file(file, plan, told) for file, plan in work.shown]
        tables.table(pd.DataFrame(lines), list(lines[0]), key="import_files")
        for note in _notes(work, told):
            st.caption(note)


def _file(file: File, plan: ImportPlan, told: Told) -> dict[str, object]:
    return {
        "import_state": _state(plan),
        "file_name": file.name,
        **told.files(plan),
        **{outcome: plan.count(outcome) for outcome in OUTCOMES},
        "errors": 0 if plan.reading.layout == import_intake.UNKNOWN else len(plan.errors),
        "warnings": len(plan.warnings),
    }


def _state(plan: ImportPlan) -> str:
    if plan.reading.layout == import_intake.UNKNOWN:
        return "to_map"
    if not plan.is_acceptable:
        return "refused"
    return "known" if plan.imported_at else "acceptable"


def _notes(work: Intake, told: Told) -> Iterator[str]:
    """What is worth knowing before accepting, and the columns that were not read."""
    words = session.words()
    yield from told.notes(work.plans)
    ignored = list(dict.fromkeys(text for plan in work.plans for text in plan.reading.ignored_columns))
    if ignored:
        yield escaped(words("page.imports.ignored", columns=words("page.list_separator").join(ignored)))
    if work.replaced:
        yield words("page.imports.replaced", n=len(work.replaced))
    if work.put_away:
        yield words("page.imports.put_away", n=len(work.put_away))


def show_changes(work: Intake, told: Told) -> None:
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
        columns, lines = told.lines[chosen]
        frame = pd.DataFrame([line for change in written_rows if change.outcome == chosen for line in lines(change)])
        tables.table(frame, columns, key=f"import_changes_{chosen}", height=420 if len(frame) > UNFOLDED else "auto")


def _choose(offered: list[str]) -> str:
    words = session.words()
    return st.segmented_control(
        words("page.imports.which_changes"),
        offered,
        format_func=lambda name: words(f"page.imports.{name}"),
        default=offered[0],
        required=True,
        key="import_which",
        wrap=True,
        label_visibility="collapsed",
    )


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
        if refused and work.kind.refuse:
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
    st.caption(words(f"page.imports.decision_refused.{work.kind.noun}" if refused else "page.imports.decision"))
