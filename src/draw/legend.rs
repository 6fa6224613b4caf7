//! What the colours mean, in words and numbers.

use crate::analysis::breaks::class_of;
use crate::base::words::Words;
use crate::draw::colour::Rgb;
use crate::draw::ramp;
use crate::model::shading::Ramp;

/// One colour of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendClass {
    /// The colour.
    pub colour: Rgb,
    /// Where it begins; NaN in a class without figures.
    pub from: f64,
    /// Where it ends, itself included.
    pub to: f64,
    /// How many precincts it has.
    pub count: usize,
}

/// What the colours of the map mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// What is shown.
    pub title: String,
    /// `%`, `€`; may be empty.
    pub unit: String,
    /// The lowest first.
    pub classes: Vec<LegendClass>,
    /// How many precincts have no figure.
    pub no_data: usize,
    /// How many decimals tell the classes apart.
    pub decimals: usize,
}

impl Legend {
    /// The legend of a column (one entry per precinct, NaN for no data) cut at `breaks`;
    /// without any class where there is no figure.
    pub fn new(
        title: impl Into<String>,
        unit: impl Into<String>,
        column: &[f64],
        breaks: &[f64],
        ramp: Ramp,
        reversed: bool,
    ) -> Self {
        let figures = || column.iter().copied().filter(|value| value.is_finite());
        let low = figures().fold(f64::NAN, f64::min);
        let high = figures().fold(f64::NAN, f64::max);
        let mut counts = vec![0; breaks.len() + 1];
        for class in column.iter().filter_map(|&value| class_of(value, breaks)) {
            counts[class] += 1;
        }
        let edges: Vec<f64> = [low]
            .into_iter()
            .chain(breaks.iter().copied())
            .chain([high])
            .collect();
        let shown = if low.is_nan() { 0 } else { counts.len() };
        let classes = ramp::colours(ramp, counts.len(), reversed)
            .into_iter()
            .take(shown)
            .zip(edges.windows(2))
            .zip(counts)
            .map(|((colour, edges), count)| LegendClass {
                colour,
                from: edges[0],
                to: edges[1],
                count,
            })
            .collect();
        Self {
            title: title.into(),
            unit: unit.into(),
            classes,
            no_data: column.len() - figures().count(),
            decimals: decimals(&edges),
        }
    }

    /// What a class says: `12.3 – 15.6 %`.
    pub fn range(&self, class: &LegendClass, words: &Words) -> String {
        let to = words.measure(class.to, self.decimals, &self.unit);
        format!("{} – {to}", words.number(class.from, self.decimals))
    }
}

/// The fewest decimals, three at the most, that move no edge by more than a fortieth of a class.
fn decimals(edges: &[f64]) -> usize {
    let smallest = edges
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .filter(|step| 0.0 < *step)
        .fold(f64::INFINITY, f64::min);
    let enough = |places: i32| {
        let unit = 10_f64.powi(-places);
        20.0 * unit <= smallest
    };
    match (0..3).find(|&places| enough(places)) {
        Some(0) => 0,
        Some(1) => 1,
        Some(2) => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::words::Language;

    #[test]
    fn every_precinct_is_counted_once_and_a_figure_on_a_break_goes_below_it() {
        let column = [1.0, 2.0, f64::NAN, 3.5, 4.0, 2.0];
        let legend = Legend::new("t", "%", &column, &[2.0, 3.5], Ramp::Greys, false);
        let counts: Vec<usize> = legend.classes.iter().map(|class| class.count).collect();
        assert_eq!((counts, legend.no_data), (vec![3, 1, 1], 1));
        let words = Words::new(Language::English);
        assert_eq!(legend.range(&legend.classes[1], &words), "2.00 – 3.50%");
    }

    #[test]
    fn edges_are_written_with_as_many_decimals_as_tell_them_apart() {
        assert_eq!(decimals(&[0.0, 250.0, 500.0]), 0);
        assert_eq!(decimals(&[0.0, 9.0, 18.5]), 1);
        assert_eq!(decimals(&[0.1, 0.1001, 0.2]), 3);
    }
}
