"""取込：回答のファイルを読み取り、今の値と見比べ、すべて取り込むかやめる。取込の履歴と取消。"""

import streamlit as st

from workforce.domain import notation
from workforce.queries import surveys
from workforce.ui import (
    cards,
    column_mapping,
    import_history,
    import_intake,
    import_preview,
    import_problems,
    messages,
    return_preview,
    session,
)
from workforce.ui.asking import ask
from workforce.ui.import_kinds import RETURNS

words, work = session.words(), import_intake.current(RETURNS)
cards.heading(words("page.imports.title"), lead=words("page.imports.lead"))
messages.show_done()

with cards.card("import_upload", words("page.imports.choose"), words("page.imports.choose_subtitle")):
    uploaded = st.file_uploader(
        words("page.imports.uploader"), accept_multiple_files=True, key=work.uploader_key, label_visibility="collapsed"
    )
    days = list(dict.fromkeys(ask(surveys.listing)["as_of"].dt.date))
    as_of = st.selectbox(
        words("page.imports.as_of"),
        days,
        index=None,
        format_func=lambda day: notation.day(day, words.language),
        placeholder=words("page.imports.as_of_of_file"),
        help=words("page.imports.as_of_help"),
        key="import_as_of",
        width=360,
    )
    progress = st.empty()
    import_intake.take(
        work,
        uploaded,
        lambda done, total: progress.progress(done / total, words("page.imports.reading", done=done, total=total)),
        read_with={"as_of": as_of},
    )
    progress.empty()

if work.files:
    for key, file in work.to_map.items():
        column_mapping.show(work, key, file)
    import_preview.show_files(work, return_preview.TOLD)
    import_problems.show(work)
    import_preview.show_changes(work, return_preview.TOLD)
    import_preview.show_decision(work)
import_history.show(RETURNS)
