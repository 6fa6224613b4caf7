//! The form that says what to cut into turfs, and how large, or who comes when.

use std::ops::RangeInclusive;

use egui::{Button, ComboBox, Ui};

use crate::field::cut::{CutRequest, WITHIN};
use crate::model::layer::PrecinctId;
use crate::model::operation::TargetRule;
use crate::model::turf::TurfSize;
use crate::msg;
use crate::ui::panels::{helpers, meetings, target};
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number, whole};

/// What decides how large turfs are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Doors,
    Minutes,
    Crews,
}

/// What is chosen in the form.
#[derive(Debug)]
pub(crate) struct CutForm {
    /// The saved target to cut; `None` for the selection.
    target: Option<String>,
    by: By,
    doors: f64,
    minutes: f64,
}

impl Default for CutForm {
    fn default() -> Self {
        Self {
            target: None,
            by: By::Doors,
            doors: 45.0,
            minutes: 120.0,
        }
    }
}

impl CutForm {
    /// Draws the form.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        widgets::section(ui, scene.text("window-cut"));
        self.choose_target(ui, scene);
        self.choose_size(ui, scene, requests);
    }

    fn choose_target(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        let targets = &scene.session.project().targets;
        let known = |name: &String| targets.iter().any(|target| target.name == *name);
        if !self.target.as_ref().is_none_or(known) {
            self.target = None;
        }
        let selection = scene.say(&msg!(
            "window-the-selection",
            n = scene.session.selection.len()
        ));
        widgets::row(ui, scene.text("window-cut-what"), |ui| {
            let current = self.target.clone().unwrap_or_else(|| selection.clone());
            let response = ComboBox::from_id_salt("target")
                .selected_text(current)
                .truncate()
                .width(180.0)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut self.target, None, &selection);
                    for target in targets {
                        let name = Some(target.name.clone());
                        ui.selectable_value(&mut self.target, name, &target.name);
                    }
                })
                .response;
            response.accessible_name(scene.text("window-cut-what"));
        });
    }

    fn choose_size(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        widgets::row(ui, scene.text("window-turf-size"), |ui| {
            for (by, text) in [
                (By::Crews, scene.text("window-by-crews")),
                (By::Minutes, scene.text("window-by-minutes")),
                (By::Doors, scene.text("window-by-doors")),
            ] {
                ui.selectable_value(&mut self.by, by, text);
            }
        });
        let fields: &mut [(&mut f64, String, usize, &str, RangeInclusive<f64>)] = match self.by {
            By::Doors => &mut [(
                &mut self.doors,
                scene.text("window-doors-per-turf"),
                0,
                "",
                5.0..=500.0,
            )],
            By::Minutes => &mut [(
                &mut self.minutes,
                scene.text("window-minutes-per-turf"),
                0,
                "min",
                20.0..=480.0,
            )],
            By::Crews => &mut [],
        };
        for (value, name, decimals, unit, range) in fields {
            widgets::row(ui, name.clone(), |ui| {
                let field = Number {
                    name: name.clone(),
                    range: range.clone(),
                    decimals: *decimals,
                    unit,
                    width: 64.0,
                };
                number(ui, value, field, scene.words);
            });
        }
        if self.by == By::Crews {
            helpers::ui(ui, scene, requests);
            meetings::ui(ui, scene, requests);
        }
    }

    /// Draws the button that cuts, and what is missing for it.
    pub(crate) fn button(&self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let precincts = self.precincts(scene);
        let meets = self.by != By::Crews || !scene.session.project().operation.meetings.is_empty();
        let located = scene.session.derived().located.is_some();
        let ready = located && meets && !precincts.is_empty();
        let missing = if precincts.is_empty() {
            Some(scene.text("window-cut-nothing"))
        } else {
            (!meets).then(|| scene.text("meeting-nowhere-hint"))
        };
        let label = scene.text("window-cut-do");
        let response = if scene.session.project().plan.is_none() {
            if let Some(missing) = &missing {
                widgets::hint(ui, missing);
            }
            widgets::primary(ui, ready, label)
        } else {
            let size = egui::Vec2::new(ui.available_width(), 32.0);
            ui.add_enabled_ui(ready, |ui| ui.add_sized(size, Button::new(label)))
                .inner
        };
        let response = match missing {
            Some(missing) => response.on_disabled_hover_text(missing),
            None => response,
        };
        if response.clicked() {
            let target = self
                .target
                .clone()
                .unwrap_or_else(|| scene.text("window-selection"));
            let operation = &scene.session.project().operation;
            let outing = || operation.helpers.outing(operation.starts());
            let outing = (self.by == By::Crews).then(outing);
            let size = match &outing {
                Some(outing) => TurfSize::Minutes(outing.minutes()),
                None if self.by == By::Minutes => TurfSize::Minutes(self.minutes),
                None => TurfSize::Doors(whole(self.doors)),
            };
            let request = CutRequest {
                target,
                precincts,
                size,
                within: WITHIN,
                seed: 1,
            };
            requests.ask(Request::Cut(request, outing));
        }
    }

    /// The precincts to cut.
    fn precincts(&self, scene: &Scene<'_>) -> Vec<PrecinctId> {
        match &self.target {
            Some(name) => {
                target::chosen(&TargetRule::Named(name.clone()), scene.session).unwrap_or_default()
            }
            None => scene.session.selection.iter().collect(),
        }
    }
}
