//! Whole frames of the window over a country of 70,000 precincts and 40 indicators, drawn by
//! whatever wgpu finds: `cargo bench --bench frame`; without a graphics card that is lavapipe.
//!
//! A frame is everything from the input to the picture: what follows from a weight, the panels, the
//! map of 1280 × 800, the drawing, and the way of the picture back into memory, which a screen
//! does not need. Times are medians, then the worst.

#![expect(
    clippy::print_stdout,
    reason = "a measurement speaks, and stops where it cannot go on"
)]

mod country;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use arpent::base::chance::Chance;
use arpent::base::task::Task;
use arpent::base::words::Language;
use arpent::io;
use arpent::model::indicator::Indicator;
use arpent::model::project::{Basemap, Project, Role, Source};
use arpent::model::scorecard::{Scale, Term, Weight};
use arpent::ui::app::{App, Options};
use egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::country::files::Files;

/// The window's size: with its panels left and right and the drawer folded, the map has
/// 1280 × 800.
const SIZE: [f32; 2] = [1984.0, 864.0];

/// A place in the middle of the map.
const MIDDLE: egui::Pos2 = egui::pos2(1024.0, 440.0);

/// How many figures each precinct has.
const FIGURES: usize = 40;

/// Frames of each measurement.
const FRAMES: usize = 100;

/// The button that folds the drawer.
const FOLD: &str = "Fold or unfold the table";

type Window = Harness<'static, App>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("france");
    let real = std::env::var_os("ARPENT_REAL_DATA").map(PathBuf::from);
    let results = real.as_ref().map(|data| data.join("fr-national-results"));
    let files = Files::in_folder(folder, results)?;
    let basemap = real.map_or(Basemap::None, |data| {
        Basemap::File(data.join("tiles/bondy_roads_osm_ODbL.mbtiles"))
    });
    let path = files.folder().join("frame.arpent");
    io::project::save(&path, &project(&files, basemap)?)?;
    let start = Instant::now();
    let mut window = window(path);
    println!(
        "opened, 40 indicators, coloured: {:.2} s",
        start.elapsed().as_secs_f64()
    );
    window.get_by_label(FOLD).click();
    window.run();
    measure_frames(&mut window);
    Ok(())
}

fn measure_frames(window: &mut Window) {
    frames("nothing moves, drawn again all the same", window, |_, _| ());
    frames("a weight is dragged", window, |window, frame| {
        let weight = (frame % 90) as f64 + 5.0;
        if let Some(slider) = window.get_all_by_role(Part::Slider).next() {
            slider.set_value_accesskit(weight);
        }
    });
    frames("the pointer moves over the map", window, |window, frame| {
        window.hover_at(MIDDLE + egui::vec2(frame as f32 * 3.0, frame as f32));
    });
    pan("the country is panned", window);
    zoom(window, 1.0, 60);
    pan("a city is panned", window);
    frames("a city is zoomed", window, |window, frame| {
        scroll(window, if frame % 2 == 0 { 30.0 } else { -30.0 });
    });
    zoom(window, -1.0, 60);
    frames("the country is zoomed", window, |window, frame| {
        scroll(window, if frame % 2 == 0 { 30.0 } else { -30.0 });
    });
    window.run();
    println!(
        "with nothing moving, another frame is {}",
        if window.ctx.has_requested_repaint() {
            "asked for"
        } else {
            "not asked for"
        }
    );
}

fn pan(name: &str, window: &mut Window) {
    window.drag_at(MIDDLE);
    frames(name, window, |window, frame| {
        let turn = frame as f32 / 8.0;
        window.hover_at(MIDDLE + 200.0 * egui::vec2(turn.cos() - 1.0, turn.sin()));
    });
    window.drop_at(MIDDLE);
    window.run();
}

fn zoom(window: &mut Window, towards: f32, steps: usize) {
    for _ in 0..steps {
        scroll(window, towards * 60.0);
        window.step();
    }
    window.run();
}

