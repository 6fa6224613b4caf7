//! Ids to colours: once per change.
