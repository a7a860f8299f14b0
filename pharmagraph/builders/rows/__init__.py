"""A sentence as the rules see it: one character a word, a mention the letter of its kind; and what "it" means there."""
