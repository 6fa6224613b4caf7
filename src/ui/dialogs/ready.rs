//! Ready-made indicators to choose from, as far as the town's columns are recognised.

use std::sync::Arc;

use egui::{Button, RichText, ScrollArea, TextEdit, Ui};

use crate::analysis::ready::ReadyMade;
use crate::base::memo::{Memo, Same};
use crate::base::text::plain;
use crate::model::indicator::Indicator;
use crate::model::project::Project;
use crate::ui::scene::Scene;
use crate::ui::theme;
use crate::ui::widgets;

/// Height of the list.
const LIST: f32 = 232.0;

/// The list, and what is chosen in it.
#[derive(Debug, Default)]
pub(super) struct ReadyList {
    sought: String,
    offered: Memo<(Same<Project>, u64), Vec<ReadyMade>>,
    /// The name of the chosen one.
    chosen: Option<String>,
}

impl ReadyList {
    /// Draws the list; gives the chosen indicator.
    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &Scene<'_>) -> Option<Indicator> {
        let session = scene.session;
        let key = (
            Same(Arc::clone(session.project())),
            session.derived().version,
        );
        let offered = self.offered.get_or_make(key, |_| session.ready_made());
        if offered.is_empty() {
            widgets::hint(ui, scene.text("indicators-none-ready"));
            return None;
        }
        let search = scene.text("indicators-search");
        ui.add(
            TextEdit::singleline(&mut self.sought)
                .hint_text(&search)
                .desired_width(f32::INFINITY),
        )
        .accessible_name(search);
        let language = scene.words.language();
        let sought = plain(&self.sought);
        let is_sought = |made: &&ReadyMade| {
            let indicator = &made.indicator;
            let title = indicator.title.in_language(language);
            let told = plain(&format!(
                "{title} {} {}",
                indicator.formula, indicator.source
            ));
            sought.split(' ').all(|word| told.contains(word))
        };
        ScrollArea::vertical()
            .max_height(LIST)
            .min_scrolled_height(LIST)
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for made in offered.iter().filter(is_sought) {
                    let name = &made.indicator.name;
                    let is_chosen = self.chosen.as_ref() == Some(name);
                    if row(ui, made, is_chosen, scene) {
                        self.chosen = Some(name.clone());
                    }
                }
            });
        let chosen = self.chosen.as_ref()?;
        let mut all = offered.iter().map(|made| &made.indicator);
        all.find(|indicator| indicator.name == *chosen).cloned()
    }
}

/// Draws one of them with its source; says whether it was chosen now.
fn row(ui: &mut Ui, made: &ReadyMade, is_chosen: bool, scene: &Scene<'_>) -> bool {
    let indicator = &made.indicator;
    let title = indicator.title.in_language(scene.words.language());
    let weak = theme::palette(ui).weak;
    let from = format!("{} · {}", indicator.source, made.from);
    let from = RichText::new(from).size(theme::TEXT_SMALL).color(weak);
    let button = Button::selectable(is_chosen, title)
        .right_text(from)
        .truncate()
        .min_size(egui::Vec2::new(ui.available_width(), theme::ROW));
    let response = ui.add(button).on_hover_text(&indicator.formula);
    response.accessible_name(title).clicked()
}
