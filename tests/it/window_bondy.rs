//! Bondy by the window alone: from the raw files to packets, as a person would.

use std::path::Path;

use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, files, picture, settle, stage, window};

/// Adds the next file that the file dialog answers with, by a button of the Data stage.
fn add_file(window: &mut Window, button: &str) {
    stage(window, "Data");
    window.get_by_label(button).click();
    settle(window);
    window.get_by_label("Add 1 file").click();
    settle(window);
}

/// How many precincts a table is matched to.
fn matched(window: &Window, source: &str) -> usize {
    let joins = &window.state().session().derived().joins;
    let join = joins.get(source).and_then(|join| join.as_ref().ok());
    join.map_or(0, |join| join.join.matched_precincts())
}

#[test]
fn bondy_goes_from_raw_files_to_packets_in_the_window() {
    let Some(data) = crate::real_data() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let results = "fr-national-results/2017-presidentielle-1_par_bureau_large.csv.gz";
    let mut window = window(Options {
        answers: Some(vec![
            data.join("fr-bondy/vote.gpkg"),
            data.join(results),
            data.join("fr-bondy/ban_adresses_93010.csv"),
            folder.path().to_owned(),
        ]),
        ..english()
    });
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::N);
    window.run();
    add_file(&mut window, "Open precincts…");
    let precincts = window.state().session().precincts();
    assert_eq!(precincts.map(|precincts| precincts.len()), Some(32));

    click(&mut window, "How vote is read");
    let code = window.get_by_label("Code of a precinct");
    code.focus();
    code.type_text("93010_{numBureau:04}");
    window.run();
    picture(&mut window, "bondy-code");
    click(&mut window, "Apply");
    settle(&mut window);

    add_file(&mut window, "Add files…");
    picture(&mut window, "bondy-matched");
    let results = window.state().session().project().sources[1].name.clone();
    assert_eq!(matched(&window, &results), 30);
    click(&mut window, &format!("Match {results} to the precincts"));
    settle(&mut window);
    picture(&mut window, "bondy-match");
    window.get_by_label("2 precincts without a row");
    click(&mut window, "Match");
    settle(&mut window);
    assert_eq!(matched(&window, &results), 30);

    add_file(&mut window, "Add files…");
    picture(&mut window, "bondy-addresses");
    let addresses = window.state().session().addresses();
    assert_eq!(addresses.map(|addresses| addresses.len()), Some(8413));

    stage(&mut window, "Score");
    click(&mut window, "Choose a recipe…");
    click(&mut window, "Apply The thirds rule");
    settle(&mut window);
    picture(&mut window, "bondy-score");
    let scores = &window.state().session().derived().scores.values;
    let scored = scores.iter().filter(|score| score.is_finite()).count();
    assert_eq!(scored, 30, "two precincts have no results");

    stage(&mut window, "Target");
    click(&mut window, "Select: The best");
    picture(&mut window, "bondy-target");
    stage(&mut window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    picture(&mut window, "bondy-turfs");
    let plan = window.state().session().project().plan.clone();
    let turfs = plan.expect("the selection is cut").turfs.len();
    window
        .get_by_role_and_label(Role::Button, "Print packets…")
        .click();
    settle(&mut window);
    picture(&mut window, "bondy-preflight");
    // Nobody has said yet who the campaign is.
    click(&mut window, "Print anyway…");
    settle(&mut window);
    picture(&mut window, "bondy-printed");
    assert_eq!(packets(folder.path()), turfs, "a packet to each turf");
}

fn packets(folder: &Path) -> usize {
    files(folder)
        .iter()
        .filter(|name| name.starts_with("packet-"))
        .count()
}
