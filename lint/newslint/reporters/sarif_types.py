"""The parts of SARIF 2.1.0 that newslint writes, by their names in the standard."""

from __future__ import annotations

from typing import NotRequired, TypedDict

PartialFingerprints = TypedDict(
    "PartialFingerprints", {"primaryLocationLineHash": str, "newslint/v1": str}, total=False
)
"""What code scanning knows a result again by."""

RuleProperties = TypedDict(
    "RuleProperties", {"tags": list[str], "precision": NotRequired[str], "problem.severity": str}
)
"""What GitHub reads of a rule beyond the standard."""


class Message(TypedDict):
    """Words; `[words](1)` leads to the related location with that id."""

    text: str


class Help(Message):
    """Words, and the same as Markdown."""

    markdown: str


class ArtifactLocation(TypedDict):
    """A file: a URI relative to the repository's root, and its index among the artifacts."""

    uri: str
    index: NotRequired[int]


class Artifact(TypedDict):
    """A file that was read."""

    location: ArtifactLocation
    roles: list[str]


class Region(TypedDict):
    """A range: from 1, columns in UTF-16 code units, the end one past the last."""

    startLine: int
    startColumn: int
    endLine: int
    endColumn: int


class PhysicalLocation(TypedDict):
    """A range in a file."""

    artifactLocation: ArtifactLocation
    region: NotRequired[Region]


class LogicalLocation(TypedDict):
    """The field of an article that a result stands in."""

    fullyQualifiedName: str
    kind: str


class Location(TypedDict):
    """A place, and what is to be said of it."""

    id: NotRequired[int]
    physicalLocation: PhysicalLocation
    logicalLocations: NotRequired[list[LogicalLocation]]
    message: NotRequired[Message]


class Replacement(TypedDict):
    """Source text in place of a range."""

    deletedRegion: Region
    insertedContent: Message


class ArtifactChange(TypedDict):
    """The changes of one file."""

    artifactLocation: ArtifactLocation
    replacements: list[Replacement]


class FixObject(TypedDict):
    """Changes that belong together."""

    description: Message
    artifactChanges: list[ArtifactChange]


class SuppressionObject(TypedDict):
    """Why a finding is not to be shown."""

    kind: str
    justification: str


class ResultObject(TypedDict):
    """A finding."""

    ruleId: str
    ruleIndex: NotRequired[int]
    level: str
    message: Message
    locations: list[Location]
    relatedLocations: NotRequired[list[Location]]
    partialFingerprints: PartialFingerprints
    fixes: NotRequired[list[FixObject]]
    suppressions: NotRequired[list[SuppressionObject]]


class Configuration(TypedDict):
    """A rule's severity."""

    level: str


class ReportingDescriptor(TypedDict):
    """A rule."""

    id: str
    name: str
    shortDescription: Message
    fullDescription: Message
    help: Help
    defaultConfiguration: Configuration
    helpUri: NotRequired[str]
    properties: RuleProperties


class DescriptorReference(TypedDict):
    """Which rule is meant."""

    id: str
    index: NotRequired[int]


class Notification(TypedDict):
    """What befell the tool itself."""

    level: str
    message: Message
    associatedRule: NotRequired[DescriptorReference]
    locations: NotRequired[list[Location]]


class Invocation(TypedDict):
    """How the run went."""

    executionSuccessful: bool
    toolExecutionNotifications: list[Notification]


class AutomationDetails(TypedDict):
    """The category of the run."""

    id: str
