//! Scenes: kept from the map, taken up again, and shown to a room that changes nothing.

use std::sync::Arc;

use arpent::model::project::Project;
use arpent::model::scene::Viewpoint;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, scores, window};

const SLIDER: &str = "Weight of Chastrelle list in 2024";

fn document(window: &Window) -> Arc<Project> {
    Arc::clone(window.state().session().project())
}

fn titles(window: &Window) -> Vec<String> {
    let project = document(window);
    let scenes = project.scenes.iter();
    scenes.map(|scene| scene.title.clone()).collect()
}

fn weigh(window: &mut Window, weight: f64) {
    window
        .get_by_role_and_label(Role::Slider, SLIDER)
        .set_value_accesskit(weight);
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn undo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
}

/// A window with two scenes, and a document that is like neither; the scores of each.
fn with_two_scenes() -> (Window, [Vec<f64>; 3]) {
    let mut window = window(english());
    let first = scores(&window);
    click(&mut window, "Scenes");
    click(&mut window, "Add what is shown now");
    weigh(&mut window, -80.0);
    press(&mut window, Key::F);
    let second = scores(&window);
    click(&mut window, "Add what is shown now");
    weigh(&mut window, 15.0);
    let own = scores(&window);
    assert_ne!(first, second, "two scenes");
    assert_ne!(own, second, "and a document");
    (window, [first, second, own])
}

#[test]
fn a_scene_is_kept_and_taken_up_again_in_one_step() {
    let mut window = window(english());
    let before = scores(&window);
    click(&mut window, "Scenes");
    window.get_by_label_contains("A scene keeps the map as you see it now");
    picture(&mut window, "scenes-none");
    click(&mut window, "Add what is shown now");
    let seen = document(&window).scenes[0].viewpoint;
    assert!(seen.across > 500.0, "{seen:?}");
    weigh(&mut window, -80.0);
    let after = scores(&window);
    click(&mut window, "Go to scene 1: Scene 1");
    assert_eq!(scores(&window), before);
    undo(&mut window);
    assert_eq!(scores(&window), after);
    picture(&mut window, "scenes");
}

#[test]
fn words_are_typed_where_they_stand_and_are_one_step() {
    let (mut window, _) = with_two_scenes();
    let title = window.get_by_role_and_label(Role::TextInput, "Title of scene 2");
    title.focus();
    window.run();
    window
        .get_by_role_and_label(Role::TextInput, "Title of scene 2")
        .type_text(" by the station");
    window.run();
    assert_eq!(titles(&window)[1], "Scene 2 by the station");
    press(&mut window, Key::Escape);
    undo(&mut window);
    assert_eq!(titles(&window)[1], "Scene 2");
}

#[test]
fn scenes_change_their_order_and_go_and_undo_brings_them_back() {
    let (mut window, _) = with_two_scenes();
    click(&mut window, "Show scene 2 earlier: Scene 2");
    assert_eq!(titles(&window), ["Scene 2", "Scene 1"]);
    click(&mut window, "Remove scene 1: Scene 2");
    assert_eq!(titles(&window), ["Scene 1"]);
    undo(&mut window);
    undo(&mut window);
    assert_eq!(titles(&window), ["Scene 1", "Scene 2"]);
    click(&mut window, "Have scene 1 show what is shown now: Scene 1");
    let project = document(&window);
    assert_eq!(project.scenes[0].showing.scorecard, project.scorecard);
    assert_eq!(project.scenes[0].title, "Scene 1");
}

#[test]
fn a_room_is_stepped_through_the_scenes_and_the_document_never_notices() {
    let (mut window, [first, second, own]) = with_two_scenes();
    let before = document(&window);
    press(&mut window, Key::F5);
    window.get_by_label("Scene 1");
    assert_eq!(scores(&window), first);
    picture(&mut window, "presenting");
    for (key, title, shown) in [
        (Key::ArrowRight, "Scene 2", &second),
        (Key::ArrowLeft, "Scene 1", &first),
        (Key::Space, "Scene 2", &second),
        (Key::PageUp, "Scene 1", &first),
        (Key::PageDown, "Scene 2", &second),
        (Key::PageDown, "Scene 2", &second),
    ] {
        press(&mut window, key);
        window.get_by_label(title);
        assert_eq!(&scores(&window), shown, "{key:?}");
    }
    press(&mut window, Key::Escape);
    assert_eq!(scores(&window), own);
    assert!(Arc::ptr_eq(&before, &document(&window)), "the very same");
}

#[test]
fn what_a_room_tries_out_goes_with_the_next_step() {
    let (mut window, [first, second, own]) = with_two_scenes();
    let before = document(&window);
    press(&mut window, Key::F5);
    press(&mut window, Key::C);
    weigh(&mut window, 100.0);
    assert_ne!(scores(&window), first, "the room sees it");
    picture(&mut window, "what-if");
    click(&mut window, "Back to the scene as saved");
    assert_eq!(scores(&window), first);
    weigh(&mut window, 100.0);
    click(&mut window, "Next");
    assert_eq!(scores(&window), second);
    weigh(&mut window, 100.0);
    press(&mut window, Key::Escape);
    assert_eq!(scores(&window), own);
    assert!(Arc::ptr_eq(&before, &document(&window)), "nothing stays");
    let label = window.state().session().history().undo_label();
    assert_eq!(label.map(|label| label.key()), Some("action-set-weight"));
}

#[test]
fn a_frozen_audience_keeps_the_title_it_has() {
    let (mut window, [_, second, own]) = with_two_scenes();
    window.key_press_modifiers(Modifiers::SHIFT, Key::F5);
    window.run();
    window.get_by_label("Then: Scene 2");
    assert_eq!(window.query_all_by_label("Scene 1").count(), 2);
    picture(&mut window, "console");
    click(&mut window, "Freeze the audience");
    press(&mut window, Key::PageDown);
    assert_eq!(scores(&window), second);
    window.get_by_label("Scene 1");
    window.get_by_label("Scene 2");
    window.get_by_label("This is the last scene");
    picture(&mut window, "frozen");
    click(&mut window, "Let the audience follow");
    assert_eq!(window.query_all_by_label("Scene 2").count(), 2);
    press(&mut window, Key::Escape);
    assert_eq!(scores(&window), own);
}

#[test]
fn a_presentation_gives_the_selection_and_the_ground_back() {
    let (mut window, _) = with_two_scenes();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    let selected = window.state().session().selection.clone();
    assert!(!selected.is_empty(), "all of them");
    press(&mut window, Key::F5);
    let none = window.state().session().selection.is_empty();
    assert!(none, "the first scene has none selected");
    press(&mut window, Key::Escape);
    assert_eq!(window.state().session().selection, selected);
    click(&mut window, "Add what is shown now");
    let scenes = &document(&window).scenes;
    assert_eq!(scenes[2].selection.len(), selected.len());
    let near = |a: Viewpoint, b: Viewpoint| (a.across - b.across).abs() < 0.01 * b.across;
    assert!(near(scenes[2].viewpoint, scenes[1].viewpoint), "{scenes:?}");
}
