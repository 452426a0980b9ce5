"""What files can be taken in, and which services read, plan, accept and undo them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from workforce.domain import dispatch_columns, dispatch_planning, return_columns
from workforce.domain.columns import TableColumns
from workforce.domain.import_files import answers_in
from workforce.domain.import_plans import ImportPlan
from workforce.domain.returns import Reading, Registers
from workforce.services import (
    dispatch_import_undoing,
    dispatch_imports,
    import_undoing,
    imports,
    registers,
)
from workforce.services.import_history import Accepted


class Service(Protocol):
    """Plans and accepts files; a module of ``workforce/services``."""

    NOUN: str
    ACTION: str
    plan: Callable[..., list[ImportPlan]]
    accept: Callable[..., list[Accepted]]


@dataclass(frozen=True)
class Kind:
    """One kind of files.

    Attributes:
        columns: what their tables consist of.
        registers: reads the names and codes that they may use.
        undo: takes one import back.
        answers_in: which answers, or dispatches, a file is about; it tells which file replaces which.
        refuse: notes that a file is sent back; None where files have no sender to send them back to.
    """

    service: Service
    columns: TableColumns
    registers: Callable[..., Registers]
    undo: Callable[..., int]
    answers_in: Callable[[Reading], frozenset]
    refuse: Callable[..., int] | None

    @property
    def noun(self) -> str:
        """What the files are about, as readers and the history call it."""
        return self.service.NOUN


RETURNS = Kind(imports, return_columns.COLUMNS, registers.read, import_undoing.undo, answers_in, imports.refuse)
LOGS = Kind(
    dispatch_imports,
    dispatch_columns.COLUMNS,
    registers.read_of_dispatches,
    dispatch_import_undoing.undo,
    dispatch_planning.dispatches_in,
    None,
)
