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
    /// The same for a turf that is only pointed at.
    pointed: (Memo<(Same<BTreeSet<String>>, To), Arc<Edit>>, Preview),
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
        let edit = self
            .asked
            .get_or_make(key, |(chosen, to)| moving(&chosen.0, *to));
        let fits = self.preview.ui(ui, plan, edit, scene);
        if widgets::primary(ui, fits, scene.say(&turfs::said(edit))).clicked() {
            requests.ask(Request::Edit(Edit::clone(edit)));
        }
    }

    /// What would become of the turfs if the chosen addresses went to this one, while it is pointed
    /// at.
    pub(crate) fn pointed(
        &mut self,
        response: egui::Response,
        number: usize,
        plan: &Arc<Plan>,
        scene: &Scene<'_>,
    ) {
        let chosen = &scene.view.chosen;
        let locked = plan.turf(number).is_none_or(|turf| turf.locked);
        if chosen.is_empty() || locked {
            return;
        }
        response.on_hover_ui(|ui| {
            ui.set_max_width(260.0);
            let (asked, preview) = &mut self.pointed;
            let key = (Same(Arc::clone(chosen)), To::Turf(number));
            let edit = asked.get_or_make(key, |(chosen, to)| moving(&chosen.0, *to));
            widgets::section(ui, scene.say(&turfs::said(edit)));
            preview.ui(ui, plan, edit, scene);
        });
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

fn moving(chosen: &BTreeSet<String>, to: To) -> Arc<Edit> {
    Arc::new(Edit::Move {
        addresses: chosen.iter().cloned().collect(),
        to,
    })
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
    now: Size,
    /// What it was; none for a new one.
    before: Option<Size>,
    pieces: usize,
}

/// How large a turf is.
#[derive(Clone, Copy, Debug)]
struct Size {
    doors: u64,
    minutes: f64,
    /// How far off the mean of all, as a share of it.
    off: f64,
}

impl Size {
    fn of(plan: &Plan, number: usize) -> Option<Self> {
        let turf = plan.turf(number)?;
        Some(Self {
            doors: turf.doors(),
            minutes: turf.time.0,
            off: turf.time.0 / plan.mean_time().0 - 1.0,
        })
    }
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
    let rows = edited.touched.iter().zip(pieces).map(|(&number, pieces)| {
        let became = Size::of(&edited.plan, number).map(|now| Became {
            now,
            before: Size::of(plan, number),
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
    let (now, before) = (became.now, became.before);
    let change = |say: &dyn Fn(Size) -> String| match before.map(say) {
        Some(before) if before != say(now) => format!("{before} → {}", say(now)),
        _ => say(now),
    };
    let said = msg!(
        "edit-foreseen",
        n = now.doors,
        doors = change(&|size| scene.words.count(size.doors)),
        minutes = change(&|size| scene.words.number(size.minutes, 0))
    );
    widgets::line(
        ui,
        scene.say(&msg!("window-turf", n = number)),
        scene.say(&said),
    );
    let off = change(&|size| off_the_mean(size.off, scene));
    told(ui, off, Some(became.pieces), scene);
}

/// A share with its sign.
fn off_the_mean(off: f64, scene: &Scene<'_>) -> String {
    let share = scene.words.measure(100.0 * off, 0, "%");
    if 0.005 <= off {
        format!("+{share}")
    } else {
        share
    }
}

/// Whether a turf is in one piece, where that is known, and how far its time is off the mean.
pub(crate) fn standing(ui: &mut Ui, off: f64, pieces: Option<usize>, scene: &Scene<'_>) {
    told(ui, off_the_mean(off, scene), pieces, scene);
}

fn told(ui: &mut Ui, share: String, pieces: Option<usize>, scene: &Scene<'_>) {
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
