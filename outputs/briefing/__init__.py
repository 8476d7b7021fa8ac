"""Briefings: what an organisation is used for, as a minister's staff would send it on."""

from outputs.briefing.answering import Answering
from outputs.briefing.writing import Briefing, BriefingError, check_ending, write_brief

__all__ = ["Answering", "Briefing", "BriefingError", "check_ending", "write_brief"]
