"""Which program makes a site of the articles, told by the files that it needs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Generator:
    """A site generator: its name, and the folder that it writes the site to."""

    name: str
    output: str = ""


@dataclass(frozen=True, slots=True)
class _Trait:
    generator: Generator
    files: tuple[str, ...]
    """One of these is there …"""
    beside: tuple[str, ...] = ()
    """… and one of these, where there are any."""


# The surer traits come first: many generators share a `config.toml` or a `_config.yml`.
_TRAITS = (
    _Trait(
        Generator("Astro", "dist"),
        ("astro.config.mjs", "astro.config.ts", "astro.config.js", "astro.config.mts", "astro.config.cjs"),
    ),
    _Trait(
        Generator("Eleventy", "_site"),
        (
            ".eleventy.js",
            "eleventy.config.js",
            "eleventy.config.mjs",
            "eleventy.config.cjs",
            "eleventy.config.ts",
        ),
    ),
    _Trait(
        Generator("Hugo", "public"), ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default")
    ),
    _Trait(Generator("Gatsby", "public"), ("gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs")),
    _Trait(Generator("Pelican", "output"), ("pelicanconf.py",)),
    _Trait(Generator("Quarto", "_site"), ("_quarto.yml", "_quarto.yaml")),
    _Trait(Generator("MkDocs", "site"), ("mkdocs.yml", "mkdocs.yaml")),
    _Trait(Generator("Hexo", "public"), ("_config.yml",), ("source/_posts", "scaffolds")),
    _Trait(Generator("Jekyll", "_site"), ("_config.yml", "_config.yaml", "_config.toml", "_posts")),
    _Trait(
        Generator("Hugo", "public"),
        ("config.toml", "config.yaml", "config.yml", "config.json"),
        ("archetypes", "layouts", "themes"),
    ),
    _Trait(Generator("Zola", "public"), ("config.toml",), ("templates", "sass")),
)


def generator(folder: Path) -> Generator | None:
    """Return the generator that a folder is made for, or None."""
    for trait in _TRAITS:
        here = any((folder / name).exists() for name in trait.files)
        if here and (not trait.beside or any((folder / name).exists() for name in trait.beside)):
            return trait.generator
    return None
