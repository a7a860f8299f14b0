"""A learned second opinion beside the rules, and what a confidence is worth."""
