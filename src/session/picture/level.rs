//! The map at the level of larger areas as a picture: their outlines in place of the precincts'.

use std::sync::Arc;

use crate::analysis::dissolve::Groups;
use crate::analysis::union;
use crate::base::memo::Same;
use crate::base::task::{Cancelled, Task};
use crate::base::words::Words;
use crate::draw::depiction::{Depiction, Titles};
use crate::draw::shapes::Shapes;
use crate::model::layer::Precincts;
use crate::model::shading::{Classes, Shading, Shown};
use crate::session::Session;
use crate::session::levels::{Dissolved, Level};
use crate::session::picture::{MapSheet, PictureRequest};
use crate::session::problem::Problem;

/// Precincts that are to be put together, which takes its time.
#[derive(Debug)]
pub(super) struct ToDissolve {
    areas: Arc<Dissolved>,
    precincts: Arc<Precincts>,
}

impl ToDissolve {
    fn groups(&self) -> &Groups {
        &self.areas.groups
    }
}

impl Session {
    /// The sheet of a map at a level, with the colours and the legend of its areas.
    pub(super) fn level_sheet(
        &self,
        level: &Level,
        request: PictureRequest,
        words: Words,
        shapes: Arc<Shapes>,
    ) -> Result<MapSheet, Problem> {
        let areas = self.dissolved(level)?;
        let of_project = &self.on_show().shading;
        let shown = request.shown.clone().unwrap_or(of_project.shown.clone());
        let (title, unit) = self.named(&shown, &words)?;
        let title = match &shown {
            Shown::Score => words.text("two-mean-score"),
            Shown::Indicator(_) => title,
        };
        let by_hand = matches!(of_project.classes, Classes::ByHand(_));
        let shading = Shading {
            classes: if by_hand && shown != of_project.shown {
                // Those were set for another column.
                Classes::Quantile
            } else {
                of_project.classes.clone()
            },
            shown,
            ..of_project.clone()
        };
        let figures = self.classed_areas(&areas, &shading)?;
        let depiction = Depiction::areas(
            Same(figures.figures),
            Same(figures.breaks),
            shading.ramp,
            shading.reversed,
        );
        let legend = depiction.legend(Titles {
            column: &title,
            unit: &unit,
            other: "",
        });
        let numbers = areas.groups.names.clone();
        let colours = (depiction.paint(), legend);
        let sheet = self.sheet_of(request, (words, shapes), colours, numbers);
        let precincts = self.precincts().cloned();
        Ok(MapSheet {
            level: precincts.map(|precincts| ToDissolve { areas, precincts }),
            ..sheet
        })
    }
}

impl MapSheet {
    /// The same with the outlines of its areas in place of the precincts', if it is of areas.
    pub(super) fn at_its_level(mut self, task: &Task) -> Result<Self, Cancelled> {
        if let Some(level) = self.level.take() {
            let outlines = union::outlines(level.groups(), &level.precincts.shapes, task)?;
            self.shapes = Arc::new(Shapes::of(&outlines));
        }
        Ok(self)
    }
}
