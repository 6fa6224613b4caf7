//! What the colours mean, in words and numbers.

use crate::analysis::breaks::class_of;
use crate::base::words::Words;
use crate::draw::colour::Rgb;
use crate::draw::heat::Heat;
use crate::draw::marks::Marks;
use crate::draw::ramp;
use crate::model::shading::Ramp;
use crate::msg;

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
    /// What else there is to explain.
    pub sign: Option<Sign>,
    /// From how many voters on a precinct is coloured in full, where fewer make it paler.
    pub full_from: Option<f64>,
}

/// What a legend explains besides classes.
#[derive(Clone, Debug, PartialEq)]
pub enum Sign {
    /// The square of two figures.
    Pair {
        /// What rises from left to right.
        first: String,
        /// What rises from below upwards.
        second: String,
    },
    /// How large discs are: units and radius in points, the largest first.
    Sizes {
        /// What is counted.
        title: String,
        /// At most three.
        sizes: Vec<(f64, f64)>,
    },
    /// What a dot stands for.
    Dot {
        /// So many units.
        each: f64,
        /// The dot's colour.
        colour: Rgb,
    },
    /// Classes are of a surface, in units per square kilometre: they have no precincts to count.
    PerArea,
}

impl Sign {
    /// Three round sizes of discs.
    pub fn sizes(marks: &Marks, title: String) -> Self {
        let largest = marks.discs.first().map_or(0.0, |disc| disc.radius);
        let most = largest * largest * marks.per_point;
        let mut sizes: Vec<(f64, f64)> = [1.0, 0.3, 0.08]
            .into_iter()
            .map(|share| round_down(most * share))
            .filter(|units| 0.0 < *units)
            .map(|units| (units, (units / marks.per_point).sqrt()))
            .collect();
        sizes.dedup();
        Self::Sizes { title, sizes }
    }
}

/// The nearest of 1, 2, 5, 10, 20 … that is not above a figure; zero below one.
fn round_down(figure: f64) -> f64 {
    if !(1.0..1e12).contains(&figure) {
        return 0.0;
    }
    let decade = 10_f64.powf(figure.log10().floor());
    let steps = [5.0, 2.0, 1.0].map(|step| step * decade);
    steps
        .into_iter()
        .find(|step| *step <= figure)
        .unwrap_or(decade)
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
        let (mut low, mut high, mut known) = (f64::NAN, f64::NAN, 0);
        let mut counts = vec![0; breaks.len() + 1];
        for &value in column {
            if let Some(class) = class_of(value, breaks) {
                counts[class] += 1;
            }
            if value.is_finite() {
                (low, high, known) = (low.min(value), high.max(value), known + 1);
            }
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
            classes: inhabited(classes),
            no_data: column.len() - known,
            decimals: decimals(&edges),
            ..Self::default()
        }
    }

    /// The legend of a surface.
    pub fn of_heat(heat: &Heat, title: String) -> Self {
        let most = heat.density.figures().into_iter().fold(0.0, f64::max);
        let edges: Vec<f64> = [0.0]
            .into_iter()
            .chain(heat.breaks.iter().copied())
            .chain([most])
            .collect();
        let classes = heat.colours.iter().zip(edges.windows(2));
        Self {
            title,
            unit: "/km²".to_owned(),
            classes: classes
                .map(|(colour, edges)| LegendClass {
                    colour: *colour,
                    from: edges[0],
                    to: edges[1],
                    count: 0,
                })
                .collect(),
            decimals: decimals(&edges),
            sign: Some(Sign::PerArea),
            ..Self::default()
        }
    }

    /// Whether its classes have precincts to count.
    pub fn counts(&self) -> bool {
        self.sign != Some(Sign::PerArea)
    }

    /// What paleness means, where there is any.
    pub fn note(&self, words: &Words) -> Option<String> {
        let full = self.full_from?;
        Some(words.say(&msg!("legend-pale", n = (full, 0))))
    }

    /// Where the first of two classes begins and the last one ends, as [`Legend::range`] says it.
    pub fn ends(
        &self,
        (first, last): (&LegendClass, &LegendClass),
        words: &Words,
    ) -> (String, String) {
        (
            words.number(first.from, self.decimals),
            words.measure(last.to, self.decimals, &self.unit),
        )
    }

    /// What a class says: `12.3 – 15.6 %`.
    pub fn range(&self, class: &LegendClass, words: &Words) -> String {
        let (from, to) = self.ends((class, class), words);
        format!("{from} – {to}")
    }
}

/// The classes without those that lie beyond all figures.
fn inhabited(mut classes: Vec<LegendClass>) -> Vec<LegendClass> {
    let last = classes.iter().rposition(|class| 0 < class.count);
    classes.truncate(last.map_or(0, |last| last + 1));
    let first = classes.iter().position(|class| 0 < class.count);
    classes.drain(..first.unwrap_or_default());
    classes
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
