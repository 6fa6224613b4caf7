//! An evening whose packets are printed, and read back as text.

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use arpent::base::date::Date;
use arpent::base::task::Task;
use arpent::base::units::{Metres, Minutes};
use arpent::base::words::{Language, Words};
use arpent::draw::shapes::Shapes;
use arpent::field::packet::Brief;
use arpent::io::export::print::{Print, PrintError, print};
use arpent::model::address::{Address, LeftOut, Located};
use arpent::model::layer::{Code, Precincts};
use arpent::model::operation::{Kind, Operation};
use arpent::model::turf::{Footing, Plan, Stop, Turf, TurfSize};
use geo::{MultiPolygon, polygon};

/// A small operation: three turfs of a street of pairs, a back street and an estate.
pub(crate) struct Evening {
    pub(crate) plan: Plan,
    pub(crate) addresses: Vec<Address>,
    pub(crate) located: Located,
    pub(crate) precincts: Precincts,
    pub(crate) operation: Arc<Operation>,
}

pub(crate) fn evening() -> Evening {
    let square = |west: f64| {
        MultiPolygon::new(vec![polygon![
            (x: west, y: 48.900), (x: west + 0.01, y: 48.900),
            (x: west + 0.01, y: 48.910), (x: west, y: 48.910),
        ]])
    };
    let precincts = Precincts {
        codes: vec![Code("93999_0001".into()), Code("93999_0002".into())],
        names: vec!["École Jules-Ferry".into(), "Gymnase".into()],
        shapes: vec![square(2.480), square(2.490)],
        ..Precincts::default()
    };
    let mut addresses = Vec::new();
    let turfs = (0..3).map(|turf| turf_of(turf, &mut addresses)).collect();
    Evening {
        plan: Plan {
            target: "top 20%".into(),
            size: TurfSize::Doors(60),
            seed: 1,
            turfs,
            left_out: vec![(LeftOut::NotLocated, "lost".into())],
            outside_target: 1234,
            starts: Vec::new(),
            footing: Footing::Straight(1.3),
        },
        addresses,
        located: Located::default(),
        precincts,
        operation: Arc::new(Operation {
            campaign: "Ensemble pour Saint-Arpent".into(),
            name: "Inscriptions de printemps".into(),
            objective: "Faire inscrire sur les listes ceux qui viennent d’emménager.".into(),
            contact: "Permanence, 01 99 00 00 00".into(),
            return_by: Date::new(2026, 3, 15),
            kind: Some(Kind::Register),
            meeting: "17 h 45".into(),
            // The second is nearer to the turfs.
            meetings: ["48.95,2.40,École", "48.90,2.48,Place du Marché"]
                .map(|point| point.parse().unwrap())
                .to_vec(),
            crews: (1..=3)
                .map(|crew| format!("Crew {crew}, 01 99 00 00 0{crew}").parse().unwrap())
                .collect(),
            ..Operation::default()
        }),
    }
}

/// The same on a day that is known.
pub(crate) fn dated_evening() -> Evening {
    let mut evening = evening();
    let slot = "2026-03-14 18:00-20:30".parse().unwrap();
    Arc::make_mut(&mut evening.operation).slots = vec![slot];
    evening
}

/// Up the odd side of a long street, down its even side, then across a back street.
fn turf_of(turf: usize, addresses: &mut Vec<Address>) -> Arc<Turf> {
    let west = 2.481 + 0.005 * turf as f64;
    let odd = (1..=41)
        .step_by(2)
        .map(|number| (number, "Avenue de la République"));
    let even = (2..=24)
        .rev()
        .step_by(2)
        .map(|number| (number, "Avenue de la République"));
    let back = (1..=9).map(|number| (number, "Impasse des Trois-Frères-Montgolfier"));
    let stops = odd
        .chain(even)
        .chain(back)
        .enumerate()
        .map(|(order, (number, street))| {
            let along = f64::from(number) * 0.000_12;
            let (east, north) = match (street.starts_with("Imp"), number % 2) {
                (true, _) => (along * 1.4, 0.0),
                (false, 1) => (-0.000_15, along + 0.0005),
                (false, _) => (0.000_15, along + 0.0005),
            };
            let id = format!("93999_{turf}_{order:03}");
            addresses.push(Address {
                id: id.clone(),
                number,
                suffix: if order % 11 == 5 {
                    "bis".into()
                } else {
                    String::new()
                },
                street: street.into(),
                lon: west + east,
                lat: 48.9005 + north,
                dwellings: None,
            });
            Stop {
                address: id,
                precinct: Code(format!(
                    "93999_000{}",
                    1 + usize::from(turf == 2 || order > 30)
                )),
                doors: if order % 7 == 3 { 12 } else { 1 },
                share: None,
            }
        });
    Arc::new(Turf {
        stops: stops.collect(),
        length: Metres(1640.0),
        time: Minutes(134.0),
        ..Turf::default()
    })
}

/// Prints the evening, by a template of our own or another, all of it or some.
pub(crate) fn print_evening(
    folder: &Path,
    language: Language,
    template: Option<&Path>,
    only: Option<&RangeInclusive<usize>>,
) -> Result<Vec<PathBuf>, PrintError> {
    print_this(&evening(), folder, language, template, only)
}

pub(crate) fn print_this(
    evening: &Evening,
    folder: &Path,
    language: Language,
    template: Option<&Path>,
    only: Option<&RangeInclusive<usize>>,
) -> Result<Vec<PathBuf>, PrintError> {
    let Evening {
        plan,
        addresses,
        located,
        precincts,
        operation,
    } = evening;
    let why = [
        "Score 82 : abstention forte (46,2 %), beaucoup de logements sociaux (38 %), liste arrivée en tête en 2020 (31 %).".to_owned(),
        "Score 64 : abstention forte (41,0 %).".to_owned(),
    ];
    let asked = Print {
        brief: Brief {
            plan,
            addresses,
            located,
            precincts,
            registered: &[817.0, 903.0],
            doors: &[480, 520],
            why: &why,
            operation,
            network: None,
        },
        shapes: &Shapes::new(precincts),
        backdrop: &|_, _| None,
        streets: &[],
        barriers: &[],
        source: "Base adresse nationale",
        words: &Words::new(language),
        date: Date::new(2026, 3, 14).unwrap(),
        template,
        only,
    };
    print(&asked, folder, &Task::default())
}

/// A folder for what a test prints: kept in `ARPENT_LOOK`, when set, to be looked at.
pub(crate) fn folder(name: &str) -> (PathBuf, Option<tempfile::TempDir>) {
    if let Some(look) = std::env::var_os("ARPENT_LOOK") {
        (Path::new(&look).join(name), None)
    } else {
        let temporary = tempfile::tempdir().unwrap();
        (temporary.path().join(name), Some(temporary))
    }
}

/// The text of a PDF by poppler; `None`, said aloud, where that is not installed.
pub(crate) fn text_of(pdf: &Path) -> Option<String> {
    match Command::new("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-")
        .output()
    {
        Ok(output) if output.status.success() => Some(String::from_utf8(output.stdout).unwrap()),
        _ => {
            println!("pdftotext is not there: the text of the page was not read");
            None
        }
    }
}
