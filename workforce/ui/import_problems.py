"""What is wrong or odd in the files of an upload, to read, and to give back to those who sent them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from workforce.domain.import_plans import ImportPlan
from workforce.domain.returns import CellProblem
from workforce.exporters import problems as exported
from workforce.exporters import returned
from workforce.findings import imports as findings
from workforce.i18n import Words
from workforce.ui import cards, session, tables
from workforce.ui.import_intake import File, Intake
from workforce.ui.text import escaped
from workforce.ui.written import names_of_codes

COLUMNS = ["severity", "message", "place", "column", "typed", "file_name"]
UNFOLDED = 8  # problems that stand there at full length; more are scrolled

Told = list[tuple[CellProblem, str]]


def show(work: Intake) -> None:
    """Every error and warning with where it stands and what to do."""
    words, names = session.words(), names_of_codes()
    told = [(file, plan, _told(plan, words, names)) for file, plan in work.judged if plan.problems]
    if not told:
        return
    finding = cards.say(findings.of_problems, [plan for _, plan, _ in told])
    with cards.card("import_problems", finding, words("page.imports.problems_subtitle")):
        frame = pd.DataFrame([_line(file, *one, words, names) for file, _, said in told for one in said])
        frame = frame.sort_values("is_warning", kind="stable").reset_index(drop=True)
        shown = frame[COLUMNS].map(escaped).rename(columns=tables.labels(COLUMNS))
        st.table(shown, hide_index=True, height=420 if len(frame) > UNFOLDED else "content")
        with st.container(horizontal=True):
            _give_back([(file, said) for file, plan, said in told if plan.errors and plan.reading.layout != "none"])
            source = words("page.imports.source")
            tables.download(frame, COLUMNS, key="import_problems", source=source, as_of=None, is_fact=True)


def _told(plan: ImportPlan, words: Words, names: exported.Names) -> Told:
    return [(problem, exported.message(problem, words, names)) for problem in (*plan.errors, *plan.warnings)]


def _line(file: File, problem: CellProblem, message: str, words: Words, names: exported.Names) -> dict[str, object]:
    return {
        "is_warning": problem.severity == "warning",
        "severity": words(f"option.severity.{problem.severity}"),
        "place": exported.place(problem, words) or words("page.imports.whole_file"),
        "message": message,
        "column": exported.column(problem, words),
        "typed": exported.subject(problem.value, words, names),
        "file_name": file.name,
    }


def _give_back(refused: list[tuple[File, Told]]) -> None:
    """The files with errors as workbooks with the bad cells marked: one, or a zip of them; made when asked for."""
    words = session.words()
    if not refused:
        return
    if len(refused) == 1:
        ((file, told),) = refused
        name, made = returned.file_name(file.name, words), lambda: returned.workbook(file.name, file.data, told, words)
    else:
        files = [(file.name, file.data, told) for file, told in refused]
        name, made = words("page.imports.marked_zip"), lambda: returned.archive(files, words)
    st.download_button(
        words("page.imports.marked", n=len(refused)),
        data=made,
        file_name=name,
        key="download_marked",
        icon=":material/format_color_fill:",
        on_click="ignore",
    )
