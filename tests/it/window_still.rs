//! What the window holds still: two pictures of its map, and what it does not work out again.

use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use image::imageops::{self, FilterType};

use crate::window::{Window, english, scores, window};

/// Where the map is in a window of 1440 × 900 points, and how small its picture is kept.
const MAP: (u32, u32, u32, u32) = (384, 80, 736, 528);
const KEPT: (u32, u32) = (368, 264);

const SLIDER: &str = "Weight of Chastrelle list in 2024";

/// The map as it looks now. `UPDATE_SNAPSHOTS=1` keeps a new picture in `tests/golden`.
fn compare(window: &mut Window, name: &str, results: &mut SnapshotResults) {
    let whole = window.render().unwrap();
    let map = imageops::crop_imm(&whole, MAP.0, MAP.1, MAP.2, MAP.3).to_image();
    let small = imageops::resize(&map, KEPT.0, KEPT.1, FilterType::Triangle);
    // Drivers round edges of letters and lines differently: a half per cent of the pixels.
    let most = (KEPT.0 * KEPT.1 / 200) as usize;
    let options = SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(most)
        .output_path("tests/golden");
    results.add(try_image_snapshot_options(&small, name, &options));
}

#[test]
fn the_map_looks_as_it_did_before_and_after_a_slider_moved() {
    let mut window = window(english());
    let mut results = SnapshotResults::new();
    compare(&mut window, "map", &mut results);
    drag_to(&mut window, -100.0);
    compare(&mut window, "map-after-slider", &mut results);
    results.unwrap();
}

#[test]
fn a_frame_without_a_change_works_nothing_out() {
    let mut window = window(english());
    let derived = |window: &Window| {
        let derived = window.state().session().derived();
        (derived.version, Arc::clone(&derived.scores))
    };
    let (version, before) = derived(&window);
    for step in 0..5_u8 {
        let x = 500.0 + 60.0 * f32::from(step);
        window.hover_at(egui::pos2(x, 300.0));
        window.run();
    }
    let (after_version, after) = derived(&window);
    assert_eq!(version, after_version, "nothing changed");
    assert!(Arc::ptr_eq(&before, &after), "the very same scores");
}

#[test]
fn a_pointer_that_was_elsewhere_leaves_no_trace() {
    let place = |step: u8| egui::pos2(500.0 + 90.0 * f32::from(step), 300.0);
    let mut moved = window(english());
    for step in 0..4 {
        moved.hover_at(place(step));
        moved.run();
        // Each is drawn, so that the next one brings to the card only what it changes.
        moved.render().unwrap();
    }
    let mut fresh = window(english());
    fresh.hover_at(place(3));
    fresh.run();
    let map = |window: &mut Window| {
        let whole = window.render().unwrap();
        imageops::crop_imm(&whole, MAP.0, MAP.1, MAP.2, MAP.3).to_image()
    };
    let (moved, fresh) = (map(&mut moved), map(&mut fresh));
    let differs = moved.enumerate_pixels().zip(fresh.pixels());
    // Right and below is the card, which keeps the width of the widest.
    let pointer = place(3);
    let is_map =
        |x: u32, y: u32| ((x + MAP.0) as f32) < pointer.x || ((y + MAP.1) as f32) < pointer.y;
    let differs: Vec<(u32, u32)> = differs
        .filter(|((x, y, moved), fresh)| moved != fresh && is_map(*x, *y))
        .map(|((x, y, _), _)| (x, y))
        .collect();
    assert!(
        differs.is_empty(),
        "a trace of where the pointer was: {differs:?}"
    );
}

#[test]
fn a_slider_leaves_outlines_and_addresses_as_they_are() {
    let mut window = window(english());
    let kept = |window: &Window| {
        let derived = window.state().session().derived();
        (derived.shapes.clone(), derived.located.clone())
    };
    let (shapes, located) = kept(&window);
    let before = scores(&window);
    drag_to(&mut window, -80.0);
    assert_ne!(scores(&window), before);
    let (shapes_after, located_after) = kept(&window);
    let (shapes, shapes_after) = (shapes.unwrap(), shapes_after.unwrap());
    assert!(Arc::ptr_eq(&shapes, &shapes_after), "the same outlines");
    let (located, located_after) = (located.unwrap(), located_after.unwrap());
    assert!(Arc::ptr_eq(&located, &located_after), "the same places");
}

fn drag_to(window: &mut Window, weight: f64) {
    window
        .get_by_role_and_label(Role::Slider, SLIDER)
        .set_value_accesskit(weight);
    window.run();
}
