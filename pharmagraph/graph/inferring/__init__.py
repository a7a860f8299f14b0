"""What follows from plain claims by what is broader than what."""
