"""What makes a use: who uses which organisation for which motive."""

from typing import NamedTuple


class UseKey(NamedTuple):
    """One use, whatever the number of claims behind it: China's of the SCO for discursive power."""

    user: str
    organisation: str
    motive: str

    @property
    def id(self) -> str:
        """The id of the Use node, as `CHN-SCO-discursive-power`."""
        return f"{self.user}-{self.organisation}-{self.motive}"
