//! The lie of the land, drawn by hand: river, railway, limit, main roads and quarters.

use super::chance::noise;
use super::shape::{Line, Point, beside, curve, distance, inside, ring};

/// Half the width of the river, in metres.
pub(super) const HALF_RIVER: f64 = 21.0;

/// What a quarter is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Quarter {
    /// Inside the boulevards: crooked, small blocks, flats over shops.
    Centre,
    /// Around it: 19th-century streets at right angles, terraces and small blocks of flats.
    Faubourg,
    /// Houses with gardens on curving streets.
    Villas,
    /// Towers and slabs of social housing.
    Estate,
    /// Sheds along the railway.
    Works,
    /// Lawns and trees.
    Park,
    /// Nobody lives here.
    Fields,
}

/// How much a road matters, by OpenStreetMap's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Primary,
    Secondary,
    Tertiary,
    Residential,
    Living,
    Track,
}

/// A road drawn by hand.
pub(super) struct Main {
    pub(super) name: &'static str,
    pub(super) class: Class,
    pub(super) line: Line,
}

/// Everything drawn by hand.
pub(super) struct Site {
    /// From east to west, along the middle of the water.
    pub(super) river: Line,
    /// The two banks, the northern one first.
    pub(super) banks: [Line; 2],
    /// From west to east.
    pub(super) railway: Line,
    /// The commune's limit, a ring.
    pub(super) limit: Line,
    /// Where the town ends, a ring.
    pub(super) built: Line,
    /// The boulevards around the old centre, a ring with the river.
    pub(super) centre: Line,
    pub(super) mains: Vec<Main>,
}

/// Where the station stands.
pub(super) const STATION: Point = Point::new(-40.0, 716.0);

/// The two estates: middle and half sizes.
pub(super) const ESTATES: [(Point, f64, f64); 2] = [
    (Point::new(560.0, 985.0), 290.0, 175.0),
    (Point::new(1120.0, -590.0), 220.0, 235.0),
];

const RIVER: &[(f64, f64)] = &[
    (9000.0, 2600.0),
    (6000.0, 1500.0),
    (4200.0, 1350.0),
    (3200.0, 900.0),
    (2650.0, 930.0),
    (2120.0, 800.0),
    (1650.0, 440.0),
    (1200.0, 60.0),
    (760.0, -240.0),
    (330.0, -395.0),
    (-110.0, -420.0),
    (-520.0, -330.0),
    (-900.0, -240.0),
    (-1300.0, -370.0),
    (-1680.0, -640.0),
    (-2120.0, -760.0),
    (-2700.0, -690.0),
    (-3300.0, -900.0),
    (-4500.0, -700.0),
    (-6500.0, -1200.0),
    (-9000.0, -1100.0),
];

const RAILWAY: &[(f64, f64)] = &[
    (-9000.0, 2300.0),
    (-5000.0, 1500.0),
    (-3300.0, 1120.0),
    (-2200.0, 930.0),
    (-1300.0, 800.0),
    (-600.0, 728.0),
    (0.0, 700.0),
    (500.0, 706.0),
    (1000.0, 712.0),
    (1450.0, 640.0),
    (1850.0, 440.0),
    (2250.0, 120.0),
    (2700.0, -190.0),
    (3300.0, -420.0),
    (5000.0, -800.0),
    (9000.0, -2300.0),
];

const LIMIT: &[(f64, f64)] = &[
    (1950.0, -60.0),
    (2080.0, 420.0),
    (1960.0, 800.0),
    (1700.0, 1180.0),
    (1180.0, 1480.0),
    (600.0, 1560.0),
    (80.0, 1490.0),
    (-420.0, 1600.0),
    (-980.0, 1480.0),
    (-1420.0, 1330.0),
    (-1720.0, 940.0),
    (-1960.0, 460.0),
    (-1900.0, 0.0),
    (-2060.0, -420.0),
    (-1880.0, -860.0),
    (-1620.0, -1240.0),
    (-1050.0, -1500.0),
    (-480.0, -1480.0),
    (60.0, -1620.0),
    (640.0, -1560.0),
    (1080.0, -1420.0),
    (1560.0, -1240.0),
    (1760.0, -820.0),
    (1700.0, -420.0),
];

