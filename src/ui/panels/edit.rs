//! Turfs edited by hand: what becomes of the addresses that are chosen on the map.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ComboBox, Ui};

use crate::base::memo::{Memo, Same};
use crate::field::edit::{Edit, Terrain, To};
use crate::model::turf::{Plan, Turf};
use crate::msg;
use crate::session::Session;
use crate::session::problem::Problem;
use crate::session::turfs;
use crate::ui::icons;
use crate::ui::panels::turf_edit::TurfEditor;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// What is chosen in the panel.
#[derive(Debug, Default)]
pub(crate) struct EditPanel {
    /// Where the chosen addresses are to go, once that is said.
    to: Option<To>,
    /// What is asked for with it.
    asked: Memo<(Same<BTreeSet<String>>, To), Arc<Edit>>,
    tally: Memo<(Same<Plan>, Same<BTreeSet<String>>), Tally>,
    preview: Preview,
    turf: TurfEditor,
}

/// What is chosen, counted.
#[derive(Debug, Default)]
struct Tally {
    addresses: usize,
    doors: u64,
    /// The numbers of the turfs they are on.
    turfs: Vec<usize>,
}

impl Tally {
    fn of(plan: &Plan, chosen: &BTreeSet<String>) -> Self {
        let mut tally = Self {
            addresses: chosen.len(),
            ..Self::default()
        };
        for (number, turf) in plan.numbered() {
            let here = turf
                .stops
                .iter()
                .filter(|stop| chosen.contains(&stop.address));
            let doors: Vec<u64> = here.map(|stop| stop.doors.into()).collect();
            if !doors.is_empty() {
                tally.turfs.push(number);
                tally.doors += doors.iter().sum::<u64>();
            }
        }
        tally
    }
}

impl EditPanel {
    /// Draws what can be done with the turf that is open.
    pub(crate) fn turf(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        if scene.view.chosen.is_empty() {
            widgets::hint(ui, scene.text("edit-choose-hint"));
        }
        let open = scene.view.turf.map(|index| index + 1);
        if let Some((number, turf)) = open.and_then(|it| Some((it, plan.turf(it)?))) {
            self.turf.ui(ui, (plan, number, turf), scene, requests);
        }
    }

    /// Draws what can be done with the addresses that are chosen, if any are.
    pub(crate) fn chosen(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        if scene.view.chosen.is_empty() {
            self.to = None;
            return;
        }
        if scene.session.terrain().is_none() {
            requests.ask(Request::ReadyTerrain);
        }
        let chosen = &scene.view.chosen;
        let key = (Same(Arc::clone(plan)), Same(Arc::clone(chosen)));
        let tally = self
            .tally
            .get_or_make(key, |(plan, chosen)| Tally::of(&plan.0, &chosen.0));
        let said = msg!(
            "edit-chosen",
            n = tally.addresses,
            turfs = tally.turfs.len(),
            doors = tally.doors
        );
        widgets::section(ui, scene.say(&said));
        if let [_, _, ..] = tally.turfs[..] {
            let merge = Edit::Merge(tally.turfs.clone());
            let name = scene.say(&turfs::said(&merge));
            if widgets::button(ui, icons::LINK, name).clicked() {
                requests.ask(Request::Edit(merge));
            }
        }
        self.choose_place(ui, plan, scene);
        let Some(to) = self.to else {
            return;
        };
        let key = (Same(Arc::clone(chosen)), to);
        let edit = self.asked.get_or_make(key, |(chosen, to)| {
            Arc::new(Edit::Move {
                addresses: chosen.0.iter().cloned().collect(),
                to: *to,
            })
        });
        let fits = self.preview.ui(ui, plan, edit, scene);
        if widgets::primary(ui, fits, scene.say(&turfs::said(edit))).clicked() {
            requests.ask(Request::Edit(Edit::clone(edit)));
        }
    }

    /// Where they are to go: another turf, one of their own, out.
    fn choose_place(&mut self, ui: &mut Ui, plan: &Plan, scene: &Scene<'_>) {
        ui.horizontal_wrapped(|ui| {
            let name = scene.text("edit-move-to");
            let shown = match self.to {
                Some(To::Turf(number)) => plan
                    .turf(number)
                    .map_or_else(|| name.clone(), |turf| title(number, turf, scene)),
                _ => name.clone(),
            };
            let list = ComboBox::from_id_salt("edit-move-to")
                .selected_text(shown)
                .width(132.0)
                .truncate()
                .show_ui(ui, |ui| {
                    for (number, turf) in plan.numbered() {
                        let to = Some(To::Turf(number));
                        ui.add_enabled_ui(!turf.locked, |ui| {
                            ui.selectable_value(&mut self.to, to, title(number, turf, scene));
                        });
                    }
                });
            list.response.accessible_name(name);
            for (to, text) in [
                (To::New, scene.text("edit-new-turf")),
                (To::Out, scene.text("edit-take-out")),
            ] {
                ui.selectable_value(&mut self.to, Some(to), text);
            }
        });
    }
}

