//! What is hard on a turf, and who takes it.

use std::sync::Arc;

use egui::{Button, ComboBox, Ui};

use crate::base::memo::{Memo, Same};
use crate::field::crews::{assign, can_take};
use crate::field::edit::hard::Proposed;
use crate::field::edit::{Edit, Terrain};
use crate::model::hardship::{Hardship, Hardships};
use crate::model::operation::Operation;
use crate::model::schedule::Crew;
use crate::model::turf::{Plan, Turf};
use crate::msg;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::widgets;

/// What is worked out about the crews of a plan.
#[derive(Debug, Default)]
pub(super) struct TurfCrew {
    taken: Memo<(Same<Plan>, Same<Operation>), Vec<Option<usize>>>,
    proposed: Memo<(Same<Plan>, Same<Terrain>, usize), Vec<Proposed>>,
}

impl TurfCrew {
    /// Draws the toggles of what is hard, and the choice of a crew where there are crews.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        (plan, number, turf): (&Arc<Plan>, usize, &Turf),
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        hardships(ui, number, turf, scene, requests);
        self.proposals(ui, (plan, number, turf), scene, requests);
        let operation = &scene.session.project().operation;
        if operation.crews.is_empty() {
            return;
        }
        let key = (Same(Arc::clone(plan)), Same(Arc::clone(operation)));
        let taken = self
            .taken
            .get_or_make(key, |(plan, operation)| assign(&plan.0, &operation.0.crews));
        let crews = &operation.crews;
        let turn = taken.get(number - 1).copied().flatten();
        let name = scene.text("crews-crew");
        let mut chosen = turf.crew.clone();
        widgets::row(ui, name.as_str(), |ui| {
            let in_turn = match turn.filter(|_| turf.crew.is_empty()) {
                Some(crew) => {
                    let crew = crews[crew].name.as_str();
                    scene.say(&msg!("crews-in-turn-now", crew = crew))
                }
                None => scene.text("crews-in-turn"),
            };
            let shown = if chosen.is_empty() {
                in_turn.clone()
            } else {
                chosen.clone()
            };
            let list = ComboBox::from_id_salt("turf-crew")
                .selected_text(shown)
                .width(170.0)
                .truncate()
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut chosen, String::new(), in_turn);
                    for crew in crews {
                        let said = said(crew, turf, scene);
                        ui.selectable_value(&mut chosen, crew.name.clone(), said);
                    }
                });
            list.response.accessible_name(&name);
        });
        if chosen != turf.crew {
            requests.ask(Request::Edit(Edit::Give {
                turf: number,
                crew: chosen,
            }));
        }
        let given = crews.iter().find(|crew| crew.name == turf.crew);
        if given.is_some_and(|crew| !can_take(crew, &turf.hard)) {
            widgets::warning(ui, scene.text("crews-given-cannot"));
        } else if crews.iter().all(|crew| !can_take(crew, &turf.hard)) {
            widgets::warning(ui, scene.text("crews-nobody-can"));
        }
    }

    /// Draws what the data say is hard, with what says so, to be accepted.
    fn proposals(
        &mut self,
        ui: &mut Ui,
        (plan, number, turf): (&Arc<Plan>, usize, &Turf),
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let Some(terrain) = scene.session.terrain() else {
            requests.ask(Request::ReadyTerrain);
            return;
        };
        let key = (Same(Arc::clone(plan)), Same(Arc::clone(terrain)), number);
        let make = |(plan, terrain, _): &(Same<Plan>, Same<Terrain>, usize)| {
            terrain.0.proposed(&plan.0, turf)
        };
        for proposed in self.proposed.get_or_make(key, make) {
            let hard = scene.say(&proposed.hard.said());
            let why: Vec<String> = proposed.why.iter().map(|why| scene.say(why)).collect();
            let said = msg!("toil-proposed", why = why.join(" · "));
            widgets::hint(ui, scene.say(&said));
            let accept = scene.say(&msg!("toil-accept", hard = hard));
            if widgets::button(ui, icons::CHECK, accept).clicked() {
                requests.ask(Request::Edit(Edit::Tag {
                    turf: number,
                    hard: [proposed.hard].into(),
                }));
            }
        }
    }
}

/// A crew in the list, with what keeps it from the turf.
fn said(crew: &Crew, turf: &Turf, scene: &Scene<'_>) -> String {
    if can_take(crew, &turf.hard) {
        crew.name.clone()
    } else {
        scene.say(&msg!("crews-cannot-this", crew = crew.name.as_str()))
    }
}

fn hardships(ui: &mut Ui, turf: usize, of: &Turf, scene: &Scene<'_>, requests: &mut Requests) {
    widgets::hint(ui, scene.text("crews-hard"));
    ui.horizontal_wrapped(|ui| {
        for hard in Hardship::ALL {
            let on = of.hard.contains(&hard);
            let text = scene.say(&hard.said());
            if ui.add(Button::selectable(on, text).small()).clicked() {
                let hard = Hardships::from([hard]);
                requests.ask(Request::Edit(if on {
                    Edit::Untag { turf, hard }
                } else {
                    Edit::Tag { turf, hard }
                }));
            }
        }
    });
}
