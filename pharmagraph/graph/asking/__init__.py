"""Questions in SPARQL: what comes stored, what is refused, and the forms that answers take."""
