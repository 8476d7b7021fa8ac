"""What an exported file says of the graph that it was made from."""

from graph.store.protocol import GraphInfo


def about(info: GraphInfo) -> str:
    """Name the graph in one sentence, the same for the same graph: its hash, its datasets and its newest source."""
    datasets = f" of {' + '.join(info.datasets)}" if info.datasets else ""
    newest = f", newest source {info.newest_date}" if info.newest_date else ""
    return f"Cui Bono graph {info.name}{datasets}{newest}"
