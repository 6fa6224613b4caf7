//! Opens the window, or does one step of the work when given a subcommand.

fn main() {}
