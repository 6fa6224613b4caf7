//! What a room is shown at one moment of a meeting.

use crate::model::layer::Code;
use crate::model::project::{Basemap, Project};
use crate::model::scorecard::Scorecard;
use crate::model::shading::{Shading, Shown};

/// What part of the ground is seen: the same in a window of any size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Viewpoint {
    /// Longitude of the middle, in degrees.
    pub lon: f64,
    /// Latitude of the middle, in degrees.
    pub lat: f64,
    /// Metres on the ground along the shorter side of the map.
    pub across: f64,
}

/// What gives the map its colours and its ground: all that a scene can put in place of the
/// document's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Showing {
    /// How the score is made.
    pub scorecard: Scorecard,
    /// What the map shows, and how it is coloured.
    pub shading: Shading,
    /// What lies under the precincts.
    pub basemap: Basemap,
}

/// A moment of a meeting: what the map showed then, and what there is to say about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// What the room reads.
    pub title: String,
    /// What only the speaker reads.
    pub note: String,
    /// What part of the ground is seen.
    pub viewpoint: Viewpoint,
    /// What is shown of it.
    pub showing: Showing,
    /// The selected precincts, sorted by code, without repeats.
    pub selection: Vec<Code>,
}

impl Showing {
    /// What the document shows itself.
    pub fn of(project: &Project) -> Self {
        Self {
            scorecard: project.scorecard.clone(),
            shading: project.shading.clone(),
            basemap: project.basemap.clone(),
        }
    }

    /// The document with this in place of its own; indicators that it lost since are left out.
    pub fn put_into(&self, project: &Project) -> Project {
        let mut next = project.clone();
        next.scorecard = self.scorecard.clone();
        next.scorecard
            .terms
            .retain(|term| project.indicator(&term.indicator).is_some());
        next.shading = self.shading.clone();
        if let Shown::Indicator(name) = &next.shading.shown
            && project.indicator(name).is_none()
        {
            next.shading.shown = Shown::Score;
        }
        next.basemap = self.basemap.clone();
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::scorecard::Term;

    #[test]
    fn what_the_document_has_lost_is_not_shown() {
        let term = |name: &str| Term {
            indicator: name.to_owned(),
            ..Term::default()
        };
        let mut showing = Showing::default();
        showing.scorecard.terms = vec![term("lost")];
        showing.shading.shown = Shown::Indicator("lost".to_owned());
        let shown = showing.put_into(&Project::default());
        assert!(shown.scorecard.terms.is_empty(), "no term without figures");
        assert_eq!(shown.shading.shown, Shown::Score);
    }
}
