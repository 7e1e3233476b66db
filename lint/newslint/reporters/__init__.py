"""The built-in reporters: one module a format, each a pure function of a report."""

from newslint.reporters.base import Reporter, ReportOptions

REPORTERS: tuple[Reporter, ...] = (
    Reporter("text", "newslint.reporters.text:write"),
    Reporter("concise", "newslint.reporters.concise:write"),
    Reporter("json", "newslint.reporters.json_report:write"),
    Reporter("jsonl", "newslint.reporters.json_report:write_lines"),
    Reporter("sarif", "newslint.reporters.sarif:write", "newslint.reporters.sarif:left_out"),
    Reporter("github", "newslint.reporters.github:write", "newslint.reporters.github:left_out"),
    Reporter("github-summary", "newslint.reporters.github_summary:write"),
    Reporter("gitlab", "newslint.reporters.gitlab:write"),
    Reporter("junit", "newslint.reporters.junit:write"),
    Reporter("checkstyle", "newslint.reporters.checkstyle:write"),
    Reporter("rdjson", "newslint.reporters.rdjson:write"),
)

__all__ = ["REPORTERS", "ReportOptions", "Reporter"]
