"""The app as a page test drives it: through the real router, one or more sessions on one database."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest

from workforce.config import ROOT
from workforce.database import Database
from workforce.ui import session

# Each AppTest would search all installed packages for custom components, a quarter of a second; this app has none.
NO_COMPONENTS = BidiComponentManager()


class RoutedApp:
    """Sessions of the app in this process, over the database that the environment names."""

    def session(self, **query: str) -> AppTest:
        """A new session that has not run yet, with the parameters of its link (``lang="en"``, ``m="…"``)."""
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app._bidi_component_manager = NO_COMPONENTS
        for name, value in query.items():
            app.query_params[name] = value
        return app

    def open(self, page: str, **query: str) -> AppTest:
        """A new session whose first run opens a page by its file, as a deep link does.

        The router knows the page by its link, AppTest before the first run by its file's name: these are the same.
        """
        return self.session(**query).switch_page(page).run()

    @property
    def database(self) -> Database:
        """The database that the sessions share, to look into or to write as somebody else."""
        return session.database()

    def answer(self, question: Callable[..., pd.DataFrame], **filters: object) -> pd.DataFrame:
        """What the database says now, asked past every cache of the pages."""
        with self.database.reading() as connection:
            return question(connection, **filters)

    def close(self) -> None:
        """Close the database. What was cached stays: answers are kept by file and revision, charts by their data."""
        session.close_database()
