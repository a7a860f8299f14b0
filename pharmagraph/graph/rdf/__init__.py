"""The shape of claims and documents in RDF, both ways, and the files that hold it."""
