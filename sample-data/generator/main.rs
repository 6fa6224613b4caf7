//! Writes the sample town.

fn main() {}
