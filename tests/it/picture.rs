//! Pictures: the same map for paper, file and command line.

use arpent::base::date::Date;
use arpent::base::task::Task;
use arpent::base::words::{Language, Words};
use arpent::draw::colour::Rgb;
use arpent::draw::legend::Legend;
use arpent::draw::mercator::{Bounds, Point};
use arpent::draw::overlay::{Area, Dot, DotForm, Overlay, Route, kind};
use arpent::draw::picture::{Page, Picture, Under, at_round_scale, at_scale, framed};
use arpent::draw::shade::Paint;
use arpent::draw::shapes::Shapes;
use arpent::draw::tile::{TileId, Tone};
use arpent::io::picture::{basemap, png, write};
use arpent::io::tile::Tiles;
use arpent::model::layer::PrecinctId;
use arpent::model::shading::Ramp;

use crate::map::tessellation;

pub(crate) struct Town {
    pub(crate) shapes: Shapes,
    pub(crate) paint: Paint,
    legend: Legend,
    pub(crate) overlay: Overlay,
    pub(crate) words: Words,
}

pub(crate) fn town() -> Town {
    let cells = tessellation(6);
    let column: Vec<f64> = (0..cells.len())
        .map(|cell| {
            if cell % 11 == 3 {
                f64::NAN
            } else {
                (cell * 7 % 36) as f64 * 1.37
            }
        })
        .collect();
    let breaks = [9.0, 18.5, 27.0, 36.0];
    let shapes = Shapes::of(&cells);
    Town {
        paint: Paint::new(&column, &breaks, Ramp::YellowGreenBlue, false),
        legend: Legend::new(
            "Participation",
            "%",
            &column,
            &breaks,
            Ramp::YellowGreenBlue,
            false,
        ),
        overlay: walk(&shapes),
        shapes,
        words: Words::new(Language::French),
    }
}

fn walk(shapes: &Shapes) -> Overlay {
    let centre = shapes.inside(PrecinctId(14)).unwrap();
    let stops: Vec<Point> = (0..24_i32)
        .map(|stop| Point {
            x: centre.x + 55.0 * f64::from(stop % 6),
            y: centre.y - 70.0 * f64::from(stop / 6),
        })
        .collect();
    Overlay {
        ground: Vec::new(),
        areas: vec![Area {
            rings: vec![vec![
                Point {
                    x: centre.x - 60.0,
                    y: centre.y + 60.0,
                },
                Point {
                    x: centre.x + 340.0,
                    y: centre.y + 60.0,
                },
                Point {
                    x: centre.x + 340.0,
                    y: centre.y - 270.0,
                },
                Point {
                    x: centre.x - 60.0,
                    y: centre.y - 270.0,
                },
            ]],
            colour: kind(1),
            tint: 0.12,
            width: 1.5,
        }],
        routes: vec![Route {
            points: stops.clone(),
            colour: kind(0),
            width: 1.2,
        }],
        dots: stops
            .iter()
            .enumerate()
            .map(|(place, at)| Dot {
                at: *at,
                colour: kind(0),
                label: (place + 1).to_string(),
                form: match place {
                    0 => DotForm::Start,
                    23 => DotForm::End,
                    _ => DotForm::Stop,
                },
            })
            .collect(),
        names: Vec::new(),
    }
}

pub(crate) fn picture<'a>(town: &'a Town, overlay: &'a Overlay) -> Picture<'a> {
    Picture {
        camera: framed(&town.shapes.bounds(), (640, 480), "a title", ("", "")),
        page: Page::of_pixels((640, 480), 72.0),
        dpi: 144.0,
        shapes: &town.shapes,
        paint: Some(&town.paint),
        outlined: &[],
        basemap: None,
        attribution: "",
        overlay,
        title: "Participation 2022 < 2024 & après",
        foot: "",
        legend: Some(&town.legend),
        scale_bar: true,
        background: Rgb(0xf7, 0xf7, 0xf5),
        vector: false,
        words: &town.words,
    }
}

fn pixels(png: &[u8]) -> image::RgbImage {
    image::load_from_memory(png).unwrap().into_rgb8()
}

/// Where a precinct is in a PNG of the picture.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a small picture"
)]
fn place(picture: &Picture<'_>, precinct: u32) -> (u32, u32) {
    let at = picture.shapes.inside(PrecinctId(precinct)).unwrap();
    let (x, y) = picture.raster_camera().to_pixels(at);
    (x.round() as u32, y.round() as u32)
}

