"""Dispatch logs as services get them: read from text files, beside what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.importers.making import text_file
from tests.services.conftest import COORDINATOR, TODAY
from workforce.auth.identity import Actor
from workforce.database import Database
from workforce.domain.dispatch_imports import DispatchPlan
from workforce.domain.returns import Reading
from workforce.importers import dispatches as importer
from workforce.services import dispatch_imports, registers
from workforce.services.import_history import Accepted

HEADER = [
    "記録番号", "版", "災害", "区分", "状態", "派遣元", "派遣先", "業務", "職種", "人数", "開始日", "終了日", "陣",
    "経路", "移動日数", "備考",
]  # fmt: skip
ROW = [
    "", "", "rain", "応援派遣", "終了", "熊本県", "宇土市", "住家被害認定調査（1次）", "", "4", "2025-09-01",
    "2025-09-05", "第1陣", "", "", "",
]  # fmt: skip
OTHER = [
    "", "", "rain", "応援派遣", "派遣中", "宇城市", "宇土市", "住家被害認定調査（1次）", "", "2", "2025-09-03", "",
    "", "", "", "",
]  # fmt: skip


def line(base: Sequence[str] = ROW, **changed: object) -> list[object]:
    """A row with some cells changed, named by their header."""
    return [changed.get(column, value) for column, value in zip(HEADER, base, strict=True)]


def log(database: Database, *rows: Sequence[object], name: str = "派遣.csv") -> Reading:
    """A log of some rows below the header."""
    return importer.read(name, text_file([HEADER, *rows]), registers.read_of_dispatches(database))


def planned(database: Database, *rows: Sequence[object], registers_disasters: bool = False) -> DispatchPlan:
    """What accepting one log would do."""
    (plan,) = dispatch_imports.plan(
        database, COORDINATOR, [log(database, *rows)], today=TODAY, registers_disasters=registers_disasters
    )
    return plan


def accepted(
    database: Database, *plans: DispatchPlan, actor: Actor = COORDINATOR, reason: str | None = None, today: date = TODAY
) -> list[Accepted]:
    """Accept some plans."""
    return dispatch_imports.accept(database, actor, plans, today=today, reason=reason)


def told(plan: DispatchPlan) -> list[str]:
    """The problems of a plan as ``severity code cell``."""
    return [f"{p.severity} {p.code} {p.cell or p.row}" for p in plan.problems]
