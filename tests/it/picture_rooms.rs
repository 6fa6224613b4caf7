//! What stands around a map leaves its precincts and their names free.

use arpent::draw::legend::{Legend, Sign};
use arpent::draw::mercator::{Camera, Point};
use arpent::draw::overlay::{Name, Overlay};
use arpent::draw::picture::{Page, Paper, Picture, framed, svg, whole};
use arpent::draw::shapes::Shapes;
use arpent::model::layer::PrecinctId;
use geo::{Coord, LineString, MultiPolygon, Polygon};

use crate::cli::Town;
use crate::picture::{picture, town};

const FOOT: &str = "1 mars 2026 · Sources\u{202f}: Ministère de l’Intérieur";

/// Left, top, right and bottom of a rectangle of the page.
type Room = [f64; 4];

fn number(line: &str, name: &str) -> f64 {
    let (_, after) = line.split_once(&format!(" {name}=\"")).unwrap();
    after.split_once('"').unwrap().0.parse().unwrap()
}

/// The plates of a picture: title, north, scale, foot, legend.
fn plates(svg: &str) -> Vec<Room> {
    let plates = svg
        .lines()
        .filter(|line| line.starts_with("<rect x") && line.contains("fill-opacity=\"0.88\""));
    plates
        .map(|line| {
            let [x, y, width, height] =
                ["x", "y", "width", "height"].map(|name| number(line, name));
            [x, y, x + width, y + height]
        })
        .collect()
}

/// Whether any precinct lies in a rectangle of a picture, looked at point by point.
fn is_covered(picture: &Picture<'_>, [left, top, right, bottom]: Room) -> bool {
    let steps = |from: f64, to: f64| {
        (0..=40_u32).map(move |step| from + (to - from) * f64::from(step) / 40.0)
    };
    steps(left, right).any(|x| {
        steps(top, bottom).any(|y| {
            let at = picture.camera.point_at(x, y);
            let mut ids = picture.shapes.ids();
            ids.any(|id| picture.shapes.has_inside(id, at))
        })
    })
}

/// A town of one precinct with these corners, in thousandths of a degree.
fn outline(corners: &[(f64, f64)]) -> Shapes {
    let ring = corners.iter().map(|&(x, y)| Coord {
        x: 2.0 + x / 1e3,
        y: 48.0 + y / 1e3,
    });
    let polygon = Polygon::new(LineString(ring.collect()), Vec::new());
    Shapes::of(&[MultiPolygon(vec![polygon])])
}

fn outlines() -> [Shapes; 5] {
    [
        // As wide as high; high; wide; from corner to corner; with its south in the legend's place.
        outline(&[(0.0, 0.0), (60.0, 0.0), (60.0, 40.0), (0.0, 40.0)]),
        outline(&[(0.0, 0.0), (9.0, 0.0), (9.0, 40.0), (0.0, 40.0)]),
        outline(&[(0.0, 0.0), (90.0, 0.0), (90.0, 10.0), (0.0, 10.0)]),
        outline(&[(0.0, 0.0), (9.0, 0.0), (60.0, 40.0), (51.0, 40.0)]),
        outline(&[
            (30.0, 0.0),
            (40.0, 0.0),
            (40.0, 60.0),
            (0.0, 60.0),
            (0.0, 40.0),
        ]),
    ]
}

#[test]
fn nothing_around_a_whole_map_lies_over_a_precinct() {
    let town = town();
    let nothing = Overlay::default();
    let papers = [
        Page::of_paper(Paper::A4, true),
        Page::of_paper(Paper::A3, false),
    ];
    let screens = [(1280, 800), (640, 640)].map(|size| Page::of_pixels(size, 72.0));
    for (place, shapes) in outlines().iter().enumerate() {
        for page in papers.into_iter().chain(screens) {
            let bare = Picture {
                shapes,
                page,
                foot: FOOT,
                ..picture(&town, &nothing)
            };
            let camera = whole(&bare);
            assert_eq!(camera, whole(&bare), "the same every time");
            let picture = Picture { camera, ..bare };
            let plates = plates(&svg(&picture));
            assert_eq!(plates.len(), 5, "all of them are there");
            for plate in plates {
                assert!(
                    !is_covered(&picture, plate),
                    "{place} on {page:?}: {plate:?}"
                );
            }
            let seen = camera.bounds();
            let bounds = shapes.bounds();
            assert!(seen.min.x < bounds.min.x && bounds.max.x < seen.max.x);
            assert!(seen.min.y < bounds.min.y && bounds.max.y < seen.max.y);
            let largest = framed(&bounds, page.units(), picture.title, (FOOT, ""));
            assert!(camera.scale < 2.1 * largest.scale, "and not too small");
        }
    }
}

#[test]
fn a_map_that_leaves_room_as_it_is_stays_as_large() {
    let town = town();
    let nothing = Overlay::default();
    let shapes = &outlines()[1];
    let bare = Picture {
        shapes,
        ..picture(&town, &nothing)
    };
    let largest = framed(&shapes.bounds(), (640, 480), bare.title, ("", ""));
    assert_eq!(whole(&bare), largest);
    // One that would be less than half as large keeps its size under the legend.
    let small = Picture {
        shapes: &outlines()[0],
        page: Page::of_pixels((150, 140), 72.0),
        ..picture(&town, &nothing)
    };
    let largest = framed(&outlines()[0].bounds(), (150, 140), small.title, ("", ""));
    assert_eq!(whole(&small), largest);
}

