"""What of that which rules find does not stand, each question in a file of its own."""
