"""`newslint completion`: what the shell offers behind `newslint`, and how it asks for it.

The scripts hand the words up to the cursor to newslint, with the shell's name in `_NEWSLINT_COMPLETE`, and
read lines of kind, value and help between tabs. A kind `file` or `dir` asks the shell for its own paths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click
from click.shell_completion import CompletionItem, ShellComplete

from newslint.cli.app import COMMANDS, CONTEXT, Defaulting, app, first_word, routed

VARIABLE = "_NEWSLINT_COMPLETE"

_BASH = r"""# Completion of newslint for bash. In ~/.bashrc: eval "$(newslint completion bash)"
_newslint() {
    local kind value path current="${COMP_WORDS[COMP_CWORD]}"
    [ "$current" = "=" ] && current=""
    COMPREPLY=()
    while IFS=$'\t' read -r kind value _; do
        case "$kind" in
            plain) COMPREPLY+=("$value") ;;
            file | dir)
                compopt -o filenames 2>/dev/null
                while IFS= read -r path; do COMPREPLY+=("$path"); done < <(
                    if [ "$kind" = dir ]; then compgen -d -- "$current"; else compgen -f -- "$current"; fi
                )
                ;;
        esac
    done < <(_NEWSLINT_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _newslint newslint 2>/dev/null || complete -F _newslint newslint
"""

_ZSH = r"""#compdef newslint
# Completion of newslint for zsh. In ~/.zshrc, behind compinit: eval "$(newslint completion zsh)"
_newslint() {
    local kind value help files="" folders=""
    local -a plain
    while IFS=$'\t' read -r kind value help; do
        case "$kind" in
            plain) plain+=("${value//:/\\:}${help:+:$help}") ;;
            file) files=yes ;;
            dir) folders=yes ;;
        esac
    done < <(_NEWSLINT_COMPLETE=zsh "${words[1]}" "${(@)words[2,CURRENT]}" 2>/dev/null)
    [[ ${#plain} -gt 0 ]] && _describe -V newslint plain
    [[ -n "$files" ]] && _files
    [[ -n "$folders" ]] && _files -/
    return 0
}
compdef _newslint newslint
"""

_FISH = r"""# Completion of newslint for fish. In ~/.config/fish/config.fish: newslint completion fish | source
function __newslint_complete
    set -l words (commandline --current-process --tokenize --cut-at-cursor)
    set -l current (commandline --current-token --cut-at-cursor)
    for line in (env _NEWSLINT_COMPLETE=fish $words "$current" 2>/dev/null)
        set -l parts (string split --max 2 \t -- $line)
        switch $parts[1]
            case plain
                printf '%s\t%s\n' $parts[2] "$parts[3]"
            case file
                __fish_complete_path "$current"
            case dir
                __fish_complete_directories "$current"
        end
    end
end
complete --no-files --command newslint --arguments '(__newslint_complete)'
"""

SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


@click.command(context_settings=CONTEXT)
@click.argument("shell", type=click.Choice(tuple(SCRIPTS)))
def completion(shell: str) -> int:
    r"""Print what makes SHELL complete commands, options, rules and paths of newslint.

    \b
    bash, in ~/.bashrc:                   eval "$(newslint completion bash)"
    zsh, in ~/.zshrc behind compinit:     eval "$(newslint completion zsh)"
    fish, in ~/.config/fish/config.fish:  newslint completion fish | source
    """
    click.echo(SCRIPTS[shell], nl=False)
    return 0


def complete(shell: str, words: Sequence[str]) -> Iterator[str]:
    """Yield what may stand at the cursor, a line each: kind, value and help between tabs.

    Args:
        shell: which shell asks; bash breaks words at `=` and `:`, the others do not.
        words: those behind `newslint` up to the cursor; the last is the one to be completed.
    """
    whole = _joined(words) if shell == "bash" else list(words)
    *before, last = whole or [""]
    # Bash would put a value behind the colon that belongs before it.
    inside = bool(words) and last != words[-1]
    if before and before[-1] == "=":
        before.pop()
    name, equals, _ = last.partition("=")
    prefix = name + equals if equals and name.startswith("--") and shell != "bash" else ""
    for item in _items(before, last):
        if inside and item.type == "plain":
            continue
        value = item.value if item.type == "plain" else ""
        yield f"{item.type}\t{prefix if value else ''}{value}\t{_first_sentence(item.help or '')}\n"


def _joined(words: Sequence[str]) -> list[str]:
    """Return words as they were typed, where bash took them apart at colons."""
    joined: list[str] = []
    open_ = False
    for word in words:
        colons = bool(word) and not word.strip(":")
        if joined and (colons or open_):
            joined[-1] += word
        else:
            joined.append(word)
        open_ = colons
    return joined


def _items(before: Sequence[str], last: str) -> Iterator[CompletionItem]:
    """Yield the commands where none is named yet, and what the command that would run offers."""
    if first_word(before) == len(before) and not last.startswith("-"):
        for name, (_, summary) in COMMANDS.items():
            if name.startswith(last):
                yield CompletionItem(name, help=summary)
    command, *rest = routed(before)
    if not rest and not last.startswith("-"):
        yield from _inner(command, last)
    yield from ShellComplete(app, {}, "newslint", VARIABLE).get_completions([command, *rest], last)


def _inner(name: str, last: str) -> Iterator[CompletionItem]:
    """Yield the commands of a command that runs its first one when none is named; others offer theirs themselves."""
    group = app.get_command(click.Context(app), name)
    if isinstance(group, Defaulting):
        for inner, command in group.commands.items():
            if inner.startswith(last):
                yield CompletionItem(inner, help=command.help)


def _first_sentence(words: str) -> str:
    return " ".join(words.split()).partition(". ")[0]
