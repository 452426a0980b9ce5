"""What the written pages name exists."""

from __future__ import annotations

import re

from tools.pictures import PICTURES
from workforce.config import ROOT

DOCS = ROOT / "docs"


def text(*folders: str, ending: str) -> str:
    """All files with an ending below some folders, as one text."""
    files = sorted(path for folder in folders for path in (ROOT / folder).rglob(f"*{ending}"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def pinned(name: str) -> set[str]:
    """The packages that a requirements file pins."""
    return set(re.findall(r"^([\w.-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def test_every_identifier_of_the_glossary_exists():
    source = text("sql", ending=".sql") + text("data/reference", ending=".csv") + text("workforce", ending=".json")
    rows = re.findall(r"^\|.*\| ([^|]*) \|$", (DOCS / "glossary.md").read_text(encoding="utf-8"), re.MULTILINE)
    names = [
        name for row in rows for quoted in re.findall(r"`([^`]+)`", row) for name in re.findall(r"[a-z_]\w+", quoted)
    ]
    assert len(names) > 50
    assert [name for name in names if not re.search(rf"(\b|_){name}\b", source) and name != "NULL"] == []


def test_every_dependency_has_its_sentence_and_its_exact_version():
    explained = set(
        re.findall(r"^\| ([\w-]+) \| .{20}", (DOCS / "dependencies.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    direct = pinned("requirements.txt") | pinned("requirements-dev.txt")
    assert (explained - {"package"}, direct - pinned("constraints.txt")) == (direct, set())


def test_every_link_between_the_pages_leads_to_a_file():
    broken = []
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert broken == []


def test_every_file_that_the_pages_name_exists():
    patterns = r"`((?:workforce|sql|tests|tools|data|docs|pages|\.streamlit|\.ci)/[\w./-]+\.\w+)`"
    missing = []
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]:
        for name in re.findall(patterns, page.read_text(encoding="utf-8")):
            if "NNN" not in name and not (ROOT / name).exists():
                missing.append(f"{page.relative_to(ROOT)} → {name}")
    assert missing == []


def test_every_picture_is_shown_and_can_be_taken_afresh():
    shown = set()
    for page in ROOT.glob("README*.md"):
        shown |= set(re.findall(r"\(docs/pictures/([\w.]+)\)", page.read_text(encoding="utf-8")))
    taken = {f"{picture.name}.png" for picture in PICTURES}
    assert (shown, {path.name for path in (DOCS / "pictures").iterdir()}) == (taken, taken)


def test_every_make_command_that_the_pages_name_exists():
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = "\n".join(path.read_text(encoding="utf-8") for path in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
    assert set(re.findall(r"`make ([a-z-]+)", pages)) - targets == set()


def test_decisions_are_numbered_once():
    numbers = [path.name[:4] for path in sorted((DOCS / "decisions").glob("*.md"))]
    assert sorted(set(numbers)) == numbers


def test_every_variable_of_the_settings_is_in_the_operating_manual():
    code = (ROOT / "workforce" / "config.py").read_text(encoding="utf-8")
    manual = (DOCS / "operating.md").read_text(encoding="utf-8")
    assert set(re.findall(r"WORKFORCE_[A-Z_]+", code)) - set(re.findall(r"WORKFORCE_[A-Z_]+", manual)) == set()


def test_every_command_is_in_the_operating_manual():
    code = (ROOT / "workforce" / "__main__.py").read_text(encoding="utf-8")
    manual = (DOCS / "operating.md").read_text(encoding="utf-8")
    commands = re.findall(r'command\("([a-z-]+)", words', code)
    assert len(commands) >= 4
    assert [name for name in commands if f"python -m workforce {name}" not in manual] == []
