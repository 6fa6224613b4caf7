//! What a map shows, as a value: a column, how it becomes colours, and what it is called.

use std::sync::Arc;

use crate::base::memo::{Memo, Same};
use crate::draw::legend::Legend;
use crate::draw::shade::Paint;
use crate::model::indicator::Column;
use crate::model::shading::{Ramp, Shown};
use crate::ui::panels::score::title;
use crate::ui::scene::Scene;

/// What a map shows. Columns and breaks are compared by identity, so that comparing costs nothing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Subject {
    /// One entry per precinct, NaN for no data.
    pub(crate) column: Same<Column>,
    /// The inner breaks of its classes.
    pub(crate) breaks: Same<Vec<f64>>,
    /// The colours.
    pub(crate) ramp: Ramp,
    /// Light for high instead of dark for high.
    pub(crate) reversed: bool,
    /// What it is called.
    pub(crate) title: String,
    /// `%`, `€`; may be empty.
    pub(crate) unit: String,
    /// Whether it has 0 in its middle class: classes may then lie beyond all figures.
    pub(crate) diverging: bool,
    /// How many decimals a figure is said with.
    pub(crate) decimals: usize,
    /// Whether it is the score as it stands, which is said of every precinct anyhow.
    pub(crate) is_score: bool,
}

impl Subject {
    /// What the document shows, or what stands in its place before a room.
    pub(crate) fn on_show(scene: &Scene<'_>) -> Self {
        let derived = scene.session.derived();
        let project = scene.session.on_show();
        let shading = &project.shading;
        let (title, unit) = match &shading.shown {
            Shown::Score => (scene.text("window-score"), String::new()),
            Shown::Indicator(name) => {
                let unit = project.indicator(name).map(|known| known.unit.clone());
                (title(scene, name), unit.unwrap_or_default())
            }
        };
        Self {
            column: Same(Arc::clone(&derived.shown)),
            breaks: Same(Arc::clone(&derived.breaks)),
            ramp: shading.ramp,
            reversed: shading.reversed,
            title,
            unit,
            diverging: false,
            decimals: 1,
            is_score: shading.shown == Shown::Score,
        }
    }

    /// The colour of every precinct.
    pub(crate) fn paint(&self) -> Paint {
        Paint::new(&self.column.0, &self.breaks.0, self.ramp, self.reversed)
    }

    /// What the colours mean.
    pub(crate) fn legend(&self) -> Legend {
        let mut legend = Legend::new(
            self.title.as_str(),
            self.unit.as_str(),
            &self.column.0,
            &self.breaks.0,
            self.ramp,
            self.reversed,
        );
        if self.diverging {
            let classes = &mut legend.classes;
            let last = classes.iter().rposition(|class| class.count > 0);
            classes.truncate(last.map_or(0, |last| last + 1));
            let first = classes.iter().position(|class| class.count > 0);
            classes.drain(..first.unwrap_or_default());
        }
        legend
    }
}

/// The colours of a subject and what they mean, made again only when it is another.
#[derive(Default)]
pub(crate) struct Colouring {
    paint: Memo<Subject, Paint>,
    legend: Memo<Subject, Legend>,
}

impl Colouring {
    /// Makes them.
    pub(crate) fn take(&mut self, subject: &Subject) {
        self.paint.get_or_make(subject.clone(), Subject::paint);
        self.legend.get_or_make(subject.clone(), Subject::legend);
    }

    /// The colours made last.
    pub(crate) fn paint(&self) -> Option<&Paint> {
        self.paint.last()
    }

    /// What they mean.
    pub(crate) fn legend(&self) -> Option<&Legend> {
        self.legend.last()
    }
}
