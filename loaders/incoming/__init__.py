"""What colleagues send becomes a folder of claims to be reviewed."""

from loaders.incoming.importing import KINDS, Imported, import_file

__all__ = ["KINDS", "Imported", "import_file"]
