"""What a text tells in other ways than a rule can match: by a heading, a table, a key, the sentence before."""
