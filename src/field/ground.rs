//! Metres on the ground around a place.
