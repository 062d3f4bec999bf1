"""The HTML dossier: one file that loads nothing."""
