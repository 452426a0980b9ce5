"""Every refusal of the readers has a sentence, and a return in the corpus that shows it."""

from __future__ import annotations

import ast
from string import Formatter

import pytest

from tests.importers.corpus.logs import LOGS
from tests.importers.corpus.returns import RETURNS
from tools.reader_codes import RAISED, calls, codes, readers
from workforce.i18n import LANGUAGES, catalogue

# 調査票の読み取りは、その試験が示す
OF_TABLES = [path for path in readers() if not path.stem.startswith("form")]
# 子プロセスが死ぬとき、長すぎるとき、ほかの県の名簿で読むときにだけ出る：test_child.py と test_staffing.py
SHOWN_ELSEWHERE = {"read_failed", "read_too_long", "read_too_much", "more_problems"}
SHOWN_ELSEWHERE |= {"ambiguous_municipality", "ambiguous_occupation"}
# 読む側が先に断るので、ここまで届かない（画面の入力の規則と共通）
OF_RULES_ONLY = {"required"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence_whose_values_it_hands_over(language):
    texts = catalogue(language)
    assert [code for code in sorted(codes(*readers())) if f"error.{code}" not in texts] == []
    wrong = []
    for path in readers():
        for name, call in calls(path):
            if name in RAISED and isinstance(call.args[0], ast.Constant):
                text = texts.get(f"error.{call.args[0].value}", "")
                wanted = {field for _, field, _, _ in Formatter().parse(text) if field}
                if not wanted <= {word.arg for word in call.keywords}:
                    wrong.append((call.args[0].value, wanted))
    assert wrong == []


def test_every_refusal_is_shown_by_a_return_of_the_corpus():
    shown = {problem.split()[1] for one in (*RETURNS, *LOGS) for problem in one.problems}
    assert codes(*OF_TABLES) - SHOWN_ELSEWHERE - OF_RULES_ONLY - shown == set()
