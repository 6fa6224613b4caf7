//! Recipes to choose from: those that ship, and any file.

use egui::{RichText, Ui};

use crate::model::recipe::Recipe;
use crate::session::action::Action;
use crate::session::problem::Problem;
use crate::ui::chooser::Purpose;
use crate::ui::dialogs::{Stay, title};
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// A recipe, and what becomes of it here.
#[derive(Debug)]
pub(crate) struct Offered {
    /// As it is written.
    pub(crate) recipe: Recipe,
    /// With this project's sources in it, or what is missing for that.
    pub(crate) fitted: Result<Recipe, Problem>,
}

/// The recipes to choose from.
#[derive(Debug)]
pub(crate) struct RecipeDialog {
    /// In the order they are offered.
    pub(crate) offered: Vec<Offered>,
}

impl RecipeDialog {
    /// Draws the list.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("window-recipes"));
        widgets::hint(ui, scene.text("window-recipes-hint"));
        let language = scene.words.language();
        let mut stay = Stay::Open;
        for offered in &self.offered {
            let recipe = &offered.recipe;
            ui.separator();
            let name = recipe.name.in_language(language);
            ui.label(RichText::new(name).font(theme::strong(theme::TEXT)));
            widgets::hint(ui, recipe.about.in_language(language));
            let apply = scene.say(&crate::msg!("window-apply-recipe", name = name));
            match &offered.fitted {
                Ok(fitted) => {
                    let button = ui.button(scene.text("window-apply"));
                    if button.accessible_name(apply).clicked() {
                        requests.act_once(Action::ApplyRecipe(fitted.clone()));
                        stay = Stay::Closed;
                    }
                }
                Err(problem) => {
                    widgets::warning(ui, scene.say(&problem.what));
                }
            }
        }
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
