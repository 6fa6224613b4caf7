//! Plans kept aside, and one of them beside the current one in figures.

use std::sync::Arc;

use egui::{Align, ComboBox, Label, Layout, RichText, TextEdit, Ui, Vec2};

use crate::base::memo::{Memo, Same};
use crate::field::edit::Terrain;
use crate::field::plans::{Figures, only_in, rows};
use crate::model::alternative::{Alternative, MOST};
use crate::model::turf::Plan;
use crate::msg;
use crate::session::action::Action;
use crate::session::plans;
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// What decides the figures.
type Key = (Same<Plan>, Same<Plan>, Option<Same<Terrain>>);

/// What is written and chosen in the panel.
#[derive(Debug, Default)]
pub(super) struct PlansPanel {
    /// The name to keep the current plan under, as it is typed.
    name: String,
    /// The plan that is compared, by its name.
    against: Option<String>,
    compared: Memo<Key, ([Figures; 2], [usize; 2])>,
}

impl PlansPanel {
    /// Draws what can be done with the plan that there is.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        widgets::section(ui, scene.text("plans-title"));
        let kept = &scene.session.project().alternatives;
        self.keep(ui, plan, scene, requests);
        if kept.is_empty() {
            widgets::hint(ui, scene.text("plans-hint"));
            return;
        }
        let Some(other) = self.chosen(plan, kept) else {
            return;
        };
        self.choose(ui, kept, other, scene, requests);
        let other = self.chosen(plan, kept).unwrap_or(other);
        if plans::is_same(&other.plan, plan) {
            widgets::hint(ui, scene.text("plans-no-difference"));
        } else {
            self.figures(ui, plan, other, scene, requests);
        }
        outline(ui, &other.name, scene, requests);
        ui.horizontal_wrapped(|ui| {
            let name = other.name.as_str();
            let same = plans::is_same(&other.plan, plan);
            ui.add_enabled_ui(!same, |ui| {
                let take_up = scene.say(&msg!("plans-use", name = name));
                if widgets::button(ui, icons::SWIPE, take_up).clicked() {
                    let aside = plans::free_name(scene.session.project(), scene.words);
                    let name = other.name.clone();
                    // What was current is what one goes on comparing with.
                    self.against =
                        (!plans::is_kept(scene.session.project(), plan)).then(|| aside.clone());
                    requests.act_once(Action::UsePlan { name, aside });
                    requests.ask(Request::Turf(None));
                }
            });
            let forget = scene.say(&msg!("plans-drop", name = name));
            if widgets::icon_button(ui, icons::REMOVE, forget).clicked() {
                requests.act_once(Action::DropPlan(other.name.clone()));
            }
        });
    }

    /// The name to keep the plan under, and the button that does.
    fn keep(&mut self, ui: &mut Ui, plan: &Arc<Plan>, scene: &Scene<'_>, requests: &mut Requests) {
        let project = scene.session.project();
        let usual = plans::free_name(project, scene.words);
        let fits = project.alternatives.len() < MOST && !plans::is_kept(project, plan);
        ui.add_enabled_ui(fits, |ui| {
            ui.horizontal(|ui| {
                let field = TextEdit::singleline(&mut self.name)
                    .hint_text(&usual)
                    .desired_width(90.0);
                ui.add(field).accessible_name(scene.text("plans-name"));
                let typed = self.name.trim();
                let name = if typed.is_empty() { &usual } else { typed };
                let free = plans::named(project, name).is_none();
                let keep = egui::Button::new(scene.text("plans-keep"));
                if ui.add_enabled(free, keep).clicked() {
                    self.against = Some(name.to_owned());
                    requests.act_once(Action::KeepPlan(name.to_owned()));
                    self.name.clear();
                }
            });
        });
        if project.alternatives.len() >= MOST {
            widgets::hint(ui, scene.say(&msg!("plans-too-many", n = MOST)));
        }
    }

    /// The plan that is compared: the one that was chosen, else the first that differs.
    fn chosen<'a>(
        &self,
        plan: &Arc<Plan>,
        kept: &'a [Arc<Alternative>],
    ) -> Option<&'a Arc<Alternative>> {
        let wanted = self.against.as_ref();
        let wanted = kept.iter().find(|it| Some(&it.name) == wanted);
        let differs = || kept.iter().find(|it| !plans::is_same(&it.plan, plan));
        wanted.or_else(differs).or(kept.first())
    }

    fn choose(
        &mut self,
        ui: &mut Ui,
        kept: &[Arc<Alternative>],
        shown: &Alternative,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let label = scene.text("plans-against");
        let mut wanted = shown.name.clone();
        widgets::row(ui, label.as_str(), |ui| {
            let list = ComboBox::from_id_salt("plans-against")
                .selected_text(&wanted)
                .width(150.0)
                .truncate()
                .show_ui(ui, |ui| {
                    for it in kept {
                        ui.selectable_value(&mut wanted, it.name.clone(), &it.name);
                    }
                });
            list.response.accessible_name(&label);
        });
        if wanted != shown.name {
            if scene.view.outlined.is_some() {
                requests.ask(Request::Outline(Some(wanted.clone())));
            }
            self.against = Some(wanted);
        }
    }

    fn figures(
        &mut self,
        ui: &mut Ui,
        plan: &Arc<Plan>,
        other: &Alternative,
        scene: &Scene<'_>,
        requests: &mut Requests,
    ) {
        let terrain = scene.session.terrain().map(|it| Same(Arc::clone(it)));
        if terrain.is_none() {
            requests.ask(Request::ReadyTerrain);
        }
        let plans = [plan, &other.plan].map(|it| Same(Arc::clone(it)));
        let [one, two] = plans;
        let (figures, alone) =
            self.compared
                .get_or_make((one, two, terrain), |(one, two, terrain)| {
                    let terrain = terrain.as_ref().map(|it| it.0.as_ref());
                    let figures = [&one.0, &two.0].map(|it| Figures::of(it, terrain));
                    let alone = [only_in(&one.0, &two.0), only_in(&two.0, &one.0)];
                    (figures, alone)
                });
        let rows = rows([&figures[0], &figures[1]], *alone, scene.words);
        let accent = theme::palette(ui).accent;
        let heads = [scene.text("plans-current"), other.name.clone()];
        let heads = heads.map(|name| RichText::new(name).font(theme::strong(theme::TEXT_SMALL)));
        side_by_side(ui, String::new(), heads);
        for row in &rows {
            let values = row.values.each_ref().map(|value| {
                let value = RichText::new(value);
                if row.differs() {
                    value.font(theme::strong(theme::TEXT)).color(accent)
                } else {
                    value
                }
            });
            side_by_side(ui, scene.say(&row.what), values);
        }
    }
}