const BUILT: &[(f64, f64)] = &[
    (1500.0, 20.0),
    (1560.0, 330.0),
    (1330.0, 640.0),
    (1400.0, 900.0),
    (1080.0, 1240.0),
    (520.0, 1330.0),
    (0.0, 1290.0),
    (-480.0, 1360.0),
    (-900.0, 1180.0),
    (-1180.0, 1010.0),
    (-1280.0, 700.0),
    (-1620.0, 420.0),
    (-1600.0, 40.0),
    (-1500.0, -330.0),
    (-1560.0, -640.0),
    (-1330.0, -1010.0),
    (-900.0, -1220.0),
    (-420.0, -1180.0),
    (0.0, -1330.0),
    (420.0, -1340.0),
    (800.0, -1160.0),
    (1180.0, -1130.0),
    (1480.0, -820.0),
    (1440.0, -420.0),
];

const CENTRE: &[(f64, f64)] = &[
    (-455.0, -313.0),
    (-485.0, -120.0),
    (-455.0, 90.0),
    (-345.0, 275.0),
    (-170.0, 370.0),
    (20.0, 395.0),
    (215.0, 355.0),
    (385.0, 225.0),
    (465.0, 30.0),
    (470.0, -150.0),
    (425.0, -331.0),
];

impl Site {
    /// The land, always the same.
    pub(super) fn new() -> Self {
        let river = curve(RIVER, 20.0);
        let banks = [beside(&river, -HALF_RIVER), beside(&river, HALF_RIVER)];
        let mut centre = curve(CENTRE, 15.0);
        let mut quay: Line = river
            .iter()
            .copied()
            .filter(|at| (-455.0..425.0).contains(&at.x))
            .collect();
        centre.append(&mut quay);
        Self {
            mains: mains(&river),
            railway: curve(RAILWAY, 20.0),
            limit: limit(),
            built: ring(BUILT, 25.0),
            centre,
            banks,
            river,
        }
    }

    /// What the quarter around a place is like.
    pub(super) fn quarter(&self, at: Point) -> Quarter {
        if !inside(at, &self.built) {
            return Quarter::Fields;
        }
        if inside(at, &self.centre) {
            return Quarter::Centre;
        }
        if ESTATES.iter().any(|(middle, width, height)| {
            let off = at - *middle;
            (off.x / width).abs() < 1.0 && (off.y / height).abs() < 1.0
        }) {
            return Quarter::Estate;
        }
        if in_park(at) {
            return Quarter::Park;
        }
        let north = at.y > 740.0 - 0.03 * at.x;
        let works = north && (-1180.0..200.0).contains(&at.x) && at.y < 1010.0 - 0.06 * at.x;
        if works || (at.x > 900.0 && at.y > 300.0 && at.y < 900.0 && !north) {
            return Quarter::Works;
        }
        let wobble = 60.0 * noise(at, 250.0, 7);
        let first_ring = !north && at.y > -430.0 && (-820.0..880.0).contains(&(at.x + wobble));
        let bridgehead = (at - Point::new(60.0, -600.0)).length() < 300.0 + wobble;
        let north_bank = self.north_of_river(at);
        if (first_ring && north_bank) || (bridgehead && !north_bank) {
            Quarter::Faubourg
        } else {
            Quarter::Villas
        }
    }

    /// Whether a place is on the side of the old centre.
    pub(super) fn north_of_river(&self, at: Point) -> bool {
        let nearest = (1..self.river.len()).min_by(|a, b| {
            let off = |index: usize| (self.river[index] + self.river[index - 1]) * 0.5;
            at.to(off(*a)).total_cmp(&at.to(off(*b)))
        });
        nearest.is_some_and(|index| {
            let (from, to) = (self.river[index - 1], self.river[index]);
            (to - from).cross(at - from) < 0.0
        })
    }

    /// Whether a place is on the water.
    pub(super) fn on_water(&self, at: Point) -> bool {
        distance(at, &self.river) < HALF_RIVER
    }
}

/// The park along the south bank.
pub(super) fn in_park(at: Point) -> bool {
    let off = at - Point::new(-520.0, -545.0);
    (off.x / 290.0) * (off.x / 290.0) + (off.y / 165.0) * (off.y / 165.0) < 1.0
}

/// Limits of communes run from boundary stone to boundary stone.
fn limit() -> Line {
    let ragged = |at: Point| {
        let off = Point::new(noise(at, 140.0, 21), noise(at, 140.0, 22));
        (at * 0.9 + off * 55.0).rounded()
    };
    ring(LIMIT, 150.0).into_iter().map(ragged).collect()
}

