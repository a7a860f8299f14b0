"""What was said: claims as values, as RDF, and in a store that is asked with SPARQL."""
