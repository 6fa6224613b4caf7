//! The INSEE table of statistical areas (IRIS), worked out from who lives there.

use std::fmt::Write as _;
use std::path::Path;

use super::Outcome;
use super::chance::Chance;
use super::people::{Address, Housing};
use super::shape::Point;
use super::site::Quarter;
use super::town::{INSEE, IRIS, NAME, Town};

/// What the areas are called, and about where they lie.
const NAMES: [(&str, Point); IRIS] = [
    ("Centre-Horloge", Point::new(0.0, 190.0)),
    ("Centre-Cloître", Point::new(0.0, -190.0)),
    ("Gare", Point::new(-150.0, 560.0)),
    ("Faubourg Ouest", Point::new(-700.0, 200.0)),
    ("Pont-Neuf", Point::new(800.0, 150.0)),
    ("Rive Sud", Point::new(400.0, -700.0)),
    ("Les Érables", Point::new(560.0, 985.0)),
    ("Les Vignes", Point::new(-500.0, -950.0)),
    ("La Sablière", Point::new(1120.0, -590.0)),
    ("Le Plateau", Point::new(-300.0, 1100.0)),
    ("Les Coteaux", Point::new(-1350.0, 250.0)),
];

/// The name of each area: `names[area]`, the nearest pairs first.
pub(super) fn names(town: &Town) -> Vec<&'static str> {
    let mut sums = vec![(Point::default(), 1e-9); IRIS];
    for address in &town.people.addresses {
        if let Some(area) = address.block.and_then(|block| town.iris.of[block]) {
            sums[area].0 = sums[area].0 + address.at;
            sums[area].1 += 1.0;
        }
    }
    let mut names = vec![""; IRIS];
    let mut open: Vec<(usize, usize)> = (0..IRIS)
        .flat_map(|area| (0..IRIS).map(move |name| (area, name)))
        .collect();
    let metres =
        |(area, name): (usize, usize)| NAMES[name].1.to(sums[area].0 * (1.0 / sums[area].1));
    open.sort_by(|a, b| metres(*a).total_cmp(&metres(*b)));
    while let Some((area, name)) = open.first().copied() {
        names[area] = NAMES[name].0;
        open.retain(|pair| pair.0 != area && pair.1 != name);
    }
    names
}

/// The code of an area.
pub(super) fn iris_code(index: usize) -> String {
    format!("{INSEE}{:04}", 101 + index)
}

#[derive(Default)]
struct Area {
    dwellings: f64,
    voters: f64,
    /// Dwellings by quarter: centre, faubourg, villas, estates.
    mix: [f64; 4],
}

/// Writes the table.
pub(super) fn write(town: &Town, folder: &Path) -> Outcome {
    let mut areas: Vec<Area> = (0..IRIS).map(|_| Area::default()).collect();
    for address in &town.people.addresses {
        if let Some(area) = address.block.and_then(|block| town.iris.of[block]) {
            add(&mut areas[area], town, address);
        }
    }
    let mut chance = Chance::new(1999);
    let mut written = String::from(
        "IRIS;COM;LIBCOM;LIBIRIS;TYP_IRIS;P21_POP;P21_POP1529;P21_POP65P;P21_POP0017;P21_POP1824;P21_POP2539;P21_POP4054;P21_POP5564;P21_POP6579;P21_POP80P;C21_MEN;P21_RP;P21_RP_PROP;P21_RP_LOCHLMV;P21_ACT1564;P21_CHOM1564;DISP_TP6021;DISP_MED21\n",
    );
    let names = names(town);
    for (index, area) in areas.iter().enumerate() {
        row(&mut written, (index, names[index]), area, &mut chance)?;
    }
    std::fs::write(folder.join("iris-insee.csv"), written)?;
    Ok(())
}

/// People by age (0 to 17, 18, 25, 40, 55, 65, 80 and more), who are as many in all.
fn ages(people: f64, young: f64, old: f64) -> String {
    let between = people - young - old;
    let minors = (0.2 * young + 0.3 * between).round();
    let students = (0.47 * young).round();
    let starting = (0.33 * young + 0.24 * between).round();
    let settled = (0.29 * between).round();
    let retired = (0.7 * old).round();
    let nearing = people - old - minors - students - starting - settled;
    let ages = [
        minors,
        students,
        starting,
        settled,
        nearing,
        retired,
        old - retired,
    ];
    ages.map(|count| count.to_string()).join(";")
}

fn add(area: &mut Area, town: &Town, address: &Address) {
    let dwellings = f64::from(address.dwellings);
    area.dwellings += dwellings;
    area.voters += f64::from(address.voters);
    let quarter = match (address.housing, town.site.quarter(address.at)) {
        (Housing::Tower, _) => 3,
        (_, Quarter::Centre) => 0,
        (_, Quarter::Faubourg) => 1,
        _ => 2,
    };
    area.mix[quarter] += dwellings;
}

fn row(
    written: &mut String,
    (index, name): (usize, &str),
    area: &Area,
    chance: &mut Chance,
) -> Outcome {
    let blend = |values: [f64; 4]| {
        let sum: f64 = area
            .mix
            .iter()
            .zip(values)
            .map(|(share, value)| share * value)
            .sum();
        sum / area.dwellings.max(1.0)
    };
    let mut of =
        |count: f64, rates: [f64; 4]| (count * blend(rates) * chance.between(0.94, 1.06)).round();
    let households = (area.dwellings * 0.92).round();
    let people = of(households, [1.65, 1.95, 2.45, 2.35]);
    let (young, old) = (
        of(people, [0.24, 0.2, 0.14, 0.24]),
        of(people, [0.2, 0.19, 0.25, 0.13]),
    );
    let owners = of(households, [0.3, 0.42, 0.84, 0.04]);
    let social = of(households, [0.06, 0.1, 0.02, 0.93]).min(households);
    let active = of(people, [0.5, 0.49, 0.46, 0.44]);
    let idle = of(active, [0.11, 0.12, 0.07, 0.24]);
    let median = blend([21_900.0, 20_800.0, 26_200.0, 13_400.0]);
    let poor = blend([17.0, 16.0, 6.0, 41.0]);
    // Income is not published where few households stand behind it, and never below a rate of 5 %.
    let hidden = index == 4;
    let income = if hidden {
        "s".to_owned()
    } else {
        format!(
            "{}",
            (median * chance.between(0.97, 1.03) / 10.0).round() * 10.0
        )
    };
    let poverty = if hidden || poor < 5.0 {
        "s".to_owned()
    } else {
        format!("{poor:.1}").replace('.', ",")
    };
    let ages = ages(people, young, old);
    writeln!(
        written,
        "{};{INSEE};{NAME};{};H;{people};{young};{old};{ages};{households};{households};{owners};{social};{active};{idle};{poverty};{income}",
        iris_code(index),
        name
    )?;
    Ok(())
}
