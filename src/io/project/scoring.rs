//! Indicators and scorecard as the project's file has them.

use serde::{Deserialize, Serialize};

use crate::io::project::format::finite;
use crate::model::indicator::{Indicator, Title};
use crate::model::scorecard::{MISSING_DEFAULT, Scale, Scorecard, Term, Weight};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorFile {
    name: String,
    title: TitleFile,
    formula: String,
    #[serde(default)]
    unit: String,
    #[serde(default)]
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TitleFile {
    #[serde(default)]
    fr: String,
    #[serde(default)]
    en: String,
}

impl TitleFile {
    pub(super) fn of(title: &Title) -> Self {
        Self {
            fr: title.fr.clone(),
            en: title.en.clone(),
        }
    }

    pub(super) fn into_title(self) -> Title {
        Title {
            fr: self.fr,
            en: self.en,
        }
    }
}

impl IndicatorFile {
    pub(super) fn of(indicator: &Indicator) -> Self {
        let indicator = indicator.clone();
        Self {
            name: indicator.name,
            title: TitleFile::of(&indicator.title),
            formula: indicator.formula,
            unit: indicator.unit,
            source: indicator.source,
        }
    }

    pub(super) fn into_indicator(self) -> Indicator {
        Indicator {
            name: self.name,
            title: self.title.into_title(),
            formula: self.formula,
            unit: self.unit,
            source: self.source,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScorecardFile {
    missing: f64,
    terms: Vec<TermFile>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TermFile {
    indicator: String,
    weight: f64,
    #[serde(with = "ScaleFile")]
    scale: Scale,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    locked: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    muted: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    solo: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Scale")]
enum ScaleFile {
    #[serde(rename = "rank")]
    Rank,
    #[serde(rename = "z")]
    ZScore,
    #[serde(rename = "minmax")]
    MinMax,
}

impl Default for ScorecardFile {
    fn default() -> Self {
        Self::of(&Scorecard::default())
    }
}

impl ScorecardFile {
    pub(super) fn of(scorecard: &Scorecard) -> Self {
        let terms = scorecard.terms.iter().map(|term| TermFile {
            indicator: term.indicator.clone(),
            weight: Weight::new(term.weight.0).0,
            scale: term.scale,
            locked: term.locked,
            muted: term.muted,
            solo: term.solo,
        });
        Self {
            missing: finite(scorecard.missing, MISSING_DEFAULT),
            terms: terms.collect(),
        }
    }

    pub(super) fn into_scorecard(self) -> Scorecard {
        let terms = self.terms.into_iter().map(|term| Term {
            indicator: term.indicator,
            weight: Weight::new(term.weight),
            scale: term.scale,
            locked: term.locked,
            muted: term.muted,
            solo: term.solo,
        });
        Scorecard {
            terms: terms.collect(),
            missing: self.missing.clamp(0.0, 1.0),
        }
    }
}
