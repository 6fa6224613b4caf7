//! Scenes in the document, and what is shown in place of the document while a room looks on.
//!
//! A presentation changes nothing: the scene on show, and what the room tries out on it, stand
//! beside the document, are never saved and need no undo.

use std::sync::Arc;

use crate::base::memo::Same;
use crate::model::layer::{Code, PrecinctId};
use crate::model::project::Project;
use crate::model::scene::{Scene, Showing, Viewpoint};
use crate::model::scorecard::Weight;
use crate::session::Session;
use crate::session::action::no_such;
use crate::session::problem::Problem;

pub(super) fn change(project: &mut Project, place: usize, scene: Scene) -> Result<(), Problem> {
    *find(project, place)? = Arc::new(scene);
    Ok(())
}

pub(super) fn take_up(project: &mut Project, place: usize) -> Result<(), Problem> {
    let scene = Arc::clone(find(project, place)?);
    *project = scene.showing.put_into(project);
    Ok(())
}

/// The scene at a place, counted from 0.
fn find(project: &mut Project, place: usize) -> Result<&mut Arc<Scene>, Problem> {
    project.scenes.get_mut(place).ok_or_else(|| none(place))
}

pub(super) fn move_to(project: &mut Project, from: usize, to: usize) -> Result<(), Problem> {
    find(project, from)?;
    find(project, to)?;
    let scene = project.scenes.remove(from);
    project.scenes.insert(to, scene);
    Ok(())
}

pub(super) fn remove(project: &mut Project, place: usize) -> Result<(), Problem> {
    find(project, place)?;
    project.scenes.remove(place);
    Ok(())
}

fn none(place: usize) -> Problem {
    no_such(&format!("#{}", place + 1))
}

impl Session {
    /// What the map shows: the document, or what stands in its place while a room looks on.
    pub fn on_show(&self) -> &Arc<Project> {
        match &self.staged {
            Some((_, staged)) => staged,
            None => self.project(),
        }
    }

    /// What stands in the document's place, if anything does.
    pub fn showing(&self) -> Option<&Showing> {
        self.showing.as_ref()
    }

    /// Shows this in place of the document's own, or the document again.
    pub fn show(&mut self, showing: Option<Showing>) {
        self.showing = showing;
        self.staged = None;
        self.stage();
    }

    /// Tries a weight out before the room; the document keeps its own.
    pub fn try_weight(&mut self, term: usize, weight: Weight) {
        let mut showing = Showing::of(self.on_show());
        if let Some(term) = showing.scorecard.terms.get_mut(term) {
            term.weight = weight;
            self.show(Some(showing));
        }
    }

    /// Makes what is on show from the document as it is now.
    pub(super) fn stage(&mut self) {
        let Some(showing) = &self.showing else {
            return;
        };
        let document = Same(Arc::clone(self.history.present()));
        if self
            .staged
            .as_ref()
            .is_none_or(|(from, _)| *from != document)
        {
            let staged = Arc::new(showing.put_into(&document.0));
            self.staged = Some((document, staged));
        }
    }

    /// What the map shows now, as a scene.
    pub fn scene_of_now(&self, title: String, viewpoint: Viewpoint) -> Scene {
        let codes = self.precincts().map(|precincts| precincts.codes.as_slice());
        let codes = codes.unwrap_or_default();
        let selected = self.selection.iter();
        let mut selection: Vec<Code> = selected
            .filter_map(|precinct| codes.get(precinct.index()).cloned())
            .collect();
        selection.sort_unstable();
        selection.dedup();
        Scene {
            title,
            note: String::new(),
            viewpoint,
            showing: Showing::of(self.on_show()),
            selection,
        }
    }

    /// The precincts that a scene has selected, as far as they are there.
    pub fn selected_in(&self, scene: &Scene) -> Vec<PrecinctId> {
        let codes = self.precincts().map(|precincts| precincts.codes.as_slice());
        let places = (0_u32..).zip(codes.unwrap_or_default());
        places
            .filter(|(_, code)| scene.selection.binary_search(code).is_ok())
            .map(|(place, _)| PrecinctId(place))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::indicator::Indicator;
    use crate::model::scorecard::Term;
    use crate::session::action::Action;

    fn session() -> Session {
        let mut project = Project::default();
        project.indicators.push(Arc::new(Indicator {
            name: "turnout".to_owned(),
            ..Indicator::default()
        }));
        project.scorecard.terms.push(Term {
            indicator: "turnout".to_owned(),
            weight: Weight(40.0),
            ..Term::default()
        });
        let mut session = Session::new(|| ());
        session.replace(project, None);
        session
    }

    fn add(session: &mut Session, title: &str) {
        let scene = session.scene_of_now(title.to_owned(), Viewpoint::default());
        session.apply(Action::AddScene(scene)).unwrap();
        session.end_gesture();
    }

    fn titles(session: &Session) -> Vec<String> {
        let scenes = session.project().scenes.iter();
        scenes.map(|scene| scene.title.clone()).collect()
    }

    fn weight(project: &Project) -> f64 {
        project.scorecard.terms[0].weight.0
    }

    fn set(session: &mut Session, weight: f64) {
        let weight = Weight(weight);
        session
            .apply(Action::SetWeight { term: 0, weight })
            .unwrap();
        session.end_gesture();
    }

    #[test]
    fn scenes_are_added_moved_and_removed_and_undo_brings_them_back() {
        let mut session = session();
        add(&mut session, "one");
        add(&mut session, "two");
        session.apply(Action::MoveScene { from: 1, to: 0 }).unwrap();
        assert_eq!(titles(&session), ["two", "one"]);
        session.apply(Action::RemoveScene(0)).unwrap();
        assert_eq!(titles(&session), ["one"]);
        session.undo();
        session.undo();
        assert_eq!(titles(&session), ["one", "two"]);
        let refused = session.apply(Action::MoveScene { from: 0, to: 2 });
        assert!(refused.is_err(), "there is no third place");
    }

    #[test]
    fn taking_up_a_scene_is_one_step_that_can_be_undone() {
        let mut session = session();
        add(&mut session, "one");
        set(&mut session, -10.0);
        session.apply(Action::TakeUpScene(0)).unwrap();
        assert!((weight(session.project()) - 40.0).abs() < 1e-9, "as saved");
        session.undo();
        assert!((weight(session.project()) + 10.0).abs() < 1e-9, "as it was");
    }

    #[test]
    fn what_a_room_tries_out_leaves_nothing_behind() {
        let mut session = session();
        add(&mut session, "one");
        set(&mut session, -10.0);
        let before = Arc::clone(session.project());
        let scene = Arc::clone(&session.project().scenes[0]);
        session.show(Some(scene.showing.clone()));
        assert!((weight(session.on_show()) - 40.0).abs() < 1e-9, "the scene");
        session.try_weight(0, Weight(90.0));
        assert!((weight(session.on_show()) - 90.0).abs() < 1e-9, "what if");
        assert!(Arc::ptr_eq(session.project(), &before), "the very same");
        session.show(None);
        assert!((weight(session.on_show()) + 10.0).abs() < 1e-9, "as it was");
        let step = session.history().undo_label();
        assert_eq!(step, Some(&crate::msg!("action-set-weight")));
    }
}
