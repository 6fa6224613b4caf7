//! One turf edited by hand: its name, its lock, its ends, and into what it is merged or split.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Button, ComboBox, Response, TextEdit, Ui};

use crate::base::memo::{Memo, Same};
use crate::field::edit::{Edit, Terrain};
use crate::model::turf::{Plan, Turf};
use crate::session::turfs;
use crate::ui::icons;
use crate::ui::panels::edit::title;
use crate::ui::panels::foreseen::{Preview, standing};
use crate::ui::panels::turf_crew::TurfCrew;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;
use crate::ui::widgets::number::{Number, number, whole};

/// What is written and chosen for the turf that is open.
#[derive(Debug)]
pub(crate) struct TurfEditor {
    /// The name as it is typed, for the turf it belongs to.
    name: Option<(Same<Turf>, String)>,
    /// The turf to merge with.
    other: Option<usize>,
    parts: f64,
    /// What is asked for with that.
    merge: Memo<[usize; 2], Arc<Edit>>,
    preview: Preview,
    /// The split into so many parts, and what would become of it.
    halves: (Memo<[usize; 2], Arc<Edit>>, Preview),
    crew: TurfCrew,
    /// How far off the mean it is, and in how many pieces.
    standing: Memo<(Same<Plan>, Option<Same<Terrain>>, usize), (f64, Option<usize>)>,
}

impl Default for TurfEditor {
    fn default() -> Self {
        Self {
            name: None,
            other: None,
            parts: 2.0,
            merge: Memo::default(),
            preview: Preview::default(),
            halves: Default::default(),
            crew: TurfCrew::default(),
            standing: Memo::default(),
        }
    }
}

impl TurfEditor {
    /// Draws what can be done with a turf.
    pub(crate) fn ui(
        &mut self,
        ui: &mut Ui,
        (plan, number, turf): (&Arc<Plan>, usize, &Arc<Turf>),
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        widgets::section(ui, title(number, turf, scene));
        let terrain = scene.session.terrain().map(|it| Same(Arc::clone(it)));
        let key = (Same(Arc::clone(plan)), terrain, number);
        let &(off, known) = self.standing.get_or_make(key, |(plan, terrain, number)| {
            let plan = &plan.0;
            let time = plan.turf(*number).map_or(f64::NAN, |turf| turf.time.0);
            let pieces = terrain.as_ref().map(|it| it.0.pieces(plan, &[*number]));
            let pieces = pieces.and_then(|pieces| pieces.first().copied());
            (time / plan.mean_time().0 - 1.0, pieces)
        });
        standing(ui, off, known, scene);
        let lock = Edit::Lock {
            turf: number,
            locked: !turf.locked,
        };
        ui.horizontal_wrapped(|ui| {
            let icon = if turf.locked {
                icons::LOCK_OPEN
            } else {
                icons::LOCK
            };
            ask(ui, icon, lock, scene, requests);
            if !turf.locked {
                ask(ui, icons::FLIP, Edit::Reverse(number), scene, requests);
            }
        });
        if turf.locked {
            widgets::hint(ui, scene.text("edit-locked-stays"));
            return;
        }
        self.rename(ui, number, turf, scene, requests);
        self.crew.ui(ui, (plan, number, turf), scene, requests);
        ends(ui, number, turf, scene, requests);
        self.merge(ui, plan, number, scene, requests);
        self.split(ui, plan, (number, turf), scene, requests);
    }

    /// The name, which is kept when the field is left.
    fn rename(
        &mut self,
        ui: &mut Ui,
        number: usize,
        turf: &Arc<Turf>,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let key = Same(Arc::clone(turf));
        let typed = match self.name.take() {
            Some((of, typed)) if of == key => typed,
            _ => turf.name.clone(),
        };
        let (_, typed) = self.name.insert((key, typed));
        let label = scene.text("edit-name");
        widgets::row(ui, label.as_str(), |ui| {
            let field = TextEdit::singleline(typed).desired_width(170.0);
            let response = ui.add(field).accessible_name(&label);
            if response.lost_focus() && typed.trim() != turf.name {
                requests.ask(Request::Edit(Edit::Rename {
                    turf: number,
                    name: typed.clone(),
                }));
            }
        });
    }

