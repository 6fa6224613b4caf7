//! What the map is drawn as: areas, two figures, discs, dots, a surface; and its classes.

use std::path::Path;

use arpent::analysis::breaks::breaks;
use arpent::base::date::Date;
use arpent::base::words::Language;
use arpent::draw::depiction::Drawn;
use arpent::draw::mercator::stretch;
use arpent::draw::picture::{Page, Paper};
use arpent::draw::shade::Laid;
use arpent::io;
use arpent::model::layer::PrecinctId;
use arpent::model::shading::{Classes, Form, Mass, Middle, Over, Shading, Shown};
use arpent::session::Session;
use arpent::session::action::Action;
use arpent::session::picture::{Furniture, PictureRequest};
use arpent::session::selection::Pick;

use crate::cli::arpent;

fn town() -> Session {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/town.arpent");
    let mut session = Session::new(|| ());
    session.open(file);
    session.wait(|_| ());
    session
}

fn draw(session: &mut Session, change: impl FnOnce(&mut Shading)) -> Drawn {
    let mut shading = session.project().shading.clone();
    change(&mut shading);
    session.apply(Action::SetShading(shading)).unwrap();
    session.wait(|_| ());
    assert_eq!(session.derived().not_drawn, None, "it can be drawn");
    session.derived().depiction.clone().unwrap().drawn
}

fn indicator(session: &Session, place: usize) -> Shown {
    Shown::Indicator(session.project().indicators[place].name.clone())
}

#[test]
fn a_surface_of_doors_holds_as_many_as_there_are() {
    let mut session = town();
    let doors: u64 = session.derived().doors.iter().sum();
    let drawn = draw(&mut session, |shading| {
        shading.form = Form::Heat {
            mass: Mass::Doors,
            reach: 150.0,
        };
    });
    let Drawn::Heat(heat) = drawn else {
        panic!("no surface: {drawn:?}");
    };
    let bounds = session.derived().shapes.as_ref().unwrap().bounds();
    // Summed on a net of its own, a little around the town: nothing is lost but beyond the edge.
    let step = 25.0;
    let ground = step / stretch(bounds.centre()) / 1000.0;
    let mut held = 0.0;
    let mut y = bounds.min.y;
    while y < bounds.max.y {
        let mut x = bounds.min.x;
        while x < bounds.max.x {
            let at = arpent::draw::mercator::Point { x, y };
            held += heat.0.density.at(at) * ground * ground;
            x += step;
        }
        y += step;
    }
    let share = held / doors as f64;
    assert!((0.97..1.01).contains(&share), "{held} of {doors}");
    let classes = heat.0.breaks.len() + 1;
    assert_eq!(heat.0.colours.len(), classes);
}

#[test]
fn voters_spread_over_the_doors_of_their_precinct_or_over_all_of_it() {
    let mut session = town();
    let wanted = |shading: &mut Shading| {
        shading.form = Form::Heat {
            mass: Mass::Voters,
            reach: 300.0,
        };
    };
    let with_addresses = draw(&mut session, wanted);
    let addresses = session.project().sources.iter();
    let addresses = addresses.filter(|source| source.name == "addresses");
    let name = addresses.map(|source| source.name.clone()).next().unwrap();
    session.apply(Action::RemoveSource(name)).unwrap();
    session.wait(|_| ());
    let without = draw(&mut session, wanted);
    let (Drawn::Heat(one), Drawn::Heat(other)) = (with_addresses, without) else {
        panic!("no surfaces");
    };
    let mean = |figures: Vec<f64>| figures.iter().sum::<f64>() / figures.len() as f64;
    let (one, other) = (
        mean(one.0.density.figures()),
        mean(other.0.density.figures()),
    );
    assert!((one / other - 1.0).abs() < 0.06, "{one} {other}");
}

#[test]
fn what_cannot_be_counted_is_said_and_areas_stay() {
    let mut session = town();
    let mut shading = session.project().shading.clone();
    shading.form = Form::Heat {
        mass: Mass::Points("nowhere".to_owned()),
        reach: 300.0,
    };
    session.apply(Action::SetShading(shading)).unwrap();
    session.wait(|_| ());
    let derived = session.derived();
    assert_eq!(derived.not_drawn.as_ref().unwrap().key(), "form-no-points");
    assert_eq!(derived.depiction.as_ref().unwrap().drawn, Drawn::Areas);
}

#[test]
fn the_command_line_says_why_a_map_is_not_drawn_as_asked() {
    let town = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/town.arpent");
    let folder = tempfile::tempdir().unwrap();
    let mut project = io::project::load(&town).unwrap().value;
    project.shading.form = Form::Heat {
        mass: Mass::Points("nowhere".to_owned()),
        reach: 300.0,
    };
    io::project::save(&folder.path().join("a.arpent"), &project).unwrap();
    let output = arpent(folder.path(), &["map", "a.arpent", "-o", "a.png"]);
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("nowhere has no points"), "{said}");
}

