//! Everything a crew carries, before it is drawn.
