"""What curators decided, and other graphs beside the claims."""
