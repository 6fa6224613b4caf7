//! The map in the window and under it: polygons, colours, gestures.

use std::sync::Arc;

use arpent::base::words::{Language, Words};
use arpent::draw::colour::Rgb;
use arpent::draw::fill::{IdImage, Shapes, fill};
use arpent::draw::mercator::{Bounds, Camera, Point};
use arpent::draw::overlay::Overlay;
use arpent::draw::shade::Paint;
use arpent::map::view::{MapInput, MapView, Tool};
use arpent::model::layer::PrecinctId;
use arpent::model::project::Basemap;
use egui_kittest::Harness;
use geo::{Coord, LineString, MultiPolygon, Polygon};

/// A jittered grid of `size` × `size` cells whose neighbours share crooked edges, in degrees.
pub(crate) fn tessellation(size: usize) -> Vec<MultiPolygon<f64>> {
    let jitter = |seed: usize| ((seed * 7919 + 13) % 101) as f64 / 101.0 - 0.5;
    let corner = |column: usize, row: usize| Coord {
        x: 2.0 + 0.01 * (column as f64 + 0.5 * jitter(column * 31 + row * 17)),
        y: 48.0 + 0.01 * (row as f64 + 0.5 * jitter(column * 13 + row * 41)),
    };
    // An edge is the same crooked line from both sides.
    let edge = |from: (usize, usize), to: (usize, usize)| {
        let (low, high) = (from.min(to), from.max(to));
        let (a, b) = (corner(low.0, low.1), corner(high.0, high.1));
        let mut points: Vec<Coord> = (0..8_usize)
            .map(|step| {
                let share = step as f64 / 8.0;
                let push = 0.0008 * jitter(low.0 * 71 + low.1 * 37 + high.0 + step * 3);
                let push = if step == 0 { 0.0 } else { push };
                Coord {
                    x: a.x + (b.x - a.x) * share + push,
                    y: a.y + (b.y - a.y) * share - push,
                }
            })
            .collect();
        points.push(b);
        if low == to {
            points.reverse();
        }
        points.pop();
        points
    };
    let mut cells = Vec::new();
    for row in 0..size {
        for column in 0..size {
            let corners = [
                (column, row),
                (column + 1, row),
                (column + 1, row + 1),
                (column, row + 1),
            ];
            let mut ring = Vec::new();
            for side in 0..4 {
                ring.extend(edge(corners[side], corners[(side + 1) % 4]));
            }
            ring.push(ring[0]);
            cells.push(MultiPolygon(vec![Polygon::new(LineString(ring), vec![])]));
        }
    }
    cells
}

fn camera_on(bounds: &Bounds, zoom: f64) -> Camera {
    let mut camera = Camera::fitting(bounds, 317, 211, 0.0);
    camera.scale /= zoom;
    camera
}

#[test]
fn neighbours_meet_without_gap_or_overlap_at_any_scale() {
    let cells = tessellation(9);
    let whole = Shapes::of(&cells);
    for (zoom, samples) in [(0.2, 1), (1.0, 2), (1.7, 1), (5.3, 2), (40.0, 1)] {
        let camera = camera_on(&whole.bounds(), zoom);
        let together = fill(&whole, &camera, samples);
        let mut times = vec![0; together.ids.len()];
        for (cell, shape) in cells.iter().enumerate() {
            let alone = fill(&Shapes::of(std::slice::from_ref(shape)), &camera, samples);
            for (place, id) in alone.ids.iter().enumerate() {
                if *id != IdImage::NONE {
                    times[place] += 1;
                    assert_eq!(together.ids[place] as usize, cell);
                }
            }
        }
        // Nothing twice; and what lies between two filled samples of a row is filled.
        assert!(times.iter().all(|&times| times < 2), "overlap at {zoom}");
        for row in times.chunks(together.width as usize) {
            let first = row.iter().position(|&times| times == 1);
            let last = row.iter().rposition(|&times| times == 1);
            if let (Some(first), Some(last)) = (first, last) {
                let holes = row[first..=last].iter().filter(|&&times| times == 0);
                // The rim is crooked: a row may leave it and come back at the top and bottom.
                if row.len() == last - first + 1 {
                    assert_eq!(holes.count(), 0, "gap at {zoom}");
                }
            }
        }
    }
}

