//! Parts of the window that stand still: drawn once, copied from then on, and never out of date.

use arpent::map::still::Still;
use egui::{CentralPanel, Color32, Panel, Shape};
use egui_kittest::Harness;

/// A window with a part at the side that may be kept, and a middle that is drawn every time.
struct Drawn {
    still: Still,
    text: String,
    colour: Color32,
}

impl eframe::App for Drawn {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let Self {
            still,
            text,
            colour,
        } = self;
        still.part(ui, "side", *colour, |ui| {
            let panel = Panel::left("side").exact_size(120.0);
            let add = |ui: &mut egui::Ui| {
                ui.heading(text.as_str());
                ui.separator();
                ui.label("in the part")
            };
            panel.frame(egui::Frame::new()).show(ui, add).response.rect
        });
        CentralPanel::default().show(ui, |ui| ui.label("beside it"));
    }
}

fn window(text: &str, colour: Color32) -> Harness<'static, Drawn> {
    let text = text.to_owned();
    Harness::builder()
        .with_size([300.0, 160.0])
        .with_max_steps(1)
        .wgpu()
        .build_eframe(move |cc| Drawn {
            still: Still::new(cc.wgpu_render_state.as_ref()),
            text,
            colour,
        })
}

/// How many texts egui itself was given to draw.
fn texts(window: &Harness<'_, Drawn>) -> usize {
    let shapes = window.output().shapes.iter();
    shapes
        .filter(|clipped| matches!(clipped.shape, Shape::Text(_)))
        .count()
}

#[test]
fn what_stands_still_is_copied_and_looks_as_it_was_drawn() {
    let mut window = window("", Color32::from_rgb(0xf2, 0xe9, 0xdc));
    "Weights".clone_into(&mut window.state_mut().text);
    window.step();
    let (drawn, all) = (window.render().unwrap(), texts(&window));
    for _ in 0..4 {
        window.step();
    }
    assert_eq!(all - texts(&window), 2, "the part's two texts are copied");
    let copied = window.render().unwrap();
    assert!(drawn == copied, "a copy differs from what it copies");
}

#[test]
fn what_has_changed_is_drawn_again_at_once() {
    let plain = Color32::from_rgb(0xf2, 0xe9, 0xdc);
    let mut window = window("Weights", plain);
    for _ in 0..4 {
        window.step();
    }
    for (text, colour) in [("Targets", plain), ("Targets", Color32::WHITE)] {
        text.clone_into(&mut window.state_mut().text);
        window.state_mut().colour = colour;
        window.step();
        let mut fresh = self::window("", colour);
        text.clone_into(&mut fresh.state_mut().text);
        fresh.step();
        let fresh = fresh.render().unwrap();
        assert!(window.render().unwrap() == fresh, "{text} is out of date");
        for _ in 0..4 {
            window.step();
        }
        assert!(window.render().unwrap() == fresh, "{text} is kept wrongly");
    }
}

#[test]
fn where_little_has_changed_only_that_is_drawn() {
    let plain = Color32::from_rgb(0xf2, 0xe9, 0xdc);
    let mut window = window("Weights", plain);
    for _ in 0..4 {
        window.step();
    }
    let kept = texts(&window);
    for text in ["Targets", "Turf", "Weights"] {
        text.clone_into(&mut window.state_mut().text);
        window.step();
        assert_eq!(texts(&window), kept + usize::from(text != "Weights"));
        let mut fresh = self::window("", plain);
        text.clone_into(&mut fresh.state_mut().text);
        fresh.step();
        assert!(
            window.render().unwrap() == fresh.render().unwrap(),
            "{text}"
        );
    }
}