/// Width of a plan's figures: `67 h 51` fits.
const FIGURE: f32 = 62.0;

/// A line with two values at the right.
fn side_by_side(ui: &mut Ui, what: String, [one, other]: [RichText; 2]) {
    let what = RichText::new(what).size(theme::TEXT_SMALL);
    ui.horizontal(|ui| {
        let height = ui.available_height().min(theme::ROW);
        let value = |ui: &mut Ui, text: RichText| {
            let size = Vec2::new(FIGURE, height);
            let layout = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_width(FIGURE);
                ui.add(Label::new(text).truncate());
            });
        };
        let rest = ui.available_width() - 2.0 * FIGURE - 2.0 * ui.spacing().item_spacing.x;
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(Vec2::new(rest, height), layout, |ui| {
            ui.set_min_width(rest);
            ui.add(Label::new(what).truncate());
        });
        value(ui, one);
        value(ui, other);
    });
}

/// Whether the other plan's turfs are outlined on the map.
fn outline(ui: &mut Ui, name: &str, scene: &Scene<'_>, requests: &mut Requests) {
    let mut on = scene.view.outlined.as_deref() == Some(name);
    let text = scene.say(&msg!("plans-outline", name = name));
    if ui.checkbox(&mut on, text).clicked() {
        requests.ask(Request::Outline(on.then(|| name.to_owned())));
    }
}
