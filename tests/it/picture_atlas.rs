//! An atlas and a legend from the command line.

use std::fs;

use hayro::hayro_syntax::Pdf;

use crate::cli::Town;

fn pages(bytes: Vec<u8>) -> usize {
    Pdf::new(bytes).unwrap().pages().len()
}

#[test]
fn an_atlas_has_a_cover_and_a_page_for_each_precinct_of_a_target() {
    let town = Town::files();
    let line = [
        "map",
        "town.arpent",
        "--basemap",
        "none",
        "--atlas",
        "top 3",
    ];
    let write = |file: &str| {
        town.run(&[&line[..], &["--date", "2026-03-01", "-o", file]].concat());
        fs::read(town.path(file)).unwrap()
    };
    let first = write("a.pdf");
    assert!(first == write("b.pdf"), "the same bytes");
    assert_eq!(pages(first), 4);
}

#[test]
fn an_atlas_by_a_column_has_a_page_for_each_of_its_values() {
    let town = Town::files();
    let line = ["map", "town.arpent", "-o", "by.pdf", "--basemap", "none"];
    let by = |column| [&line[..], &["--atlas-by", column, "--language", "fr"]].concat();
    town.run(&by("codeCirconscription"));
    let found = pages(fs::read(town.path("by.pdf")).unwrap());
    assert!((2..40).contains(&found), "{found} pages");
    let (status, said) = town.fail(&by("commune"));
    assert_eq!(status, 1);
    assert!(said.contains("codeCirconscription"), "{said}");
}

#[test]
fn an_atlas_is_a_pdf_and_a_legend_has_its_own_size() {
    let town = Town::files();
    let (status, said) = town.fail(&["map", "town.arpent", "-o", "a.png", "--atlas", "all"]);
    assert_eq!(status, 2);
    assert!(said.contains(".pdf"), "{said}");
    for name in ["legend.svg", "legend.pdf", "legend.png"] {
        town.run(&["map", "town.arpent", "-o", name, "--legend-only"]);
    }
    let legend = fs::read_to_string(town.path("legend.svg")).unwrap();
    assert!(legend.contains("Score") && !legend.contains("Aubelune"));
    let image = image::open(town.path("legend.png")).unwrap();
    assert!(image.width() < 1000 && image.height() < 1000);
}

#[test]
fn a_map_says_its_sources_and_licences() {
    let town = Town::files();
    let line = [
        "map",
        "town.arpent",
        "-o",
        "map.svg",
        "--paper",
        "a3",
        "--landscape",
    ];
    town.run(&[&line[..], &["--date", "2026-03-01", "--title", "Essai"]].concat());
    let map = fs::read_to_string(town.path("map.svg")).unwrap();
    for wanted in ["Essai", "Sources: ", "CC0 1.0", "2026 · Sources"] {
        assert!(map.contains(wanted), "{wanted}");
    }
}