#[test]
fn in_a_view_that_is_given_the_legend_takes_the_corner_that_covers_least() {
    let town = town();
    let nothing = Overlay::default();
    let shapes = Shapes::of(&crate::map::tessellation(6));
    let (seen, page) = (shapes.bounds(), Page::of_pixels((640, 480), 72.0));
    // The lower right, unless the town lies there.
    let corners = [
        ((seen.min.x, seen.max.y), (true, false)),
        ((seen.max.x, seen.max.y), (true, true)),
        ((seen.min.x, seen.min.y), (true, true)),
        ((seen.min.x, seen.centre().y), (false, true)),
    ];
    for ((x, y), (right, low)) in corners {
        let picture = Picture {
            shapes: &shapes,
            page,
            camera: Camera {
                centre: Point { x, y },
                scale: 8.0,
                width: 640,
                height: 480,
            },
            ..picture(&town, &nothing)
        };
        let [left, top, ..] = *plates(&svg(&picture)).last().unwrap();
        assert_eq!((320.0 < left, 240.0 < top), (right, low), "{left} {top}");
        // The precinct that a page is about comes before those around it.
        let at = picture.camera.point_at(620.0, 380.0);
        let under = shapes.ids().find(|id| shapes.has_inside(*id, at));
        let outlined: Vec<PrecinctId> = under.into_iter().collect();
        let picture = Picture {
            outlined: &outlined,
            ..picture
        };
        let plate = *plates(&svg(&picture)).last().unwrap();
        if !outlined.is_empty() {
            assert!(!(plate[2] > 600.0 && plate[3] > 400.0), "{plate:?}");
        }
    }
}

#[test]
fn no_name_is_written_under_what_stands_around_the_map() {
    let town = town();
    let shapes = Shapes::of(&crate::map::tessellation(6));
    let camera = Camera {
        centre: shapes.bounds().centre(),
        scale: 8.0,
        width: 640,
        height: 480,
    };
    let places = (0..32_u32).flat_map(|x| (0..24_u32).map(move |y| (20 * x + 10, 20 * y + 10)));
    let names = places.map(|(x, y)| Name {
        at: camera.point_at(f64::from(x), f64::from(y)),
        text: "12".to_owned(),
    });
    let overlay = Overlay {
        names: names.collect(),
        ..Overlay::default()
    };
    let picture = Picture {
        shapes: &shapes,
        camera,
        ..picture(&town, &overlay)
    };
    let svg = svg(&picture);
    let plates = plates(&svg);
    let written = svg.lines().filter(|line| line.ends_with(">12</text>"));
    let written: Vec<&str> = written.filter(|line| line.contains("stroke")).collect();
    assert!(400 < written.len() && written.len() < overlay.names.len());
    for name in written {
        let (x, y) = (number(name, "x"), number(name, "y") - 3.0);
        let under = |[left, top, right, bottom]: &Room| {
            left - 5.0 < x && x < right + 5.0 && top - 5.0 < y && y < bottom + 5.0
        };
        assert!(!plates.iter().any(under), "{x} {y}");
    }
}

#[test]
fn long_names_of_two_figures_are_written_in_lines() {
    let town = town();
    let nothing = Overlay::default();
    let first = "Part des ménages qui ont emménagé depuis moins de deux ans, parmi tous";
    let second = "Abstention au premier tour de l’élection présidentielle de 2017, des inscrits";
    let legend = Legend {
        title: format!("{first} × {second}"),
        sign: Some(Sign::Pair {
            first: first.to_owned(),
            second: second.to_owned(),
        }),
        ..Legend::default()
    };
    let picture = Picture {
        legend: Some(&legend),
        ..picture(&town, &nothing)
    };
    let svg = svg(&picture);
    let [left, top, right, bottom] = *plates(&svg).last().unwrap();
    assert!(right - left < 175.0, "{left} to {right}");
    assert!(bottom - top < 110.0, "{top} to {bottom}");
    let said: Vec<&str> = svg
        .lines()
        .filter(|line| line.starts_with("<text") && left < number(line, "x"))
        .filter(|line| top < number(line, "y"))
        .filter_map(|line| line.split(['<', '>']).nth(2))
        .collect();
    let said = said.join(" ");
    assert_eq!(
        said,
        format!("↑\u{a0}{second} →\u{a0}{first}"),
        "nothing is lost"
    );
}

#[test]
fn the_command_line_leaves_out_names_and_joins_sources_as_french_does() {
    let town = Town::files();
    let map = |more: &[&str]| {
        let line = ["map", "town.arpent", "-o", "map.svg", "--language", "fr"];
        town.run(&[&line[..], more].concat());
        std::fs::read_to_string(town.path("map.svg")).unwrap()
    };
    let numbers = |svg: &str| svg.matches("stroke-opacity=\"0.9\">").count();
    let with = map(&[]);
    assert!(20 < numbers(&with), "{}", numbers(&with));
    assert!(
        with.contains("\u{202f}; "),
        "a narrow space before a semicolon"
    );
    let without = map(&["--no-names"]);
    assert_eq!(numbers(&without), 0);
    assert!(without.contains("Score"), "its legend");
}
