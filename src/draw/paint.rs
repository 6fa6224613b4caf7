//! The colours of a map, before they are laid on.

use crate::analysis::breaks::class_of;
use crate::base::memo::Same;
use crate::draw::colour::Rgb;
use crate::draw::heat::Heat;
use crate::draw::marks::Marks;
use crate::draw::ramp;
use crate::model::shading::Ramp;

/// The colour of every precinct, and what it is laid on as.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paint {
    /// `colours[precinct]`; `None` where there is no data, which is hatched.
    pub colours: Vec<Option<Rgb>>,
    /// How strongly each precinct is coloured, 0 to 1, where that is not all alike.
    pub strength: Option<Same<Vec<f32>>>,
    /// As what.
    pub laid: Laid,
}

/// What colours are laid on as.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Laid {
    /// Precincts.
    #[default]
    Areas,
    /// Discs, over precincts that are all of one colour.
    Discs(Same<Marks>, Rgb),
    /// A surface within the precincts.
    Heat(Same<Heat>),
}

impl Paint {
    /// The colours of a column (one entry per precinct, NaN for no data) cut at `breaks`.
    pub fn new(column: &[f64], breaks: &[f64], ramp: Ramp, reversed: bool) -> Self {
        let palette = ramp::colours(ramp, breaks.len() + 1, reversed);
        let colours = column
            .iter()
            .map(|&value| class_of(value, breaks).map(|class| palette[class]))
            .collect();
        Self {
            colours,
            ..Self::default()
        }
    }

    /// The colours of two columns at once, each cut at two breaks; without either there is none.
    pub fn pair(first: (&[f64], &[f64]), second: (&[f64], &[f64])) -> Self {
        let palette = ramp::pair();
        let class = |value, breaks| class_of(value, breaks).map(|class| class.min(2));
        let figures = first.0.iter().zip(second.0);
        let colours = figures
            .map(|(&one, &other)| Some(palette[class(other, second.1)?][class(one, first.1)?]))
            .collect();
        Self {
            colours,
            ..Self::default()
        }
    }

    /// The surface it is, which runs across precincts; nothing where it is none.
    pub(crate) fn heat(&self) -> Option<&Heat> {
        match &self.laid {
            Laid::Heat(heat) => Some(&heat.0),
            Laid::Areas | Laid::Discs(..) => None,
        }
    }

    /// The colour that a precinct's area has, how strongly, and whether it is hatched.
    pub(crate) fn of_area(&self, place: usize) -> Area {
        let strength = self.strength.as_ref();
        let strength = strength.and_then(|strength| strength.0.get(place)).copied();
        let colour = match &self.laid {
            Laid::Areas => self.colours.get(place).copied().flatten(),
            Laid::Discs(_, ground) => Some(*ground),
            Laid::Heat(_) => self.colours.get(place).copied().flatten(),
        };
        Area {
            colour,
            strength: f64::from(strength.unwrap_or(1.0)),
        }
    }

    /// Every precinct in one colour, as before there is anything to show.
    pub fn plain(precincts: usize, colour: Rgb) -> Self {
        Self {
            colours: vec![Some(colour); precincts],
            ..Self::default()
        }
    }
}

/// How the area of a precinct is coloured.
pub(crate) struct Area {
    /// `None` where there is no data.
    pub(crate) colour: Option<Rgb>,
    /// 0 to 1.
    pub(crate) strength: f64,
}
