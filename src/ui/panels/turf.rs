//! The Turf stage: the addresses, the cut, the turfs, and what goes on paper.

use std::sync::Arc;

use egui::{Align, Button, ComboBox, Layout, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder};

use crate::base::memo::{Memo, Same};
use crate::field::cut::{CutRequest, WITHIN};
use crate::field::network;
use crate::model::address::{LeftOut, Located, Place};
use crate::model::layer::PrecinctId;
use crate::model::operation::TargetRule;
use crate::model::turf::{Plan, TurfSize};
use crate::msg;
use crate::ui::command::Command;
use crate::ui::panels::{operation, target};
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number};
use crate::ui::widgets::table::{cell, name_row, number_cell};

/// What is chosen in the panel.
#[derive(Debug)]
pub(crate) struct TurfPanel {
    /// The saved target to cut; `None` for the selection.
    target: Option<String>,
    by_time: bool,
    doors: f64,
    minutes: f64,
    counts: Memo<Same<Located>, Counts>,
    operation: operation::OperationPanel,
}

impl Default for TurfPanel {
    fn default() -> Self {
        Self {
            target: None,
            by_time: false,
            doors: 45.0,
            minutes: 120.0,
            counts: Default::default(),
            operation: Default::default(),
        }
    }
}

/// Where the addresses are.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    within: usize,
    snapped: usize,
    outside: usize,
    not_located: usize,
    doors: u64,
}

impl Counts {
    fn of(located: &Located) -> Self {
        let mut counts = Self {
            doors: located.doors.iter().copied().map(u64::from).sum(),
            ..Self::default()
        };
        for place in &located.places {
            match place {
                Place::In(_) => counts.within += 1,
                Place::Snapped(_) => counts.snapped += 1,
                Place::Out(LeftOut::NotLocated) => counts.not_located += 1,
                Place::Out(_) => counts.outside += 1,
            }
        }
        counts
    }
}

