//! A map to a picture file.