#[test]
fn a_pixel_is_filled_when_its_centre_lies_inside_and_holes_stay_open() {
    let square = |low: f64, high: f64| {
        let at = |x: f64, y: f64| {
            let (lon, lat) = Point { x, y }.to_degrees();
            Coord { x: lon, y: lat }
        };
        LineString(vec![
            at(low, low),
            at(high, low),
            at(high, high),
            at(low, high),
            at(low, low),
        ])
    };
    let ring = Polygon::new(square(-40.3, 40.3), vec![square(-20.3, 20.3)]);
    let shapes = Shapes::of(&[MultiPolygon(vec![ring])]);
    let camera = Camera {
        centre: Point::default(),
        scale: 1.0,
        width: 100,
        height: 100,
    };
    let ids = fill(&shapes, &camera, 1);
    let filled = ids.ids.iter().filter(|id| **id == 0).count();
    assert_eq!(filled, 80 * 80 - 40 * 40);
    assert_eq!(ids.at(50.0, 50.0), None);
    assert_eq!(ids.at(15.0, 50.0), Some(PrecinctId(0)));
    assert_eq!(ids.at(-1.0, 50.0), None);
    assert_eq!(ids.at(15.0, 100.0), None);
}

struct Shown {
    view: MapView,
    shapes: Arc<Shapes>,
    paint: Paint,
    selected: Vec<bool>,
    tool: Tool,
    clicked: Vec<Option<PrecinctId>>,
    lassoed: Vec<Vec<PrecinctId>>,
    rect: egui::Rect,
    words: Words,
}

fn shown() -> Shown {
    let cells = tessellation(6);
    let column: Vec<f64> = (0..cells.len())
        .map(|cell| {
            if cell % 11 == 3 {
                f64::NAN
            } else {
                cell as f64
            }
        })
        .collect();
    Shown {
        view: MapView::new(None),
        paint: Paint::new(
            &column,
            &[7.0, 14.0, 21.0, 28.0],
            arpent::model::shading::Ramp::default(),
            false,
        ),
        selected: vec![false; cells.len()],
        shapes: Arc::new(Shapes::of(&cells)),
        tool: Tool::Pan,
        clicked: Vec::new(),
        lassoed: Vec::new(),
        rect: egui::Rect::NOTHING,
        words: Words::new(Language::French),
    }
}

fn show(ui: &mut egui::Ui, shown: &mut Shown) {
    let names = (0..shown.shapes.len()).map(|cell| format!("{cell:04}"));
    let names: Arc<Vec<String>> = Arc::new(names.collect());
    let overlay = Overlay::default();
    let input = MapInput {
        vision: None,
        shapes: &shown.shapes,
        leaders: None,
        paint: &shown.paint,
        names: &names,
        selected: &shown.selected,
        focus: None,
        hover: None,
        basemap: &Basemap::None,
        overlay: &overlay,
        tool: shown.tool,
        dark: false,
        words: &shown.words,
    };
    let output = shown.view.show(ui, &input);
    shown.rect = output.response.rect;
    shown
        .clicked
        .extend(output.clicked.map(|click| click.precinct));
    shown
        .lassoed
        .extend(output.lassoed.map(|(precincts, _)| precincts));
}

fn harness() -> Harness<'static, Shown> {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(600.0, 500.0))
        .with_max_steps(60)
        .build_ui_state(show, shown());
    harness.run();
    harness
}

#[expect(clippy::cast_possible_truncation, reason = "a place in a small window")]
fn place_of(shown: &Shown, cell: u32) -> egui::Pos2 {
    let at = shown.shapes.inside(PrecinctId(cell)).unwrap();
    let (x, y) = shown.view.camera().to_pixels(at);
    shown.rect.min + egui::vec2(x as f32, y as f32)
}