#[test]
fn the_same_picture_is_the_same_bytes_and_has_the_colours_of_the_legend() {
    let town = town();
    let nothing = Overlay::default();
    let picture = picture(&town, &nothing);
    let bytes = png(&picture).unwrap();
    assert_eq!(bytes, png(&picture).unwrap());
    let image = pixels(&bytes);
    assert_eq!(image.dimensions(), (1280, 960));
    for precinct in [7, 16, 22] {
        let Rgb(red, green, blue) = town.paint.colours[precinct as usize].unwrap();
        let (x, y) = place(&picture, precinct);
        assert_eq!(image.get_pixel(x, y).0, [red, green, blue], "{precinct}");
    }
}

#[test]
fn paths_and_pixels_have_the_same_colours() {
    let town = town();
    let nothing = Overlay::default();
    let raster = picture(&town, &nothing);
    let vector = Picture {
        vector: true,
        ..picture(&town, &nothing)
    };
    let (a, b) = (
        pixels(&png(&raster).unwrap()),
        pixels(&png(&vector).unwrap()),
    );
    let differing = a
        .pixels()
        .zip(b.pixels())
        .filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 24))
        .count();
    let share = differing as f64 / f64::from(a.width() * a.height());
    assert!(share < 0.06, "{share} of the pixels differ");
}

#[test]
fn a_basemap_lies_under_the_walk_and_its_maker_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("blue.mbtiles");
    let world = TileId { z: 0, x: 0, y: 0 };
    crate::tiles::mbtiles(&path, &[(world, [60, 90, 200])]);
    let tiles = Tiles::file(&path).unwrap();
    let town = town();
    let centre = town.overlay.dots[10].at;
    let camera = at_scale(centre, 2500.0, 400, 400);
    let under = basemap(&tiles, &camera, 150.0, Tone::Natural, Rgb::WHITE);
    let rows = |rows| under.rows(rows);
    let picture = Picture {
        camera,
        page: Page::of_pixels((400, 400), 72.0),
        dpi: 150.0,
        paint: None,
        basemap: Some(Under(&rows)),
        attribution: "© Somebody",
        legend: None,
        title: "",
        ..picture(&town, &town.overlay)
    };
    let svg = arpent::draw::picture::svg(&picture);
    assert!(svg.contains("© Somebody"));
    let image = pixels(&png(&picture).unwrap());
    let (x, y) = (image.width() / 2, image.height() - 60);
    assert_eq!(image.get_pixel(x, y).0, [60, 90, 200]);
    let denominator = camera.ground_metres_per_pixel() / 0.0254 * 72.0;
    assert!((denominator - 2500.0).abs() < 1e-6, "1:{denominator}");
}

#[test]
fn a_round_scale_shows_everything() {
    let town = town();
    let bounds = town.shapes.bounds();
    let camera = at_round_scale(&bounds, (527, 700), 20.0, 500.0);
    let denominator = camera.ground_metres_per_pixel() / 0.0254 * 72.0;
    assert!((denominator / 250.0).fract() < 1e-6, "1:{denominator}");
    for corner in [bounds.min, bounds.max] {
        let (x, y) = camera.to_pixels(corner);
        assert!((19.0..508.1).contains(&x) && (19.0..681.1).contains(&y));
    }
    let place = Bounds::around([bounds.min]);
    let camera = at_round_scale(&place, (527, 700), 20.0, 1_250.0);
    let denominator = camera.ground_metres_per_pixel() / 0.0254 * 72.0;
    assert!((denominator - 1_250.0).abs() < 1e-6, "1:{denominator}");
}

#[test]
fn the_ending_says_the_format_and_another_is_refused() {
    let town = town();
    let picture = picture(&town, &town.overlay);
    let folder = tempfile::tempdir().unwrap();
    let date = Date::new(2026, 3, 1).unwrap();
    let task = Task::default();
    for (name, start) in [
        ("map.png", &b"\x89PNG"[..]),
        ("map.SVG", b"<svg"),
        ("map.pdf", b"%PDF"),
    ] {
        let path = folder.path().join(name);
        write(&path, &picture, date, &task).unwrap();
        assert!(std::fs::read(&path).unwrap().starts_with(start), "{name}");
    }
    let error = write(&folder.path().join("map.bmp"), &picture, date, &task).unwrap_err();
    assert_eq!(error.reason.key(), "refused-picture-ending");
}
