"""How it is asked over HTTP: the SPARQL 1.1 Protocol, a query page and the graph page; read-only.

Queries run in processes that may be killed; those import this package too, so it imports little.
"""

from pharmagraph.server.limits import Limits

__all__ = ["Limits"]
