"""Files, folders and addresses become reports: one file here for each kind of source."""
