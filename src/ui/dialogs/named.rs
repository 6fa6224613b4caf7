//! What the search finds on the ground: precincts, streets, places and towns, and the way there.

use crate::analysis::gazetteer::{Kind, Named};
use crate::draw::flight::Sight;
use crate::msg;
use crate::session::selection::Pick;
use crate::ui::app::App;
use crate::ui::icons;
use crate::ui::scene::Scene;

/// The icon of a name.
pub(super) fn icon(named: &Named) -> &'static str {
    match named.kind {
        Kind::Town | Kind::Place { .. } => icons::PIN,
        Kind::Precinct => icons::TARGET,
        Kind::Street | Kind::Line { .. } => icons::TURF,
    }
}

/// What tells it from others of the same name, and how many precincts it lies in.
pub(super) fn beside(named: &Named, scene: &Scene<'_>) -> String {
    let many = match (named.kind, named.precincts.len()) {
        (Kind::Town, n) => Some(n),
        (Kind::Street, n) if 1 < n => Some(n),
        _ => None,
    };
    let many = many.map(|n| scene.say(&msg!("find-precincts", n = n)));
    let parts = [Some(named.beside.clone()), many].into_iter().flatten();
    let parts = parts.filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

impl App {
    /// Flies to something named, and selects the precincts it lies in.
    pub(in crate::ui) fn go_to_named(&mut self, named: &Named) {
        let precincts = self.session.precincts_of(named);
        let bounds = self.session.bounds_of(named);
        if !bounds.is_empty() {
            self.panels.map.fly(Sight::around(&bounds));
        }
        if let [only] = precincts.as_slice() {
            self.session.selection.focus = Some(*only);
            self.view.turf = None;
        }
        if !precincts.is_empty() {
            self.session.selection.pick(precincts, Pick::Replace);
        }
    }
}