    fn merge(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        number: usize,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let is_other =
            |other: &usize| *other != number && plan.turf(*other).is_some_and(|turf| !turf.locked);
        self.other = self.other.filter(is_other);
        let name = scene.text("edit-merge-with");
        let shown = match self.other.and_then(|it| Some((it, plan.turf(it)?))) {
            Some((other, turf)) => title(other, turf, scene),
            None => scene.text("edit-merge-none"),
        };
        widgets::row(ui, name.as_str(), |ui| {
            let list = ComboBox::from_id_salt("edit-merge-with")
                .selected_text(shown)
                .width(150.0)
                .truncate()
                .show_ui(ui, |ui| {
                    for (other, turf) in plan.numbered().filter(|(other, _)| is_other(other)) {
                        ui.selectable_value(
                            &mut self.other,
                            Some(other),
                            title(other, turf, scene),
                        );
                    }
                });
            list.response.accessible_name(&name);
        });
        let Some(other) = self.other else {
            return;
        };
        if scene.session.terrain().is_none() {
            requests.ask(Request::ReadyTerrain);
        }
        let key = [number.min(other), number.max(other)];
        let edit = self
            .merge
            .get_or_make(key, |turfs| Arc::new(Edit::Merge(turfs.to_vec())));
        if self.preview.ui(ui, plan, edit, scene) {
            ask(ui, icons::LINK, Edit::clone(edit), scene, requests);
        }
    }

    fn split(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        (turf, of): (usize, &Turf),
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let most = of.most_parts();
        if most < 2 {
            return;
        }
        let name = scene.text("edit-parts");
        widgets::row(ui, name.as_str(), |ui| {
            let most = f64::from(u32::try_from(most).unwrap_or(u32::MAX));
            let field = Number {
                name: name.clone(),
                range: 2.0..=most.min(50.0),
                decimals: 0,
                unit: "",
                width: 48.0,
            };
            number(ui, &mut self.parts, field, scene.words);
        });
        let parts = whole(self.parts) as usize;
        let edit = self.halves.0.get_or_make([turf, parts], |&[turf, parts]| {
            Arc::new(Edit::Split { turf, parts })
        });
        let response = ask(ui, icons::SWIPE, Edit::clone(edit), scene, requests);
        if response.hovered() && scene.session.terrain().is_none() {
            requests.ask(Request::ReadyTerrain);
        }
        // Parts are found in no time, but not in every frame in which a turf is open.
        response.on_hover_ui(|ui| {
            ui.set_max_width(260.0);
            self.halves.1.ui(ui, plan, edit, scene);
        });
    }
}

/// Where the walk begins and ends, by the one address that is chosen on the map.
fn ends(ui: &mut Ui, turf: usize, of: &Turf, scene: &Scene<'_>, requests: &mut Requests) {
    let chosen = the_one(&scene.view.chosen);
    let chosen = chosen.filter(|one| of.stops.iter().any(|stop| stop.address == **one));
    ui.horizontal_wrapped(|ui| {
        let begin = |address: Option<String>| Edit::First { turf, address };
        let end = |address: Option<String>| Edit::Last { turf, address };
        for (here, anywhere, set, now) in [
            (
                scene.text("edit-begin-here"),
                scene.text("edit-begin-anywhere"),
                &begin as &dyn Fn(Option<String>) -> Edit,
                &of.first,
            ),
            (
                scene.text("edit-end-here"),
                scene.text("edit-end-anywhere"),
                &end,
                &of.last,
            ),
        ] {
            let button = Button::new(here);
            let response = ui
                .add_enabled(chosen.is_some(), button)
                .on_disabled_hover_text(scene.text("edit-choose-one"));
            if response.clicked() {
                requests.ask(Request::Edit(set(chosen.cloned())));
            }
            if now.is_some() && widgets::icon_button(ui, icons::CLEAR, anywhere).clicked() {
                requests.ask(Request::Edit(set(None)));
            }
        }
    });
}

/// The one that is chosen, where it is one alone.
fn the_one(chosen: &BTreeSet<String>) -> Option<&String> {
    chosen.first().filter(|_| chosen.len() == 1)
}

/// A button that is called what it does.
fn ask(
    ui: &mut Ui,
    icon: &str,
    edit: Edit,
    scene: &Scene<'_>,
    requests: &mut Requests,
) -> Response {
    let name = scene.say(&turfs::said(&edit));
    let response = widgets::button(ui, icon, name);
    if response.clicked() {
        requests.ask(Request::Edit(edit));
    }
    response
}
