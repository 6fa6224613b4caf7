//! What a map shows, as a value: a column, how it becomes colours, and what it is called.

use std::sync::Arc;

use crate::base::memo::{Memo, Same};
use crate::draw::depiction::{Depiction, Titles};
use crate::draw::legend::Legend;
use crate::draw::shade::Paint;
use crate::model::shading::Shown;
use crate::ui::panels::score::title;
use crate::ui::scene::Scene;

/// What a map shows. Columns and breaks are compared by identity, so that comparing costs nothing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Subject {
    /// The figures, and how they are drawn.
    pub(crate) depiction: Depiction,
    /// What the column is called.
    pub(crate) title: String,
    /// `%`, `€`; may be empty.
    pub(crate) unit: String,
    /// What the second figure is called, or what discs, dots and surface count; may be empty.
    pub(crate) other: String,
    /// `leaders[precinct]`: the one that stands for it, where precincts are put together.
    pub(crate) leaders: Option<Same<Vec<u32>>>,
    /// How many decimals a figure is said with.
    pub(crate) decimals: usize,
    /// Whether it is the score as it stands, which is said of every precinct anyhow.
    pub(crate) is_score: bool,
}

impl Subject {
    /// What the document shows, or what stands in its place before a room.
    pub(crate) fn on_show(scene: &Scene<'_>) -> Self {
        let project = scene.session.on_show();
        let shading = &project.shading;
        let (title, unit) = match &shading.shown {
            Shown::Score => (scene.text("window-score"), String::new()),
            Shown::Indicator(name) => {
                let unit = project.indicator(name).map(|known| known.unit.clone());
                (title(scene, name), unit.unwrap_or_default())
            }
        };
        let subject = Self::of_precincts(scene, title, unit);
        let Some((areas, figures)) = scene.areas() else {
            return subject;
        };
        let column = Same(Arc::clone(&figures.column));
        let breaks = Same(Arc::clone(&figures.breaks));
        Self {
            depiction: Depiction {
                counted: Some(Same(Arc::clone(&figures.figures))),
                ..Depiction::areas(column, breaks, shading.ramp, shading.reversed)
            },
            title: match shading.shown {
                Shown::Score => scene.text("two-mean-score"),
                Shown::Indicator(_) => subject.title,
            },
            leaders: Some(Same(Arc::clone(&areas.leaders))),
            other: String::new(),
            ..subject
        }
    }

    fn of_precincts(scene: &Scene<'_>, title: String, unit: String) -> Self {
        let derived = scene.session.derived();
        let shading = &scene.session.on_show().shading;
        let depiction = derived.depiction.clone().unwrap_or_else(|| {
            let (column, breaks) = (Arc::clone(&derived.shown), Arc::clone(&derived.breaks));
            Depiction::areas(Same(column), Same(breaks), shading.ramp, shading.reversed)
        });
        Self {
            depiction,
            leaders: None,
            title,
            unit,
            other: scene.session.counted(&shading.form, scene.words),
            decimals: 1,
            is_score: shading.shown == Shown::Score,
        }
    }

    /// What the colours mean.
    pub(crate) fn legend(&self) -> Legend {
        self.depiction.legend(Titles {
            column: &self.title,
            unit: &self.unit,
            other: &self.other,
        })
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
        let paint = |subject: &Subject| subject.depiction.paint();
        self.paint.get_or_make(subject.clone(), paint);
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
