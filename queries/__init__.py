"""Saved questions, and the catalogue that runs them: `ask(store, Catalogue.load()["members"])`."""

from queries.answer import Answer
from queries.asking import ask
from queries.catalogue import Catalogue
from queries.question import Column, Parameter, Query

__all__ = ["Answer", "Catalogue", "Column", "Parameter", "Query", "ask"]