fn mains(river: &[Point]) -> Vec<Main> {
    let main = |name, class, controls: &[(f64, f64)]| Main {
        name,
        class,
        line: curve(controls, 12.0),
    };
    let quay = |name, side: f64, from: f64, to: f64| Main {
        name,
        class: Class::Tertiary,
        line: beside(river, side)
            .into_iter()
            .filter(|at| (from..to).contains(&at.x))
            .collect(),
    };
    use Class::{Primary, Secondary, Tertiary};
    vec![
        main(
            "Avenue de l’Ouest",
            Primary,
            &[
                (-480.0, 20.0),
                (-700.0, 40.0),
                (-930.0, 20.0),
                (-1170.0, 70.0),
                (-1500.0, 200.0),
                (-2050.0, 260.0),
                (-2700.0, 400.0),
                (-4000.0, 420.0),
                (-9000.0, 900.0),
            ],
        ),
        main(
            "Avenue de l’Est",
            Primary,
            &[
                (466.0, 40.0),
                (650.0, 60.0),
                (850.0, 120.0),
                (1080.0, 260.0),
                (1300.0, 400.0),
                (1500.0, 600.0),
                (1720.0, 900.0),
                (2200.0, 1180.0),
                (3600.0, 1600.0),
                (9000.0, 4800.0),
            ],
        ),
        main(
            "Rue du Pont",
            Secondary,
            &[
                (10.0, 0.0),
                (24.0, -120.0),
                (30.0, -260.0),
                (44.0, -405.0),
                (50.0, -560.0),
            ],
        ),
        main(
            "Avenue du Midi",
            Primary,
            &[
                (50.0, -560.0),
                (62.0, -760.0),
                (20.0, -1000.0),
                (-10.0, -1300.0),
                (-120.0, -1700.0),
                (-80.0, -2500.0),
                (-400.0, -4000.0),
                (-100.0, -9000.0),
            ],
        ),
        main(
            "Route des Étangs",
            Secondary,
            &[
                (50.0, -560.0),
                (240.0, -690.0),
                (560.0, -800.0),
                (900.0, -860.0),
                (1260.0, -900.0),
                (1700.0, -1010.0),
                (2600.0, -1150.0),
                (4000.0, -1700.0),
                (9000.0, -4300.0),
            ],
        ),
        main(
            "Avenue des Vignes",
            Secondary,
            &[
                (50.0, -560.0),
                (-160.0, -690.0),
                (-420.0, -790.0),
                (-760.0, -830.0),
                (-1060.0, -960.0),
                (-1400.0, -1190.0),
                (-2000.0, -1560.0),
                (-4000.0, -3000.0),
                (-9000.0, -6900.0),
            ],
        ),
        main(
            "Avenue de la Gare",
            Secondary,
            &[(20.0, 395.0), (0.0, 520.0), (-30.0, 650.0)],
        ),
        main(
            "Rue Grande",
            Tertiary,
            &[
                (-480.0, 20.0),
                (-330.0, 40.0),
                (-170.0, -10.0),
                (10.0, 0.0),
                (160.0, 50.0),
                (320.0, 30.0),
                (466.0, 40.0),
            ],
        ),
        main(
            "Rue de l’Horloge",
            Tertiary,
            &[(20.0, 395.0), (40.0, 270.0), (-10.0, 140.0), (10.0, 0.0)],
        ),
        main(
            "Avenue du Nord",
            Secondary,
            &[
                (-345.0, 275.0),
                (-480.0, 430.0),
                (-640.0, 590.0),
                (-740.0, 750.0),
                (-830.0, 960.0),
                (-1020.0, 1240.0),
                (-1300.0, 1600.0),
                (-1700.0, 2400.0),
                (-3000.0, 4000.0),
                (-6000.0, 9000.0),
            ],
        ),
        main(
            "Avenue du Plateau",
            Secondary,
            &[
                (385.0, 225.0),
                (560.0, 400.0),
                (760.0, 560.0),
                (860.0, 720.0),
                (960.0, 920.0),
                (1130.0, 1180.0),
                (1330.0, 1500.0),
                (1700.0, 2300.0),
                (2300.0, 4000.0),
                (4000.0, 9000.0),
            ],
        ),
        main("Boulevard des Remparts", Secondary, &CENTRE),
        main(
            "Rue des Hauts",
            Tertiary,
            &[
                (-935.0, 1120.0),
                (-620.0, 1230.0),
                (-300.0, 1220.0),
                (-150.0, 1250.0),
                (150.0, 1255.0),
                (420.0, 1285.0),
                (760.0, 1285.0),
                (1000.0, 1230.0),
                (1146.0, 1195.0),
            ],
        ),
        main(
            "Rue de la Ferme",
            Tertiary,
            &[
                (985.0, 960.0),
                (1180.0, 930.0),
                (1300.0, 800.0),
                (1240.0, 670.0),
                (1270.0, 520.0),
                (1310.0, 400.0),
            ],
        ),
        main(
            "Rue des Coteaux",
            Tertiary,
            &[
                (-1070.0, 410.0),
                (-1250.0, 560.0),
                (-1420.0, 480.0),
                (-1530.0, 330.0),
                (-1500.0, 200.0),
                (-1480.0, 20.0),
                (-1400.0, -150.0),
                (-1260.0, -230.0),
                (-1122.0, -215.0),
            ],
        ),
        main(
            "Rue des Jardins",
            Tertiary,
            &[
                (-1250.0, 560.0),
                (-1130.0, 690.0),
                (-920.0, 680.0),
                (-700.0, 660.0),
            ],
        ),
        main(
            "Rue de la Prairie",
            Tertiary,
            &[
                (-1090.0, -380.0),
                (-1290.0, -510.0),
                (-1420.0, -720.0),
                (-1340.0, -950.0),
                (-1215.0, -1070.0),
            ],
        ),
        main(
            "Rue des Carrières",
            Tertiary,
            &[
                (-880.0, -1040.0),
                (-800.0, -1160.0),
                (-500.0, -1165.0),
                (-200.0, -1210.0),
                (-5.0, -1250.0),
                (300.0, -1280.0),
                (620.0, -1240.0),
                (785.0, -1160.0),
            ],
        ),
        main(
            "Rue du Moulin",
            Tertiary,
            &[
                (944.0, -220.0),
                (1150.0, -180.0),
                (1330.0, -10.0),
                (1450.0, 110.0),
                (1490.0, -50.0),
                (1430.0, -270.0),
                (1300.0, -370.0),
            ],
        ),
        main(
            "Rue du Port",
            Tertiary,
            &[
                (905.0, -90.0),
                (1070.0, 30.0),
                (1240.0, 185.0),
                (1400.0, 320.0),
                (1450.0, 440.0),
                (1420.0, 520.0),
            ],
        ),
        main(
            "Rue du Pont-Neuf",
            Secondary,
            &[
                (850.0, 120.0),
                (880.0, -10.0),
                (925.0, -140.0),
                (960.0, -300.0),
                (940.0, -500.0),
                (880.0, -690.0),
                (840.0, -850.0),
                (800.0, -1010.0),
                (780.0, -1190.0),
            ],
        ),
        main(
            "Rue du Gué",
            Secondary,
            &[
                (-1170.0, 70.0),
                (-1140.0, -120.0),
                (-1110.0, -310.0),
                (-1040.0, -520.0),
                (-960.0, -720.0),
                (-900.0, -880.0),
                (-880.0, -1050.0),
            ],
        ),
        main(
            "Boulevard du Nord",
            Tertiary,
            &[
                (-900.0, 1085.0),
                (-600.0, 1060.0),
                (-300.0, 1075.0),
                (0.0, 1085.0),
                (270.0, 1190.0),
                (560.0, 1200.0),
                (850.0, 1170.0),
                (1120.0, 1165.0),
            ],
        ),
        main(
            "Rue du Tunnel",
            Tertiary,
            &[
                (-170.0, 560.0),
                (-190.0, 720.0),
                (-165.0, 900.0),
                (-160.0, 1078.0),
                (-150.0, 1250.0),
            ],
        ),
        main(
            "Boulevard Sud",
            Tertiary,
            &[
                (-880.0, -1050.0),
                (-560.0, -1060.0),
                (-260.0, -1080.0),
                (16.0, -1060.0),
                (360.0, -1120.0),
                (790.0, -1080.0),
                (1150.0, -1020.0),
                (1290.0, -905.0),
            ],
        ),
        main(
            "Rue des Peupliers",
            Tertiary,
            &[
                (-640.0, 590.0),
                (-860.0, 530.0),
                (-1060.0, 420.0),
                (-1160.0, 250.0),
                (-1170.0, 70.0),
            ],
        ),
        main(
            "Rue de la Sablière",
            Tertiary,
            &[
                (1260.0, -900.0),
                (1350.0, -700.0),
                (1340.0, -480.0),
                (1260.0, -300.0),
                (1130.0, -270.0),
                (960.0, -300.0),
            ],
        ),
        main(
            "Rue de la Gare",
            Tertiary,
            &[
                (-640.0, 590.0),
                (-400.0, 560.0),
                (-170.0, 560.0),
                (0.0, 545.0),
                (300.0, 560.0),
                (560.0, 580.0),
                (760.0, 560.0),
            ],
        ),
        main(
            "Place de la Gare",
            Tertiary,
            &[
                (-170.0, 655.0),
                (-30.0, 650.0),
                (120.0, 650.0),
                (300.0, 560.0),
            ],
        ),
        quay("Quai des Tanneurs", -(HALF_RIVER + 17.0), -1140.0, 925.0),
        quay("Quai de la Rive", HALF_RIVER + 17.0, -250.0, 950.0),
    ]
}
