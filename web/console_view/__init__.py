"""What the director's console shows, part by part, ready for the templates."""
