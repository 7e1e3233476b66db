"""A survey as a commented `newslint.yaml`: what differs from the defaults is set, the rest is said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from newslint.reporters.words import counted
from newslint.survey import Alternatives, Survey
from newslint.survey.keys import KeyCount
from newslint.survey.shortcodes import ShortcodeCount

_HEAD = """\
# What this repository does differently: written by `newslint init` from a look at its articles, yours to change.
# Every key: docs/configuration.md of newslint. What applies to a file, and why: newslint --show-settings FILE
"""
_RULES = """\
# Rules and families to run; `default` is every rule that is not in preview. `newslint rules` lists them all.
select: [default]
# extend-select: [captions/missing]
# severity: {dates/undated-caption: note}

# Where standards differ, one to follow: ap, reuters, bbc, npr or guardian (docs/profiles.md of newslint).
# profile: ap
"""
_PLAIN = re.compile(r"[A-Za-z][\w./-]*[A-Za-z0-9]|[A-Za-z]|\d+")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_OWN = frozenset({"markdown", "html", "text", "yaml"})
"""Formats that houses write themselves; the others have their keys from their standards."""
_MANY = 100
"""From so many articles on, it is better to begin with a baseline."""


def configuration(survey: Survey) -> str:
    """Return the text of the configuration that fits."""
    return "\n".join(part for part in (_HEAD, *_parts(survey)) if part)


def _parts(survey: Survey) -> Iterator[str]:
    yield _found(survey)
    if survey.above:
        yield f"# The configuration above, which this one would otherwise hide.\nextends: {_scalar(survey.above)}\n"
    yield _RULES
    if survey.language:
        number = f"{survey.languages[survey.language]} of {counted(survey.articles, 'article')}"
        yield f"# The language of articles that do not say; {number} are in it.\nlanguage: {survey.language}\n"
    if survey.keys:
        yield "# Keys of front matter that newslint would not know by themselves.\nfields:\n" + _fields(
            survey.keys
        )
    if survey.shortcodes:
        yield (
            "# Shortcodes that show a picture: what their arguments mean. Look them over: newslint show FILE\n"
            "shortcodes:\n" + "".join(map(_shortcode, survey.shortcodes))
        )
    yield _alternatives(survey.alternatives)
    if survey.names:
        yield f"# The house name list.\nnames: {_scalar(survey.names)}\n"
    if survey.output:
        maker = survey.generator.name if survey.generator is not None else "the generator"
        yield f"# {maker} writes the site there.\nexclude:\n  - {_scalar(f'/{survey.output}/')}\n"


def _found(survey: Survey) -> str:
    if not survey.articles:
        return "# No article was found yet.\n"
    formats = ", ".join(f"{number} {name}" for name, number in survey.formats.items())
    read = counted(survey.articles, "article")
    made = f", made with {survey.generator.name}" if survey.generator is not None else ""
    lines = [f"# {read} read ({formats}){made}."]
    if survey.files > survey.articles:
        lines.append(f"# They are a sample: {counted(survey.files, 'file')} may hold articles.")
    if survey.drafts:
        lines.append(
            f"# {counted(survey.drafts, 'draft')} among them: rules about missing and disordered dates pass them over."
        )
    if agency := sorted(survey.formats.keys() - _OWN):
        lines.append(f"# Agency formats need no keys here: {', '.join(agency)}.")
    unknown = survey.languages.get("", 0)
    if unknown:
        lines.append(
            f"# {counted(unknown, 'article')} in no language that could be told; rules for English pass them over."
        )
    if survey.files >= _MANY:
        lines.append(
            "# On an archive, `newslint baseline write` notes what is wrong today; then only what is new is reported."
        )
    return "\n".join(lines) + "\n"


def _fields(keys: tuple[KeyCount, ...]) -> str:
    by_field: dict[str, list[KeyCount]] = {}
    for key in keys:
        by_field.setdefault(key.field, []).append(key)
    lines: list[str] = []
    for field, found in by_field.items():
        names = [_scalar(item.key) for item in found]
        value = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
        numbers = " and ".join(str(item.articles) for item in found)
        lines.append(f"  {field}: {value}  # in {numbers} {'article' if numbers == '1' else 'articles'}\n")
    return "".join(lines)


def _shortcode(item: ShortcodeCount) -> str:
    arguments = ", ".join(f"{_scalar(name)}: {meaning}" for name, meaning in item.arguments)
    return f"  {_scalar(item.name)}: {{{arguments}}}  # in {counted(item.articles, 'article')}\n"


def _alternatives(found: Alternatives) -> str:
    texts = counted(found.pictures, "alternative text")
    if found.are_captions:
        why = f"{found.credited} of {texts} end with a credit, and hardly a picture has another caption"
        return f"# The site shows alternative texts as captions: {why}.\nalt-is-caption: true\n"
    if found.may_be_captions:
        why = f"{found.sentences} of {texts} read like captions, and hardly a picture has one"
        return f"# Does the site show alternative texts as captions? {why}.\n# alt-is-caption: true\n"
    return ""


def _scalar(value: str) -> str:
    """Return a word as YAML takes it, quoted where it could be anything else."""
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value)


def hooks(version: str, present: Mapping[str, str]) -> str:
    """Return the lines that make newslint a pre-commit hook, with where they go; nothing where it is one.

    Args:
        version: of newslint.
        present: the texts of files of the folder by name.
    """
    file = ".pre-commit-config.yaml"
    text = present.get(file)
    if text is not None and re.search(r"\bid:\s*newslint\b", text):
        return ""
    entry = (
        "  - repo: https://github.com/OWNER/newslint\n"
        f"    rev: v{version}\n"
        "    hooks:\n"
        "      - id: newslint          # rules within an article, on the files of the commit\n"
        "      - id: newslint-corpus   # rules across articles\n"
    )
    if text is None:
        return f"To check every commit, write into {file}:\n\nrepos:\n{entry}"
    return f"To check every commit, add below `repos:` in {file}:\n\n{entry}"


def next_steps(*, names: bool) -> str:
    """Return what a newsroom with an archive does next.

    Args:
        names: whether there is a house name list already.
    """
    steps = (
        "So that what is wrong already does not stop anybody: `newslint baseline write`, then "
        "`newslint --baseline .newslint-baseline.json`."
    )
    if names:
        return steps
    return f"{steps}\nFor a house name list, proposed from the articles: `newslint names learn --output names.yaml`."
