"""What the pages of the review room show, laid out from scorecards and journals."""
