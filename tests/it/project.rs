//! The project's file: what is saved comes back, and what is damaged is said.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use arpent::base::words::{Language, Words};
use arpent::io::{ReadError, project};
use arpent::model::hardship::Hardship;
use arpent::model::only::Only;
use arpent::model::operation::Kind;
use arpent::model::outing::Helpers;
use arpent::model::project::{MeanBy, Project, Provenance};
use arpent::model::shading::{Classes, Shading};
use arpent::model::share::{By, Share};
use arpent::session::problem::Problem;

use crate::project_full::{full_project, kept, questionnaire, scenes};

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
