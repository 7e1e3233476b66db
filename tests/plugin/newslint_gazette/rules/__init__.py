"""The rules of the Gazette: a folder is a family, a file is a rule."""

from newslint import rules_below

RULES = rules_below(__name__)
