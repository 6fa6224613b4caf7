//! Pictures for paper: the same pixels in bands, and what stands at the foot.

use arpent::base::task::Task;
use arpent::draw::overlay::Overlay;
use arpent::draw::picture::{Page, Paper, Picture, Raster, Under, framed, svg};
use arpent::draw::tile::{TileId, Tone};
use arpent::io::picture::{Backdrop, png, png_in_bands, write};
use arpent::io::tile::Tiles;
use arpent::model::layer::PrecinctId;

use crate::picture::{Town, picture, town};

const FOOT: &str =
    "1 mars 2026 · Sources\u{202f}: Ministère de l’Intérieur (2022, Licence Ouverte)";

/// The town on a sheet of paper.
fn on_paper<'a>(town: &'a Town, overlay: &'a Overlay, paper: Paper, dpi: f64) -> Picture<'a> {
    let page = Page::of_paper(paper, true);
    let bounds = town.shapes.bounds();
    Picture {
        camera: framed(&bounds, page.units(), "a title", (FOOT, "")),
        page,
        dpi,
        foot: FOOT,
        ..picture(town, overlay)
    }
}

#[test]
fn a_picture_in_bands_has_the_same_pixels_as_one_made_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("blue.mbtiles");
    let world = TileId { z: 0, x: 0, y: 0 };
    crate::tiles::mbtiles(&path, &[(world, [60, 90, 200])]);
    let tiles = Tiles::file(&path).unwrap();
    let town = town();
    let outlined = [PrecinctId(14), PrecinctId(15)];
    for (paper, dpi) in [(Paper::A4, 60.0), (Paper::A2, 41.0)] {
        let bare = Picture {
            outlined: &outlined,
            ..on_paper(&town, &town.overlay, paper, dpi)
        };
        let under = Backdrop::new(
            &tiles,
            bare.raster_camera(),
            dpi,
            Tone::Muted,
            bare.background,
        );
        let rows = |rows| under.rows(rows);
        let over_basemap = Picture {
            basemap: Some(Under(&rows)),
            ..bare
        };
        let lines = Picture {
            vector: true,
            ..on_paper(&town, &town.overlay, paper, dpi)
        };
        for picture in [bare, over_basemap, lines] {
            let raster = Raster::new(&picture);
            let height = picture.raster_camera().height;
            let whole = raster.rows(0..height);
            for row in [0, 1, height / 3, height / 2, height - 1] {
                assert!(raster.rows(row..row + 1) == whole.rows(row..row + 1));
            }
            let whole = pixels(&png_in_bands(&picture, u32::MAX).unwrap());
            for rows in [40, 100] {
                let bands = pixels(&png_in_bands(&picture, rows).unwrap());
                same(&whole, &bands);
            }
        }
    }
}

fn pixels(png: &[u8]) -> image::RgbImage {
    image::load_from_memory(png).unwrap().into_rgb8()
}

/// The same but for what the rounding of lines and letters does to a few pixels on their edges.
fn same(a: &image::RgbImage, b: &image::RgbImage) {
    assert_eq!(a.dimensions(), b.dimensions(), "as large");
    let away = |(a, b): (&image::Rgb<u8>, &image::Rgb<u8>)| {
        let channels = a.0.iter().zip(b.0);
        channels.map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
    };
    let differing: Vec<u8> = a
        .pixels()
        .zip(b.pixels())
        .map(away)
        .filter(|away| 0 < *away)
        .collect();
    let most = differing.iter().max().copied().unwrap_or(0);
    let share = differing.len() as f64 / f64::from(a.width() * a.height());
    println!("{share:.6} of the pixels differ, by {most} at most");
    assert!(share < 0.0005, "{share} by {most}");
}

#[test]
fn a_large_sheet_has_larger_letters_and_as_many_pixels_as_it_should() {
    let town = town();
    let nothing = Overlay::default();
    let small = svg(&on_paper(&town, &nothing, Paper::A4, 72.0));
    let large = svg(&on_paper(&town, &nothing, Paper::A0, 72.0));
    assert!(small.contains("width=\"841.89pt\" height=\"595.276pt\""));
    assert!(large.contains("width=\"3370.394pt\" height=\"2383.937pt\""));
    let unit = |paper| Page::of_paper(paper, true).unit;
    assert_eq!(unit(Paper::A4), 1.0);
    assert!((2.8..2.9).contains(&unit(Paper::A0)), "letters grow too");
    let a3 = png(&on_paper(&town, &nothing, Paper::A3, 100.0)).unwrap();
    let image = image::load_from_memory(&a3).unwrap();
    assert_eq!((image.width(), image.height()), (1654, 1169));
}

#[test]
fn the_foot_is_whole_and_lies_below_all_else() {
    let town = town();
    let nothing = Overlay::default();
    let foot = "Ministère de l’Intérieur et Institut national de la statistique ".repeat(9);
    let page = Page::of_pixels((400, 300), 72.0);
    let picture = Picture {
        camera: framed(&town.shapes.bounds(), page.units(), "", (&foot, "© IGN")),
        page,
        foot: &foot,
        attribution: "© IGN",
        ..picture(&town, &nothing)
    };
    let svg = svg(&picture);
    let at = |line: &str| -> f64 {
        let (_, after) = line.split_once("y=\"").unwrap();
        after.split_once('"').unwrap().0.parse().unwrap()
    };
    let texts = svg.lines().filter(|line| line.starts_with("<text"));
    let (foot, rest): (Vec<&str>, Vec<&str>) =
        texts.partition(|line| line.contains("font-size=\"6.5\""));
    let said: String = foot
        .iter()
        .filter_map(|line| line.split(['<', '>']).nth(2))
        .collect();
    assert_eq!(said.matches("statistique").count(), 9);
    assert!(said.ends_with("© IGN"), "{said}");
    let top = foot.iter().map(|line| at(line)).fold(f64::MAX, f64::min);
    assert!(
        rest.iter().all(|line| at(line) < top),
        "the legend is above"
    );
    assert!(foot.iter().all(|line| at(line) < 300.0), "all on the page");
    let lowest = picture.shapes.bounds().min;
    let (_, y) = picture.camera.to_pixels(lowest);
    assert!(y < top, "and so is the map");
}

#[test]
fn a_cancelled_picture_leaves_nothing() {
    let town = town();
    let nothing = Overlay::default();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.png");
    let task = Task::default();
    task.cancel();
    let date = arpent::base::date::Date::new(2026, 3, 1).unwrap();
    let picture = on_paper(&town, &nothing, Paper::A4, 72.0);
    write(&path, &picture, date, &task).unwrap_err();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
