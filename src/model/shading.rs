//! How a column becomes colours.

/// What the map shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shown {
    /// The score.
    #[default]
    Score,
    /// The indicator with this name.
    Indicator(String),
}

/// How the breaks between classes are found.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Classes {
    /// As many precincts in each.
    #[default]
    Quantile,
    /// As wide a range for each.
    EqualInterval,
    /// Where the figures leave gaps: exact natural breaks (Fisher, Jenks).
    NaturalBreaks,
    /// By standard deviations around the mean.
    StandardDeviation,
    /// By hand: the inner breaks, rising.
    ByHand(Vec<f64>),
}

/// A colour ramp, safe for colour-blind eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ramp {
    /// ColorBrewer yellow–green–blue.
    #[default]
    YellowGreenBlue,
    /// ColorBrewer oranges.
    Oranges,
    /// ColorBrewer purples.
    Purples,
    /// Viridis.
    Viridis,
    /// Cividis.
    Cividis,
    /// ColorBrewer purple–orange, diverging.
    PurpleOrange,
    /// Greys, for paper.
    Greys,
}

impl Ramp {
    /// All ramps, in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::YellowGreenBlue,
        Self::Oranges,
        Self::Purples,
        Self::Viridis,
        Self::Cividis,
        Self::PurpleOrange,
        Self::Greys,
    ];
}

/// Every choice about colouring the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Shading {
    /// The score or an indicator.
    pub shown: Shown,
    /// How breaks are found.
    pub classes: Classes,
    /// How many classes, 2 to 9; breaks by hand say it themselves.
    pub count: usize,
    /// The colours.
    pub ramp: Ramp,
    /// Light for high instead of dark for high.
    pub reversed: bool,
}

impl Default for Shading {
    fn default() -> Self {
        Self {
            shown: Shown::default(),
            classes: Classes::default(),
            count: 5,
            ramp: Ramp::default(),
            reversed: false,
        }
    }
}
