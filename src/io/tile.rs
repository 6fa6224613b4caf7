//! Basemap tiles from the network, kept on disk, or from an offline file.
