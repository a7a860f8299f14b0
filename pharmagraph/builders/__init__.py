"""How claims are found: from files to documents, to the names in them, to what they say of these."""