fn drag(harness: &mut Harness<'_, Shown>, path: &[egui::Pos2]) {
    harness.hover_at(path[0]);
    harness.run();
    harness.drag_at(path[0]);
    harness.step();
    for &place in path {
        harness.hover_at(place);
        harness.step();
    }
    harness.drop_at(path[path.len() - 1]);
    harness.run();
}

#[test]
fn the_whole_town_is_in_view_at_first_and_a_click_finds_its_precinct() {
    let mut harness = harness();
    for cell in [0, 14, 35] {
        let at = place_of(harness.state(), cell);
        harness.hover_at(at);
        harness.run();
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run();
    }
    let found: Vec<u32> = harness
        .state()
        .clicked
        .iter()
        .map(|precinct| precinct.unwrap().0)
        .collect();
    assert_eq!(found, [0, 14, 35]);
}

#[test]
fn a_drag_moves_the_map_with_the_pointer() {
    let mut harness = harness();
    let before = place_of(harness.state(), 14);
    let by = egui::vec2(-60.0, 40.0);
    let path: Vec<egui::Pos2> = (0..=20_u8)
        .map(|step| before + by * f32::from(step.min(10)) / 10.0)
        .collect();
    drag(&mut harness, &path);
    let after = place_of(harness.state(), 14);
    assert!(
        (after - before - by).length() < 2.0,
        "moved by {:?}",
        after - before
    );
}

#[test]
fn a_rectangle_takes_the_precincts_whose_middles_it_holds() {
    let mut harness = harness();
    harness.state_mut().tool = Tool::Rectangle;
    let (a, b) = (place_of(harness.state(), 7), place_of(harness.state(), 14));
    let rect = egui::Rect::from_two_pos(a, b).expand(6.0);
    drag(&mut harness, &[rect.min, rect.center(), rect.max]);
    let taken: Vec<u32> = harness.state().lassoed[0]
        .iter()
        .map(|precinct| precinct.0)
        .collect();
    assert_eq!(taken, [7, 8, 13, 14]);
}

#[test]
fn no_data_is_hatched_and_selection_fades_the_rest() {
    use arpent::draw::colour::Image;
    use arpent::draw::shade::{Look, shade};
    let shown = shown();
    let camera = Camera::fitting(&shown.shapes.bounds(), 300, 300, 5.0);
    let ids = fill(&shown.shapes, &camera, 2);
    let ground = Image::filled(300, 300, Rgb::WHITE);
    let plain = shade(&ids, &shown.paint, &Look::default(), &ground);
    let colours = |image: &Image, cell: u32| {
        let mut found: Vec<[u8; 4]> = (0..image.pixels.len())
            .filter(|place| {
                let (x, y) = (place % 300, place / 300);
                // Well inside: away from the borders.
                [(0, 0), (5, 0), (0, 5), (6, 5)].iter().all(|(dx, dy)| {
                    let at = |x: usize, y: usize| ids.at(x as f64 + 0.5, y as f64 + 0.5);
                    at(x + dx, y + dy) == Some(PrecinctId(cell))
                        && at(x.saturating_sub(*dx), y.saturating_sub(*dy))
                            == Some(PrecinctId(cell))
                })
            })
            .map(|place| image.pixels[place])
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    assert_eq!(colours(&plain, 0).len(), 1);
    assert_eq!(colours(&plain, 3).len(), 2, "ground and hatching");
    let mut selected = vec![false; 36];
    selected[20] = true;
    let look = Look {
        selected,
        ..Look::default()
    };
    let faded = shade(&ids, &shown.paint, &look, &ground);
    assert_eq!(colours(&faded, 20), colours(&plain, 20));
    assert!(colours(&plain, 0)[0] < colours(&faded, 0)[0], "paler");
}
