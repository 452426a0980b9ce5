"""What became of imported files and what is wrong with them, said for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workforce.domain import notation
from workforce.domain.forms import AGE_BANDS, BLOCKS, FUNNEL
from workforce.domain.import_plans import OUTCOMES, ImportPlan
from workforce.domain.returns import CellProblem
from workforce.exporters.form_sheets import age
from workforce.i18n import Words

NAMED = ("municipality", "occupation", "occupations")  # details that hold codes

Names = Mapping[str, str]  # code of a municipality or occupation → its name in the reader's language


def message(problem: CellProblem, words: Words, names: Names) -> str:
    """One problem as a sentence that says what to do."""
    named = {key: _named(value, names) if key in NAMED else value for key, value in problem.details.items()}
    return words(f"error.{problem.code}", **notation.details(named, words.language))


def _named(value: object, names: Names) -> object:
    return [names.get(code, code) for code in value] if isinstance(value, list) else names.get(str(value), value)


def subject(key: str, words: Words, names: Names) -> str:
    """What an answer is about in words: an occupation, or block／item／measure as its key departments/somu/persons."""
    block, _, rest = key.partition("/")
    if block not in BLOCKS or not rest:
        return names.get(key, key)
    item, _, measure = rest.partition("/")
    parts = [words(f"option.block.{block}"), age(words, item) if item in AGE_BANDS else names.get(item, item)]
    if measure in FUNNEL:
        parts.append(words(f"form.column.{measure}"))
    return words("page.separator").join(parts)


def place(problem: CellProblem, words: Words) -> str:
    """Where it is: 調査票!D12 as a spreadsheet says it, or the row where the cell is not known."""
    where = problem.cell or ("" if problem.row is None else words("unit.row", n=problem.row))
    return f"{problem.sheet}!{where}" if problem.sheet and where else where or problem.sheet


def column(problem: CellProblem, words: Words) -> str:
    """The column's header as the file has it, or as this app calls it; empty for a whole row, sheet or file."""
    key = f"field.{problem.field}"
    return problem.column or (words(key) if words.has(key) else "")


def as_json(plans: Sequence[ImportPlan], words: Words, names: Names, *, is_accepted: bool) -> dict[str, object]:
    """The outcome of an import of some files, in the shape scripts read.

    Counts are of rows; where a file is refused nothing of any file is accepted, and all of them are 0.
    """
    counts = {outcome: sum(plan.count(outcome) for plan in plans) if is_accepted else 0 for outcome in OUTCOMES}
    problems = [_row(plan, problem, words, names) for plan in plans for problem in plan.problems]
    return {"accepted": sum(counts.values()), **counts, "problems": problems}


def as_lines(plan: ImportPlan, words: Words, names: Names) -> list[str]:
    """One line a problem, for a terminal: where, what stands there, what to do."""
    return [
        words(
            "command.import_problem",
            severity=words(f"option.severity.{problem.severity}"),
            place=place(problem, words) or words("command.import_whole_file"),
            column=column(problem, words),
            message=message(problem, words, names),
        )
        for problem in plan.problems
    ]


def outcome(plan: ImportPlan, words: Words, *, is_written: bool) -> str:
    """What became of a file, in one sentence."""
    name = plan.reading.file_name
    if not plan.is_acceptable:
        return words("command.import_refused", file=name, errors=notation.number(len(plan.errors)))
    if plan.imported_at:
        return words("command.import_again", file=name, when=f"{plan.imported_at:%Y-%m-%d %H:%M}")
    counts = {outcome: notation.number(plan.count(outcome)) for outcome in OUTCOMES}
    return words("command.import_done" if is_written else "command.import_checked", file=name, **counts)


def _row(plan: ImportPlan, problem: CellProblem, words: Words, names: Names) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": column(problem, words),
        "value": problem.value,
        "code": problem.code,
        "severity": problem.severity,
        "message": message(problem, words, names),
        "file": plan.reading.file_name,
        "sheet": problem.sheet,
        "cell": problem.cell,
    }
