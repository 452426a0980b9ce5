"""Every word goes through i18n, and both languages are complete."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.architecture.source import called, literal, nodes, place
from workforce import errors, sql_files
from workforce.i18n import FOLDER, LANGUAGES, catalogue

JAPANESE = re.compile(r"[ぁ-ヿ一-鿿、。「」（）：！？]")
# The name of a language stands in that language; a gap or a separator is not needed in each.
OTHER_LANGUAGE = "page.switch_language"
MAY_BE_EMPTY = re.compile(r".*_(gap|separator)")
KEY = re.compile(r"[a-z_]+\.[a-z0-9_.]+")


def placeholders(text: str) -> set[str]:
    """The names between braces."""
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def keys_in_code() -> Iterator[tuple[str, str, bool]]:
    """Each key handed to the words: (where, text, whether it is only the start of an f-string)."""
    for path, call in nodes(ast.Call):
        if (called(call).endswith("words") or called(call) in {"t", "w"}) and call.args:
            text = literal(call.args[0])
            if text is not None:
                yield place(path, call), text, isinstance(call.args[0], ast.JoinedStr)


def test_both_languages_have_the_same_keys():
    japanese, english = (catalogue(language) for language in LANGUAGES)
    assert set(japanese) ^ set(english) == set()


def test_both_languages_name_the_same_values():
    japanese, english = (catalogue(language) for language in LANGUAGES)
    differing = [
        key for key in japanese.keys() & english.keys() if placeholders(japanese[key]) != placeholders(english[key])
    ]
    assert differing == []


def test_no_text_is_empty():
    texts = [(language, key, text) for language in LANGUAGES for key, text in catalogue(language).items()]
    assert [(language, key) for language, key, text in texts if not text and not MAY_BE_EMPTY.fullmatch(key)] == []


def test_no_japanese_is_left_in_the_english():
    found = {key: text for key, text in catalogue("en").items() if JAPANESE.search(text)}
    assert found.keys() - {OTHER_LANGUAGE} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_stands_once_in_the_file_of_its_prefix(language: str):
    astray = []
    for path in sorted((FOLDER / language).glob("*.json")):
        pairs = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
        keys = [key for key, _ in pairs]
        astray += [f"{path.name}: {key}" for key in keys if key.split(".")[0] != path.stem or keys.count(key) > 1]
    assert astray == []


def test_every_key_used_in_code_has_a_text():
    texts = catalogue("ja")
    missing = [
        f"{where} {text}"
        for where, text, is_start in keys_in_code()
        if not (any(key.startswith(text) for key in texts) if is_start else text in texts)
    ]
    assert missing == []


def test_every_text_is_used_in_code():
    literals = {node.value for _, node in nodes(ast.Constant) if isinstance(node.value, str)}
    starts = {text for text in literals if re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)*\.", text)}
    starts |= {start for _, start, is_start in keys_in_code() if is_start and "." in start}
    unused = [key for key in catalogue("ja") if key not in literals and not key.startswith(tuple(starts))]
    assert unused == []


def test_every_figure_of_the_data_dictionary_has_a_name():
    comments = [re.findall(r"COMMENT ON COLUMN \w+\.(\w+) IS", path.read_text("utf-8")) for path in sql_files.views()]
    columns = {column for of_view in comments for column in of_view}
    assert len(columns) > 50
    assert [name for name in sorted(columns) if not {f"field.{name}", f"metric.{name}"} & catalogue("ja").keys()] == []


def test_every_name_of_a_figure_names_one_that_is_defined_or_shown():
    comments = [re.findall(r"COMMENT ON COLUMN \w+\.(\w+) IS", path.read_text("utf-8")) for path in sql_files.views()]
    named = {column for of_view in comments for column in of_view}
    named |= {node.value.removeprefix("metric.") for _, node in nodes(ast.Constant) if isinstance(node.value, str)}
    made = [
        re.compile("".join(re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+" for part in node.values))
        for _, node in nodes(ast.JoinedStr)
        if any(isinstance(part, ast.Constant) and len(part.value) > 5 for part in node.values)
    ]
    names = [key.removeprefix("metric.") for key in catalogue("ja") if key.startswith("metric.")]
    unused = [name for name in names if name not in named and not any(each.fullmatch(name) for each in made)]
    assert unused == []


def test_every_table_that_is_taken_away_has_a_file_name_in_both_languages():
    taken_away = {"download", "download_excel", "table_and_download"}
    keys = {
        start.rstrip("_"): place(path, call)
        for path, call in nodes(ast.Call)
        if called(call) in taken_away
        for keyword in call.keywords
        if keyword.arg == "key" and (start := literal(keyword.value))
    }
    names = {key.removeprefix("file.") for key in catalogue("ja") if key.startswith("file.")}
    assert len(keys) > 50
    assert [
        f"{where} {key}" for key, where in keys.items() if not any(f"{n}_".startswith(f"{key}_") for n in names)
    ] == []


def test_every_error_has_words():
    def kinds(base: type) -> Iterator[type]:
        for kind in base.__subclasses__():
            yield kind
            yield from kinds(kind)

    codes = {errors.WorkforceError.code} | {kind.code for kind in kinds(errors.WorkforceError)}
    assert [code for code in sorted(codes) if f"error.{code}" not in catalogue("ja")] == []


def test_every_text_fits_the_values_of_its_placeholders():
    odd = [
        key
        for language in LANGUAGES
        for key, text in catalogue(language).items()
        if not all(name.isidentifier() for name in placeholders(text))
    ]
    assert odd == []
