//! Undo and redo over whole versions of the document.

use std::sync::Arc;

use crate::base::words::Message;
use crate::model::project::Project;
use crate::session::action::Action;
use crate::session::problem::Problem;

/// How many steps can be undone.
const STEPS_MAX: usize = 200;

/// Versions of the project before and after the present one.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Step>,
    present: Arc<Project>,
    future: Vec<Step>,
    /// The last action, while the gesture that made it is still going on.
    open: Option<Action>,
}

/// A version left behind, and the label of what left it.
#[derive(Debug)]
struct Step {
    project: Arc<Project>,
    label: Message,
}

impl History {
    /// A history that begins with `project`.
    pub fn starting_with(project: Project) -> Self {
        Self {
            present: Arc::new(project),
            ..Self::default()
        }
    }

    /// The document as it stands.
    pub fn present(&self) -> &Arc<Project> {
        &self.present
    }

    /// Applies an action; frames of one gesture become one step.
    ///
    /// # Errors
    /// A [`Problem`] when the action does not fit; nothing changes then.
    pub fn apply(&mut self, action: Action) -> Result<(), Problem> {
        let next = action.clone().apply(&self.present)?;
        if next == *self.present {
            return Ok(());
        }
        let continues = self
            .open
            .as_ref()
            .is_some_and(|earlier| action.continues(earlier));
        let left = std::mem::replace(&mut self.present, Arc::new(next));
        if !continues {
            self.past.push(Step {
                project: left,
                label: action.label(),
            });
            let excess = self.past.len().saturating_sub(STEPS_MAX);
            self.past.drain(..excess);
        }
        self.future.clear();
        self.open = Some(action);
        Ok(())
    }

    /// Writes down a fact about the sources (size, hash) without making a step of it.
    pub fn amend(&mut self, change: impl FnOnce(&mut Project)) {
        change(Arc::make_mut(&mut self.present));
    }

    /// Writes down what has happened outside, in every version: no undo makes it not have happened.
    pub fn amend_all(&mut self, change: impl Fn(&mut Project)) {
        let others = self.past.iter_mut().chain(&mut self.future);
        let others = others.map(|step| &mut step.project);
        for project in others.chain([&mut self.present]) {
            change(Arc::make_mut(project));
        }
    }

    /// Ends the gesture: the next action starts a step of its own.
    pub fn end_gesture(&mut self) {
        self.open = None;
    }

    /// What undo would undo.
    pub fn undo_label(&self) -> Option<&Message> {
        self.past.last().map(|step| &step.label)
    }

    /// What redo would redo.
    pub fn redo_label(&self) -> Option<&Message> {
        self.future.last().map(|step| &step.label)
    }

    /// The latest earlier version that `differs`, and what was done to it.
    pub fn latest(&self, differs: impl Fn(&Project) -> bool) -> Option<(&Arc<Project>, &Message)> {
        let mut past = self.past.iter().rev();
        let step = past.find(|step| differs(&step.project))?;
        Some((&step.project, &step.label))
    }

    /// Goes back one step, and says what was undone.
    pub fn undo(&mut self) -> Option<Message> {
        let step = self.past.pop()?;
        Some(self.go_to(step, |history| &mut history.future))
    }

    /// Goes forward one step, and says what was redone.
    pub fn redo(&mut self) -> Option<Message> {
        let step = self.future.pop()?;
        Some(self.go_to(step, |history| &mut history.past))
    }

    fn go_to(&mut self, step: Step, other_way: impl Fn(&mut Self) -> &mut Vec<Step>) -> Message {
        self.open = None;
        let left = std::mem::replace(&mut self.present, step.project);
        let label = step.label.clone();
        other_way(self).push(Step {
            project: left,
            label: step.label,
        });
        label
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scorecard::{Term, Weight};

    fn set(weight: f64) -> Action {
        Action::SetWeight {
            term: 0,
            weight: Weight(weight),
        }
    }

    fn weight(history: &History) -> f64 {
        history.present().scorecard.terms[0].weight.0
    }

    fn history() -> History {
        let mut project = Project::default();
        project.scorecard.terms.push(Term::default());
        History::starting_with(project)
    }

    #[test]
    fn a_drag_is_one_step() {
        let mut history = history();
        for weight in [10.0, 20.0, 30.0] {
            history.apply(set(weight)).unwrap();
        }
        history.end_gesture();
        history.apply(set(90.0)).unwrap();

        assert_eq!(history.undo(), Some(msg!("action-set-weight")));
        assert!((weight(&history) - 30.0).abs() < 1e-9, "before the click");
        history.undo();
        assert!(weight(&history).abs() < 1e-9, "before the drag");
        assert_eq!(history.undo(), None);
        history.redo();
        history.redo();
        assert!((weight(&history) - 90.0).abs() < 1e-9, "as it was");
    }

    use crate::msg;

    #[test]
    fn what_has_happened_outside_is_not_undone() {
        let mut history = history();
        history.apply(set(10.0)).unwrap();
        history.end_gesture();
        history.apply(set(20.0)).unwrap();
        history.undo();
        history.amend_all(|project| project.name = "printed".to_owned());
        for _ in 0..3 {
            assert_eq!(history.present().name, "printed");
            history.undo();
        }
        history.redo();
        history.redo();
        assert_eq!(history.present().name, "printed");
        assert!(
            (weight(&history) - 20.0).abs() < 1e-9,
            "the rest is as it was"
        );
    }

    #[test]
    fn an_action_that_does_not_fit_changes_nothing() {
        let mut history = history();
        let refused = history.apply(Action::RemoveTerm(7));
        assert!(refused.is_err(), "there is no eighth term");
        assert_eq!(history.undo(), None, "nothing to undo");
    }
}
