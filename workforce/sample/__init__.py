"""Writes ``data/sample/*.csv``: synthetic surveys and dispatches whose totals equal the published ones.

No municipality publishes its vacancies, so every figure of a single municipality is invented. What is
fixed, and tested, are the totals; they and everything local stand in ``data/calibration/*.csv``. The
generator is seeded: it writes the same bytes every time.
"""
