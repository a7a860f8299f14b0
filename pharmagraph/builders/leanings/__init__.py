"""In an article about one drug: which way a clause leans that no rule reads."""
