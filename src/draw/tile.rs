//! Basemap tiles to the pixels under the precincts.
