"""The built-in rules: a folder is a family, a file is a rule. The table is generated from the files."""

from newslint_rules._table import RULES

__all__ = ["RULES"]
