"""What documents claim about drugs, as a graph."""

__version__ = "0.1.0"
