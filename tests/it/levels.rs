//! The map at the level of larger areas: whether what precincts are put together to adds up.

use std::path::Path;

use arpent::analysis::aggregate::selection_totals;
use arpent::analysis::dissolve::Groups;
use arpent::base::date::Date;
use arpent::base::task::Task;
use arpent::base::words::{Language, Words};
use arpent::draw::picture::Page;
use arpent::io::export::{Format, Values};
use arpent::model::layer::PrecinctId;
use arpent::model::project::Basemap;
use arpent::model::shading::{Shading, Shown};
use arpent::session::Session;
use arpent::session::action::Action;
use arpent::session::levels::Level;
use arpent::session::picture::{Furniture, PictureRequest};
use egui_kittest::{SnapshotOptions, try_image_snapshot_options};
use geo::{Area as _, MultiPolygon};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::cli::Town;

/// Ten polling places of four precincts each.
const PLACE: &str = "adresse";

fn town() -> Session {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/town.arpent");
    let mut session = Session::new(|| ());
    session.open(file);
    session.wait(|_| ());
    session
}

fn show(session: &mut Session, shown: Shown) {
    let shading = Shading {
        shown,
        ..session.project().shading.clone()
    };
    session.apply(Action::SetShading(shading)).unwrap();
    session.show_level(Some(Level::Column(PLACE.to_owned())));
    session.wait(|_| ());
}

#[test]
fn levels_are_what_makes_several_areas_of_several_precincts() {
    let session = town();
    let offered = session.levels().offered();
    let wanted = Level::Column(PLACE.to_owned());
    assert_eq!(
        offered,
        [wanted],
        "neither its one commune nor what tells each apart"
    );
    assert!(session.levels().now().is_none(), "precincts until asked");
}

#[test]
fn a_share_of_an_area_is_that_of_its_summed_votes() {
    let mut session = town();
    show(&mut session, Shown::Indicator("abstention_2024".to_owned()));
    let source = session.project().source("t2024").unwrap();
    let read = session.data().table(source).unwrap();
    let join = session.derived().joins["t2024"].as_ref().unwrap();
    let (areas, shown) = session.levels().now().unwrap();
    let mut registered = 0;
    for (group, figure) in shown.figures.iter().enumerate() {
        let of = (0_u32..).zip(&areas.groups.of);
        let members: Vec<PrecinctId> = of
            .filter(|(_, of)| **of as usize == group)
            .map(|(precinct, _)| PrecinctId(precinct))
            .collect();
        let totals = selection_totals(&read.contests[0], &read.table, &join.row_of, &members);
        let (on_roll, turnout) = (totals.registered.unwrap(), totals.turnout.unwrap());
        registered += on_roll;
        let expected = 100.0 * (1.0 - turnout as f64 / on_roll as f64);
        assert!((figure - expected).abs() < 1e-9, "{figure}, not {expected}");
        assert!((areas.registered[group] - on_roll as f64).abs() < 1e-9);
        assert_eq!(areas.counts[group], members.len());
        assert_eq!(areas.members(members[0]), members);
        let leader = areas.leaders[members[0].index()];
        assert!(members.contains(&PrecinctId(leader)), "one of its own");
    }
    let all: f64 = session.derived().registered.iter().sum();
    assert!((all - registered as f64).abs() < 1e-9, "nobody is lost");
}

#[test]
fn a_score_of_an_area_is_the_mean_by_registered_voters() {
    let mut session = town();
    show(&mut session, Shown::Score);
    let (areas, shown) = session.levels().now().unwrap();
    let derived = session.derived();
    let (mut by_areas, mut by_precincts) = (0.0, 0.0);
    let (mut weight_of_areas, mut weight) = (0.0, 0.0);
    for (precinct, &score) in derived.scores.values.iter().enumerate() {
        if score.is_finite() {
            by_precincts += score * derived.registered[precinct];
            weight += derived.registered[precinct];
            let group = areas.groups.of[precinct] as usize;
            by_areas += shown.figures[group] * derived.registered[precinct];
            weight_of_areas += derived.registered[precinct];
            assert_eq!(
                shown.column[precinct].to_bits(),
                shown.figures[group].to_bits()
            );
        }
    }
    let (areas, precincts) = (by_areas / weight_of_areas, by_precincts / weight);
    assert!((areas - precincts).abs() < 1e-9, "{areas}, not {precincts}");
}

#[test]
fn what_is_exported_adds_up_and_outlines_are_as_large_as_those_of_the_precincts() {
    let session = town();
    let level = session.level_named(PLACE).unwrap();
    let words = Words::new(Language::French);
    let date = Date::new(2026, 11, 26).unwrap();
    let export = session.area_export(&level, &words, date).unwrap();
    let features = export.features(Format::GeoJson, &Task::default()).unwrap();
    assert_eq!(features.shapes.len(), 10);
    let precincts = session.precincts().unwrap();
    let area = |shape: &MultiPolygon<f64>| shape.unsigned_area();
    let expected: f64 = precincts.shapes.iter().map(area).sum();
    let shapes = features.shapes.iter().flatten();
    let found: f64 = shapes.map(|shape| shape.unsigned_area()).sum();
    assert!(
        (found / expected - 1.0).abs() < 1e-6,
        "{found}, not {expected}"
    );
    let column = |name: &str| {
        let field = features.fields.iter().find(|field| field.name == name);
        match &field.unwrap().values {
            Values::Whole(numbers) => numbers.iter().map(|it| it.unwrap() as f64).collect(),
            Values::Real(numbers) => numbers.clone(),
            Values::Text(_) => unreachable!("{name} are numbers"),
        }
    };
    assert_eq!(column("precincts").iter().sum::<f64>(), 40.0);
    let registered: Vec<f64> = column("registered");
    let all: f64 = session.derived().registered.iter().sum();
    assert_eq!(registered.iter().sum::<f64>(), all);
    // Votes: a share of the registered, weighed by them, is that of the whole town.
    let abstention: Vec<f64> = column("abstention_2024");
    let votes: f64 = abstention.iter().zip(&registered).map(|(a, b)| a * b).sum();
    let by_precinct = session.derived().columns["abstention_2024"]
        .as_ref()
        .unwrap();
    let derived = &session.derived().registered;
    let of_precincts: f64 = by_precinct
        .iter()
        .zip(derived.iter())
        .map(|(a, b)| a * b)
        .sum();
    assert!(
        (votes / of_precincts - 1.0).abs() < 1e-9,
        "{votes}, not {of_precincts}"
    );
    let headings = &features.captions.headings;
    assert_eq!(headings[..3], ["Nom", "Bureaux", "Inscrits"]);
}

