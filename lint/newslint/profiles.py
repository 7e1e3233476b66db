"""Profiles: what each of the great standards chooses where standards differ. The only place that says so.

A profile lies below the configuration: whatever a configuration says of a rule wins. Every choice names its
source, with the grade that says how far the source can be trusted (`newslint.rule.Standard`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newslint.finding import Severity
from newslint.standards import Standard


@dataclass(frozen=True, slots=True)
class Choice:
    """What a profile sets for one rule.

    Attributes:
        rule: the rule's id.
        why: one sentence on what the standard says.
        standard: the source.
        severity: another severity for the rule; None where the profile leaves it.
        options: options of the rule, by the names of its fields in kebab case.
    """

    rule: str
    why: str
    standard: Standard
    severity: Severity | None = None
    options: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class Profile:
    """A standard, by the name that a configuration gives it."""

    name: str
    title: str
    choices: tuple[Choice, ...] = ()

    def choice(self, rule: str) -> Choice | None:
        """Return what the profile sets for a rule."""
        return next((choice for choice in self.choices if choice.rule == rule), None)


_AP_CREDIT = Standard(
    "AP",
    "Captions: sign-off in brackets; pictures by others “via AP”",
    "B",
    "https://gottesmanpr.com/2017/07",
)
_REUTERS_CREDIT = Standard(
    "Reuters",
    "Credits as printed: REUTERS/Name, /File Photo for the archive",
    "C",
)
_AP_CAPTION = Standard(
    "AP",
    "Captions: the date the photo was made",
    "B",
    "https://merrillphotojournalism.blogspot.com/p/ap-style-for-writing-photo-captions.html",
)
_AP_MONTHS = Standard(
    "AP",
    "Months: with a date, the month is a word",
    "B",
    "https://extension.illinois.edu/commit/dates-and-times",
)
_REUTERS_CAPTION = Standard(
    "Reuters",
    "Captions: the correct date and the circumstances",
    "B",
    "https://orloffawards.prophotographywa.com.au/writing-captions",
)
_REUTERS_MONTHS = Standard(
    "Reuters", "Handbook, letter A: dates in text", "A", "https://handbook.reuters.com/index.php?title=A"
)
_BBC_DATES = Standard(
    "BBC",
    "News style guide, letter D: dates; days",
    "A",
    "https://www.bbc.co.uk/academy/en/articles/art20130702112133560",
)
_GUARDIAN_CREDIT = Standard("The Guardian", "Credits as printed: Photograph: Name/Agency", "C")
_BBC_QUOTES = Standard(
    "BBC",
    "News style guide, letter Q: single marks in headlines, double ones in text and captions",
    "A",
    "https://www.bbc.co.uk/academy/en/articles/art20130702112133588",
)
_NPR_CREDIT = Standard(
    "NPR",
    "Photo credits: name and agency",
    "B",
    "https://www.imediaethics.org/npr-releases-photo-caption-guidelines/",
)
_NPR_CAPTION = Standard(
    "NPR",
    "Photo caption guidelines: the when (2016, marked there as out of date)",
    "A",
    "https://training.npr.org/2016/01/12/these-are-nprs-photo-caption-guidelines/",
)
_NPR_BYLINES = Standard("NPR", "Guidance for bylines on NPR.org (2017)", "A", "https://ethics.npr.org/")

PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "ap",
            "The Associated Press",
            (
                Choice(
                    "credits/form", "credits that name AP have one form", _AP_CREDIT, options={"style": "ap"}
                ),
                Choice(
                    "dates/ambiguous",
                    "the month stands before the day",
                    _AP_MONTHS,
                    options={"order": "month-first"},
                ),
                Choice(
                    "dates/undated-caption",
                    "a caption gives the date of the picture, even below a dated story",
                    _AP_CAPTION,
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Profile(
            "reuters",
            "Reuters",
            (
                Choice(
                    "credits/form",
                    "credits that name Reuters have one form",
                    _REUTERS_CREDIT,
                    options={"style": "reuters"},
                ),
                Choice(
                    "dates/ambiguous",
                    "the month stands before the day",
                    _REUTERS_MONTHS,
                    options={"order": "month-first"},
                ),
                Choice(
                    "dates/undated-caption",
                    "a caption states the correct date, even below a dated story",
                    _REUTERS_CAPTION,
                    severity=Severity.WARNING,
                ),
            ),
        ),
        Profile(
            "bbc",
            "BBC News",
            (
                Choice(
                    "dates/ambiguous",
                    "a date in numbers alone is to be avoided, since it means another day in the US",
                    _BBC_DATES,
                    severity=Severity.WARNING,
                ),
                Choice(
                    "dates/undated-caption",
                    "days are referred to by name",
                    _BBC_DATES,
                    severity=Severity.NOTE,
                ),
                Choice(
                    "quotes/style",
                    "quotations have single marks in headlines, double ones in text and captions",
                    _BBC_QUOTES,
                    options={"headline": "single", "text": "double"},
                ),
            ),
        ),
        Profile(
            "npr",
            "NPR",
            (
                Choice(
                    "article/no-byline",
                    "every story has a byline",
                    _NPR_BYLINES,
                    severity=Severity.WARNING,
                ),
                Choice(
                    "credits/form",
                    "a credit gives name and agency, without a label",
                    _NPR_CREDIT,
                    options={"style": "npr"},
                ),
                Choice(
                    "dates/undated-caption",
                    "within a week a caption names the day of the week alone",
                    _NPR_CAPTION,
                    severity=Severity.NOTE,
                ),
            ),
        ),
        Profile(
            "guardian",
            "The Guardian",
            (
                Choice(
                    "credits/form",
                    "a credit begins with a label",
                    _GUARDIAN_CREDIT,
                    options={"style": "guardian"},
                ),
            ),
        ),
        Profile("house", "The house's own style: nothing but the defaults and the configuration"),
    )
}
"""Every profile by name."""
