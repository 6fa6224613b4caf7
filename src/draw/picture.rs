//! A map with all its furniture, as one picture.
