//! All integration tests, in one binary so that they link once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a test that cannot set up should stop; one that stands aside says so"
)]

mod architecture;
mod areal;
mod bad_input;
mod bondy_walk;
mod cancel;
mod cli;
mod cli_crews;
mod cli_edit;
mod cli_help;
mod cli_operations;
mod cli_plans;
mod cli_refused;
mod cli_visits;
mod cli_zones;
mod colours;
mod compared;
mod cut;
mod cut_network;
mod cut_streets;
mod damaged;
mod doors;
mod edit;
mod edit_refused;
mod explain;
mod export;
mod forms;
mod formulas;
mod ground;
mod levels;
mod map;
mod neighbours;
mod odd_layers;
mod odd_tables;
mod only_rows;
mod osm_addresses;
mod outing;
mod packet;
mod packet_buildings;
mod packet_files;
mod packet_pages;
mod personal;
mod phones;
mod picture;
mod picture_atlas;
mod picture_deck;
mod picture_paper;
mod picture_rooms;
mod preflight;
mod prepared;
mod project;
mod project_full;
mod published;
mod published_joins;
mod questionnaire;
mod readers;
mod readers_results;
mod ready_made;
mod real;
mod recipes;
mod recipes_on_towns;
mod recipes_with_places;
mod route;
mod sample;
mod scores;
mod shares;
mod small_counts;
mod still;
mod streets;
mod streets_real;
mod table_rules;
mod tables;
mod tiles;
mod toil;
mod town_project;
mod window;
mod window_bondy;
mod window_carry;
mod window_crews;
mod window_data;
mod window_edit;
mod window_export;
mod window_find;
mod window_forms;
mod window_indicators;
mod window_levels;
mod window_operations;
mod window_plans;
mod window_print;
mod window_questions;
mod window_scenes;
mod window_still;
mod window_turf;
mod window_two;
mod window_visits;
mod words;
mod workbook;

/// The folder of real data; a test that needs it says so and stands aside without.
fn real_data() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("ARPENT_REAL_DATA");
    if folder.is_none() {
        eprintln!("stood aside: ARPENT_REAL_DATA is not set");
    }
    folder.map(Into::into)
}
