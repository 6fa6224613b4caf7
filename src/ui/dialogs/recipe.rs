//! Recipes to choose from: those that ship, and any file.

use egui::{RichText, Ui};

use crate::model::recipe::Recipe;
use crate::session::action::Action;
use crate::ui::chooser::Purpose;
use crate::ui::dialogs::{Stay, title};
use crate::ui::icons;
use crate::ui::requests::{Request, Requests};
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// The recipes that ship.
#[derive(Debug)]
pub(crate) struct RecipeDialog {
    /// In the order they are offered.
    pub(crate) recipes: Vec<Recipe>,
}

impl RecipeDialog {
    /// Draws the list.
    pub(crate) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>, requests: &mut Requests) -> Stay {
        title(ui, scene.text("window-recipes"));
        widgets::hint(ui, scene.text("window-recipes-hint"));
        let language = scene.words.language();
        let mut stay = Stay::Open;
        for recipe in &self.recipes {
            ui.separator();
            let name = recipe.name.in_language(language);
            ui.label(RichText::new(name).font(theme::strong(theme::TEXT)));
            widgets::hint(ui, recipe.about.in_language(language));
            let apply = scene.say(&crate::msg!("window-apply-recipe", name = name));
            let button = ui.button(scene.text("window-apply")).accessible_name(apply);
            if button.clicked() {
                requests.act_once(Action::ApplyRecipe(recipe.clone()));
                stay = Stay::Closed;
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