impl TurfPanel {
    /// Draws the panel.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        self.addresses(ui, scene, requests);
        widgets::section(ui, scene.text("window-cut"));
        self.choose_target(ui, scene);
        self.choose_size(ui, scene);
        self.cut_button(ui, scene, requests);
        if let Some(plan) = &scene.session.project().plan {
            turfs(ui, plan, scene, requests);
        }
        ui.add_space(theme::GRID);
        self.operation.ui(ui, scene, requests);
        ui.add_space(theme::GRID);
        export(ui, scene, requests);
    }

    /// Draws what stays in sight below the panel: the way on, once there are turfs.
    pub(crate) fn foot(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let print = scene.say(&Command::Print.label());
        if widgets::primary(ui, true, print).clicked() {
            requests.run(Command::Print);
        }
    }

    fn addresses(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        widgets::section(ui, scene.text("window-addresses"));
        let Some(located) = &scene.session.derived().located else {
            widgets::hint(ui, scene.text("window-locating"));
            return;
        };
        let key = Same(Arc::clone(located));
        let counts = *self.counts.get_or_make(key, |key| Counts::of(&key.0));
        let say = |count: usize| scene.words.count(count as u64);
        widgets::line(ui, scene.text("window-in-precinct"), say(counts.within));
        widgets::line(ui, scene.text("window-snapped"), say(counts.snapped));
        let left_out = counts.outside + counts.not_located;
        if left_out > 0 {
            widgets::row(ui, scene.text("window-left-out"), |ui| {
                ui.label(RichText::new(say(left_out)).font(theme::strong(theme::TEXT)));
                let list = scene.text("window-list");
                let name = scene.text("window-list-left-out");
                if ui.small_button(list).accessible_name(name).clicked() {
                    requests.ask(Request::ListLeftOut);
                }
            });
        }
        widgets::line(
            ui,
            scene.text("window-doors"),
            scene.words.count(counts.doors),
        );
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

    fn choose_size(&mut self, ui: &mut Ui, scene: &Scene<'_>) {
        widgets::row(ui, scene.text("window-turf-size"), |ui| {
            let (value, unit, range, name) = if self.by_time {
                (
                    &mut self.minutes,
                    "min",
                    20.0..=480.0,
                    scene.text("window-minutes-per-turf"),
                )
            } else {
                (
                    &mut self.doors,
                    "",
                    5.0..=500.0,
                    scene.text("window-doors-per-turf"),
                )
            };
            let field = Number {
                name,
                range,
                decimals: 0,
                unit,
                width: 64.0,
            };
            number(ui, value, field, scene.words);
            for (by_time, text) in [
                (true, scene.text("window-by-minutes")),
                (false, scene.text("window-by-doors")),
            ] {
                ui.selectable_value(&mut self.by_time, by_time, text);
            }
        });
    }

    fn cut_button(&self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        let precincts = self.precincts(scene);
        let ready = scene.session.derived().located.is_some() && !precincts.is_empty();
        let label = scene.text("window-cut-do");
        let response = if scene.session.project().plan.is_none() {
            widgets::primary(ui, ready, label)
        } else {
            let size = egui::Vec2::new(ui.available_width(), 32.0);
            ui.add_enabled_ui(ready, |ui| ui.add_sized(size, Button::new(label)))
                .inner
        };
        if precincts.is_empty() {
            widgets::hint(ui, scene.text("window-cut-nothing"));
        }
        if response.clicked() {
            let target = self
                .target
                .clone()
                .unwrap_or_else(|| scene.text("window-selection"));
            let size = if self.by_time {
                TurfSize::Minutes(self.minutes)
            } else {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "the field keeps it between 5 and 500"
                )]
                let doors = self.doors.round() as u32;
                TurfSize::Doors(doors)
            };
            requests.ask(Request::Cut(CutRequest {
                target,
                precincts,
                size,
                within: WITHIN,
                seed: 1,
            }));
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

/// The turfs as a table; a click shows one.
fn turfs(ui: &mut Ui, plan: &Plan, scene: &Scene<'_>, requests: &mut Requests) {
    let heading = msg!(
        "window-turfs-of",
        n = plan.turfs.len(),
        target = plan.target.as_str()
    );
    widgets::section(ui, scene.say(&heading));
    let height = (plan.turfs.len() as f32 * theme::ROW).min(10.0 * theme::ROW);
    let columns = [
        scene.text("window-turf-number"),
        scene.text("window-doors"),
        scene.text("window-time"),
        scene.text("window-length"),
    ];
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::new(theme::HALF, 0.0);
        TableBuilder::new(ui)
            .id_salt("turfs")
            .sense(Sense::click())
            .column(Column::exact(56.0))
            .columns(Column::remainder(), 3)
            .cell_layout(Layout::left_to_right(Align::Center))
            .max_scroll_height(height)
            .min_scrolled_height(height)
            .header(theme::ROW, |mut header| {
                for (place, name) in columns.iter().enumerate() {
                    header.col(|ui| heading_cell(ui, name, place > 0));
                }
            })
            .body(|body| {
                body.rows(theme::ROW, plan.turfs.len(), |mut row| {
                    let index = row.index();
                    let turf = &plan.turfs[index];
                    row.set_selected(scene.view.turf == Some(index));
                    row.col(|ui| cell(ui, scene.words.count(index as u64 + 1)));
                    row.col(|ui| number_cell(ui, scene.words.count(turf.doors())));
                    row.col(|ui| number_cell(ui, scene.words.minutes(turf.time)));
                    row.col(|ui| number_cell(ui, scene.words.metres(turf.length)));
                    let name = scene.say(&msg!("window-turf", n = index + 1));
                    let response = row.response();
                    name_row(&response, &name);
                    if response.clicked() {
                        requests.ask(Request::Turf(Some(index)));
                        requests.ask(Request::Zoom(Zoom::Turf(index)));
                    }
                });
            });
    });
    let told = network::put_right(&plan.footing);
    for message in std::iter::once(network::measured_by(&plan.footing)).chain(told) {
        ui.label(RichText::new(scene.say(&message)).small().weak());
    }
}

fn heading_cell(ui: &mut Ui, name: &str, right: bool) {
    let text = RichText::new(name).font(theme::strong(theme::TEXT_SMALL));
    let layout = if right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.with_layout(layout, |ui| {
        if right {
            ui.add_space(theme::HALF);
        }
        ui.label(text);
    });
}

/// The turfs as files, for other programs.
fn export(ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
    let ready = scene.session.project().plan.is_some();
    let name = scene.say(&Command::ExportTurfs.label());
    let button = Button::new(format!("{}  {name}", Command::ExportTurfs.icon()));
    let size = egui::Vec2::new(ui.available_width(), 32.0);
    let response = ui
        .add_enabled_ui(ready, |ui| ui.add_sized(size, button))
        .inner
        .accessible_name(&name);
    if response.clicked() {
        requests.run(Command::ExportTurfs);
    }
    if !ready {
        widgets::hint(ui, scene.text("window-needs-turfs"));
    }
}
