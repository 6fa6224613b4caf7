//! The window, used as a person would: by what things are called.

use arpent::base::words::Language;
use arpent::ui::app::{App, Options};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

/// The sample town in a window, once everything is read.
fn window(language: Language) -> Harness<'static, App> {
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_theme(egui::Theme::Light)
        .with_max_steps(60)
        .wgpu()
        .build_eframe(move |cc| {
            App::new(
                cc,
                Options {
                    language: Some(language),
                    project: std::env::var_os("ARPENT_TOWN").map(Into::into),
                    ..Options::default()
                },
            )
        });
    settle(&mut harness);
    harness
}

/// Draws frames until no job is left.
fn settle(harness: &mut Harness<'_, App>) {
    for _ in 0..2000 {
        harness.step();
        let session = harness.state().session();
        if session.jobs.running().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    harness.run();
}

#[test]
fn every_stage_can_be_opened_in_both_languages() {
    for (language, stages) in [
        (
            Language::English,
            ["Data", "Score", "Target", "Turf", "Field", "Learn"],
        ),
        (
            Language::French,
            ["Données", "Score", "Cible", "Parcours", "Terrain", "Bilan"],
        ),
    ] {
        let mut harness = window(language);
        for (number, stage) in (1..).zip(stages) {
            harness
                .get_by_role_and_label(egui::accesskit::Role::Tab, stage)
                .click();
            harness.run();
            if let Ok(folder) = std::env::var("ARPENT_PICTURES") {
                let picture = harness.render().unwrap();
                let name = format!("{folder}/{}-{number}.png", language.code());
                picture.save(name).unwrap();
            }
        }
    }
}
