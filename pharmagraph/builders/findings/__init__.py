"""What the rules find in a row, and which of it stands."""
