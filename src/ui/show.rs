//! A presentation under way: which scene is on, for whom, and what there was before it.

use crate::base::memo::Same;
use crate::draw::flight::Sight;
use crate::model::layer::Precincts;
use crate::model::scorecard::Weight;
use crate::session::Session;
use crate::session::selection::Selection;

/// A presentation under way.
#[derive(Clone, Debug)]
pub(crate) struct Show {
    /// The scene that is on, counted from 0.
    pub(crate) at: usize,
    /// Where the audience looks.
    pub(crate) audience: Audience,
    /// Whether the console is shown.
    pub(crate) console: bool,
    /// Whether the audience keeps its last picture.
    pub(crate) frozen: bool,
    /// Whether the room has moved a weight.
    pub(crate) what_if: bool,
    /// When it began, in seconds of the window's own clock.
    pub(crate) since: f64,
    before: Before,
}

/// Where the audience looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// At this window.
    Here,
    /// At a window of its own.
    Apart,
}

/// What is put back when the presentation ends.
#[derive(Clone, Debug)]
struct Before {
    precincts: Option<Same<Precincts>>,
    selection: Selection,
    sight: Option<Sight>,
}

impl Show {
    /// One that begins `now`, with the console only where the audience does not see it.
    pub(crate) fn beginning(
        now: f64,
        audience: Audience,
        session: &Session,
        sight: Option<Sight>,
    ) -> Self {
        Self {
            at: 0,
            audience,
            console: audience == Audience::Apart,
            frozen: false,
            what_if: false,
            since: now,
            before: Before {
                precincts: session.precincts().cloned().map(Same),
                selection: session.selection.clone(),
                sight,
            },
        }
    }

    /// Whether the audience has a window of its own.
    pub(crate) fn is_apart(&self) -> bool {
        self.audience == Audience::Apart
    }

    /// Puts the selection back, if it is still one of these precincts, and says what was seen.
    pub(crate) fn put_back(self, session: &mut Session) -> Option<Sight> {
        if session.precincts().cloned().map(Same) != self.before.precincts {
            return None;
        }
        session.selection = self.before.selection;
        self.before.sight
    }
}

/// What can be asked about scenes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum SceneRequest {
    /// Make a scene of what is shown now.
    Add,
    /// Have a scene show what is shown now.
    Update(usize),
    /// Go on with the document as a scene has it.
    GoTo(usize),
    /// Show the room another scene, so many farther on.
    Step(isize),
    /// Try a weight out before the room.
    WhatIf {
        /// Index into the scorecard on show.
        term: usize,
        /// What it weighs for now.
        weight: Weight,
    },
    /// Show the scene as it was saved.
    AsSaved,
    /// Have the audience keep its picture, or follow again.
    Freeze,
    /// Show the console, or hide it.
    Console,
    /// End the presentation.
    Leave,
}
