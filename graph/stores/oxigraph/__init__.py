"""The embedded store: Oxigraph for the quads, SQLite for the words, nothing to install."""
