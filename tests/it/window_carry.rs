//! Chosen addresses carried over the map onto another turf, with the pointer.

use std::collections::BTreeMap;

use arpent::draw::mercator::{Camera, Point};
use arpent::field::edit::{Edit, To};
use arpent::model::turf::Stop;
use arpent::ui::app::Options;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::window::{Window, click, english, picture, settle, stage, window};
use crate::window_edit::{plan, turf, undo};

/// Free room around what the map shows, in points.
const MARGIN: f64 = 24.0;

/// The sample's best precincts cut into turfs, with the whole town on the map.
fn cut() -> Window {
    let mut window = window(Options { ..english() });
    stage(&mut window, "Target");
    click(&mut window, "Select: The first");
    stage(&mut window, "Turf");
    window.get_by_label("Cut turfs").click();
    settle(&mut window);
    window
}

/// Where a place on the plane is in the window, while the map shows the whole town.
fn on_screen(window: &Window, at: Point) -> Pos2 {
    let map = window.get_by_role(Role::Canvas).rect();
    let shapes = window.state().session().derived().shapes.clone();
    let (width, height) = (map.width().round() as u32, map.height().round() as u32);
    let camera = Camera::fitting(&shapes.unwrap().bounds(), width, height, MARGIN);
    let (x, y) = camera.to_pixels(at);
    map.min + vec2(x as f32, y as f32)
}

fn places(window: &Window) -> BTreeMap<String, Point> {
    let addresses = window.state().session().addresses().unwrap();
    let place = |lon: f64, lat: f64| Point::from_degrees(lon, lat);
    let all = addresses.iter();
    all.map(|it| (it.id.clone(), place(it.lon, it.lat)))
        .collect()
}

fn point(window: &mut Window, at: Pos2) {
    window.event(Event::PointerMoved(at));
    window.step();
}

fn button(window: &mut Window, pos: Pos2, pressed: bool) {
    window.event(Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    });
    window.step();
}

/// Presses at one place and drags to another, without letting go.
fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    point(window, from);
    button(window, from, true);
    for step in 1..=6_u8 {
        point(window, from + (to - from) * (f32::from(step) / 6.0));
    }
    window.run_steps(20);
}

/// An address of a turf that has more, and the nearest of another, one of the first eight, with
/// their turfs.
fn neighbours(window: &Window) -> ((usize, Stop), (usize, Stop)) {
    let (plan, places) = (plan(window), places(window));
    let stops = plan.numbered().flat_map(|(number, turf)| {
        let stops = turf.stops.iter().cloned();
        stops.map(move |stop| (number, stop))
    });
    let stops: Vec<(usize, Stop)> = stops.collect();
    let away = |a: &Stop, b: &Stop| {
        let (a, b) = (places[&a.address], places[&b.address]);
        (a.x - b.x).hypot(a.y - b.y)
    };
    let mut pairs = Vec::new();
    for one in &stops {
        let others = stops.iter().filter(|other| other.0 != one.0);
        let nearest = others.min_by(|a, b| away(&one.1, &a.1).total_cmp(&away(&one.1, &b.1)));
        let nearest = nearest.unwrap();
        // Far enough to be told apart at the scale of the town.
        let metres = away(&one.1, &nearest.1);
        let has_more = turf(window, one.0).stops.len() > 1;
        if metres > 80.0 && nearest.0 <= 8 && has_more {
            pairs.push((metres, one.clone(), nearest.clone()));
        }
    }
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (_, one, other) = pairs.remove(0);
    (one, other)
}

/// Where an address that is chosen by a click and another are on the screen.
fn chosen(window: &mut Window, stop: &Stop, other: &Stop) -> [Pos2; 2] {
    let places = places(window);
    let [start, end] = [stop, other].map(|stop| on_screen(window, places[&stop.address]));
    point(window, start);
    button(window, start, true);
    button(window, start, false);
    window.run();
    settle(window);
    [start, end]
}

