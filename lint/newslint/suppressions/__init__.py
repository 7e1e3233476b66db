"""Findings that an editor has agreed to: asked for in the article, applied, and themselves checked.

A suppression names its rules and its reason, and may name the day until which it holds; there is no way to
silence everything.
"""

from newslint.suppressions.apply import Applied, apply
from newslint.suppressions.directives import Suppression, suppressions

__all__ = ["Applied", "Suppression", "apply", "suppressions"]
