//! Shading as the project's file has it.

use serde::{Deserialize, Serialize};

use crate::model::shading::{Classes, Form, Mass, Middle, Over, Ramp, Shading, Shown};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShadingFile {
    #[serde(with = "ShownFile")]
    shown: Shown,
    #[serde(default, skip_serializing_if = "FormFile::is_areas")]
    form: FormFile,
    #[serde(with = "ClassesFile")]
    classes: Classes,
    count: usize,
    #[serde(
        with = "MiddleFile",
        default,
        skip_serializing_if = "is_default_middle"
    )]
    middle: Middle,
    #[serde(with = "OverFile", default, skip_serializing_if = "is_default_over")]
    over: Over,
    #[serde(with = "RampFile")]
    ramp: Ramp,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    reversed: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    by_people: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_default_middle(middle: &Middle) -> bool {
    *middle == Middle::default()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_default_over(over: &Over) -> bool {
    *over == Over::default()
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum FormFile {
    #[default]
    Areas,
    Pair(#[serde(with = "ShownFile")] Shown),
    Circles(#[serde(with = "MassFile")] Mass),
    Dots {
        #[serde(with = "MassFile")]
        mass: Mass,
        each: f64,
    },
    Heat {
        #[serde(with = "MassFile")]
        mass: Mass,
        reach: f64,
    },
}

impl FormFile {
    fn is_areas(&self) -> bool {
        matches!(self, Self::Areas)
    }

    fn of(form: Form) -> Self {
        match form {
            Form::Areas => Self::Areas,
            Form::Pair(second) => Self::Pair(second),
            Form::Circles(mass) => Self::Circles(mass),
            Form::Dots { mass, each } => Self::Dots { mass, each },
            Form::Heat { mass, reach } => Self::Heat { mass, reach },
        }
    }

    /// Numbers out of all reason, written by hand, become those that make a map.
    fn into_form(self) -> Form {
        let positive = |number: f64, otherwise| {
            if 0.0 < number && number.is_finite() {
                number
            } else {
                otherwise
            }
        };
        match self {
            Self::Areas => Form::Areas,
            Self::Pair(second) => Form::Pair(second),
            Self::Circles(mass) => Form::Circles(mass),
            Self::Dots { mass, each } => Form::Dots {
                mass,
                each: positive(each, 100.0),
            },
            Self::Heat { mass, reach } => Form::Heat {
                mass,
                reach: positive(reach, 500.0),
            },
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Mass", rename_all = "snake_case")]
enum MassFile {
    Voters,
    Doors,
    Indicator(String),
    Points(String),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Middle", rename_all = "snake_case")]
enum MiddleFile {
    Auto,
    None,
    Zero,
    Average,
    Half,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Over", rename_all = "snake_case")]
enum OverFile {
    All,
    Selection,
    View,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Shown", rename_all = "snake_case")]
enum ShownFile {
    Score,
    Indicator(String),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Classes", rename_all = "snake_case")]
enum ClassesFile {
    Quantile,
    EqualInterval,
    NaturalBreaks,
    StandardDeviation,
    ByHand(Vec<f64>),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Ramp", rename_all = "snake_case")]
enum RampFile {
    YellowGreenBlue,
    Oranges,
    Purples,
    Viridis,
    Cividis,
    PurpleOrange,
    BrownTeal,
    Greys,
}

impl Default for ShadingFile {
    fn default() -> Self {
        Self::of(&Shading::default())
    }
}

impl ShadingFile {
    pub(super) fn of(shading: &Shading) -> Self {
        let mut shading = shading.clone();
        if let Classes::ByHand(breaks) = &mut shading.classes {
            breaks.retain(|edge| edge.is_finite());
        }
        Self {
            shown: shading.shown,
            form: FormFile::of(shading.form),
            classes: shading.classes,
            count: shading.count,
            middle: shading.middle,
            over: shading.over,
            ramp: shading.ramp,
            reversed: shading.reversed,
            by_people: shading.by_people,
        }
    }

    pub(super) fn into_shading(self) -> Shading {
        Shading {
            shown: self.shown,
            form: self.form.into_form(),
            classes: self.classes,
            count: self.count.clamp(2, 9),
            middle: self.middle,
            over: self.over,
            ramp: self.ramp,
            reversed: self.reversed,
            by_people: self.by_people,
        }
    }
}