#[test]
fn an_address_is_dragged_onto_another_turf_and_what_becomes_of_both_is_shown_before() {
    let mut window = cut();
    let before = plan(&window);
    let ((from, stop), (into, other)) = neighbours(&window);
    let [start, end] = chosen(&mut window, &stop, &other);
    window.get_by_label_contains("One address of");
    window.get_by_label("Drag them onto a turf on the map, or say here where they go");
    window.get_by_label("Drag onto another turf");
    picture(&mut window, "carry-offered");

    drag(&mut window, start, end);
    let title = format!("Move one address to turf {into}");
    window.get_by_label(&title);
    let edit = Edit::Move {
        addresses: vec![stop.address.clone()],
        to: To::Turf(into),
    };
    let edited = window.state().session().try_edit(&edit).unwrap().unwrap();
    for number in [from, into] {
        let (then, now) = (
            before.turf(number).unwrap(),
            edited.plan.turf(number).unwrap(),
        );
        let (doors, moved) = (then.doors(), u64::from(stop.doors));
        let wanted = if number == into {
            doors + moved
        } else {
            doors - moved
        };
        assert_eq!(now.doors(), wanted, "by hand");
        window.get_by_label_contains(&format!("{doors} → {wanted} doors"));
    }
    assert!(window.query_all_by_label_contains("m on foot").count() >= 2);
    assert!(
        window
            .query_all_by_label_contains("against the mean time")
            .count()
            >= 2
    );
    let terrain = window.state().session().terrain().cloned().unwrap();
    let pieces = terrain.pieces(&edited.plan, &[from, into]);
    let whole = pieces.iter().filter(|&&pieces| pieces == 1).count();
    let told = |words: &str| window.query_all_by_label_contains(words).count();
    assert_eq!(told("In one piece"), whole, "{pieces:?}");
    assert_eq!(
        told("other turfs’ doors are passed"),
        2 - whole,
        "{pieces:?}"
    );
    window.get_by_label("Let go to move them; Esc gives up");
    picture(&mut window, "carry");
    assert_eq!(plan(&window), before, "only shown so far");

    button(&mut window, end, false);
    settle(&mut window);
    assert_eq!(*plan(&window), edited.plan);
    assert!(
        turf(&window, into)
            .stops
            .iter()
            .any(|it| it.address == stop.address)
    );
    assert!(window.query_by_label(&title).is_none());
    undo(&mut window);
    assert_eq!(plan(&window), before, "one step back");
}

#[test]
fn escape_gives_up_and_the_map_stays_where_it_is() {
    let mut window = cut();
    let before = plan(&window);
    let ((_, stop), (into, other)) = neighbours(&window);
    let [start, end] = chosen(&mut window, &stop, &other);
    drag(&mut window, start, end);
    let title = format!("Move one address to turf {into}");
    window.get_by_label(&title);
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(window.query_by_label(&title).is_none(), "put back");
    point(&mut window, end + vec2(60.0, 0.0));
    button(&mut window, end, false);
    settle(&mut window);
    assert_eq!(plan(&window), before);
    window.get_by_label_contains("One address of");

    // Still chosen, and where it was: neither moved the map.
    drag(&mut window, start, end);
    window.get_by_label(&title);
    // Back onto its own turf: nothing is to be done there.
    point(&mut window, start);
    window.run_steps(20);
    assert!(window.query_by_label(&title).is_none());
    window.get_by_label("One address in hand");
    picture(&mut window, "carry-nowhere");
    button(&mut window, start, false);
    settle(&mut window);
    assert_eq!(plan(&window), before, "let go where it came from");
}

#[test]
fn a_locked_turf_takes_nothing_and_says_so_in_french() {
    let mut window = cut();
    let ((_, stop), (into, other)) = neighbours(&window);
    crate::window_edit::open(&mut window, &format!("Turf {into}"));
    crate::window_edit::press(&mut window, &format!("Lock turf {into}"));
    window.key_press(Key::Escape);
    window.run();
    click(&mut window, "Show everything");
    window.run();
    click(&mut window, "Français");
    let before = plan(&window);
    let [start, end] = chosen(&mut window, &stop, &other);
    drag(&mut window, start, end);
    window.get_by_label(&format!("Le parcours {into} est verrouillé"));
    picture(&mut window, "carry-locked-fr");
    button(&mut window, end, false);
    settle(&mut window);
    assert_eq!(plan(&window), before);
}
