//! A project with something in every field, for what is saved to be seen to come back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arpent::base::date::Date;
use arpent::base::units::{Metres, Minutes};
use arpent::model::address::LeftOut;
use arpent::model::alternative::Alternative;
use arpent::model::bloc::{Bloc, Blocs};
use arpent::model::indicator::{Indicator, Title};
use arpent::model::layer::Code;
use arpent::model::operation::{Operation, Target};
use arpent::model::project::{Basemap, Project, Role, Shelved, Source, TableOptions};
use arpent::model::questionnaire::{Answer, Question, Questionnaire, Then};
use arpent::model::scene::{Scene, Showing, Viewpoint};
use arpent::model::scorecard::{Scale, Scorecard, Term, Weight};
use arpent::model::shading::{Classes, Form, Mass, Middle, Over, Ramp, Shading, Shown};
use arpent::model::turf::{Footing, Plan, Stop, Turf, TurfSize};

/// A project with something in every field, in `folder`.
pub(crate) fn full_project(folder: &Path) -> Project {
    Project {
        blocs: Arc::new(Blocs(vec![Bloc {
            name: "left".to_owned(),
            title: Title::same("Gauche"),
            colour: [1, 2, 3],
            patterns: vec!["SOC".to_owned(), "LE \"X\"".to_owned()],
        }])),
        name: "Élection à Bourg-Neuf".to_owned(),
        sources: sources(folder).into_iter().map(Arc::new).collect(),
        indicators: vec![Arc::new(Indicator {
            name: "abstention_t1".to_owned(),
            title: Title {
                fr: "Abstention au 1er tour".to_owned(),
                en: "First-round abstention".to_owned(),
            },
            formula: "100 * (1 - t1.\"votants\" / t1.\"inscrits\")".to_owned(),
            unit: "%".to_owned(),
            source: "Ministère de l’Intérieur".to_owned(),
        })],
        scorecard: Scorecard {
            terms: vec![Term {
                indicator: "abstention_t1".to_owned(),
                weight: Weight(-62.5),
                scale: Scale::ZScore,
                locked: true,
                muted: false,
                solo: true,
            }],
            missing: 0.5,
        },
        shading: Shading {
            shown: Shown::Indicator("abstention_t1".to_owned()),
            form: Form::Heat {
                mass: Mass::Points("gares".to_owned()),
                reach: 750.0,
            },
            classes: Classes::ByHand(vec![10.0, 20.5]),
            count: 3,
            middle: Middle::Half,
            over: Over::View,
            ramp: Ramp::Cividis,
            reversed: true,
            by_people: true,
        },
        targets: vec![Arc::new(Target {
            name: "Gare".to_owned(),
            codes: vec![Code("0001".to_owned()), Code("0012".to_owned())],
        })],
        operation: Arc::new(operation()),
        plan: Some(Arc::new(plan())),
        closed: true,
        others: vec![Arc::new(Shelved {
            operation: Arc::new(Operation {
                name: "Tracts".to_owned(),
                done_days: 14,
                ..Operation::default()
            }),
            plan: Some(Arc::new(Plan {
                left_out: vec![
                    (LeftOut::Done, "a".to_owned()),
                    (LeftOut::Objects, "b".to_owned()),
                ],
                ..plan()
            })),
            alternatives: Vec::new(),
            closed: true,
        })],
        basemap: Basemap::File(folder.join("data").join("plan.mbtiles")),
        ..Project::default()
    }
}

pub(crate) fn scenes(folder: &Path) -> Vec<Arc<Scene>> {
    let of = full_project(folder);
    let whole = Scene {
        title: "La gare".to_owned(),
        note: "Parler des immeubles.\nPuis du marché.".to_owned(),
        viewpoint: Viewpoint {
            lon: 2.35,
            lat: 48.85,
            across: 4200.5,
        },
        showing: Showing::of(&of),
        selection: vec![Code("0001".to_owned()), Code("0012".to_owned())],
    };
    let bare = Scene {
        viewpoint: Viewpoint {
            across: 1.0,
            ..Viewpoint::default()
        },
        ..Scene::default()
    };
    vec![Arc::new(whole), Arc::new(bare)]
}

fn sources(folder: &Path) -> Vec<Source> {
    let beside: PathBuf = folder.parent().unwrap().join("results").join("t1.csv");
    vec![
        Source {
            name: "precincts".to_owned(),
            path: folder.join("data").join("sectors.gpkg"),
            part: Some("zone".to_owned()),
            role: Role::Precincts,
            key: Some("code".to_owned()),
            name_column: Some("nom".to_owned()),
            crs: Some("EPSG:2154".to_owned()),
            size: 1234,
            hash: "0a1b".to_owned(),
            ..Source::default()
        },
        Source {
            name: "t1".to_owned(),
            path: beside,
            role: Role::Table,
            key: Some("{dep:02}_{bureau:04}".to_owned()),
            to: Some("codes".to_owned()),
            options: TableOptions {
                rule: None,
                layout: Some("plain".to_owned()),
                encoding: Some("windows-1252".to_owned()),
                delimiter: Some(';'),
                decimal: Some(','),
                header: Some(2),
            },
            ..Source::default()
        },
    ]
}

fn operation() -> Operation {
    Operation {
        campaign: "Bourg-Neuf 2026".to_owned(),
        name: "Inscriptions".to_owned(),
        objective: "Inscrire avant la date limite".to_owned(),
        contact: "Local de campagne, 01 00 00 00 00".to_owned(),
        return_by: Date::new(2026, 2, 1),
        destroy_by: Date::new(2026, 4, 30),
        script: "Bonjour.\n\nMerci.".to_owned(),
        voters_per_door: 1.8,
        snap_metres: 120.0,
        ..Operation::default()
    }
}

/// A question with an answer of each kind.
pub(crate) fn questionnaire(text: &str) -> Questionnaire {
    let answer = |text: &str, then| Answer {
        text: Title::same(text),
        then,
    };
    Questionnaire {
        questions: vec![
            Question {
                text: Title {
                    fr: text.to_owned(),
                    en: String::new(),
                },
                answers: vec![
                    answer("Oui", Then::Next),
                    answer("Non", Then::Question(2)),
                    answer("\"Peut-être\"", Then::End),
                ],
            },
            Question::default(),
        ],
    }
}

/// A plan kept aside.
pub(crate) fn kept(name: &str) -> Vec<Arc<Alternative>> {
    vec![Arc::new(Alternative {
        name: name.to_owned(),
        plan: Arc::new(plan()),
    })]
}

fn plan() -> Plan {
    let stop = |address: &str, precinct: &str, doors| Stop {
        address: address.to_owned(),
        precinct: Code(precinct.to_owned()),
        doors,
        share: None,
    };
    Plan {
        target: "top 20%".to_owned(),
        size: TurfSize::Minutes(90.0),
        seed: 7,
        turfs: vec![Arc::new(Turf {
            stops: vec![stop("99001_0010_00002", "0001", 12), stop("x", "0012", 1)],
            length: Metres(1234.5),
            time: Minutes(88.25),
            ..Turf::default()
        })],
        left_out: vec![(LeftOut::NotLocated, "99001_0044_00007_bis".to_owned())],
        outside_target: 5120,
        starts: Vec::new(),
        footing: Footing::Straight(1.3),
    }
}
