"""Whether the file that a link leads to lies in the repository, by the conventions of site generators."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from newslint.surroundings import Surroundings

_LOOKUP = re.compile(r"\{% (?P<name>post_url|link|ref) (?P<path>\S+) %\}")
_POST = re.compile(r"(?:19|20)\d\d-\d\d-\d\d-.+")
_POST_ENDINGS = (
    "md",
    "markdown",
    "html",
    "htm",
    "mkd",
    "mkdn",
    "mdown",
    "textile",
    "adoc",
    "asciidoc",
    "org",
)
_PAGE = re.compile(r"\.(?:md|mdx|markdown|html|adoc|org|rst|pandoc|ipynb)$", re.IGNORECASE)
_SOURCE = re.compile(r"\.(?:md|mdx|markdown)$", re.IGNORECASE)
_PUBLISHED = re.compile(r"\.html?$|[^/]/$", re.IGNORECASE)
_LANGUAGE = re.compile(r"\.(?P<tag>[a-z]{2}(?:-[a-z]{2,4})?)\.\w+$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?|$", re.IGNORECASE)
_SAMPLE = 6
"""So many links are tried before a page counts as one whose links lead to no files."""
_CONFIGURATIONS = ("_config.yml", "_config.yaml", "_config.toml")
_CONTENT_ROOTS = ("", "content", "docs", "src/content", "src/pages", "src")


class Targets:
    """The links of one article."""

    def __init__(self, path: str, form: str, links: Sequence[str], surroundings: Surroundings) -> None:
        """Hold what is known of the article.

        Args:
            path: its path from the root of the run.
            form: its format.
            links: the addresses of its teasers, which show how the addresses of the page are built.
            surroundings: the files beside it.
        """
        self.path = path
        self.folder = posixpath.dirname(path)
        self.form = form
        self.links = links
        self._surroundings = surroundings
        self._found: dict[str, bool] = {}

    def broken(self, link: str) -> bool:
        """Say whether a link leads to a file of the repository that is not there; False in doubt.

        Where the article itself is not found at its path, nothing can be said of other files.

        Args:
            link: the address as the reader took it; `{% ref path %}` for what a template looks up.
        """
        return self._leads_nowhere(link) and self._there(self.path)

    def _leads_nowhere(self, link: str) -> bool:
        if (lookup := _LOOKUP.fullmatch(link)) is not None:
            path = lookup["path"].strip("\"'")
            check = {"post_url": self._no_post, "link": self._no_page, "ref": self._no_content}[
                lookup["name"]
            ]
            return bool(path) and check(path)
        address = _address(link)
        if address and _SOURCE.search(address):
            return self._no_source(address)
        if address and self.form == "html" and _PUBLISHED.search(address):
            return self._mirrors(absolute=address.startswith("/")) and not any(
                map(self._there, self._published(address))
            )
        return False

    def _there(self, path: str) -> bool:
        known = self._found.get(path)
        if known is None:
            known = self._found[path] = self._surroundings.exists("", path)
        return known

    def _above(self) -> Iterator[str]:
        """Yield the article's folder and every one above it, up to the root of the run."""
        folder = self.folder
        while folder:
            yield folder
            folder = posixpath.dirname(folder)
        yield ""

    # --- Jekyll -----------------------------------------------------------------------------------------

    def _no_post(self, path: str) -> bool:
        folder, slug = posixpath.split(path.strip("/"))
        if _POST.fullmatch(slug) is None:
            return False
        stem = re.sub(rf"\.(?:{'|'.join(_POST_ENDINGS)})$", "", slug)
        sites = [site for site in self._above() if self._there(posixpath.join(site, "_posts"))]
        if not sites or (not folder and self._sorts_posts()):
            return False
        for site in sites:
            for place in (posixpath.join(site, "_posts", folder), posixpath.join(site, folder, "_posts")):
                if any(
                    self._there(f"{place}/{stem}.{ending}".replace("//", "/")) for ending in _POST_ENDINGS
                ):
                    return False
        return True

    def _sorts_posts(self) -> bool:
        """Say whether posts stand in folders of folders, where one is found by its name alone."""
        return "_posts" in self.folder.split("/") and not self.folder.endswith("_posts")

    def _no_page(self, path: str) -> bool:
        sites = [site for site in self._above() if self._is_site(site)]
        return bool(sites) and not any(
            self._there(posixpath.join(site, path.lstrip("/"))) for site in self._above()
        )

    def _is_site(self, folder: str) -> bool:
        return any(self._there(posixpath.join(folder, name)) for name in _CONFIGURATIONS)

    # --- Hugo -------------------------------------------------------------------------------------------

    def _no_content(self, path: str) -> bool:
        name = path.partition("#")[0]
        root = self._content()
        # A name alone is looked for in all of the site; one without ending may be a section or a term.
        if root is None or "/" not in name or _PAGE.search(name) is None:
            return False
        bases = [folder for folder in self._above() if folder == root or folder.startswith(f"{root}/")]
        if name.startswith("/"):
            bases = [
                base
                for base in bases
                if base == root or re.fullmatch(r"[a-z]{2}(?:-\w+)?", posixpath.basename(base))
            ]
        return not any(self._any_language(posixpath.join(base, name.lstrip("/"))) for base in bases)

    def _content(self) -> str | None:
        """Return the folder of the content of a Hugo site that the article stands in."""
        parts = self.folder.split("/")
        return "/".join(parts[: parts.index("content") + 1]) if "content" in parts else None

    def _any_language(self, path: str) -> bool:
        language = _LANGUAGE.search(self.path)
        if self._there(path):
            return True
        stem, dot, ending = path.rpartition(".")
        return language is not None and self._there(f"{stem}.{language['tag']}{dot}{ending}")

    # --- addresses --------------------------------------------------------------------------------------

    def _no_source(self, address: str) -> bool:
        """Say whether a link to a source file ("../2024/strike.md") leads nowhere."""
        if address.startswith("/"):
            return self._no_source_below(address.lstrip("/"))
        path = posixpath.normpath(posixpath.join(self.folder, address))
        if path.startswith("..") or self._there(path):
            return False
        root = self._content()
        if root is None:
            return True
        # Hugo looks for a name alone in all of the site, and for a path from its top too.
        return "/" in address and not self._there(posixpath.join(root, address))

    def _no_source_below(self, path: str) -> bool:
        """Say whether a path from the top of the site leads nowhere, where its folder shows where that top is."""
        folder = posixpath.dirname(path)
        tops = [posixpath.join(above, root) for above in self._above() for root in _CONTENT_ROOTS]
        if not folder or any(self._there(posixpath.join(top, path)) for top in tops):
            return False
        return any(self._there(posixpath.join(top, folder)) for top in tops)

    def _mirrors(self, *, absolute: bool) -> bool:
        """Say whether another of the page's links leads to a file, so that pages lie where their addresses say."""
        alike = [
            address
            for link in self.links
            if _PUBLISHED.search(address := _address(link)) and address.startswith("/") is absolute
        ]
        files = (file for address in alike[:_SAMPLE] for file in self._published(address))
        return any(file != self.path and self._there(file) for file in files)

    def _published(self, address: str) -> Iterator[str]:
        """Yield the files that a page's address may stand for."""
        for top in self._above() if address.startswith("/") else (self.folder,):
            yield _file(top, address)


def _address(link: str) -> str:
    """Return the path that an address in the same site has, or nothing."""
    if _ELSEWHERE.match(link) or "{" in link:
        return ""
    return unquote(link.partition("#")[0].partition("?")[0])


def _file(top: str, address: str) -> str:
    name = f"{address}index.html" if address.endswith("/") else address
    return posixpath.normpath(posixpath.join(top, name.lstrip("/")))
