"""Whether the file that a link leads to lies in the repository, by the conventions of site generators."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
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
_CONFIGURATIONS = ("_config.yml", "_config.yaml", "_config.toml")
_CONTENT_ROOTS = ("", "content", "docs", "src/content", "src/pages", "src")


class Targets:
    """The links of one article."""

    def __init__(self, path: str, form: str, surroundings: Surroundings) -> None:
        """Hold the article's path from the root of the run, its format and the files beside it."""
        self.path = path
        self.folder = posixpath.dirname(path)
        self.form = form
        self._surroundings = surroundings

    def known(self) -> bool:
        """Say whether the article itself is found where its path says, so that what is not found is not there."""
        return self._there(self.path)

    def broken(self, link: str, others: Iterable[str]) -> bool:
        """Say whether a link leads to a file of the repository that is not there; False in doubt.

        Args:
            link: the address as the reader took it; `{% ref path %}` for what a template looks up.
            others: the addresses of the other teasers, which show how the addresses of this page are built.
        """
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
            return self._no_published(address, others)
        return False

    def _there(self, path: str) -> bool:
        return self._surroundings.exists("", path)

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

    def _no_published(self, address: str, others: Iterable[str]) -> bool:
        """Say whether a page that others of this page's links lead to is missing among the published files."""
        tops = list(self._above()) if address.startswith("/") else [self.folder]
        for top in tops:
            if self._there(_file(top, address)):
                return False
        known = (other for other in map(_address, others) if _PUBLISHED.search(other))
        alike = (
            other for other in known if other != address and other.startswith("/") is address.startswith("/")
        )
        return any(
            self._there(file) and file != self.path
            for other in alike
            for file in (_file(top, other) for top in tops)
        )


def _address(link: str) -> str:
    """Return the path that an address in the same site has, or nothing."""
    if _ELSEWHERE.match(link) or "{" in link:
        return ""
    return unquote(link.partition("#")[0].partition("?")[0])


def _file(top: str, address: str) -> str:
    name = f"{address}index.html" if address.endswith("/") else address
    return posixpath.normpath(posixpath.join(top, name.lstrip("/")))