/// A turf's number and its name, and whether it is locked.
pub(crate) fn title(number: usize, turf: &Turf, scene: &Scene<'_>) -> String {
    let mut said = scene.say(&msg!("window-turf", n = number));
    if !turf.name.is_empty() {
        said = format!("{said} · {}", turf.name);
    }
    if turf.locked {
        said = format!("{said}  {}", icons::LOCK);
    }
    said
}

/// What would become of the turfs that an edit touches.
#[derive(Debug, Default)]
pub(crate) struct Preview {
    made: Memo<(Same<Plan>, Same<Edit>, Option<Same<Terrain>>), Option<Result<Foreseen, Problem>>>,
}

/// The turfs an edit touches, as they would be.
#[derive(Debug)]
struct Foreseen {
    rows: Vec<(usize, Option<Became>)>,
}

#[derive(Debug)]
struct Became {
    doors: u64,
    minutes: f64,
    /// What it took before; NaN for a new one.
    before: f64,
    /// How far off the mean of all, as a share of it.
    off: f64,
    pieces: usize,
}

impl Preview {
    /// Draws it, worked out once; whether the edit can be asked for.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        edit: &Arc<Edit>,
        scene: &Scene<'_>,
    ) -> bool {
        let session = scene.session;
        let terrain = session.terrain().map(|it| Same(Arc::clone(it)));
        let waits = terrain.is_none();
        let key = (Same(Arc::clone(plan)), Same(Arc::clone(edit)), terrain);
        let made = self
            .made
            .get_or_make(key, |(plan, edit, _)| foresee(session, &plan.0, &edit.0));
        match made {
            None if waits => {
                widgets::hint(ui, scene.text("edit-preview-waits"));
                true
            }
            None => {
                widgets::hint(ui, scene.text("edit-preview-large"));
                true
            }
            Some(Err(problem)) => {
                widgets::warning(ui, scene.say(&problem.what));
                widgets::hint(ui, scene.say(&problem.hint));
                false
            }
            Some(Ok(foreseen)) => {
                for (number, became) in &foreseen.rows {
                    row(ui, *number, became.as_ref(), scene);
                }
                true
            }
        }
    }
}

fn foresee(session: &Session, plan: &Plan, edit: &Edit) -> Option<Result<Foreseen, Problem>> {
    let edited = match session.try_edit(edit)? {
        Ok(edited) => edited,
        Err(problem) => return Some(Err(problem)),
    };
    let terrain = session.terrain()?;
    let pieces = terrain.pieces(&edited.plan, &edited.touched);
    let mean = edited.plan.mean_time().0;
    let rows = edited.touched.iter().zip(pieces).map(|(&number, pieces)| {
        let before = plan.turf(number).map_or(f64::NAN, |turf| turf.time.0);
        let became = edited.plan.turf(number).map(|turf| Became {
            doors: turf.doors(),
            minutes: turf.time.0,
            before,
            off: turf.time.0 / mean - 1.0,
            pieces,
        });
        (number, became)
    });
    Some(Ok(Foreseen {
        rows: rows.collect(),
    }))
}

fn row(ui: &mut Ui, number: usize, became: Option<&Became>, scene: &Scene<'_>) {
    let Some(became) = became else {
        ui.label(scene.say(&msg!("edit-turf-gone", n = number)));
        return;
    };
    let minutes = if became.before.is_nan() {
        scene.words.number(became.minutes, 0)
    } else {
        let [before, now] = [became.before, became.minutes].map(|it| scene.words.number(it, 0));
        format!("{before} → {now}")
    };
    let said = msg!("edit-foreseen", doors = became.doors, minutes = minutes);
    widgets::line(
        ui,
        scene.say(&msg!("window-turf", n = number)),
        scene.say(&said),
    );
    standing(ui, became.off, Some(became.pieces), scene);
}

/// Whether a turf is in one piece, where that is known, and how far its time is off the mean.
pub(crate) fn standing(ui: &mut Ui, off: f64, pieces: Option<usize>, scene: &Scene<'_>) {
    let share = scene.words.measure(100.0 * off, 0, "%");
    let share = if 0.005 <= off {
        format!("+{share}")
    } else {
        share
    };
    let off = scene.say(&msg!("edit-off-the-mean", share = share));
    let Some(pieces) = pieces else {
        widgets::hint(ui, off);
        return;
    };
    let said = format!("{} · {off}", scene.say(&msg!("edit-pieces", n = pieces)));
    if pieces < 2 {
        widgets::hint(ui, said);
    } else {
        widgets::warning(ui, said);
    }
}
