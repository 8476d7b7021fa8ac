"""A whole graph in the formats of other people's tools."""

from outputs.exports.kinds import KINDS, ExportError, Kind, export, kind_named

__all__ = ["KINDS", "ExportError", "Kind", "export", "kind_named"]
