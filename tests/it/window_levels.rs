//! The areas of a level in the window: their table, linked with the map, and what they add up to.

use std::collections::BTreeSet;
use std::fs;

use arpent::session::Session;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Window, click, english, picture, settle, window};

/// A window whose map shows the polling places of the sample town.
fn places(options: Options) -> Window {
    let mut window = window(options);
    for (role, name) in [
        (Role::ComboBox, "Level of the map"),
        (Role::Button, "By adresse"),
    ] {
        window.get_by_role_and_label(role, name).click();
        window.run();
    }
    window
}

fn names(session: &Session) -> Vec<String> {
    let (areas, _) = session.levels().now().unwrap();
    areas.groups.names.clone()
}

/// The areas in the table, as they stand there from above.
fn rows(window: &Window) -> Vec<String> {
    let known: BTreeSet<String> = names(window.state().session()).into_iter().collect();
    let rows = window.query_all_by_role(Role::Row);
    let mut rows: Vec<(f32, String)> = rows
        .filter_map(|row| Some((row.rect().top(), row.accesskit_node().label()?)))
        .filter(|(_, name)| known.contains(name))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn the_table_lists_the_areas_sorts_them_and_says_what_they_add_up_to() {
    let mut window = places(english());
    let by_rank = rows(&window);
    assert!(by_rank.len() > 3, "{by_rank:?}");
    let session = window.state().session();
    let (areas, figures) = session.levels().now().unwrap();
    let rank = |name: &String| {
        let place = areas.groups.names.iter().position(|it| it == name).unwrap();
        figures.ranks[place]
    };
    let ranks: Vec<u32> = by_rank.iter().map(rank).collect();
    assert!(ranks.is_sorted() && ranks[0] == 1, "{ranks:?}");
    window.get_by_role_and_label(Role::Row, "All together");
    window.get_by_label("40");
    let registered: f64 = session.derived().registered.iter().sum();
    window.get_by_label_contains(&format!(
        "{},{:03}",
        registered as u64 / 1000,
        registered as u64 % 1000
    ));
    picture(&mut window, "levels-table");
    click(&mut window, "Area");
    let by_name = rows(&window);
    assert_ne!(by_name, by_rank);
    assert_eq!(by_name[0], names(window.state().session())[0]);
}

#[test]
fn a_click_on_an_area_selects_all_of_its_precincts() {
    let mut window = places(english());
    let first = rows(&window)[0].clone();
    window.get_by_role_and_label(Role::Row, &first).click();
    window.run();
    let session = window.state().session();
    let (areas, _) = session.levels().now().unwrap();
    let place = areas
        .groups
        .names
        .iter()
        .position(|it| *it == first)
        .unwrap();
    let selected: Vec<_> = session.selection.iter().collect();
    assert_eq!(selected.len(), 4);
    let within =
        |id: &arpent::model::layer::PrecinctId| areas.groups.of[id.index()] as usize == place;
    assert!(selected.iter().all(within));
    picture(&mut window, "levels-selected");
}

#[test]
fn the_areas_are_exported_from_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("places.geojson");
    let mut window = places(Options {
        answers: Some(vec![path.clone()]),
        ..english()
    });
    click(&mut window, "Export scored precincts…");
    settle(&mut window);
    let text = fs::read_to_string(path).unwrap();
    assert_eq!(text.matches("\"MultiPolygon\"").count(), 10);
    assert!(text.contains("\"precincts\":4"), "{}", &text[..300]);
}
