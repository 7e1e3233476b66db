"""The files of a new rule, and of the package that it goes into."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

_PYPROJECT = Template("""\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "$distribution"
version = "0.1"
description = "House rules for newslint."
requires-python = ">=3.11"
dependencies = ["newslint>=$version"]

[project.optional-dependencies]
test = ["pytest>=8"]

# The door by which newslint finds the rules, once the package is installed.
[project.entry-points."newslint.rules"]
$package = "$package.rules:RULES"

[tool.hatch.build.targets.wheel]
packages = ["$package"]

[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["."]
""")

_README = Template("""\
# $distribution

House rules for [newslint](https://pypi.org/project/newslint/).

    python -m pip install -e ".[test]"
    python -m pytest
    newslint explain $id

A rule is one file, `$package/rules/<family>/<name>.py`; `newslint new-rule FAMILY/NAME --into .` begins another.
Its examples are its tests: `⟦…⟧` marks what must be reported, no more and no less.
""")

_RULES = Template('''\
"""The house rules: a folder is a family, a file is a rule."""

from newslint import rules_below

RULES = rules_below(__name__)
''')

_RULE = Template('''\
"""$id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from newslint import ArticleRule, Context, Example, Finding, Precision, Severity, Standard
from newslint_schemas import Article


@dataclass(frozen=True, slots=True)
class $name(ArticleRule):
    """A phrase that the house has retired.

    Say here why it matters and what to do: this text is the page that `newslint explain` shows, and its first
    line is the title.
    """

    id: ClassVar[str] = "$id"
    since: ClassVar[str] = "0.1"
    severity: ClassVar[Severity] = Severity.WARNING
    # COMPUTED: the rule only looks words up. A rule that judges says what it was measured to reach.
    precision: ClassVar[Precision] = Precision.COMPUTED
    standards: ClassVar[tuple[Standard, ...]] = (Standard("House style", "Retired phrases"),)
    bad: ClassVar[tuple[str | Example, ...]] = (
        "# Ferry stops\\n\\nThe ferry stops ⟦in the wake of⟧ the storm.\\n",
        Example(
            "---\\ntitle: Ferry stops\\n---\\n\\nThe coach, ⟦going forward⟧, is the only way.\\n",
            options={"phrases": ("going forward",)},
            note="With phrases of your own.",
        ),
    )
    good: ClassVar[tuple[str | Example, ...]] = ("# Ferry stops\\n\\nThe ferry stops after the storm.\\n",)

    phrases: tuple[str, ...] = ("in the wake of",)
    """The phrases, without regard to case. Every option has a default and a line like this one."""

    def check(self, article: Article, context: Context) -> Iterator[Finding]:
        """Yield a finding for each retired phrase, wherever a reader sees it."""
        for passage in context.passages:
            for phrase in self.phrases:
                for match in re.finditer(rf"\\b{re.escape(phrase)}\\b", passage.text.value, re.IGNORECASE):
                    yield self.finding(
                        passage.text.slice(*match.span()),
                        f"“{match[0]}” is retired; say it in plain words.",
                        part=passage.part,
                    )
''')

_TESTS = Template('''\
"""Every example of every rule."""

from __future__ import annotations

import pytest
from newslint.testing import Case, cases

from $rules import RULES


@pytest.mark.parametrize("case", cases(*RULES), ids=str)
def test_a_rule_reports_the_marked_places_and_no_others(case: Case) -> None:
    case.check()
''')

ID = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z]+(?:-[a-z]+)*")
"""The form of a rule's id."""


def package_of(folder: str) -> str:
    """Return the name of a package for the folder that it is to stand in."""
    name = re.sub(r"[^a-z0-9]+", "_", folder.lower()).strip("_") or "house_rules"
    if (
        name[0].isdigit()
        or keyword.iskeyword(name)
        or name in ("newslint", "newslint_rules", "newslint_schemas")
    ):
        return f"house_{name}"
    return name


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule that is to be written.

    Attributes:
        id: the rule's id.
        rules: the package whose sub-packages are the families, with dots ("gazette.rules").
    """

    id: str
    rules: str

    def files(self) -> Mapping[str, str]:
        """Return the texts of the rule and its family by path, relative to the package that holds families."""
        family, _, name = self.id.replace("-", "_").partition("/")
        words = "".join(word.capitalize() for word in name.split("_"))
        values = {"id": self.id, "name": f"{words}Rule" if keyword.iskeyword(words) else words}
        return {
            f"{family}/__init__.py": f'"""The family `{self.id.partition("/")[0]}`."""\n',
            f"{family}/{name}.py": _RULE.substitute(values),
        }

    def tests(self) -> str:
        """Return the text of the tests."""
        return _TESTS.substitute(rules=self.rules)

    def package(self, distribution: str, version: str) -> Mapping[str, str]:
        """Return the texts of a whole new package around the rule, by path.

        Args:
            distribution: the name that pip knows it by.
            version: the version of newslint that it needs.
        """
        package = self.rules.partition(".")[0]
        values = {"distribution": distribution, "package": package, "version": version, "id": self.id}
        inner = {f"{package}/rules/{path}": text for path, text in self.files().items()}
        return {
            "pyproject.toml": _PYPROJECT.substitute(values),
            "README.md": _README.substitute(values),
            f"{package}/__init__.py": '"""House rules for newslint."""\n',
            f"{package}/py.typed": "",
            f"{package}/rules/__init__.py": _RULES.substitute(values),
            **inner,
            "tests/test_rules.py": self.tests(),
        }
