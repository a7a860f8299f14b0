"""What can be said: kinds of things, predicates between them, and the names that things go by."""
