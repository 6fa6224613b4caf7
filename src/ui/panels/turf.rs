//! The Turf stage: the addresses, the cut, the turfs, and what goes on paper.

use std::sync::Arc;

use egui::{Align, Button, CollapsingHeader, Layout, RichText, Sense, Ui};
use egui_extras::{Column, TableBuilder};

use crate::analysis::target;
use crate::base::memo::{Memo, Same};
use crate::field::{network, outing};
use crate::model::address::{LeftOut, Located, Place};
use crate::model::turf::Plan;
use crate::msg;
use crate::session::dwellings;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::panels::cut::CutForm;
use crate::ui::panels::edit::EditPanel;
use crate::ui::panels::operation;
use crate::ui::panels::plans::PlansPanel;
use crate::ui::requests::{Request, Requests, Zoom};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;
use crate::ui::widgets::table::{cell, name_row, number_cell};

/// What is chosen in the panel.
#[derive(Debug, Default)]
pub(crate) struct TurfPanel {
    cut: CutForm,
    counts: Memo<Same<Located>, Counts>,
    /// The numbers of the plan's turfs.
    numbers: Memo<Same<Plan>, Vec<usize>>,
    edit: EditPanel,
    plans: PlansPanel,
    operation: operation::OperationPanel,
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
        let mut counts = Self::default();
        for (place, &doors) in located.places.iter().zip(&located.doors) {
            if place.precinct().is_some() {
                counts.doors += u64::from(doors);
            }
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
        if let Some(plan) = &scene.session.project().plan {
            self.edit.chosen(ui, plan, scene, requests);
        }
        if let Some(plan) = &scene.session.project().plan {
            let numbers = self.numbers.get_or_make(Same(Arc::clone(plan)), |plan| {
                plan.0.numbered().map(|(number, _)| number).collect()
            });
            turfs(ui, (plan, numbers), &mut self.edit, scene, requests);
            self.edit.turf(ui, plan, scene, requests);
            measured(ui, plan, scene);
            ui.add_space(theme::GRID);
        }
        self.cut.ui(ui, scene, requests);
        if let Some(plan) = &scene.session.project().plan {
            self.plans.ui(ui, plan, scene, requests);
        }
        self.addresses(ui, scene, requests);
        ui.add_space(theme::GRID);
        self.operation.ui(ui, scene, requests);
        ui.add_space(theme::GRID);
        export(ui, scene, requests);
    }

    /// Draws what stays in sight below the panel: the cut, and the way on once there are turfs.
    pub(crate) fn foot(&self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) {
        self.cut.button(ui, scene, requests);
        if scene.session.project().plan.is_none() {
            return;
        }
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
        if let Some(visited) = &scene.session.derived().visited {
            for (name, reason) in [
                (scene.text("visits-done"), LeftOut::Done),
                (scene.text("visits-objects"), LeftOut::Objects),
            ] {
                widgets::line(ui, name, say(visited.count(reason)));
            }
        }
        widgets::line(
            ui,
            scene.text("window-doors"),
            scene.words.count(counts.doors),
        );
        let by_rule = scene.session.doors_by_rule();
        if let Some(doors) = by_rule.filter(|doors| !doors.are_own()) {
            widgets::hint(ui, dwellings::in_words(&doors, scene.words));
        }
    }
}

/// The turfs as a table; a click shows one.
fn turfs(
    ui: &mut Ui,
    (plan, numbers): (&Arc<Plan>, &[usize]),
    edit: &mut EditPanel,
    scene: &Scene<'_>,
    requests: &mut Requests,
) {
    let heading = msg!(
        "window-turfs-of",
        n = numbers.len(),
        target = cut_of(plan, scene)
    );
    widgets::section(ui, scene.say(&heading));
    // What can be done with a turf is to be in sight below them.
    let most = (0.4 * ui.clip_rect().height() / theme::ROW).floor();
    let height = (numbers.len() as f32).min(most.clamp(4.0, 10.0)) * theme::ROW;
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
            // The scroll bar has its place beside the numbers.
            .column(Column::exact(theme::HALF))
            .cell_layout(Layout::left_to_right(Align::Center))
            .max_scroll_height(height)
            .min_scrolled_height(height)
            .header(theme::ROW, |mut header| {
                for (place, name) in columns.iter().enumerate() {
                    header.col(|ui| heading_cell(ui, name, place > 0));
                }
                header.col(|_| ());
            })
            .body(|body| {
                body.rows(theme::ROW, numbers.len(), |mut row| {
                    let index = numbers[row.index()] - 1;
                    let turf = &plan.turfs[index];
                    row.set_selected(scene.view.turf == Some(index));
                    let number = scene.words.count(index as u64 + 1);
                    row.col(|ui| {
                        cell(
                            ui,
                            if turf.locked {
                                format!("{number}  {}", icons::LOCK)
                            } else {
                                number
                            },
                        );
                    });
                    row.col(|ui| number_cell(ui, scene.words.count(turf.doors())));
                    row.col(|ui| number_cell(ui, scene.words.minutes(turf.time)));
                    row.col(|ui| number_cell(ui, scene.words.metres(turf.length)));
                    row.col(|_| ());
                    let name = scene.say(&if turf.locked {
                        msg!("edit-turf-locked", n = index + 1)
                    } else {
                        msg!("window-turf", n = index + 1)
                    });
                    let response = row.response();
                    name_row(&response, &name);
                    if response.clicked() {
                        requests.ask(Request::Turf(Some(index)));
                        requests.ask(Request::Zoom(Zoom::Turf(index)));
                    }
                    edit.pointed(response, index + 1, plan, scene);
                });
            });
    });
}

/// What windows in either language have called the selection in plans that they cut.
const SELECTION: [&str; 2] = ["Selection", "Sélection"];

/// What was cut, in words.
fn cut_of(plan: &Plan, scene: &Scene<'_>) -> String {
    if SELECTION.contains(&plan.target.as_str()) {
        return scene.text("window-selection");
    }
    target::in_words(&plan.target, scene.words)
}

/// What the turfs were measured by, and the evenings they are for; what was put right in the
/// streets is folded away.
fn measured(ui: &mut Ui, plan: &Plan, scene: &Scene<'_>) {
    let told = outing::evenings(plan).into_iter();
    for message in told.chain([network::measured_by(&plan.footing)]) {
        ui.label(RichText::new(scene.say(&message)).small().weak());
    }
    let put_right = network::put_right(&plan.footing);
    if put_right.is_empty() {
        return;
    }
    let heading = scene.say(&msg!("window-street-notes", n = put_right.len()));
    CollapsingHeader::new(RichText::new(heading).size(theme::TEXT_SMALL))
        .id_salt("street-notes")
        .show_unindented(ui, |ui| {
            for message in put_right {
                widgets::hint(ui, format!("· {}", scene.say(&message)));
            }
        });
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
