//! The files of a print: which there are, what they are called, what is left when it fails.

use std::fs;
use std::sync::Arc;

use arpent::base::date::Date;
use arpent::base::task::Task;
use arpent::base::words::{Language, Words};
use arpent::draw::shapes::Shapes;
use arpent::field::packet::Brief;
use arpent::io::export::print::{Print, PrintError, print};
use arpent::model::address::Located;
use arpent::model::turf::Turf;
use gdal::Dataset;
use gdal::vector::LayerAccess as _;

use crate::packet::{dated_evening, evening, folder, print_evening, print_this, text_of};

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
            "wall-map.pdf",
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
    if let Some(wall) = text_of(&folder.join("wall-map.pdf")) {
        assert!(wall.contains("· 3 dossiers, 324 portes"), "{wall}");
        let words: Vec<&str> = wall.split_whitespace().collect();
        let numbers = ["1", "2", "3"];
        assert!(
            numbers.iter().all(|number| words.contains(number)),
            "{wall}"
        );
        assert!(wall.contains("École"), "where a crew meets: {wall}");
    }
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
fn the_list_for_the_room_is_one_file_with_every_packet_on_a_numbered_page() {
    let (folder, _kept) = folder("list");
    let mut evening = evening();
    let mut turf = Turf::clone(&evening.plan.turfs[0]);
    turf.stops.truncate(1);
    evening.plan.turfs = std::iter::repeat_n(Arc::new(turf), 200).collect();
    print_this(&evening, &folder, Language::English, None, Some(&(1..=1))).unwrap();
    let Some(text) = text_of(&folder.join("master-list.pdf")) else {
        return;
    };
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    // 18 on the first page, 20 on each of the others, of which the last has two.
    assert_eq!(pages.len(), 11, "{text}");
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains(&format!("page {number}/11")), "{page}");
        assert!(page.contains("Not on any packet"), "{page}");
        assert!(page.contains("precincts"), "its columns: {page}");
        let rows = page.matches("93999-").count();
        let wanted = match number {
            1 => 18,
            11 => 2,
            _ => 20,
        };
        assert_eq!(rows, wanted, "{page}");
    }
    assert!(pages[0].contains("200 packets, 200 doors"), "{}", pages[0]);
    assert!(!pages[1].contains("200 packets"), "said once");
    for packet in 1..=200 {
        let code = format!("93999-{packet:04}");
        assert_eq!(text.matches(&code).count(), 1, "{code}");
    }
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
        barriers: &[],
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
