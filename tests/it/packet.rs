//! Packets as a crew gets them: printed, read back as text, the same every time.

use std::fs;
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
use arpent::model::hardship::Hardship;
use arpent::model::layer::{Code, Precincts};
use arpent::model::operation::{Kind, Operation};
use arpent::model::turf::{Footing, Plan, Stop, Turf, TurfSize};
use egui_kittest::{SnapshotOptions, try_image_snapshot_options};
use gdal::Dataset;
use gdal::vector::LayerAccess as _;
use geo::{MultiPolygon, polygon};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::RgbaImage;

/// A small operation: three turfs of a street of pairs, a back street and an estate.
pub(crate) struct Evening {
    pub(crate) plan: Plan,
    pub(crate) addresses: Vec<Address>,
    pub(crate) located: Located,
    precincts: Precincts,
    operation: Arc<Operation>,
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
fn dated_evening() -> Evening {
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
fn print_evening(
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

#[test]
fn an_evening_is_printed_whole() {
    let (folder, _kept) = folder("fr");
    let files = print_evening(&folder, Language::French, None, None).unwrap();
    let names: Vec<_> = files
        .iter()
        .map(|file| file.file_name().unwrap().to_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "packet-0001.pdf",
            "packet-0002.pdf",
            "packet-0003.pdf",
            "master-list.pdf",
            "master-list.csv",
            "turfs.geojson",
            "turfs.gpkg",
            "turfs.qgs",
            "turfs.gpx",
            "turfs.kml",
            "questionnaire.xlsx"
        ]
    );
    for file in &files {
        assert!(
            fs::metadata(file).unwrap().len() > 100,
            "{}",
            file.display()
        );
    }
    let list = fs::read_to_string(folder.join("master-list.csv")).unwrap();
    assert!(
        list.contains(
            "\n93999-0002,93999_0001 93999_0002,108,134,1640,\"Crew 2, 01 99 00 00 02\",,,\n"
        ),
        "{list}"
    );
}

#[test]
fn exchange_files_open_in_other_programs() {
    let (folder, _kept) = folder("exchange");
    print_evening(&folder, Language::English, None, None).unwrap();
    let count = |name: &str, layer: &str| {
        let dataset = Dataset::open(folder.join(name)).unwrap();
        let layer = dataset.layer_by_name(layer).unwrap();
        layer.feature_count()
    };
    let stops = 3 * (21 + 12 + 9);
    assert_eq!(count("turfs.gpkg", "stops"), stops);
    assert_eq!(count("turfs.gpkg", "turfs"), 3);
    assert_eq!(count("turfs.geojson", "stops"), stops);
    assert_eq!(count("turfs.kml", "stops"), stops);
    assert_eq!(count("turfs.kml", "turfs"), 3);
    assert_eq!(count("turfs.gpx", "waypoints"), stops);
    assert_eq!(count("turfs.gpx", "routes"), 3);
    assert_eq!(count("turfs.gpx", "route_points"), stops);
}

#[test]
fn the_same_evening_gives_the_same_bytes() {
    let (once, _first) = folder("once");
    let (again, _second) = folder("again");
    let files = print_evening(&once, Language::French, None, None).unwrap();
    print_evening(&again, Language::French, None, None).unwrap();
    for file in files {
        let other = again.join(file.file_name().unwrap());
        let same = fs::read(&file).unwrap() == fs::read(other).unwrap();
        assert!(same, "{}", file.display());
    }
}

#[test]
fn a_packet_says_all_that_a_crew_needs() {
    let (folder, _kept) = folder("en");
    let mut evening = dated_evening();
    let second = Arc::make_mut(&mut evening.plan.turfs[1]);
    second.hard = [Hardship::Stairs, Hardship::Dark].into();
    print_this(&evening, &folder, Language::English, None, None).unwrap();
    let file = "2026-03-14_inscriptions-de-printemps_0002_2-3.pdf";
    let Some(text) = text_of(&folder.join(file)) else {
        return;
    };
    for words in [
        "93999-0002",
        "2/3",
        "Ensemble pour Saint-Arpent",
        "École Jules-Ferry",
        "Avenue de la République",
        "odd side",
        "1 to 41",
        "numbers rising",
        "15 March 2026",
        "Destroy by",
        "Base adresse nationale",
        "How to object",
        "Return slip",
        "leaflets",
        "total of this page",
        "continued",
        "Building sheet",
        "12 doors expected",
        "row 4 of the street sheets",
        "floor done",
        "Registration",
        "14 March 2026",
        "18:00 – 20:30",
        "Place du Marché · 17 h 45",
        "Stairs without a lift · Badly lit",
        "Crew 2",
        "01 99 00",
        "buildings with stairs",
        "data controller",
        "GDPR, article 6(1)(f)",
        "agreed to be contacted",
        "Rows with no more visits",
    ] {
        assert!(text.contains(words), "no «{words}» in:\n{text}");
    }
}

#[test]
fn two_prints_that_differ_have_another_print_number() {
    let (folder, _kept) = folder("hash");
    print_evening(&folder, Language::English, None, Some(&(1..=2))).unwrap();
    let print_of = |number: usize| {
        let text = text_of(&folder.join(format!("packet-000{number}.pdf")))?;
        let mut prints = text.lines().filter_map(|line| line.split("Print ").nth(1));
        let first = prints.next().unwrap()[..14].to_owned();
        assert!(
            prints.all(|print| print.starts_with(&first)),
            "cover and slip"
        );
        Some(first)
    };
    if let (Some(one), Some(other)) = (print_of(1), print_of(2)) {
        assert_eq!(one.chars().filter(char::is_ascii_hexdigit).count(), 12);
        assert_ne!(one, other);
    }
}

#[test]
fn the_way_there_and_back_is_said_apart() {
    let mut evening = evening();
    let turf = Arc::make_mut(&mut evening.plan.turfs[0]);
    turf.stops.truncate(1);
    turf.length = Metres(0.0);
    turf.evening = 1;
    turf.time = Minutes(32.0);
    let (folder, _kept) = folder("way");
    print_this(&evening, &folder, Language::English, None, Some(&(1..=1))).unwrap();
    let Some(text) = text_of(&folder.join("packet-0001.pdf")) else {
        return;
    };
    assert!(text.contains("Of this, 30 min are the way"), "{text}");
    assert!(text.contains("one address"), "{text}");
    assert!(!text.contains(" 0 m"), "{text}");
}

#[test]
fn every_page_of_a_street_says_which_street_and_twenty_rows_are_on_it() {
    let (folder, _kept) = folder("pages");
    print_evening(&folder, Language::English, None, Some(&(1..=1))).unwrap();
    let Some(text) = text_of(&folder.join("packet-0001.pdf")) else {
        return;
    };
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|page| page.contains("total of this page"))
        .collect();
    // 21 odd numbers, 12 even ones, 9 across: no row of the odd side is left alone.
    let rows: Vec<usize> = pages.iter().map(|page| rows_on(page)).collect();
    assert_eq!(rows, [19, 20, 3]);
    for page in &pages[..2] {
        assert!(page.contains("Avenue de la République"), "{page}");
        assert!(page.contains("93999-0001 · 1/3"), "{page}");
    }
    assert!(pages[1].contains("1 to 41 · numbers rising, heading north (continued)"));
    assert!(pages[2].contains("Impasse"), "{}", pages[2]);
}

/// Rows of a street sheet begin and end with the same number.
fn rows_on(page: &str) -> usize {
    let ends = |line: &str| {
        let mut words = line.split_whitespace();
        let first = words.next()?.parse::<usize>().ok()?;
        Some(words.last()?.parse::<usize>().ok()? == first)
    };
    page.lines().filter(|line| ends(line) == Some(true)).count()
}

/// `UPDATE_SNAPSHOTS=1` keeps a new picture in `tests/golden`.
#[test]
fn the_map_of_a_packet_looks_as_it_did() {
    let (folder, _kept) = folder("picture");
    print_evening(&folder, Language::French, None, Some(&(1..=1))).unwrap();
    let page = page_picture(&folder.join("packet-0001.pdf"), 1, 0.5);
    // Letters and lines may be smoothed otherwise on another processor: a half per cent.
    let most = (page.width() * page.height() / 200) as usize;
    let options = SnapshotOptions::new()
        .threshold(2.0)
        .max_failed_pixels(most)
        .output_path("tests/golden");
    try_image_snapshot_options(&page, "packet-map", &options).unwrap();
}

#[test]
fn a_range_of_packets_prints_only_those() {
    let (folder, _kept) = folder("some");
    print_evening(&folder, Language::English, None, Some(&(2..=2))).unwrap();
    assert!(folder.join("packet-0002.pdf").exists());
    assert!(!folder.join("packet-0001.pdf").exists());
    assert!(folder.join("master-list.pdf").exists());

    let none = print_evening(&folder, Language::English, None, Some(&(4..=9)));
    assert!(
        matches!(none, Err(PrintError::NoSuchPacket { of: 3 })),
        "{none:?}"
    );
}

#[test]
fn packets_that_the_plan_does_not_have_any_more_are_removed() {
    let (folder, _kept) = folder("again");
    fs::create_dir_all(&folder).unwrap();
    let (old, own) = ("packet-0004.pdf", ["packet-4.pdf", "packet-0004-notes.pdf"]);
    for name in own.into_iter().chain([old]) {
        fs::write(folder.join(name), b"from before").unwrap();
    }
    print_evening(&folder, Language::English, None, Some(&(1..=1))).unwrap();
    assert!(!folder.join(old).exists(), "there are three packets");
    for name in own {
        assert!(folder.join(name).exists(), "{name} is not ours");
    }
}

#[test]
fn a_day_that_is_known_is_in_the_names_and_other_days_stay() {
    let (folder, _kept) = folder("dated");
    fs::create_dir_all(&folder).unwrap();
    let kept = [
        "2026-03-13_inscriptions-de-printemps_0001_1-4.pdf",
        "2026-03-14_autre_0001_1-4.pdf",
        "2026-03-14_inscriptions-de-printemps_0001_1-4 copy.pdf",
    ];
    let old = "2026-03-14_inscriptions-de-printemps_0004_4-4.pdf";
    for name in kept.into_iter().chain([old]) {
        fs::write(folder.join(name), b"from before").unwrap();
    }
    let only = Some(1..=1);
    print_this(
        &dated_evening(),
        &folder,
        Language::English,
        None,
        only.as_ref(),
    )
    .unwrap();
    let new = "2026-03-14_inscriptions-de-printemps_0001_1-3.pdf";
    assert!(folder.join(new).exists());
    assert!(!folder.join(old).exists(), "there are three packets");
    for name in kept {
        assert!(folder.join(name).exists(), "{name} is not of this print");
    }
}

#[test]
fn a_campaigns_own_template_is_used_with_the_files_beside_it() {
    let (folder, _kept) = folder("own");
    fs::create_dir_all(&folder).unwrap();
    let template = folder.join("own.typ");
    fs::write(folder.join("motto.txt"), "Onwards").unwrap();
    fs::write(
        &template,
        "#let data = json(\"data.json\")\n#read(\"motto.txt\"): #data.code\n",
    )
    .unwrap();
    print_evening(&folder, Language::English, Some(&template), None).unwrap();
    if let Some(text) = text_of(&folder.join("packet-0001.pdf")) {
        assert_eq!(text.trim(), "Onwards: 93999-0001");
    }
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_line_and_leaves_nothing() {
    let (folder, _kept) = folder("mistake");
    fs::create_dir_all(&folder).unwrap();
    let template = folder.join("own.typ");
    fs::write(&template, "Fine\n\n#no-such-thing\n").unwrap();
    let refused = print_evening(&folder, Language::English, Some(&template), None);
    let Err(PrintError::Template(error)) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!((error.file.as_str(), error.line), ("own.typ", Some(3)));
    assert!(
        error.reason.contains("unknown variable"),
        "{}",
        error.reason
    );
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        1,
        "only the template"
    );
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let temporary = tempfile::tempdir().unwrap();
    let file = temporary.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let refused = print_evening(&file.join("out"), Language::English, None, None);
    assert!(matches!(refused, Err(PrintError::Write(_))), "{refused:?}");
}

#[test]
fn a_cancelled_print_leaves_no_files() {
    let (folder, _kept) = folder("cancelled");
    let evening = evening();
    let task = Task::default();
    task.cancel();
    let words = Words::new(Language::English);
    let asked = Print {
        brief: Brief {
            plan: &evening.plan,
            addresses: &evening.addresses,
            located: &Located::default(),
            precincts: &evening.precincts,
            registered: &[],
            doors: &[],
            why: &[],
            operation: &evening.operation,
            network: None,
        },
        shapes: &Shapes::default(),
        backdrop: &|_, _| None,
        streets: &[],
        source: "",
        words: &words,
        date: Date::new(2026, 3, 14).unwrap(),
        template: None,
        only: None,
    };
    let stopped = print(&asked, &folder, &task);
    assert!(
        matches!(stopped, Err(PrintError::Cancelled(_))),
        "{stopped:?}"
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "nothing is left");
}

/// A page of a PDF, counted from 0, at so many pixels a point.
fn page_picture(pdf: &Path, page: usize, scale: f32) -> RgbaImage {
    let pdf = Pdf::new(fs::read(pdf).unwrap()).unwrap();
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let drawn = hayro::render(
        &pdf.pages()[page],
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &settings,
    );
    // On white nothing is see-through, so that colours are as they stand.
    let (width, height) = (drawn.width().into(), drawn.height().into());
    RgbaImage::from_raw(width, height, drawn.data_as_u8_slice().to_vec()).unwrap()
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
