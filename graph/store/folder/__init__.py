"""What the store in a folder is made of; only `graph/store/embedded.py` knows its engine."""
