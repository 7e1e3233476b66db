"""What a site keeps of a picture in a file of its own: `data/images/old-pier.yml` for the picture "old-pier"."""

from __future__ import annotations

import re
from dataclasses import replace

from newslint.conventions import Conventions
from newslint.readers.data import Mapping
from newslint.readers.fields import Keys
from newslint.readers.frontmatter import read_yaml
from newslint.source import decode
from newslint_schemas import NO_FIELD, Field, Origin, Picture, Presence

_RECORD = re.compile(r"[\w.-]+")
_KEYS = {
    "caption": ("caption", "cutline", "figcaption"),
    "credit": ("credit", "credits", "attribution", "photographer", "copyright"),
    "alt": ("alt", "alttext", "description"),
}


def with_sidecar(picture: Picture, pattern: str, conventions: Conventions) -> Picture:
    """Return a picture with what its record says, where it says nothing itself.

    Args:
        picture: its source names the record.
        pattern: the path of the records from the root of the run, with `{}` for the name.
        conventions: for the files beside the article.
    """
    name = picture.source.strip()
    if "{}" not in pattern or _RECORD.fullmatch(name) is None:
        return picture
    path = "/" + pattern.replace("{}", name).lstrip("/")
    data = conventions.surroundings.read("", path)
    if data is None:
        return picture
    source = decode(path, data)
    root = read_yaml(source, 0, len(source.text)).root
    if not isinstance(root, Mapping):
        return picture
    keys = Keys(root)
    found = {part: _field(keys, names, path) for part, names in _KEYS.items()}
    return replace(
        picture,
        caption=picture.caption if picture.caption.present else found["caption"],
        credit=picture.credit if picture.credit.present else found["credit"],
        alt=picture.alt if picture.alt.present else found["alt"],
    )


def _field(keys: Keys, names: tuple[str, ...], path: str) -> Field:
    """Return what a record says, as words of another file; a record that is silent leaves the field missing."""
    field = keys.first(names)
    if field.present:
        return Field.elsewhere(field.value, path.lstrip("/"), Origin.SIDECAR)
    return NO_FIELD if field is NO_FIELD else Field(Presence.EMPTY, name=field.name, origin=Origin.SIDECAR)
