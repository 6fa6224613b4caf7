//! Turfs edited by hand: what becomes of the addresses that are chosen on the map.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ComboBox, Ui};

use crate::base::memo::{Memo, Same};
use crate::field::edit::{Edit, To};
use crate::model::turf::{Plan, Turf};
use crate::msg;
use crate::session::turfs;
use crate::ui::icons;
use crate::ui::panels::foreseen::Preview;
use crate::ui::panels::turf_edit::TurfEditor;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::{Maps, Scene};
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
        if scene.maps() == Maps::One {
            widgets::hint(ui, scene.text("edit-drag-hint"));
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

/// The move of some addresses.
pub(crate) fn moving(chosen: &BTreeSet<String>, to: To) -> Arc<Edit> {
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
