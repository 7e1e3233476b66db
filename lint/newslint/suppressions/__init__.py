"""Findings that an editor has agreed to: asked for in the article, applied, and themselves checked.

A suppression names its rules and its reason, and may name the day until which it holds; there is no way to
silence everything.
"""

BESIDE = "newslint-suppressions.yaml"
"""The file beside the articles that holds them, so that their reasons reach no reader."""
