"""The router: who is here, which pages they may open, run one page. Nothing else.

The server imports this file once (no session yet: it gets the application); every run of a page
executes it (a session: it gets its page).
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from workforce.ui import router

if get_script_run_ctx(suppress_warning=True) is None:
    router.keep_pages_behind_the_router()
    router.open_database_early()
    app = st.App(__file__, on_script_error=router.report)
else:
    router.run()
