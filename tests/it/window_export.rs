//! The window's dialog for the map: what is chosen in it is what is written.

use std::fs;
use std::path::PathBuf;

use arpent::base::words::Language;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Window, click, english, picture, settle, window};

/// A window whose file dialogs are answered with this file, with the dialog open.
fn exporting(path: PathBuf, language: Language) -> Window {
    let (field, search) = match language {
        Language::English => (
            "A command, a precinct, a street, an indicator",
            "export the map",
        ),
        Language::French => (
            "Une commande, un bureau, une rue, un indicateur",
            "exporter la carte",
        ),
    };
    let mut window = window(Options {
        answers: Some(vec![path]),
        language: Some(language),
        ..english()
    });
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    window.get_by_label(field).type_text(search);
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    window
}

fn choose(window: &mut Window, name: &str, choice: &str) {
    window.get_by_role_and_label(Role::ComboBox, name).click();
    window.run();
    window.get_by_role_and_label(Role::Button, choice).click();
    window.run();
}

#[test]
fn a_printed_picture_has_the_paper_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wall");
    let mut window = exporting(path.clone(), Language::English);
    picture(&mut window, "export");
    choose(&mut window, "Size", "A3");
    choose(&mut window, "Pixels to the inch", "72");
    window.get_by_label("Export…").click();
    settle(&mut window);
    let image = image::open(path.with_extension("png")).unwrap();
    assert_eq!((image.width(), image.height()), (1191, 842));
}

#[test]
fn a_map_in_lines_leaves_out_what_is_not_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("carte.svg");
    let mut window = exporting(path.clone(), Language::French);
    choose(&mut window, "Sous forme de", "SVG");
    click(&mut window, "Date, sources et licences");
    click(&mut window, "Numéros des bureaux");
    picture(&mut window, "export-fr");
    // The job starts in this frame: its progress never stands still.
    window.get_by_label("Exporter…").click();
    settle(&mut window);
    let map = fs::read_to_string(path).unwrap();
    assert!(map.contains("Score"), "its legend");
    assert!(!map.contains("CC0 1.0"), "no sources");
    assert!(!map.contains("stroke-opacity=\"0.9\">"), "no numbers");
}

#[test]
fn an_atlas_is_of_what_is_selected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("atlas.pdf");
    let mut window = exporting(path.clone(), Language::English);
    choose(&mut window, "As", "Atlas (PDF)");
    choose(&mut window, "A page for", "Each codeCirconscription");
    window.get_by_label("Of all precincts; select some for an atlas of those");
    picture(&mut window, "export-atlas");
    window.get_by_label("Export…").click();
    settle(&mut window);
    assert!(fs::read(path).unwrap().starts_with(b"%PDF"));
}

#[test]
fn slides_are_of_the_scenes_and_wait_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diaporama");
    let mut window = exporting(path.clone(), Language::French);
    choose(&mut window, "Sous forme de", "Diaporama (PDF)");
    window.get_by_label_contains("Aucune scène pour le moment");
    picture(&mut window, "export-deck-none-fr");
    assert!(
        window
            .get_by_label("Exporter…")
            .accesskit_node()
            .is_disabled()
    );
    window.key_press(egui::Key::Escape);
    window.run();
    click(&mut window, "Scènes");
    click(&mut window, "Ajouter ce qui est affiché");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    window.run();
    window
        .get_by_label("Une commande, un bureau, une rue, un indicateur")
        .type_text("exporter la carte");
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    choose(&mut window, "Sous forme de", "Diaporama (PDF)");
    click(&mut window, "Notes sous les cartes");
    picture(&mut window, "export-deck-fr");
    window.get_by_label("Exporter…").click();
    settle(&mut window);
    assert!(
        fs::read(path.with_extension("pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
}
