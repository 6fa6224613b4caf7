//! Indicators on one scale, weighed into one score.

/// How much a term counts, in `-100.0..=100.0`; below zero, a high figure lowers the score.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Weight(pub f64);

impl Weight {
    /// The weight, brought into range.
    pub fn new(value: f64) -> Self {
        Self(if value.is_nan() {
            0.0
        } else {
            value.clamp(-100.0, 100.0)
        })
    }
}

/// How an indicator's figures become comparable with another's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Percentile rank, 0 to 1: which share of the precincts lies below.
    #[default]
    Rank,
    /// Standard score: how many standard deviations from the mean.
    ZScore,
    /// From the least (0) to the greatest (1).
    MinMax,
}

impl Scale {
    /// All scales, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Rank, Self::ZScore, Self::MinMax];

    /// Its name in a recipe.
    pub fn code(self) -> &'static str {
        match self {
            Self::Rank => "rank",
            Self::ZScore => "z",
            Self::MinMax => "minmax",
        }
    }

    /// The scale with this name in a recipe.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.code() == code)
    }
}

/// One weighted ingredient of a score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    /// The name of its indicator.
    pub indicator: String,
    /// How much it counts.
    pub weight: Weight,
    /// The scale it is put on.
    pub scale: Scale,
    /// Protected from being changed.
    pub locked: bool,
    /// Left out of the score, its weight kept.
    pub muted: bool,
    /// When any term is solo, only solo terms count.
    pub solo: bool,
}

/// The least share of the weight that must be there for a precinct to have a score.
pub const MISSING_DEFAULT: f64 = 0.66;

/// What the score is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// The ingredients, in the order they are shown.
    pub terms: Vec<Term>,
    /// The least share of the weight that must be there for a precinct to have a score.
    pub missing: f64,
}

impl Default for Scorecard {
    fn default() -> Self {
        Self {
            terms: Vec::new(),
            missing: MISSING_DEFAULT,
        }
    }
}

impl Scorecard {
    /// The weights that count now: one entry per term, zero where muted or not solo.
    pub fn live_weights(&self) -> Vec<f64> {
        let any_solo = self.terms.iter().any(|term| term.solo);
        self.terms
            .iter()
            .map(|term| {
                let silent = term.muted || (any_solo && !term.solo);
                if silent { 0.0 } else { term.weight.0 }
            })
            .collect()
    }
}

/// The outcome of a scorecard: one entry per precinct in each list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// 0–100 on the rank and min–max scales; NaN for no score.
    pub values: Vec<f64>,
    /// 1 is the highest, equals share the lowest number; 0 for no score.
    pub ranks: Vec<u32>,
}
