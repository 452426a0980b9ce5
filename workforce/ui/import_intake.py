"""The files of one upload: read, compared with what is stored, and then accepted, sent back or put away.

They are kept in the session, for reading takes a process and seconds. They are compared again whenever the
data have changed; what a click accepts is what its screen showed, so that nobody accepts what they did not see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workforce.domain import notation
from workforce.domain.import_files import replaced
from workforce.domain.import_plans import OUTCOMES, ImportPlan
from workforce.domain.returns import Reading
from workforce.errors import Invalid, Problem, Stale, WorkforceError
from workforce.importers.child import read_all
from workforce.importers.tables import header_hash
from workforce.services import column_mappings
from workforce.services.import_history import Accepted
from workforce.ui import messages, session
from workforce.ui.import_kinds import Kind

STATE = "_import_intake_"
UNKNOWN = "unknown"
NOTHING: Mapping[str, object] = MappingProxyType({})

Progress = Callable[[int, int], None]


@dataclass
class File:
    """One uploaded file, as read; ``mapping`` is which column was taken for which, where its layout was unknown."""

    file_id: str
    name: str
    data: bytes
    reading: Reading
    headers_key: str  # what its column mapping is remembered by
    mapping: Mapping[int, str] | None = None


@dataclass
class Intake:
    """One upload in work. ``generation`` names the uploader's widget: a new one is empty.

    ``read_with`` and ``plan_with`` are what reader and service take besides the files, as chosen on the page.
    """

    kind: Kind
    generation: int = 0
    read_with: Mapping[str, object] = field(default_factory=dict)
    plan_with: Mapping[str, object] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    put_away: set[str] = field(default_factory=set)
    replaced: dict[str, str] = field(default_factory=dict)  # a file → the one of the same name chosen after it
    plans: list[ImportPlan] = field(default_factory=list)
    planned_at: int | None = None  # the data revision; None while files have come or gone since
    effect: list[dict[str, object]] | None = None  # what the plans make of totals; None until it is asked for
    problems: list[Problem] = field(default_factory=list)
    overtaken: bool = False

    @property
    def uploader_key(self) -> str:
        """The widget's key."""
        return f"import_files_{self.kind.noun}_{self.generation}"

    @property
    def reason_key(self) -> str:
        """Where the session keeps the reason."""
        return f"import_reason_{self.kind.noun}_{self.generation}"

    @property
    def shown(self) -> list[tuple[File, ImportPlan]]:
        """The files with their plans, in the order in which they came."""
        return list(zip(self.files.values(), self.plans, strict=True))

    @property
    def judged(self) -> list[tuple[File, ImportPlan]]:
        """Those whose columns are known, so that there is something to say about them."""
        return [(file, plan) for file, plan in self.shown if file.reading.layout != UNKNOWN]

    @property
    def to_map(self) -> dict[str, File]:
        """One file for each row of unknown or chosen headers, by the key of these."""
        return {
            file.headers_key: file
            for file in self.files.values()
            if file.reading.layout == UNKNOWN or (file.mapping and file.reading.headers)
        }

    @property
    def is_acceptable(self) -> bool:
        """Whether all files may be accepted."""
        return bool(self.plans) and all(plan.is_acceptable for plan in self.plans)


def current(kind: Kind) -> Intake:
    """The session's upload of a kind of files."""
    return st.session_state.setdefault(STATE + kind.noun, Intake(kind))


def take(
    work: Intake,
    uploaded: Sequence[UploadedFile],
    on_progress: Progress,
    *,
    read_with: Mapping[str, object] = NOTHING,
    plan_with: Mapping[str, object] = NOTHING,
) -> None:
    """Read what has newly come, forget what was taken out, and compare everything with what is stored now."""
    if read_with != work.read_with:
        work.read_with, work.files = read_with, {}
    if plan_with != work.plan_with:
        work.plan_with, work.planned_at = plan_with, None
    chosen = {file.file_id for file in uploaded}
    work.replaced = {earlier: later for earlier, later in work.replaced.items() if {earlier, later} <= chosen}
    came = [file for file in uploaded if file.file_id not in work.put_away | work.replaced.keys()]
    new = [(file.file_id, file.name, file.getvalue()) for file in came if file.file_id not in work.files]
    if new or len(came) != len(work.files):
        read = _read(work, new, on_progress)
        work.files = {file.file_id: read.get(file.file_id) or work.files[file.file_id] for file in came}
        work.planned_at = None
    _plan(work)


