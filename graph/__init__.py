"""The model of an organisation's use, and the graph that is derived from claims about it."""
