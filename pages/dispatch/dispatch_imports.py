"""派遣の記録の取込：ファイルを読み取り、いまの記録と延べ人日を見比べ、すべて取り込むかやめる。履歴と取消。"""

import streamlit as st

from workforce.ui import (
    cards,
    column_mapping,
    dispatch_log_files,
    dispatch_log_preview,
    import_history,
    import_intake,
    import_preview,
    import_problems,
    messages,
    session,
)
from workforce.ui.import_kinds import LOGS

words, work = session.words(), import_intake.current(LOGS)
cards.heading(words("page.dispatch_imports.title"), lead=words("page.dispatch_imports.lead"))
messages.show_done()

with cards.card("import_upload", words("page.imports.choose"), words("page.dispatch_imports.choose_subtitle")):
    uploaded = st.file_uploader(
        words("page.dispatch_imports.uploader"),
        accept_multiple_files=True,
        key=work.uploader_key,
        label_visibility="collapsed",
    )
    registers_disasters = st.checkbox(
        words("page.dispatch_imports.register_disasters"),
        help=words("page.dispatch_imports.register_disasters_help"),
        key="import_register_disasters",
    )
    dispatch_log_files.template()
    progress = st.empty()
    import_intake.take(
        work,
        uploaded,
        lambda done, total: progress.progress(done / total, words("page.imports.reading", done=done, total=total)),
        plan_with={"today": session.today(), "registers_disasters": registers_disasters},
    )
    progress.empty()

if work.files:
    for key, file in work.to_map.items():
        column_mapping.show(work, key, file)
    import_preview.show_files(work, dispatch_log_preview.TOLD)
    import_problems.show(work)
    dispatch_log_preview.show_effect(work)
    import_preview.show_changes(work, dispatch_log_preview.TOLD)
    import_preview.show_decision(work)
import_history.show(LOGS)
