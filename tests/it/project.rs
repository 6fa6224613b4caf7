//! The project's file: what is saved comes back, and what is damaged is said.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arpent::base::date::Date;
use arpent::base::units::{Metres, Minutes};
use arpent::base::words::{Language, Words};
use arpent::io::{ReadError, project};
use arpent::model::address::LeftOut;
use arpent::model::alternative::Alternative;
use arpent::model::bloc::{Bloc, Blocs};
use arpent::model::hardship::Hardship;
use arpent::model::indicator::{Indicator, Title};
use arpent::model::layer::Code;
use arpent::model::only::Only;
use arpent::model::operation::{Kind, Operation, Target};
use arpent::model::outing::Helpers;
use arpent::model::project::{
    Basemap, MeanBy, Project, Provenance, Role, Shelved, Source, TableOptions,
};
use arpent::model::questionnaire::{Answer, Question, Questionnaire, Then};
use arpent::model::scene::{Scene, Showing, Viewpoint};
use arpent::model::scorecard::{Scale, Scorecard, Term, Weight};
use arpent::model::shading::{Classes, Form, Mass, Middle, Over, Ramp, Shading, Shown};
use arpent::model::share::{By, Share};
use arpent::model::turf::{Footing, Plan, Stop, Turf, TurfSize};
use arpent::session::problem::Problem;

/// The file of version 1, which every later version opens.
const V1: &str = "tests/projects/v1.arpent";

#[test]
fn everything_that_is_saved_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.arpent");
    let mut project = full_project(folder.path());
    // What version 1 came to have later.
    let source = Arc::make_mut(&mut project.sources[1]);
    source.provenance = Provenance {
        origin: "Mairie".to_owned(),
        licence: "ODbL 1.0".to_owned(),
        dated: "2024-06-30".to_owned(),
        vintage: "2024".to_owned(),
    };
    source.households = Some("Men".to_owned());
    source.threshold = Some(20);
    source.merged_communes = true;
    source.mean_by = MeanBy::Column("Ménages".to_owned());
    let only = ["tour=1,2", "type≠\"fret, triage\""];
    source.only = only.map(|only| Only::parse(only).unwrap()).to_vec();
    project.scenes = scenes(folder.path());
    let cut = Arc::make_mut(project.plan.as_mut().unwrap());
    Arc::make_mut(&mut cut.turfs[0]).stops[0].share = Share::new([2, 3], 4, By::Staircases);
    project.alternatives = kept("Par portes");
    Arc::make_mut(&mut project.others[0]).alternatives = kept("Par soirées");
    let plan = Arc::make_mut(project.plan.as_mut().unwrap());
    let turf = Arc::make_mut(&mut plan.turfs[0]);
    turf.hard = [Hardship::Gates, Hardship::Slope].into();
    turf.crew = "Binôme 2".to_owned();
    let operation = Arc::make_mut(&mut project.operation);
    operation.printed = vec![questionnaire("Serez-vous là ?"), questionnaire("")];
    operation.questionnaire = questionnaire("Irez-vous voter ?");
    operation.kind = Some(Kind::GetOutTheVote);
    operation.meeting = "Place du marché".to_owned();
    operation.meetings = ["47.76,4.74,Mairie", "-1.25,4.5"]
        .map(|point| point.parse().unwrap())
        .to_vec();
    operation.slots = ["2026-01-30 18:00-20:30", "2026-01-31 10:00-12:00"]
        .map(|slot| slot.parse().unwrap())
        .to_vec();
    operation.crews = ["Binôme 1, 01 00 00 00 01", "Binôme 2"]
        .map(|crew| crew.parse().unwrap())
        .to_vec();
    operation.crews[1].cannot = Hardship::ALL.into();
    operation.helpers = Helpers {
        people: 9,
        hours: 2.5,
        evenings: 3,
    };
    operation.notice = "Qui sommes-nous.\nVos droits.".to_owned();
    project::save(&path, &project).unwrap();
    assert_eq!(project::load(&path).unwrap().value, project);
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (once, again) = (
        folder.path().join("a.arpent"),
        folder.path().join("b.arpent"),
    );
    let project = full_project(folder.path());
    project::save(&once, &project).unwrap();
    project::save(&again, &project::load(&once).unwrap().value).unwrap();
    assert_eq!(fs::read(once).unwrap(), fs::read(again).unwrap());
}

