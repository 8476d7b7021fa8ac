"""What the store on a Neo4j server is made of; only `graph/store/bolt.py` knows its driver."""
