//! How long a turf takes.