fn scroll(window: &Window, points: f32) {
    // The wheel turns what lies under the pointer, and letting go of a drag took that away.
    window.hover_at(MIDDLE);
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    });
}

/// Times frames, each after `act`.
fn frames(name: &str, window: &mut Window, mut act: impl FnMut(&mut Window, usize)) {
    let (mut worked, mut drawn) = (Vec::new(), Vec::new());
    for frame in 0..FRAMES {
        act(window, frame);
        let start = Instant::now();
        window.step();
        worked.push(start.elapsed().as_secs_f64() * 1e3);
        let start = Instant::now();
        window.render().ok();
        drawn.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let whole: Vec<f64> = worked.iter().zip(&drawn).map(|(a, b)| a + b).collect();
    println!(
        "{name}: {} ms; of that worked out {}, drawn and read back {}",
        summary(whole),
        summary(worked),
        summary(drawn)
    );
}

/// The median and the worst.
fn summary(mut times: Vec<f64>) -> String {
    times.sort_unstable_by(f64::total_cmp);
    let worst = times.last().copied().unwrap_or_default();
    format!("{:.1} (worst {worst:.1})", times[times.len() / 2])
}

fn window(project: PathBuf) -> Window {
    let options = Options {
        project: Some(project),
        language: Some(Language::English),
        ..Options::default()
    };
    let mut window = Harness::builder()
        .with_size(SIZE)
        .with_theme(egui::Theme::Light)
        .with_max_steps(2000)
        .wgpu()
        .build_eframe(move |cc| App::new(cc, options));
    let has_scores = |window: &Window| !window.state().session().derived().scores.values.is_empty();
    while !has_scores(&window) || !window.state().session().jobs.running().is_empty() {
        window.step();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    window.render().ok();
    window
}

/// 40 indicators, all of them terms.
fn project(files: &Files, basemap: Basemap) -> Result<Project, Box<dyn Error>> {
    let precincts = Source {
        name: "bv".to_owned(),
        path: files.precincts(),
        role: Role::Precincts,
        key: Some("code".to_owned()),
        ..Source::default()
    };
    let figures = Source {
        name: "figures".to_owned(),
        path: figures(files)?,
        key: Some("code".to_owned()),
        ..Source::default()
    };
    let mut project = Project {
        sources: vec![Arc::new(precincts), Arc::new(figures)],
        basemap,
        ..Project::default()
    };
    for place in 0..FIGURES {
        let name = format!("f{place:02}");
        project.indicators.push(Arc::new(Indicator {
            formula: format!("figures.\"{name}\""),
            name: name.clone(),
            ..Indicator::default()
        }));
        project.scorecard.terms.push(Term {
            indicator: name,
            weight: Weight::new(50.0),
            scale: Scale::Rank,
            ..Term::default()
        });
    }
    Ok(project)
}

/// A table with figures for each precinct, `f00` to `f39`, under its `code`; one in a hundred is
/// missing. Written once.
fn figures(files: &Files) -> Result<PathBuf, Box<dyn Error>> {
    let path = files.folder().join("figures.csv");
    if path.exists() {
        return Ok(path);
    }
    let read = io::layer::read(&files.precincts(), None, None, &Task::default())?;
    let codes = read.value.table.texts("code").unwrap_or_default();
    let mut chance = Chance::new(6);
    let names: Vec<String> = (0..FIGURES).map(|place| format!("f{place:02}")).collect();
    let mut text = format!("code,{}\n", names.join(","));
    for code in codes.into_iter().flatten() {
        text.push_str(&code);
        for _ in 0..FIGURES {
            text.push(',');
            if 0 < chance.below(100) {
                text.push_str(&format!("{:.3}", 100.0 * chance.unit()));
            }
        }
        text.push('\n');
    }
    std::fs::write(&path, text)?;
    Ok(path)
}
