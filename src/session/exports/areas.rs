//! Larger areas for other programs: what their precincts add up to, and their outlines.

use std::sync::Arc;

use geo::Geometry;

use crate::analysis::union;
use crate::base::date::Date;
use crate::base::task::{Cancelled, Task};
use crate::base::words::Words;
use crate::io::export::areas::{self, Areas};
use crate::io::export::{Captions, Features, Format};
use crate::model::layer::Precincts;
use crate::model::shading::Shown;
use crate::session::Session;
use crate::session::levels::{Dissolved, Level, ranks};
use crate::session::problem::Problem;

/// Areas whose outlines are yet to be put together, which takes its time.
#[derive(Debug)]
pub struct AreaExport {
    features: Features,
    areas: Arc<Dissolved>,
    precincts: Arc<Precincts>,
}

impl AreaExport {
    /// The features with their outlines, where a format has them.
    ///
    /// # Errors
    /// [`Cancelled`] when `task` was.
    pub fn features(self, format: Format, task: &Task) -> Result<Features, Cancelled> {
        let mut features = self.features;
        if format.has_shapes() {
            let outlines = union::outlines(&self.areas.groups, &self.precincts.shapes, task)?;
            let outlines = outlines.into_iter().map(|outline| {
                let there = !outline.0.is_empty();
                there.then_some(Geometry::MultiPolygon(outline))
            });
            features.shapes = outlines.collect();
        }
        Ok(features)
    }
}

impl Session {
    /// The areas of a level: names, how many precincts and registered voters they have, the mean
    /// of their scores, indicators of what they add up to; with what a workbook says of the
    /// columns and of where they come from.
    ///
    /// An indicator that cannot be worked out has no figures.
    ///
    /// # Errors
    /// A [`Problem`] when there are no precincts, or when they do not have that level.
    pub fn area_export(
        &self,
        level: &Level,
        words: &Words,
        date: Date,
    ) -> Result<AreaExport, Problem> {
        let areas = self.dissolved(level)?;
        let groups = &areas.groups;
        let scores = self.area_figures(&areas, &Shown::Score, groups)?;
        let indicators = self.project().indicators.iter().map(|indicator| {
            let shown = Shown::Indicator(indicator.name.clone());
            let figures = self.area_figures(&areas, &shown, groups);
            let figures = figures.unwrap_or_else(|_| vec![f64::NAN; groups.len()]);
            (indicator.name.as_str(), figures)
        });
        let indicators: Vec<_> = indicators.collect();
        let features = areas::features(&Areas {
            names: &groups.names,
            precincts: &areas.counts,
            registered: &areas.registered,
            ranks: &ranks(&scores),
            scores: &scores,
            indicators: &indicators,
        });
        let headings = features.fields.iter().map(|field| match &*field.name {
            "name" => words.text("export-name"),
            "precincts" => words.text("level-precincts"),
            "registered" => words.text("window-registered"),
            "score" => words.text("two-mean-score"),
            "rank" => words.text("export-rank"),
            name => self.heading(name, words),
        });
        let captions = Captions {
            sheet: words.text("level-sheet"),
            headings: headings.collect(),
            sources: Some(self.sources_leaf(words, date)),
        };
        Ok(AreaExport {
            features: Features {
                captions,
                ..features
            },
            precincts: self.precincts().cloned().unwrap_or_default(),
            areas,
        })
    }
}
