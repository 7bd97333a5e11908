"""Feeds: RSS and Atom, one document an entry, with positions in the XML as it stands."""
