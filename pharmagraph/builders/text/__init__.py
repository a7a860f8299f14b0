"""Text before anything is known of it: sentences, headings, page furniture, forms of words. Knows no entity."""
