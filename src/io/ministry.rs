//! The layouts in which the French Ministry of the Interior publishes results.
