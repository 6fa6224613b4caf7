//! What is drawn on a map whatever its colours: outlines, names, basemap, turfs, the selection.

use std::sync::Arc;

use crate::base::memo::{Memo, Same};
use crate::draw::label;
use crate::draw::overlay::Overlay;
use crate::draw::shade::Paint;
use crate::draw::shapes::Shapes;
use crate::map::view::{MapInput, Tool};
use crate::model::layer::Precincts;
use crate::model::project::Basemap;
use crate::session::Session;
use crate::session::levels::Dissolved;
use crate::ui::levels;
use crate::ui::passed_by::PassedBy;
use crate::ui::scene::Scene;
use crate::ui::subject::Subject;
use crate::ui::turf_overlay::{self, OverlayKey};

/// What decides what is written in the precincts: the areas have their own names.
type NamesKey = (Option<Same<Precincts>>, Option<Same<Dissolved>>);

/// What is drawn on a map whatever its colours.
#[derive(Default)]
pub(super) struct Content {
    pub(super) shapes: Arc<Shapes>,
    /// The precincts that stand for others, where areas are shown.
    leaders: Option<Arc<Vec<u32>>>,
    basemap: Basemap,
    overlay: Memo<OverlayKey, Overlay>,
    names: Memo<NamesKey, Arc<Vec<String>>>,
    selected: Vec<bool>,
}

impl Content {
    /// All that is drawn, coloured like this; none before anything was taken in.
    pub(super) fn input<'a>(
        &'a self,
        paint: &'a Paint,
        scene: &Scene<'a>,
        dark: bool,
    ) -> Option<MapInput<'a>> {
        Some(MapInput {
            shapes: &self.shapes,
            leaders: self.leaders.as_ref(),
            paint,
            names: self.names.last()?,
            selected: &self.selected,
            focus: None,
            hover: None,
            basemap: &self.basemap,
            overlay: self.overlay.last()?,
            tool: Tool::Pan,
            vision: scene.view.sees_as(),
            dark,
            words: scene.words,
        })
    }

    /// Takes what is there from the session; each part is made again only when it has changed.
    pub(super) fn take(&mut self, scene: &Scene<'_>, subject: &Subject, passed_by: PassedBy) {
        let session = scene.session;
        self.shapes = session.derived().shapes.clone().unwrap_or_default();
        let leaders = subject.leaders.as_ref();
        self.leaders = leaders.map(|leaders| Arc::clone(&leaders.0));
        self.mark_selected(session);
        let key = OverlayKey::of(scene, passed_by);
        self.overlay
            .get_or_make(key, |key| turf_overlay::make(key, scene));
        let key = (
            session.precincts().cloned().map(Same),
            scene.areas().map(|(areas, _)| Same(Arc::clone(areas))),
        );
        self.names.get_or_make(key, |key| {
            Arc::new(match key {
                (_, Some(areas)) => levels::names(&areas.0),
                (Some(precincts), None) => label::numbers(&precincts.0.codes),
                (None, None) => Vec::new(),
            })
        });
        let project = session.on_show();
        if self.basemap != project.basemap {
            self.basemap = project.basemap.clone();
        }
    }

    fn mark_selected(&mut self, session: &Session) {
        let precincts = self.shapes.len();
        let selected = &mut self.selected;
        selected.clear();
        selected.resize(precincts, false);
        for precinct in session.selection.iter() {
            if let Some(flag) = selected.get_mut(precinct.index()) {
                *flag = true;
            }
        }
        if let Some(leaders) = &self.leaders {
            // An area is selected where all of its precincts are.
            let mut whole = vec![true; precincts];
            for (flag, &leader) in selected.iter().zip(leaders.iter()) {
                whole[leader as usize] &= flag;
            }
            selected.copy_from_slice(&whole);
            for (precinct, &leader) in leaders.iter().enumerate() {
                selected[precinct] &= leader as usize == precinct;
            }
        }
    }
}