#[test]
fn the_figure_of_the_whole_is_that_of_its_areas_together() {
    let mut session = town();
    for shown in [Shown::Score, Shown::Indicator("abstention_2024".to_owned())] {
        show(&mut session, shown);
        let (areas, figures) = session.levels().now().unwrap();
        let both = figures.figures.iter().zip(&areas.registered);
        let sum: f64 = both.map(|(figure, registered)| figure * registered).sum();
        let mean = sum / areas.registered.iter().sum::<f64>();
        assert!(
            (figures.whole - mean).abs() < 1e-9,
            "{}, not {mean}",
            figures.whole
        );
        let best = figures.ranks.iter().position(|rank| *rank == 1).unwrap();
        assert!(
            figures
                .figures
                .iter()
                .all(|figure| *figure <= figures.figures[best])
        );
    }
}

#[test]
fn a_level_that_is_not_there_is_said() {
    let session = town();
    let problem = session.level_named("canton").unwrap_err();
    assert_eq!(problem.what.key(), "export-no-column");
    assert_eq!(session.level_named("commune").unwrap(), Level::Commune);
}

/// `UPDATE_SNAPSHOTS=1` keeps a new picture in `tests/golden`.
#[test]
fn a_picture_of_areas_is_as_it_was() {
    let session = town();
    let request = |vector: bool| PictureRequest {
        page: Page::of_pixels((480, 320), 72.0),
        dpi: 72.0,
        furniture: Furniture::default(),
        title: None,
        legend_only: false,
        shown: Some(Shown::Indicator("abstention_2024".to_owned())),
        level: Some(Level::Column(PLACE.to_owned())),
        basemap: Some(Basemap::None),
        vector,
        language: Language::French,
        date: Date::new(2026, 11, 26).unwrap(),
    };
    let png = session.map_sheet(request(false)).unwrap().png().unwrap();
    let image = image::load_from_memory(&png).unwrap().to_rgba8();
    // Letters and lines may be smoothed otherwise on another processor: a half per cent.
    let most = (image.width() * image.height() / 200) as usize;
    let options = SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(most)
        .output_path("tests/golden");
    try_image_snapshot_options(&image, "map-of-areas", &options).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let paths = [request(true).level, None].map(|level| {
        let path = folder.path().join("map.svg");
        let request = PictureRequest {
            level,
            ..request(true)
        };
        let sheet = session.map_sheet(request).unwrap();
        sheet.write(&path, &Task::default()).unwrap();
        let svg = std::fs::read_to_string(path).unwrap();
        svg.matches("fill-rule=\"evenodd\"").count()
    });
    assert_eq!(paths[0] + 30, paths[1], "a path for each of ten areas");
}

#[test]
fn areas_are_drawn_and_listed_on_the_command_line() {
    let town = Town::files();
    let at_level = ["--level", PLACE];
    let score = ["score", "town.arpent", "-o", "-"];
    let table = town.run(&[&score[..], &at_level].concat());
    let first = table.lines().next().unwrap();
    assert!(
        first.starts_with("name,precincts,registered,score,rank,"),
        "{first}"
    );
    assert_eq!(table.lines().count(), 11);
    let map = ["map", "town.arpent", "-o", "map.pdf"];
    town.run(&[&map[..], &at_level].concat());
    let pdf = std::fs::read(town.path("map.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    let (status, said) = town.fail(&[&map[..], &["--level", "canton"]].concat());
    assert_eq!(status, 1);
    assert!(said.contains("canton") && said.contains(PLACE), "{said}");
    let (status, _) = town.fail(&[&map[..], &at_level, &["--atlas", "all"]].concat());
    assert_eq!(status, 2);
}

proptest! {
    #[test]
    fn sums_of_areas_add_up_exactly_to_that_of_the_precincts(
        precincts in vec((0_u8..9, 0_u32..2_000_000), 1..200)
    ) {
        let labels: Vec<String> = precincts.iter().map(|(area, _)| area.to_string()).collect();
        let column: Vec<f64> = precincts.iter().map(|(_, votes)| f64::from(*votes)).collect();
        let groups = Groups::by(&labels);
        let sums: f64 = groups.sums(&column, None).iter().sum();
        prop_assert_eq!(sums.to_bits(), column.iter().sum::<f64>().to_bits());
        prop_assert_eq!(groups.counts().iter().sum::<usize>(), precincts.len());
    }
}