def _read(work: Intake, new: Sequence[tuple[str, str, bytes]], on_progress: Progress) -> dict[str, File]:
    if not new:
        return {}
    noun, known = work.kind.noun, work.kind.registers(session.database())
    given = [(name, data) for _, name, data in new]
    readings = read_all(given, known, noun=noun, on_progress=on_progress, **work.read_with)
    files = {
        file_id: File(file_id, name, data, reading, header_hash(reading.headers, noun))
        for (file_id, name, data), reading in zip(new, readings, strict=True)
    }
    for key in {file.headers_key for file in files.values() if file.reading.layout == UNKNOWN}:
        mapping = column_mappings.remembered(session.database(), key)
        if mapping:
            _read_mapped(work, files, key, mapping)
    return files


def _read_mapped(work: Intake, files: Mapping[str, File], key: str, mapping: Mapping[int, str]) -> None:
    """Read the files with these headers by the columns that were chosen."""
    same = [
        file for file in files.values() if (file.reading.layout == UNKNOWN or file.mapping) and file.headers_key == key
    ]
    given = [(file.name, file.data) for file in same]
    known = work.kind.registers(session.database())
    readings = read_all(given, known, noun=work.kind.noun, mapping=mapping, **work.read_with)
    for file, reading in zip(same, readings, strict=True):
        file.reading, file.mapping = reading, mapping


def _plan(work: Intake) -> None:
    """Compare anew when files or data are others than last time, and say when others changed what was shown."""
    revision = session.revision()
    if work.planned_at == revision:
        return
    if work.planned_at is None:
        _replace(work)
    before = [plan.changes for plan in work.plans]
    readings = [file.reading for file in work.files.values()]
    work.effect = None
    work.plans = work.kind.service.plan(session.database(), session.actor(), readings, **work.plan_with)
    if work.planned_at is None:
        work.overtaken, work.problems = False, []
    elif before != [plan.changes for plan in work.plans]:
        work.overtaken = True
    work.planned_at = revision


def _replace(work: Intake) -> None:
    """Leave out a file whose answers all stand in one of the same name that was chosen after it."""
    files = list(work.files.values())
    answers = [work.kind.answers_in(file.reading) for file in files]
    for earlier, later in replaced([file.name for file in files], answers).items():
        work.replaced[files[earlier].file_id] = files[later].file_id
        del work.files[files[earlier].file_id]


def choose_columns(work: Intake, key: str, mapping: Mapping[int, str]) -> None:
    """Remember which column is which for these headers, and read their files by it."""
    try:
        column_mappings.remember(session.database(), session.actor(), key, mapping, action=work.kind.service.ACTION)
    except WorkforceError as error:
        messages.failed(error)
        return
    _read_mapped(work, work.files, key, mapping)
    work.planned_at = None


def accept(work: Intake) -> None:
    """Write all files or none. A second click finds nothing left to accept."""
    if not work.plans:
        return
    reason = st.session_state.get(work.reason_key)
    work.problems, work.overtaken = [], False
    try:
        done = work.kind.service.accept(
            session.database(), session.actor(), work.plans, today=session.today(), reason=reason
        )
    except Invalid as error:
        work.problems = error.problems
    except Stale:
        work.overtaken = True
    except WorkforceError as error:
        messages.failed(error)
    else:
        put_away_all(work)
        _tell(done)


def _tell(done: Sequence[Accepted]) -> None:
    written = [file for file in done if file.import_id is not None]
    if not written:
        messages.done("page.imports.nothing_new", n=len(done))
        return
    counts = {name: notation.number(sum(getattr(file, name) for file in done)) for name in OUTCOMES}
    messages.done("page.imports.accepted", n=len(written), **counts)


def send_back(work: Intake) -> None:
    """Note the files with errors as sent back and put them away, so that the others can be accepted."""
    count = 0
    for file, plan in work.judged:
        if plan.is_acceptable:
            continue
        try:
            work.kind.refuse(session.database(), session.actor(), plan)
        except WorkforceError as error:
            messages.failed(error)
            return
        work.put_away.add(file.file_id)
        count += 1
    messages.done("page.imports.sent_back", n=count)


def put_away_all(work: Intake) -> None:
    """Forget the upload; the uploader is empty again."""
    st.session_state[STATE + work.kind.noun] = Intake(work.kind, generation=work.generation + 1)
    work.plans = []
