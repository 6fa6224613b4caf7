//! The window, used as a person would: by what things are called.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use arpent::base::words::Language;
use arpent::model::scorecard::Term;
use arpent::ui::app::{App, Options};
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

pub(crate) type Window = Harness<'static, App>;

/// A window as it opens for the first time, once everything is read.
pub(crate) fn window(options: Options) -> Window {
    let mut window = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .wgpu()
        .build_eframe(move |cc| App::new(cc, options));
    settle(&mut window);
    window
}

pub(crate) fn english() -> Options {
    Options {
        language: Some(Language::English),
        ..Options::default()
    }
}

/// Draws frames until no job is left.
pub(crate) fn settle(window: &mut Window) {
    let start = Instant::now();
    // A click takes a few frames to become a job, and a job may lead to another.
    let mut idle = 0;
    while idle < 8 {
        window.step();
        if window.state().session().jobs.running().is_empty() {
            idle += 1;
            continue;
        }
        idle = 0;
        assert!(start.elapsed() < Duration::from_mins(10), "jobs never end");
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run();
}

pub(crate) fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

pub(crate) fn stage(window: &mut Window, name: &str) {
    window.get_by_role_and_label(Role::Tab, name).click();
    window.run();
}

pub(crate) fn scores(window: &Window) -> Vec<f64> {
    window.state().session().derived().scores.values.clone()
}

/// The term that these tests play with.
fn term(window: &Window) -> Term {
    let terms = &window.state().session().project().scorecard.terms;
    let played = terms
        .iter()
        .find(|term| term.indicator == "chastrelle_2024");
    played.unwrap().clone()
}

fn selected(window: &Window) -> usize {
    window.state().session().selection.len()
}

/// Saves what the window looks like, where someone asked for it.
pub(crate) fn picture(window: &mut Window, name: &str) {
    if let Some(folder) = std::env::var_os("ARPENT_PICTURES") {
        let path = Path::new(&folder).join(name).with_extension("png");
        window.render().unwrap().save(path).unwrap();
    }
}

#[test]
fn the_sample_town_opens_scored_with_the_three_steps() {
    let window = window(english());
    let scored = scores(&window)
        .iter()
        .filter(|score| score.is_finite())
        .count();
    assert!(scored >= 39, "{scored} precincts have a score");
    for label in ["Open your precincts", "Add results", "Move the sliders"] {
        window.get_by_label(label);
    }
}

#[test]
fn every_stage_opens_in_both_languages() {
    let mut window = window(english());
    let english = ["Data", "Score", "Target", "Turf", "Field", "Learn"];
    let french = ["Données", "Score", "Cible", "Parcours", "Terrain", "Bilan"];
    for (language, stages) in [("English", english), ("Français", french)] {
        window.get_by_label(language).click();
        window.run();
        for name in stages {
            stage(&mut window, name);
            picture(&mut window, &format!("{language}-{name}"));
        }
    }
}

#[test]
fn a_slider_moves_the_scores_and_one_undo_brings_them_back() {
    let mut window = window(english());
    let before = scores(&window);
    let slider = "Weight of Chastrelle list in 2024";
    window
        .get_by_role_and_label(Role::Slider, slider)
        .set_value_accesskit(-80.0);
    window.run();
    let after = scores(&window);
    assert_ne!(before, after, "the scores follow");
    picture(&mut window, "slider");

    let undo = window.state().session().history().undo_label().is_some();
    assert!(undo, "the drag has a name in the history");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert_eq!(scores(&window), before);
}

#[test]
fn a_drag_with_the_pointer_is_one_step() {
    let mut window = window(english());
    let weight = |window: &Window| term(window).weight.0;
    let before = weight(&window);
    let slider = "Weight of Chastrelle list in 2024";
    let rect = window.get_by_role_and_label(Role::Slider, slider).rect();
    let at = |share: f32| egui::pos2(rect.left() + rect.width() * share, rect.center().y);
    window.drag_at(at(0.8));
    window.run();
    for step in 0..8_u8 {
        window.hover_at(at(0.8 - 0.08 * f32::from(step)));
        window.run();
    }
    window.drop_at(at(0.2));
    window.run();
    assert!(weight(&window) < -40.0, "{}", weight(&window));
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run();
    assert!((weight(&window) - before).abs() < 1e-9, "one step back");
}

#[test]
fn a_lock_holds_a_slider_and_a_mute_silences_it() {
    let mut window = window(english());
    let before = scores(&window);
    click(&mut window, "Lock Chastrelle list in 2024");
    assert!(term(&window).locked, "locked");
    assert_eq!(scores(&window), before);
    click(&mut window, "Leave Blank and null in 2024 out");
    assert_ne!(scores(&window), before);
}

#[test]
fn the_best_are_chosen_cut_and_printed() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window(Options {
        answers: Some(vec![folder.path().to_owned()]),
        ..english()
    });
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    assert_eq!(selected(&window), 12);
    click(&mut window, "Save as a target");
    assert_eq!(window.state().session().project().targets.len(), 1);
    picture(&mut window, "target");

    stage(&mut window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    let plan = window.state().session().project().plan.clone();
    let plan = plan.expect("the target is cut");
    assert!(plan.turfs.len() > 3, "{} turfs", plan.turfs.len());
    click(&mut window, "Turf 1");
    window.get_by_label("In walking order");
    picture(&mut window, "turf");

    window.get_by_label("Print packets…").click();
    settle(&mut window);
    // The sample's operation has no day to destroy the paper.
    click(&mut window, "Print anyway…");
    settle(&mut window);
    let printed = files(folder.path());
    assert!(
        printed.iter().any(|name| name == "packet-0001.pdf"),
        "{printed:?}"
    );
    let message = window.get_by_label_contains("packet-0001.pdf").rect();
    let totals = window
        .get_by_label_contains("12 of 40 precincts selected · ")
        .rect();
    assert!(
        message.right() <= totals.left(),
        "{message:?} over {totals:?}"
    );
    picture(&mut window, "printed");
}

pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn a_row_of_the_table_explains_its_precinct() {
    let mut window = window(english());
    let name = {
        let session = window.state().session();
        let first = session
            .derived()
            .scores
            .ranks
            .iter()
            .position(|&rank| rank == 1);
        session.precincts().unwrap().names[first.unwrap()].clone()
    };
    window.get_by_role_and_label(Role::Row, &name).click();
    window.run();
    assert_eq!(selected(&window), 1);
    window.get_by_label("Why this score");
    window.get_by_label("Figures");
    picture(&mut window, "inspector");
    window.key_press(egui::Key::Escape);
    window.run();
    assert_eq!(selected(&window), 0, "Esc selects nothing");
}

#[test]
fn anything_can_be_found_by_typing() {
    let mut window = window(english());
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    picture(&mut window, "palette");
    let field = "A command, a precinct, a street, an indicator";
    window.get_by_label(field).type_text("go to turf");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    window.get_by_label("Cut turfs");
}

#[test]
fn a_recipe_that_asks_is_answered_and_applied() {
    let mut window = window(english());
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    let field = "A command, a precinct, a street, an indicator";
    window.get_by_label(field).type_text("choose a recipe");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    picture(&mut window, "recipes");
    let apply = "Apply Past strongholds";
    window.get_by_label("Not found here: LISTE");
    window
        .get_by_role_and_label(Role::ComboBox, "Stands for LISTE")
        .click();
    window.run();
    picture(&mut window, "recipe-choice");
    window.get_by_label("MARCHETERRE").click();
    window.run();
    picture(&mut window, "recipe-answered");
    click(&mut window, apply);
    let indicators = &window.state().session().project().indicators;
    assert!(
        indicators[0].formula.contains("MARCHETERRE"),
        "{}",
        indicators[0].formula
    );
}

#[test]
fn a_project_is_saved_and_its_name_loses_the_dot() {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("mine");
    let mut window = window(Options {
        answers: Some(vec![path.clone()]),
        ..english()
    });
    stage(&mut window, "Score");
    click(&mut window, "Lock Chastrelle list in 2024");
    let dirty = |window: &Window| window.state().session().is_dirty();
    assert!(dirty(&window), "there is something to save");
    let keys = egui::Modifiers::COMMAND.plus(egui::Modifiers::SHIFT);
    window.key_press_modifiers(keys, egui::Key::S);
    window.run();
    window.run();
    assert!(!dirty(&window), "saved");
    assert!(path.with_extension("arpent").is_file(), "with its ending");
}

#[test]
fn files_are_added_with_a_guess_of_what_they_are_for() {
    let town = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let mut window = window(Options {
        answers: Some(vec![town.join("precincts.gpkg")]),
        ..english()
    });
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::N);
    window.run();
    assert!(window.state().session().project().sources.is_empty());
    picture(&mut window, "empty");
    click(&mut window, "Open precincts…");
    window.run();
    picture(&mut window, "adding");
    window.get_by_label("Add 1 file").click();
    settle(&mut window);
    let precincts = window.state().session().precincts();
    assert_eq!(precincts.map(|precincts| precincts.len()), Some(40));
}

#[test]
fn a_share_of_a_contest_becomes_an_indicator_in_two_clicks() {
    let mut window = window(english());
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    let field = "A command, a precinct, a street, an indicator";
    window.get_by_label(field).type_text("new indicator");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    picture(&mut window, "indicator");
    let before = scores(&window);
    click(&mut window, "Add to the score");
    let session = window.state().session();
    let indicator = session.project().indicators.last().unwrap();
    let figures = session.derived().columns[&indicator.name].as_ref();
    let figures = figures.unwrap_or_else(|problem| panic!("{problem:?}"));
    assert!(figures.iter().any(|figure| figure.is_finite()));
    assert_ne!(scores(&window), before, "{}", indicator.formula);
}
