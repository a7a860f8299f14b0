"""How a store keeps whole documents in a folder: in parts, locked, copied, removed."""
