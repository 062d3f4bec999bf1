"""A story of ours in three reports, shipped so that `crossread` has something to read on any machine."""
