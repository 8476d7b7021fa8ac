"""Evidence from files: YAML and CSV datasets become records, or one error with every problem."""

from loaders.folders import shipped
from loaders.loading import load
from loaders.verification import Checked, verify

__all__ = ["Checked", "load", "shipped", "verify"]