#[test]
fn a_file_of_version_1_still_opens() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(V1);
    let folder = path.parent().unwrap();
    let now = full_project(folder);
    let Shading {
        shown,
        classes,
        count,
        ramp,
        reversed,
        ..
    } = now.shading.clone();
    // What version 1 did not know is as if nobody had chosen it.
    let shading = Shading {
        shown,
        classes,
        count,
        ramp,
        reversed,
        ..Shading::default()
    };
    let expected = Project {
        blocs: Arc::default(),
        shading,
        closed: false,
        others: Vec::new(),
        ..now
    };
    assert_eq!(project::load(&path).unwrap().value, expected);
}

#[test]
fn a_folder_that_moves_with_its_files_still_works() {
    let home = tempfile::tempdir().unwrap();
    let (old, new) = (home.path().join("old"), home.path().join("new"));
    fs::create_dir(&old).unwrap();
    project::save(&old.join("town.arpent"), &full_project(&old)).unwrap();
    fs::rename(&old, &new).unwrap();

    let moved = project::load(&new.join("town.arpent")).unwrap().value;
    assert_eq!(moved, full_project(&new));
    let text = fs::read_to_string(new.join("town.arpent")).unwrap();
    assert!(text.contains(r#""path": "data/sectors.gpkg""#), "{text}");
    assert!(text.contains(r#""path": "../results/t1.csv""#), "{text}");
    assert!(text.ends_with("}\n"), "it ends with a line break");
}

#[test]
fn a_project_of_a_later_arpent_is_not_half_read() {
    let said = refusal("{\n  \"arpent\": 99,\n  \"sources\": 3\n}\n");
    assert!(said.contains("later Arpent (file version 99)"), "{said}");
}

#[test]
fn a_damaged_file_is_refused_with_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.arpent");
    project::save(&path, &full_project(folder.path())).unwrap();
    let whole = fs::read_to_string(&path).unwrap();

    let cut: String = whole.lines().take(12).collect::<Vec<_>>().join("\n");
    let said = refusal(&cut);
    assert!(said.contains("damaged at line 12"), "{said}");

    let misspelt = whole.replacen("\"role\": \"table\"", "\"role\": \"tabel\"", 1);
    let line = 1 + misspelt
        .lines()
        .position(|line| line.contains("tabel"))
        .unwrap();
    let said = refusal(&misspelt);
    assert!(
        said.contains(&format!("damaged at line {line}: ")),
        "{said}"
    );

    assert!(refusal("").contains("damaged at line 1"), "empty");
    assert!(refusal("code,votes\n1,2\n").contains("damaged"), "a CSV");
}

#[test]
fn a_figure_that_json_cannot_hold_does_not_spoil_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.arpent");
    let mut project = Project::default();
    project.scorecard.missing = f64::NAN;
    project.shading.classes = Classes::ByHand(vec![1.0, f64::INFINITY]);
    project::save(&path, &project).unwrap();
    let loaded = project::load(&path).unwrap().value;
    assert_eq!(loaded.shading.classes, Classes::ByHand(vec![1.0]));
    assert!((loaded.scorecard.missing - 0.66).abs() < 1e-12, "as usual");
}

/// What a person reads when a project's file holds `text`.
fn refusal(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.arpent");
    fs::write(&path, text).unwrap();
    let error: ReadError = project::load(&path).unwrap_err();
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "left as it was");
    Problem::from(&error).say(&Words::new(Language::English))
}

/// A project with something in every field, in `folder`.
fn full_project(folder: &Path) -> Project {
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

fn scenes(folder: &Path) -> Vec<Arc<Scene>> {
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
fn questionnaire(text: &str) -> Questionnaire {
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
fn kept(name: &str) -> Vec<Arc<Alternative>> {
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
