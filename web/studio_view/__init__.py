"""What the studio shows, ready for the templates."""
