//! The precincts that two scores disagree about: `code,name,rank,other_rank,places,score,other_score`.

use crate::io::export::{Captions, Features, Shape, real, text, whole};
use crate::model::layer::{PrecinctId, Precincts};
use crate::model::scorecard::Scores;

/// The precincts in the order they are to be discussed; `places` has one entry per precinct.
pub fn features(
    precincts: &Precincts,
    order: &[PrecinctId],
    scores: &Scores,
    other: &Scores,
    places: &[f64],
) -> Features {
    let indices = || order.iter().map(|precinct| precinct.index());
    let ranks = |scores: &Scores| -> Vec<Option<u64>> {
        let rank = |index: usize| scores.ranks.get(index).copied().filter(|rank| *rank != 0);
        indices().map(|index| rank(index).map(u64::from)).collect()
    };
    let figures = |column: &[f64]| -> Vec<f64> {
        let figure = |index: usize| column.get(index).copied().unwrap_or(f64::NAN);
        indices().map(figure).collect()
    };
    Features {
        name: "disputed",
        fields: vec![
            text("code", indices().map(|it| precincts.codes[it].0.clone())),
            text("name", indices().map(|it| precincts.names[it].clone())),
            whole("rank", ranks(scores).into_iter()),
            whole("other_rank", ranks(other).into_iter()),
            real("places", figures(places).into_iter()),
            real("score", figures(&scores.values).into_iter()),
            real("other_score", figures(&other.values).into_iter()),
        ],
        shape: Shape::MultiPolygon,
        shapes: indices()
            .map(|it| precincts.shapes.get(it).filter(|shape| !shape.0.is_empty()))
            .map(|shape| shape.cloned().map(geo::Geometry::MultiPolygon))
            .collect(),
        captions: Captions::default(),
    }
}
