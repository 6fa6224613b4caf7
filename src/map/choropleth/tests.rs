//! The images of a map that moves and rests.

use geo::{MultiPolygon, polygon};

use super::*;
use crate::draw::colour::Rgb;
use crate::draw::fill::fill;
use crate::draw::shade::shade;
use crate::map::basemap::Under;

/// Four squares, a colour each.
fn town() -> (Arc<Shapes>, Paint) {
    let square = |x: f64, y: f64| {
        let (right, top) = (x + 0.01, y + 0.01);
        MultiPolygon(vec![polygon![
            (x: x, y: y), (x: right, y: y), (x: right, y: top), (x: x, y: top)
        ]])
    };
    let corners = [(0.0, 0.0), (0.01, 0.0), (0.0, 0.01), (0.01, 0.01)];
    let shapes = Shapes::of(&corners.map(|(x, y)| square(x, y)));
    let colours = [10, 80, 150, 220].map(|grey| Some(Rgb(grey, 40, 60)));
    let paint = Paint {
        colours: colours.to_vec(),
        ..Paint::default()
    };
    (Arc::new(shapes), paint)
}

fn under(camera: &Camera) -> Arc<Image> {
    Under::default().image(camera, false)
}

/// A frame for a camera, as the window asks for it.
fn step(map: &mut Choropleth, (shapes, paint): &(Arc<Shapes>, Paint), camera: &Camera) -> Frame {
    let wanted = Wanted {
        shapes,
        leaders: None,
        camera,
    };
    map.update(
        wanted,
        || (),
        |camera| Plan {
            under: Under::default().underlay(camera, false),
            paint: paint.clone(),
            look: Look::default(),
        },
    );
    let filled = map.camera().unwrap();
    map.frame(0, &under(&filled), paint, Look::default())
        .unwrap()
}

#[test]
fn a_map_that_has_moved_comes_to_rest_as_one_that_never_did() {
    let town = town();
    let start = Camera::fitting(&town.0.bounds(), 200, 160, 10.0);
    let mut map = Choropleth::default();
    step(&mut map, &town, &start);
    let moved = Camera {
        centre: start.point_at(131.0, 90.0),
        ..start
    };
    let frame = step(&mut map, &town, &moved);
    assert_eq!(frame.camera, start, "the last picture is shown, shifted");
    assert!(frame.unfinished, "a better one is asked for");
    let frame = step(&mut map, &town, &moved);
    assert_eq!(frame.camera, moved);
    assert!(!frame.unfinished);
    let ids = fill(&town.0, &moved, AT_REST);
    let direct = shade(&ids, &town.1, &Look::default(), &under(&moved));
    assert!(*frame.image == direct);
}

#[test]
fn outlines_come_and_go_and_only_their_rows_change() {
    let town = town();
    let camera = Camera::fitting(&town.0.bounds(), 200, 160, 10.0);
    let mut map = Choropleth::default();
    step(&mut map, &town, &camera);
    let ids = fill(&town.0, &camera, AT_REST);
    let ground = under(&camera);
    let mut before: Option<Frame> = None;
    let one = |id: u32| Some(PrecinctId(id));
    let wanted = [
        (None, None),
        (one(0), None),
        (one(3), None),
        (one(2), one(1)),
        (None, one(1)),
        (None, None),
        (one(0), None),
    ];
    for (hover, focus) in wanted {
        let look = Look {
            hover,
            focus,
            ..Look::default()
        };
        let frame = map.frame(0, &ground, &town.1, look.clone()).unwrap();
        assert!(
            *frame.image == shade(&ids, &town.1, &look, &ground),
            "{hover:?} {focus:?}"
        );
        if let Some(before) = before.take() {
            let change = frame.change.unwrap();
            assert_eq!(change.since, before.version);
            let rows = |frame: &Image| -> Vec<Vec<[u8; 4]>> {
                frame.pixels.chunks(200).map(<[_]>::to_vec).collect()
            };
            let pairs = rows(&frame.image).into_iter().zip(rows(&before.image));
            for (row, (now, then)) in pairs.enumerate() {
                let said = change.rows.iter().any(|rows| rows.contains(&row));
                assert!(said || now == then, "row {row} has changed unsaid");
            }
        }
        // Held, as a screen would hold it, in every other turn only.
        before = hover.is_none().then(|| Frame {
            change: None,
            ..map.frame(0, &ground, &town.1, look).unwrap()
        });
    }
}

#[test]
fn a_moving_map_is_filled_further_than_it_is_seen_and_not_for_every_step() {
    let town = town();
    let start = Camera::fitting(&town.0.bounds(), 200, 160, 10.0);
    let mut map = Choropleth::default();
    step(&mut map, &town, &start);
    let at = |pixels: f64| Camera {
        centre: start.point_at(100.0 + pixels, 80.0),
        ..start
    };
    step(&mut map, &town, &at(1.0));
    let pending = map.pending.take().unwrap();
    let made = pending.made.recv().unwrap();
    assert_eq!(made.ids.camera, at(1.0).wider(AHEAD));
    map.take(made).unwrap();
    for pixels in 2..f64::from(AHEAD / 2) as u32 {
        let frame = step(&mut map, &town, &at(f64::from(pixels)));
        assert_eq!(frame.camera, at(1.0).wider(AHEAD));
        assert!(map.pending.is_none(), "filled again after {pixels} pixels");
    }
    step(&mut map, &town, &at(f64::from(AHEAD)));
    assert!(
        map.pending.is_some(),
        "filled before the edge comes into view"
    );
}

#[test]
fn borders_between_precincts_without_data_are_seen_in_either_theme() {
    let (shapes, _) = town();
    let paint = Paint {
        colours: vec![None; 4],
        ..Paint::default()
    };
    let camera = Camera::fitting(&shapes.bounds(), 200, 160, 10.0);
    let ids = fill(&shapes, &camera, AT_REST);
    for dark in [false, true] {
        let look = Look {
            dark,
            ..Look::default()
        };
        let ground = Under::default().image(&camera, dark);
        let image = shade(&ids, &paint, &look, &ground);
        let light = |x: u32, y: u32| {
            let [red, green, blue, _] = image.pixels[(y * image.width + x) as usize];
            Rgb(red, green, blue).lightness()
        };
        // The middle of the town is where all four meet; a hatching line is lighter or darker
        // than the ground, so the darkest of the ground beside is what counts.
        let beside = (60..90).flat_map(|x| (50..70).map(move |y| (x, y)));
        let beside = beside.map(|(x, y)| light(x, y)).fold(100.0, f64::min);
        let border = (40..70).map(|y| light(100, y)).fold(100.0, f64::min);
        assert!(border < beside - 5.0, "{dark}: {border} beside {beside}");
    }
}
