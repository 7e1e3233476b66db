"""Pages on what newslint rests on: the sources of its rules, and the profiles that choose among them."""

from __future__ import annotations

from newslint import registry
from newslint.pages import anchor, choice_words, grade_words
from newslint.profiles import PROFILES, Choice, Profile
from newslint.standards import Standard

_PROFILES = """\
# Profiles

Standards differ: one house writes the month first, another wants no date in numbers at all. A profile sets options and
severities as one of the great houses has it. `profile: ap` in `newslint.yaml` chooses it, or `--profile ap` for a run.

- Whatever the configuration says of a rule or its family wins over the profile.
- A profile switches nothing on. Rules in preview run when they are named (`extend-select: [quotes/style]`).
- Each choice names its source. The grade says how far to trust it: A, the organisation's own words; B, as taught or
  quoted by others; C, as seen in print. The AP Stylebook is behind a subscription and was not read, so nothing here
  is what AP itself asks for, only what is commonly taught as AP style.
- Where no source was found, a profile leaves newslint's default: there is no choice here without one.

To change a choice, write it into the configuration; the rest of the profile stays:

```yaml
profile: bbc
extend-select: [quotes/style]
options:
  quotes/style: { headline: double }
```

A house's own profile, for all its repositories, is a configuration that they build on (`extends:`, see
[configuration.md](configuration.md)).

`newslint --show-settings FILE` marks every value that comes from the profile, `newslint explain RULE` tells what each
profile sets for a rule.
"""

_SOURCES = """\
# Sources

What the rules and the [profiles](profiles.md) rest on. The grade says how far a source can be trusted:
A, the organisation's own words; B, as taught or quoted by others; C, as seen in print. “newslint” stands for rules that
need no authority beyond arithmetic, the calendar, or plain sense.

| whose | what | grade | for |
| --- | --- | --- | --- |
"""


def profiles_page() -> str:
    """Return the page on profiles, in Markdown."""
    parts = [_PROFILES, *(_profile(profile) for profile in PROFILES.values())]
    return "\n".join(parts)


def _profile(profile: Profile) -> str:
    head = f"## {profile.name}\n\n{profile.title}.\n"
    if not profile.choices:
        return head
    rows = "".join(_choice(choice) for choice in profile.choices)
    return f"{head}\n| rule | sets | because | source |\n| --- | --- | --- | --- |\n{rows}"


def _choice(choice: Choice) -> str:
    source = f"{choice.standard.body}: {_title(choice.standard)} ({grade_words(choice.standard)})"
    return f"| {_rule(choice.rule)} | {'; '.join(choice_words(choice))} | {choice.why} | {source} |\n"


def sources_page() -> str:
    """Return the page on the sources of all rules and profiles, in Markdown."""
    uses: dict[Standard, list[str]] = {}
    for name, entry in registry.rules().items():
        for standard in entry.load().standards:
            uses.setdefault(standard, []).append(_rule(name))
    for profile in PROFILES.values():
        for choice in profile.choices:
            uses.setdefault(choice.standard, []).append(
                f"[profile `{profile.name}`](profiles.md#{profile.name})"
            )
    rows = [
        f"| {standard.body} | {_title(standard)} | {standard.grade} | {', '.join(dict.fromkeys(names))} |\n"
        for standard, names in sorted(uses.items(), key=lambda item: (item[0].body.casefold(), item[0].title))
    ]
    return _SOURCES + "".join(rows)


def _title(standard: Standard) -> str:
    return f"[{standard.title}]({standard.url})" if standard.url else standard.title


def _rule(name: str) -> str:
    return f"[`{name}`](rules.md#{anchor(name)})"
