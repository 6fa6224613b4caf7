//! Figures and how they are drawn: all that decides on a map's colours, and on its legend's.

use crate::base::memo::Same;
use crate::draw::colour::Rgb;
use crate::draw::heat::Heat;
use crate::draw::legend::{Legend, Sign};
use crate::draw::marks::Marks;
use crate::draw::ramp;
use crate::draw::shade::{Laid, Paint};
use crate::model::indicator::Column;
use crate::model::shading::Ramp;

/// Figures and how they are drawn. Lists are compared by identity, so that comparing costs
/// nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Depiction {
    /// One entry per precinct, NaN for no data.
    pub column: Same<Column>,
    /// What the legend counts instead: one entry per area, where precincts are put together.
    pub counted: Option<Same<Column>>,
    /// The inner breaks of its classes.
    pub breaks: Same<Vec<f64>>,
    /// The colours of its classes.
    pub ramp: Ramp,
    /// Light for high instead of dark for high.
    pub reversed: bool,
    /// As which marks.
    pub drawn: Drawn,
    /// How strongly each precinct is coloured, 0 to 1, where that is not all alike, and from how
    /// many voters on it is coloured in full.
    pub strength: Option<(Same<Vec<f32>>, f64)>,
}

/// As which marks figures are drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Drawn {
    /// Precincts in the colours of their classes.
    #[default]
    Areas,
    /// Precincts in the colours of two figures at once.
    Pair {
        /// The second figure: one entry per precinct, NaN for no data.
        column: Same<Column>,
        /// The inner breaks of its three classes.
        breaks: Same<Vec<f64>>,
    },
    /// Discs in the colours of the classes.
    Circles(Same<Marks>),
    /// Dots.
    Dots {
        /// Where.
        marks: Same<Marks>,
        /// How many units one stands for.
        each: f64,
    },
    /// A surface.
    Heat(Same<Heat>),
}

/// What a legend calls what is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Titles<'a> {
    /// The column.
    pub column: &'a str,
    /// Its unit, `%` or `€`; may be empty.
    pub unit: &'a str,
    /// The second figure, or what discs, dots and surface count; empty where there is none.
    pub other: &'a str,
}

/// What lies under discs and dots.
pub(crate) const GROUND: Rgb = Rgb(0xec, 0xec, 0xe9);

impl Depiction {
    /// Precincts in the colours of their classes.
    pub fn areas(column: Same<Column>, breaks: Same<Vec<f64>>, ramp: Ramp, reversed: bool) -> Self {
        Self {
            column,
            counted: None,
            breaks,
            ramp,
            reversed,
            drawn: Drawn::Areas,
            strength: None,
        }
    }

    /// The colours of everything.
    pub fn paint(&self) -> Paint {
        let classes = || Paint::new(&self.column.0, &self.breaks.0, self.ramp, self.reversed);
        let mut paint = match &self.drawn {
            Drawn::Areas => classes(),
            Drawn::Pair { column, breaks } => {
                Paint::pair((&self.column.0, &self.breaks.0), (&column.0, &breaks.0))
            }
            Drawn::Circles(marks) => Paint {
                laid: Laid::Discs(marks.clone(), GROUND),
                ..classes()
            },
            Drawn::Dots { marks, .. } => Paint {
                laid: Laid::Discs(marks.clone(), GROUND),
                ..Paint::plain(self.column.0.len(), self.dot())
            },
            Drawn::Heat(heat) => Paint {
                laid: Laid::Heat(heat.clone()),
                ..Paint::plain(self.column.0.len(), GROUND)
            },
        };
        paint.strength = self.strength.as_ref().map(|(strength, _)| strength.clone());
        paint
    }

    /// What the colours mean.
    pub fn legend(&self, titles: Titles<'_>) -> Legend {
        let classes = || {
            let (ramp, reversed) = (self.ramp, self.reversed);
            let column = self.counted.as_ref().unwrap_or(&self.column);
            let (figures, breaks) = (&column.0, &self.breaks.0);
            Legend::new(titles.column, titles.unit, figures, breaks, ramp, reversed)
        };
        let other = titles.other.to_owned();
        let mut legend = match &self.drawn {
            Drawn::Areas => classes(),
            Drawn::Pair { column, .. } => Legend {
                title: format!("{} × {other}", titles.column),
                sign: Some(Sign::Pair {
                    first: titles.column.to_owned(),
                    second: other,
                }),
                classes: Vec::new(),
                no_data: self.without(&column.0),
                ..classes()
            },
            Drawn::Circles(marks) => Legend {
                sign: Some(Sign::sizes(&marks.0, other)),
                ..classes()
            },
            Drawn::Dots { each, .. } => Legend {
                title: other,
                sign: Some(Sign::Dot {
                    each: *each,
                    colour: self.dot(),
                }),
                ..Legend::default()
            },
            Drawn::Heat(heat) => Legend::of_heat(&heat.0, other),
        };
        legend.full_from = self.strength.as_ref().map(|(_, full)| *full);
        legend
    }

    /// How many precincts lack one of the two figures.
    fn without(&self, second: &[f64]) -> usize {
        let figures = self.column.0.iter().zip(second);
        figures
            .filter(|(one, other)| one.is_nan() || other.is_nan())
            .count()
    }

    /// The colour of dots: the strongest of the ramp.
    fn dot(&self) -> Rgb {
        let colours = ramp::colours(self.ramp, 5, self.reversed);
        let darkest = colours
            .into_iter()
            .min_by(|a, b| a.luma().total_cmp(&b.luma()));
        darkest.unwrap_or_default()
    }
}
