//! How figures become a map: as which marks, in which classes, in which colours.

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
    /// ColorBrewer brown–blue-green, diverging.
    BrownTeal,
    /// Greys, for paper.
    Greys,
}

impl Ramp {
    /// All ramps, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::YellowGreenBlue,
        Self::Oranges,
        Self::Purples,
        Self::Viridis,
        Self::Cividis,
        Self::PurpleOrange,
        Self::BrownTeal,
        Self::Greys,
    ];
}

impl Ramp {
    /// Whether it has two ends of like weight, and a pale middle.
    pub fn is_diverging(self) -> bool {
        matches!(self, Self::PurpleOrange | Self::BrownTeal)
    }
}

/// What figures are drawn as.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Form {
    /// Precincts in the colours of their classes.
    #[default]
    Areas,
    /// Precincts in the colours of two figures at once, three classes of each; this is the second.
    Pair(Shown),
    /// Discs whose areas are counts, in the colours of the classes.
    Circles(Mass),
    /// Dots, each for so many.
    Dots {
        /// What is counted.
        mass: Mass,
        /// How many of it one dot stands for.
        each: f64,
    },
    /// How dense something lies, as a smooth surface.
    Heat {
        /// What lies there.
        mass: Mass,
        /// How far each of it spreads, in metres.
        reach: f64,
    },
}

/// Something that is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mass {
    /// Registered voters.
    #[default]
    Voters,
    /// Doors at the addresses.
    Doors,
    /// An indicator that is a count of each precinct: votes, households.
    Indicator(String),
    /// The points of a source, each once.
    Points(String),
}

/// Around which figure the classes lie on both sides alike.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Middle {
    /// Zero where figures lie on both sides of it, none otherwise.
    #[default]
    Auto,
    /// None.
    None,
    /// Zero: gains against losses.
    Zero,
    /// The mean of the precincts.
    Average,
    /// A half, of shares in percent.
    Half,
}

/// Which precincts decide where classes end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Over {
    /// All.
    #[default]
    All,
    /// Those selected; all while none is.
    Selection,
    /// Those in view.
    View,
}

/// Every choice about drawing figures on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Shading {
    /// The score or an indicator.
    pub shown: Shown,
    /// As which marks.
    pub form: Form,
    /// How breaks are found.
    pub classes: Classes,
    /// How many classes, 2 to 9; breaks by hand say it themselves.
    pub count: usize,
    /// Around which figure.
    pub middle: Middle,
    /// Among which precincts.
    pub over: Over,
    /// The colours.
    pub ramp: Ramp,
    /// Light for high instead of dark for high.
    pub reversed: bool,
    /// Whether precincts of few voters are pale.
    pub by_people: bool,
}

impl Default for Shading {
    fn default() -> Self {
        Self {
            shown: Shown::default(),
            form: Form::default(),
            classes: Classes::default(),
            count: 5,
            middle: Middle::default(),
            over: Over::default(),
            ramp: Ramp::default(),
            reversed: false,
            by_people: false,
        }
    }
}
