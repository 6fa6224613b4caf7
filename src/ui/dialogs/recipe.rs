//! Recipes to choose from: those that ship, and any file.

use egui::{Button, CollapsingHeader, ComboBox, RichText, ScrollArea, Ui};

use crate::analysis::fit::{Fit, Fitted, Offer};
use crate::model::recipe::Recipe;
use crate::msg;
use crate::session::Session;
use crate::session::action::Action;
use crate::ui::chooser::Purpose;
use crate::ui::dialogs::{Stay, title};
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// What the dialog needs above and below the list, in points.
const AROUND: f32 = 280.0;

/// A recipe, and what stands for its columns here.
#[derive(Debug)]
struct Offered {
    /// As it is written.
    recipe: Recipe,
    /// What stands for its sources and columns.
    fit: Fit,
    /// Whether something was not found by itself.
    asks: bool,
}

/// The recipes to choose from.
#[derive(Debug)]
pub(crate) struct RecipeDialog {
    /// In the order they are offered.
    offered: Vec<Offered>,
    /// What they may use.
    town: Vec<Offer>,
}

impl RecipeDialog {
    /// A dialog that offers `recipes` to the open project.
    pub(crate) fn new(recipes: Vec<Recipe>, session: &Session) -> Self {
        let offered = recipes.into_iter().map(|recipe| {
            let fit = session.fit_recipe(&recipe);
            let asks = fit.gaps().next().is_some();
            Offered { recipe, fit, asks }
        });
        Self {
            offered: offered.collect(),
            town: session.offers(),
        }
    }

    /// Draws the list.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("window-recipes"));
        widgets::hint(ui, scene.text("window-recipes-hint"));
        let mut stay = Stay::Open;
        let room = ui.ctx().content_rect().height() - AROUND;
        ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .show(ui, |ui| {
                for (place, offered) in self.offered.iter_mut().enumerate() {
                    ui.separator();
                    let applied = ui.push_id(place, |ui| offered.ui(ui, &self.town, scene));
                    if applied.inner {
                        let fitted = offered.fit.apply(offered.recipe.clone());
                        requests.act_once(Action::ApplyRecipe(fitted));
                        stay = Stay::Closed;
                    }
                }
            });
        ui.separator();
        ui.horizontal(|ui| {
            let open = scene.text("window-open-recipe");
            if widgets::button(ui, icons::FOLDER, open).clicked() {
                requests.ask(Request::Choose(Purpose::OpenRecipe));
                stay = Stay::Closed;
            }
            if ui.button(scene.text("window-cancel")).clicked() {
                stay = Stay::Closed;
            }
        });
        stay
    }
}

impl Offered {
    /// Draws one recipe; says whether it is to be applied.
    fn ui(&mut self, ui: &mut Ui, town: &[Offer], scene: &Scene<'_>) -> bool {
        let language = scene.words.language();
        let name = self.recipe.name.in_language(language);
        ui.label(RichText::new(name).font(theme::strong(theme::TEXT)));
        widgets::hint(ui, self.recipe.about.in_language(language));
        if self.asks && town.iter().any(|offer| !offer.contests.is_empty()) {
            let heading = RichText::new(scene.text("window-recipe-choose"));
            CollapsingHeader::new(heading.size(theme::TEXT_SMALL))
                .id_salt("questions")
                .default_open(self.missing().len() == 1)
                .show(ui, |ui| {
                    for fitted in &mut self.fit.fitted {
                        questions(ui, fitted, town, scene);
                    }
                });
        }
        let missing = self.missing();
        if !missing.is_empty() {
            let said = msg!("window-recipe-lacks", columns = missing.join(", "));
            widgets::warning(ui, scene.say(&said));
        }
        let apply = scene.say(&msg!("window-apply-recipe", name = name));
        let button = Button::new(scene.text("window-apply"));
        let response = ui.add_enabled(missing.is_empty(), button);
        response.accessible_name(apply).clicked()
    }

    /// The recipe's columns that nothing stands for.
    fn missing(&self) -> Vec<String> {
        self.fit
            .gaps()
            .flat_map(|gap| gap.columns)
            .filter(|(_, found)| found.is_none())
            .map(|(wanted, _)| wanted)
            .collect()
    }
}

/// Which contest a recipe speaks of here, and which of its columns stand for the recipe's.
fn questions(ui: &mut Ui, fitted: &mut Fitted, town: &[Offer], scene: &Scene<'_>) {
    let title = fitted.need.title.in_language(scene.words.language());
    let title = if title.is_empty() {
        fitted.need.contest.name.clone()
    } else {
        title.to_owned()
    };
    let sources = town.iter().filter(|offer| offer.serves(fitted.need.kind));
    let sources: Vec<&str> = sources.map(|offer| offer.name.as_str()).collect();
    widgets::hint(ui, title);
    let known = fitted.source.clone();
    let asked = scene.text("window-recipe-source");
    if let Some(source) = choose(ui, &asked, known.as_deref(), &sources) {
        fitted.choose_source(&source, town);
    }
    let offer = town
        .iter()
        .find(|offer| Some(&offer.name) == fitted.source.as_ref());
    let Some(offer) = offer else {
        return;
    };
    let choices = || offer.contests.iter().flat_map(|contest| &contest.choices);
    for (wanted, found) in fitted.columns.clone() {
        // What one votes for is sought among what was voted for.
        let is_choice = fitted.need.contest.choices.contains(&wanted);
        let columns: Vec<&str> = if is_choice && choices().next().is_some() {
            choices().map(String::as_str).collect()
        } else {
            offer.columns.iter().map(String::as_str).collect()
        };
        let asked = scene.say(&msg!("window-recipe-stands", column = wanted.as_str()));
        if let Some(column) = choose(ui, &asked, found.as_deref(), &columns) {
            fitted.choose_column(&wanted, &column);
        }
    }
}

/// One of some names; what was chosen now.
fn choose(ui: &mut Ui, asked: &str, known: Option<&str>, names: &[&str]) -> Option<String> {
    let mut chosen = None;
    widgets::row(ui, asked, |ui| {
        let response = ComboBox::from_id_salt(asked)
            .selected_text(known.unwrap_or("…"))
            .truncate()
            .width(200.0)
            .show_ui(ui, |ui| {
                for name in names {
                    if ui.selectable_label(known == Some(*name), *name).clicked() {
                        chosen = Some((*name).to_owned());
                    }
                }
            })
            .response;
        response.accessible_name(asked);
    });
    chosen
}
