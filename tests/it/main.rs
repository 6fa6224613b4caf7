//! All integration tests, in one binary so that they link once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test that cannot set up should stop"
)]

mod architecture;
mod bad_input;
mod cli;
mod cut;
mod explain;
mod export;
mod formulas;
mod map;
mod packet;
mod picture;
mod project;
mod readers;
mod real;
mod recipes;
mod recipes_on_towns;
mod route;
mod sample;
mod scores;
mod tiles;
mod town_project;
mod window;
mod words;