#[test]
fn two_figures_have_nine_colours_and_none_where_one_is_missing() {
    let mut session = town();
    let second = indicator(&session, 0);
    draw(&mut session, |shading| shading.form = Form::Pair(second));
    let paint = session.derived().depiction.as_ref().unwrap().paint();
    let mut colours: Vec<_> = paint.colours.iter().flatten().collect();
    colours.sort_by_key(|colour| (colour.0, colour.1, colour.2));
    colours.dedup();
    assert!((4..=9).contains(&colours.len()), "{}", colours.len());
    assert_eq!(paint.laid, Laid::Areas);
}

#[test]
fn circles_count_voters_and_dots_stand_for_so_many() {
    let mut session = town();
    let drawn = draw(&mut session, |shading| {
        shading.form = Form::Circles(Mass::Voters);
    });
    let Drawn::Circles(circles) = drawn else {
        panic!("no circles");
    };
    let registered = std::sync::Arc::clone(&session.derived().registered);
    for disc in &circles.0.discs {
        let voters = registered[disc.precinct.index()];
        let shown = disc.radius * disc.radius * circles.0.per_point;
        assert!((shown / voters - 1.0).abs() < 1e-9);
    }
    let drawn = draw(&mut session, |shading| {
        shading.form = Form::Dots {
            mass: Mass::Voters,
            each: 20.0,
        };
    });
    let Drawn::Dots { marks, each } = drawn else {
        panic!("no dots");
    };
    let all: f64 = registered.iter().filter(|voters| 0.0 < **voters).sum();
    assert_eq!(each, 20.0);
    assert!((marks.0.discs.len() as f64 - all / 20.0).abs() <= 0.5);
}

#[test]
fn classes_are_found_among_what_is_selected_or_in_view() {
    let mut session = town();
    let some: Vec<PrecinctId> = (0..12).map(PrecinctId).collect();
    session.selection.pick(some.clone(), Pick::Replace);
    draw(&mut session, |shading| shading.over = Over::Selection);
    let derived = session.derived();
    let figures: Vec<f64> = some.iter().map(|it| derived.shown[it.index()]).collect();
    let expected = breaks(&figures, &Classes::Quantile, 5);
    assert_eq!(*derived.breaks, expected);
    let one = derived.shapes.as_ref().unwrap().bounds_of(PrecinctId(7));
    session.in_view = Some(one);
    draw(&mut session, |shading| shading.over = Over::View);
    assert_ne!(*session.derived().breaks, expected);
    session.selection.clear();
    draw(&mut session, |shading| shading.over = Over::Selection);
    let derived = session.derived();
    assert_eq!(
        *derived.breaks,
        breaks(&derived.shown, &Classes::Quantile, 5)
    );
}

#[test]
fn around_the_average_as_many_classes_lie_above_as_below_in_a_diverging_ramp() {
    let mut session = town();
    draw(&mut session, |shading| {
        shading.middle = Middle::Average;
        shading.count = 6;
    });
    let derived = session.derived();
    let shown = derived.shown.iter().filter(|score| score.is_finite());
    let mean = shown.clone().sum::<f64>() / shown.count() as f64;
    assert_eq!(derived.breaks.len(), 5);
    assert!((derived.breaks[2] - mean).abs() < 1e-9);
    assert!(derived.depiction.as_ref().unwrap().ramp.is_diverging());
}

#[test]
fn every_form_goes_on_paper_as_it_is_in_the_window() {
    let mut session = town();
    let forms = [
        Form::Pair(indicator(&session, 0)),
        Form::Circles(Mass::Voters),
        Form::Dots {
            mass: Mass::Doors,
            each: 10.0,
        },
        Form::Heat {
            mass: Mass::Doors,
            reach: 200.0,
        },
    ];
    let folder = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("ARPENT_PICTURES").map(std::path::PathBuf::from);
    for (place, form) in forms.into_iter().enumerate() {
        draw(&mut session, |shading| {
            shading.form = form;
            shading.by_people = true;
        });
        for (vector, ending) in [(false, "png"), (true, "svg")] {
            let sheet = session.map_sheet(PictureRequest {
                page: Page::of_paper(Paper::A4, true),
                dpi: 96.0,
                furniture: Furniture::default(),
                title: None,
                legend_only: false,
                level: None,
                shown: None,
                basemap: None,
                vector,
                language: Language::French,
                date: Date::new(2026, 11, 26).unwrap(),
            });
            let name = format!("form-{place}.{ending}");
            let into = kept.clone().unwrap_or_else(|| folder.path().to_owned());
            let path = into.join(name);
            sheet
                .unwrap()
                .write(&path, &arpent::base::task::Task::default())
                .unwrap();
            assert!(1000 < std::fs::metadata(&path).unwrap().len());
        }
    }
}
