"""The local site: loopback only, a token a start; reads and writes a shelf of dossiers. Needs the extra `serve`."""
