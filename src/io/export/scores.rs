//! The scored precincts: `code,name,score,rank`, indicators, contributions.

use geo::Geometry;

use crate::io::export::{Captions, Features, Field, Shape, Values, real, text, whole};
use crate::model::layer::Precincts;
use crate::model::scorecard::Scores;

/// What is known of every precinct. Every list has one entry per precinct.
#[derive(Clone, Copy, Debug)]
pub struct Scored<'a> {
    /// The precincts, in the order of their file.
    pub precincts: &'a Precincts,
    /// Scores and ranks.
    pub scores: &'a Scores,
    /// The indicators' names and figures; NaN for no data.
    pub indicators: &'a [(&'a str, &'a [f64])],
    /// For each term its indicator's name and what it adds to the score; NaN for no data.
    pub contributions: &'a [(&'a str, &'a [f64])],
}

/// The precincts as features, in the order of their file.
pub fn features(scored: &Scored<'_>) -> Features {
    let precincts = scored.precincts;
    let ranks = scored
        .scores
        .ranks
        .iter()
        .map(|&rank| (rank > 0).then_some(u64::from(rank)));
    let mut fields = vec![
        text("code", precincts.codes.iter().map(|code| code.0.clone())),
        text("name", precincts.names.iter().cloned()),
        real("score", scored.scores.values.iter().copied()),
        whole("rank", ranks),
    ];
    for &(name, figures) in scored.indicators {
        fields.push(real(name, figures.iter().copied()));
    }
    for &(name, figures) in scored.contributions {
        let name = format!("{name}_contribution");
        // Two terms may weigh one indicator: together they have one column.
        match fields.iter_mut().find(|field| field.name == name) {
            Some(Field {
                values: Values::Real(sum),
                ..
            }) => add(sum, figures),
            _ => fields.push(real(name, figures.iter().copied())),
        }
    }
    let shapes = precincts.shapes.iter().map(|shape| {
        let there = !shape.0.is_empty();
        there.then(|| Geometry::MultiPolygon(shape.clone()))
    });
    Features {
        name: "precincts",
        fields,
        shape: Shape::MultiPolygon,
        shapes: shapes.collect(),
        captions: Captions::default(),
    }
}

/// Adds figures to a sum, where a missing one adds nothing to one that is there.
fn add(sum: &mut [f64], figures: &[f64]) {
    for (sum, &figure) in sum.iter_mut().zip(figures) {
        if sum.is_nan() {
            *sum = figure;
        } else if !figure.is_nan() {
            *sum += figure;
        }
    }
}
