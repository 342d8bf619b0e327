"""What a trainee's desk shows: folds over one seat's view, ready for the templates."""
