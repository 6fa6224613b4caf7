//! Where crews meet, while it is written in the operation's dialog.

use egui::{TextEdit, Ui};

use crate::model::meeting::MeetingPoint;
use crate::model::operation::Operation;
use crate::msg;
use crate::ui::icons;
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// Widths of a place in degrees, and of its name.
const DEGREES: f32 = 150.0;
const NAME: f32 = 300.0;

/// Meeting points as they are typed: degrees, and a name.
#[derive(Debug)]
pub(super) struct Meetings(Vec<(String, String)>);

impl Meetings {
    pub(super) fn of(operation: &Operation) -> Self {
        let points = operation.meetings.iter();
        Self(
            points
                .map(|point| (point.degrees(), point.name.clone()))
                .collect(),
        )
    }

    /// What they say, once all of them are places.
    pub(super) fn points(&self) -> Option<Vec<MeetingPoint>> {
        let typed = self.0.iter();
        typed
            .map(|(degrees, name)| {
                let point = degrees.parse::<MeetingPoint>().ok()?;
                // A third part of the degrees would be a name.
                point.name.is_empty().then_some(MeetingPoint {
                    name: name.trim().to_owned(),
                    ..point
                })
            })
            .collect()
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        widgets::section(ui, scene.text("meeting-points"));
        widgets::hint(ui, scene.text("meeting-points-hint"));
        let mut removed = None;
        for (place, (degrees, name)) in self.0.iter_mut().enumerate() {
            let n = place + 1;
            ui.push_id(("meeting", place), |ui| {
                ui.horizontal(|ui| {
                    let field = TextEdit::singleline(name)
                        .desired_width(NAME)
                        .hint_text(scene.text("meeting-name-usual"));
                    ui.add(field)
                        .accessible_name(scene.say(&msg!("meeting-name", n = n)));
                    let field = TextEdit::singleline(degrees)
                        .desired_width(DEGREES)
                        .hint_text("47.76, 4.74");
                    ui.add(field)
                        .accessible_name(scene.say(&msg!("meeting-degrees", n = n)));
                    let remove = scene.say(&msg!("meeting-remove", n = n));
                    if widgets::icon_button(ui, icons::CLEAR, remove).clicked() {
                        removed = Some(place);
                    }
                });
            });
        }
        if let Some(place) = removed {
            self.0.remove(place);
        }
        if widgets::button(ui, icons::ADD, scene.text("meeting-add")).clicked() {
            self.0.push(Default::default());
        }
    }
}
