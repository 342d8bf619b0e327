"""The after-action report: composed once as a paper, written as Word, PDF, Excel and HTML."""
