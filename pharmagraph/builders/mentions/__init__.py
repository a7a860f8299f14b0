"""Which entities a text names, and where: the lexicon, and what names tell by their make. Knows no claim."""
