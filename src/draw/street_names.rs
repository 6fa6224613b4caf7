//! The names of streets on the map of a walk: none over another, nor over a number of the walk.

use crate::draw::mercator::{Bounds, Point};
use crate::draw::overlay::{Dot, Name, labelled};
use crate::draw::picture::{NAME, text_width};

/// A street that may be named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Street<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether the walk goes there: it comes first.
    pub is_walked: bool,
    /// How long it is in sight, in metres of the plane.
    pub length: f64,
    /// Where its name may stand, the best place first.
    pub places: Vec<Point>,
}

/// Free paper around a name, in points.
const FREE: f64 = 1.5;

/// In the street, to the right and to the left of it, above it and below it.
const BESIDE: [(f64, f64); 5] = [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];

/// From the middle of a street to a name beside it, in points: over the numbers along it.
const AWAY: f64 = 10.0;

/// A street that nobody walks is named only where it is at least so much of its name long.
const SPILLS: f64 = 0.8;

/// The names that can be read, each where it has room: whole, else shortened, else beside its
/// street; those of streets that the walk goes through first, then of the longest. `dots` are those
/// of the walk; `scale` is metres of the plane to a point, and names stand within `view`. Sorted by
/// name.
pub fn names(streets: &[Street<'_>], dots: &[Dot], scale: f64, view: &Bounds) -> Vec<Name> {
    let mut taken = rooms_of(dots, scale);
    let mut order: Vec<&Street<'_>> = streets.iter().collect();
    order.sort_by(|a, b| {
        (b.is_walked.cmp(&a.is_walked))
            .then(b.length.total_cmp(&a.length))
            .then(a.name.cmp(b.name))
    });
    let mut names = Vec::new();
    for street in order {
        let ways = ways_to_write(street, scale);
        let tries = BESIDE.into_iter().flat_map(|beside| {
            let ways = ways.iter();
            ways.flat_map(move |text| street.places.iter().map(move |at| (text, *at, beside)))
        });
        let mut tries = tries.map(|(text, at, (right, up))| {
            let half = text_width(text, NAME) / 2.0;
            let at = Point {
                x: at.x + right * (half + AWAY) * scale,
                y: at.y + up * (NAME / 2.0 + AWAY) * scale,
            };
            (text, at, room_of(text, at, scale))
        });
        let found = tries
            .find(|(_, _, room)| view.holds(room) && taken.iter().all(|other| !other.meets(room)));
        if let Some((text, at, room)) = found {
            taken.push(room);
            let text = text.clone();
            names.push(Name { at, text });
        }
    }
    names.sort_by(|a, b| a.text.cmp(&b.text));
    names
}

/// The room of all that is to be seen of a walk's stops.
fn rooms_of(dots: &[Dot], scale: f64) -> Vec<Bounds> {
    let has_label = labelled(dots, scale);
    dots.iter()
        .zip(has_label)
        .map(|(dot, has_label)| {
            let size = 2.0 * dot.radius(has_label) * scale;
            Bounds::centred(dot.at, size, size)
        })
        .collect()
}

fn room_of(text: &str, at: Point, scale: f64) -> Bounds {
    let wide = text_width(text, NAME) + 2.0 * FREE;
    let high = 1.2 * NAME + 2.0 * FREE;
    Bounds::centred(at, wide * scale, high * scale)
}

/// The whole name, then shortened; of a street that nobody walks only those that it has room for.
fn ways_to_write(street: &Street<'_>, scale: f64) -> Vec<String> {
    let whole = street.name.trim().to_owned();
    let short = shortened(&whole);
    let mut ways = vec![whole];
    if short != ways[0] {
        ways.push(short);
    }
    let fits =
        |text: &str| street.is_walked || SPILLS * text_width(text, NAME) * scale <= street.length;
    ways.retain(|text| !text.is_empty() && fits(text));
    ways
}

/// The name with its kind of street as it is abbreviated on letters: `Av. Foch`, `High St`.
fn shortened(name: &str) -> String {
    const FIRST: [(&str, &str); 11] = [
        ("Allée", "All."),
        ("Avenue", "Av."),
        ("Boulevard", "Bd"),
        ("Chemin", "Ch."),
        ("Impasse", "Imp."),
        ("Passage", "Pass."),
        ("Place", "Pl."),
        ("Résidence", "Rés."),
        ("Route", "Rte"),
        ("Rue", "R."),
        ("Square", "Sq."),
    ];
    const LAST: [(&str, &str); 5] = [
        ("Avenue", "Ave"),
        ("Drive", "Dr"),
        ("Lane", "Ln"),
        ("Road", "Rd"),
        ("Street", "St"),
    ];
    let known = |list: &[(&str, &'static str)], word: &str| {
        let mut list = list.iter();
        let found = list.find(|(long, _)| long.to_lowercase() == word.to_lowercase());
        found.map(|(_, short)| *short)
    };
    if let Some((first, rest)) = name.split_once(' ')
        && let Some(short) = known(&FIRST, first)
    {
        return format!("{short} {rest}");
    }
    if let Some((rest, last)) = name.rsplit_once(' ')
        && let Some(short) = known(&LAST, last)
    {
        return format!("{rest} {short}");
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::colour::Rgb;
    use crate::draw::mercator::Camera;
    use crate::draw::overlay::DotForm;
    use proptest::prelude::*;

    const CAMERA: Camera = Camera {
        centre: Point { x: 0.0, y: 0.0 },
        scale: 1.0,
        width: 400,
        height: 300,
    };

    fn street<'a>(
        name: &'a str,
        is_walked: bool,
        length: f64,
        places: &[(f64, f64)],
    ) -> Street<'a> {
        let places = places.iter().map(|&(x, y)| Point { x, y });
        Street {
            name,
            is_walked,
            length,
            places: places.collect(),
        }
    }

    fn stop(x: f64, y: f64) -> Dot {
        Dot {
            at: Point { x, y },
            colour: Rgb(0, 0, 0),
            label: "1".to_owned(),
            form: DotForm::Stop,
        }
    }

    fn said(names: &[Name]) -> Vec<&str> {
        names.iter().map(|name| name.text.as_str()).collect()
    }

    #[test]
    fn streets_that_are_walked_come_first_then_the_longest() {
        // Three that cross one another, each with the one place.
        let streets = [
            street("Rue A", false, 300.0, &[(0.0, 2.0)]),
            street("Rue B", true, 100.0, &[(0.0, 0.0)]),
            street("Rue C", false, 350.0, &[(0.0, -2.0)]),
        ];
        let names = names(&streets, &[], CAMERA.scale, &CAMERA.bounds());
        assert_eq!(said(&names), ["Rue A", "Rue B", "Rue C"], "above and below");
        assert_eq!(names[1].at.y, 0.0, "the one that is walked in its place");
        assert!(names[0].at.y > 2.0 && names[2].at.y < -2.0);
    }

    #[test]
    fn a_name_goes_where_no_number_is_or_is_left_out() {
        let places = [(0.0, 0.0), (50.0, 0.0)];
        let found = |dots: &[Dot]| {
            names(
                &[street("Rue A", true, 200.0, &places)],
                dots,
                CAMERA.scale,
                &CAMERA.bounds(),
            )
        };
        assert_eq!(found(&[stop(0.0, 0.0)])[0].at.x, 50.0);
        let beside = found(&[stop(0.0, 0.0), stop(50.0, 0.0)])[0].at;
        assert!(
            10.0 < beside.x && beside.x < 40.0 && beside.y == 0.0,
            "{beside:?}"
        );
        let all = (-20..=20).flat_map(|x| {
            let column = -6..=6;
            column.map(move |y| stop(9.0 * f64::from(x), 9.0 * f64::from(y)))
        });
        assert!(found(&all.collect::<Vec<_>>()).is_empty());
    }

    #[test]
    fn a_name_without_room_is_shortened() {
        let long = "Avenue de la République";
        let beside_the_edge = 200.0 - text_width(long, NAME) / 2.0;
        let streets = [street(long, true, 90.0, &[(beside_the_edge, 0.0)])];
        assert_eq!(
            said(&names(&streets, &[], CAMERA.scale, &CAMERA.bounds())),
            ["Av. de la République"]
        );
        let short = [street(long, false, 40.0, &[(0.0, 0.0)])];
        assert!(
            names(&short, &[], CAMERA.scale, &CAMERA.bounds()).is_empty(),
            "which street is it?"
        );
        assert_eq!(shortened("High Street"), "High St");
        assert_eq!(shortened("rue"), "rue");
        assert_eq!(shortened("Quai Neuf"), "Quai Neuf");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]

        #[test]
        fn no_name_is_over_another_or_over_a_number(
            places in prop::collection::vec((-200.0..200.0_f64, -150.0..150.0_f64, any::<bool>()), 1..40),
            stops in prop::collection::vec((-200.0..200.0_f64, -150.0..150.0_f64), 0..40),
        ) {
            let streets: Vec<Street<'_>> = places
                .iter()
                .map(|&(x, y, walked)| street("Rue du Moulin", walked, 200.0, &[(x, y), (y, x)]))
                .collect();
            let dots: Vec<Dot> = stops.iter().map(|&(x, y)| stop(x, y)).collect();
            let names = names(&streets, &dots, CAMERA.scale, &CAMERA.bounds());
            let room = |name: &Name| room_of(&name.text, name.at, CAMERA.scale);
            let taken = rooms_of(&dots, CAMERA.scale);
            for (place, name) in names.iter().enumerate() {
                let room_here = room(name);
                prop_assert!(names[..place].iter().all(|it| !room(it).meets(&room_here)));
                prop_assert!(taken.iter().all(|it| !it.meets(&room_here)));
            }
        }
    }
}
