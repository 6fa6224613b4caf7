//! Areal interpolation against plain geometry.

use super::*;
use geo::{Area as _, BooleanOps as _, polygon};
use proptest::prelude::*;

fn square(west: f64, south: f64, side: f64) -> MultiPolygon<f64> {
    let (east, north) = (west + side, south + side);
    polygon![(x: west, y: south), (x: east, y: south), (x: east, y: north), (x: west, y: north)]
        .into()
}

fn star(radii: &[f64], (x, y): (f64, f64)) -> MultiPolygon<f64> {
    let step = std::f64::consts::TAU / radii.len() as f64;
    let ring = (0..).zip(radii).map(|(spike, radius)| {
        let angle = step * f64::from(spike);
        (x + radius * angle.cos(), y + radius * angle.sin())
    });
    let hole = vec![(x - 0.1, y - 0.1), (x + 0.1, y - 0.1), (x, y + 0.1)];
    geo::Polygon::new(ring.collect(), vec![hole.into()]).into()
}

fn overlay(sources: &[MultiPolygon<f64>], targets: &[MultiPolygon<f64>]) -> Overlay {
    Overlay::by_area(sources, targets, &Task::default()).unwrap()
}

proptest! {
    #[test]
    fn the_area_of_both_is_that_of_their_intersection(
        // Of five spikes or more, for the hole to lie inside of them.
        a in prop::collection::vec(0.2..1.0_f64, 5..40),
        b in prop::collection::vec(0.2..1.0_f64, 5..40),
        x in -1.5..1.5_f64,
        y in -1.5..1.5_f64,
    ) {
        // In the millions, as projected coordinates are.
        let at = (651_000.0, 6_862_000.0);
        let (a, b) = (star(&a, at), star(&b, (at.0 + x, at.1 + y)));
        let cut = a.intersection(&b).unsigned_area();
        let overlay = overlay(std::slice::from_ref(&a), &[b]);
        let found: f64 = overlay.pieces_of(0).iter().map(|piece| piece.amount).sum();
        prop_assert!((found - cut).abs() < 1e-6, "{found} is not {cut}");
        prop_assert!((overlay.wholes[0] - a.unsigned_area()).abs() < 1e-6);
    }

    #[test]
    fn counts_add_up_when_they_are_shared_out_inside(
        sides in prop::collection::vec((0.0..5.0_f64, 0.0..5.0_f64, 0.5..3.0_f64, 0.0..1e6_f64), 1..12),
    ) {
        let sources: Vec<_> = sides.iter().map(|&(x, y, side, _)| square(x, y, side)).collect();
        let figures: Vec<f64> = sides.iter().map(|side| side.3).collect();
        let targets: Vec<_> = (0..16)
            .map(|cell| square(f64::from(cell % 4) * 2.0, f64::from(cell / 4) * 2.0, 2.0))
            .collect();
        let overlay = overlay(&sources, &targets);
        let counts = overlay.counts(&figures, Shared::Inside(0.0));
        let sum: f64 = counts.iter().filter(|count| count.is_finite()).sum();
        let whole: f64 = figures.iter().sum();
        prop_assert!((sum / whole.max(1.0) - whole / whole.max(1.0)).abs() < 1e-9);
    }
}

#[test]
fn borders_that_are_shared_give_nothing_to_the_neighbour() {
    let west = square(651_000.1, 6_862_000.7, 100.3);
    let east = square(651_000.1 + 100.3, 6_862_000.7, 100.3);
    let overlay = overlay(std::slice::from_ref(&west), &[west.clone(), east]);
    assert_eq!(overlay.pieces_of(0).len(), 1);
    assert!((overlay.covered()[0] - 1.0).abs() < 1e-12);
}

#[test]
fn a_level_side_counts_where_the_other_area_reaches_across_it() {
    let slanted: MultiPolygon<f64> =
        polygon![(x: 0.0, y: 0.0), (x: 8.0, y: 4.0), (x: 0.0, y: 8.0)].into();
    let level = square(1.0, 2.0, 2.0);
    for (a, b) in [(&slanted, &level), (&level, &slanted)] {
        let overlay = overlay(std::slice::from_ref(a), std::slice::from_ref(b));
        assert_eq!(overlay.pieces_of(0)[0].amount, 4.0);
    }
    let across = square(-1.0, 3.0, 2.0);
    let overlay = overlay(std::slice::from_ref(&slanted), &[across]);
    assert_eq!(overlay.pieces_of(0)[0].amount, 2.0);
}

#[test]
fn what_lies_outside_keeps_its_part_unless_it_is_shared_out_inside() {
    let overlay = overlay(&[square(0.0, 0.0, 2.0)], &[square(0.0, 0.0, 1.0)]);
    assert_eq!(overlay.counts(&[100.0], Shared::Overall), [25.0]);
    assert_eq!(overlay.counts(&[100.0], Shared::Inside(0.2)), [100.0]);
    assert_eq!(overlay.counts(&[100.0], Shared::Inside(0.5)), [25.0]);
    assert_eq!(overlay.inside(), [1.0]);
    assert_eq!(overlay.means(&[100.0]), [100.0]);
}

#[test]
fn gaps_stay_gaps_once_they_are_more_than_a_third() {
    let sources = [
        square(0.0, 0.0, 1.0),
        square(1.0, 0.0, 1.0),
        square(2.0, 0.0, 1.0),
    ];
    let target = polygon![(x: 0.0, y: 0.0), (x: 3.0, y: 0.0), (x: 3.0, y: 1.0), (x: 0.0, y: 1.0)];
    let overlay = overlay(&sources, &[target.into(), square(9.0, 9.0, 1.0)]);
    let means = overlay.means(&[1.0, f64::NAN, f64::NAN]);
    assert!(means.iter().all(|mean| mean.is_nan()), "{means:?}");
    let counts = overlay.counts(&[1.0, 3.0, f64::NAN], Shared::Overall);
    assert!(
        (counts[0] - 6.0).abs() < 1e-12 && counts[1].is_nan(),
        "{counts:?}"
    );
}

#[test]
fn a_mean_weighs_by_the_people_of_the_share_of_each_source() {
    // A quarter of 400 households and a half of 20: a hundred at 10, ten at 43.
    let overlay = overlay(
        &[square(0.0, 0.0, 2.0), square(2.0, 0.0, 1.0)],
        &[polygon![(x: 1.0, y: 0.0), (x: 2.5, y: 0.0), (x: 2.5, y: 1.0), (x: 1.0, y: 1.0)].into()],
    );
    let means = |figures: &[f64], masses: &[f64]| overlay.means_weighed(figures, masses)[0];
    assert!((means(&[10.0, 43.0], &[400.0, 20.0]) - 13.0).abs() < 1e-12);
    // By area alone, a whole square at 10 and half a square at 43.
    assert!((overlay.means(&[10.0, 43.0])[0] - 21.0).abs() < 1e-12);
    let gap = f64::NAN;
    assert_eq!(means(&[10.0, gap], &[400.0, 20.0]), 10.0, "ten of 110");
    assert!(
        means(&[gap, 43.0], &[400.0, 20.0]).is_nan(),
        "a hundred of 110"
    );
    assert_eq!(
        means(&[gap, 43.0], &[0.0, 20.0]),
        43.0,
        "nobody lives there"
    );
    assert!(
        means(&[10.0, 43.0], &[gap, 20.0]).is_nan(),
        "who lives there?"
    );
    assert!(means(&[10.0, 43.0], &[0.0, 0.0]).is_nan(), "of nobody");
}

proptest! {
    #[test]
    fn a_mean_that_weighs_by_people_is_a_ratio_of_counts(
        zones in prop::collection::vec((0.0..500.0_f64, 1.0..400.0_f64), 1..12),
        west in 0.0..5.0_f64,
        width in 0.2..6.0_f64,
    ) {
        let sources: Vec<_> = (0..zones.len()).map(|at| square(at as f64, 0.0, 1.0)).collect();
        let (east, south) = (west + width, 0.25);
        let target = polygon![(x: west, y: south), (x: east, y: south), (x: east, y: 2.0), (x: west, y: 2.0)];
        let overlay = overlay(&sources, &[target.into()]);
        let people: Vec<f64> = zones.iter().map(|zone| zone.1).collect();
        let income: Vec<f64> = zones.iter().map(|zone| zone.0).collect();
        let all: Vec<f64> = zones.iter().map(|zone| zone.0 * zone.1).collect();
        let count = |figures: &[f64]| overlay.counts(figures, Shared::Overall)[0];
        let mean = overlay.means_weighed(&income, &people)[0];
        let ratio = count(&all) / count(&people);
        prop_assert!(mean.is_nan() == ratio.is_nan());
        prop_assert!(mean.is_nan() || (mean - ratio).abs() < 1e-9 * ratio.max(1.0), "{} {}", mean, ratio);
    }
}

#[test]
fn points_are_what_counts_where_there_are_some() {
    let area = overlay(
        &[square(0.0, 0.0, 2.0), square(5.0, 0.0, 1.0)],
        &[square(0.0, 0.0, 1.0), square(5.0, 0.0, 1.0)],
    );
    let points = [
        (Some(0), Some(0), 3.0),
        (Some(0), None, 1.0),
        (Some(0), Some(0), 0.0),
        (None, Some(0), 1.0),
    ];
    let overlay = Overlay::by_points(points.into_iter(), &area);
    assert_eq!(overlay.counts(&[100.0, 7.0], Shared::Overall), [75.0, 7.0]);
    assert_eq!(overlay.covered(), [0.75, 1.0]);
    assert_eq!(overlay.inside()[0], 0.75);
}

#[test]
fn the_figures_of_finer_areas_are_what_counts() {
    let wide = polygon![(x: 0.0, y: 0.0), (x: 4.0, y: 0.0), (x: 4.0, y: 1.0), (x: 0.0, y: 1.0)];
    let sources = [wide.into(), square(10.0, 0.0, 2.0)];
    let targets = [
        square(0.0, 0.0, 1.0),
        square(3.0, 0.0, 1.0),
        square(10.0, 0.0, 1.0),
    ];
    let cells = [
        square(0.0, 0.0, 1.0),
        square(1.5, 0.0, 1.0),
        square(3.5, 0.0, 1.0),
    ];
    let by_area = overlay(&sources, &targets);
    let task = Task::default();
    let figures = [60.0, f64::NAN, 20.0];
    let by_people =
        Overlay::by_figures(&sources, &targets, &cells, &figures, &by_area, &task).unwrap();
    // The wide source has 70 people: 60 in the first target, 10 in the second, half of their cell.
    assert_eq!(
        by_people.counts(&[140.0, 8.0], Shared::Overall),
        [120.0, 20.0, 2.0]
    );
}

#[test]
fn the_plane_is_as_large_as_the_ellipsoid() {
    // The whole of it has 510,065,621.7 km².
    let ((west, south), (east, north)) = (on_plane(-180.0, -90.0), on_plane(180.0, 90.0));
    let area = (east - west) * (north - south) / 1e6;
    assert!((area - 510_065_621.7).abs() < 1.0, "{area}");
}

#[test]
fn whole_numbers_stay_whole_and_none_is_lost() {
    let target = |west| square(f64::from(west), 0.0, 1.0);
    let targets = [target(0), target(1), target(2)];
    let wide = polygon![(x: 0.0, y: 0.0), (x: 3.0, y: 0.0), (x: 3.0, y: 1.0), (x: 0.0, y: 1.0)];
    let overlay = overlay(&[wide.into(), square(2.5, 0.0, 4.0)], &targets);
    assert_eq!(
        overlay.whole_numbers(&[101.0, f64::NAN], 0.5),
        [34.0, 34.0, 33.0]
    );
    // Of the second only a thirty-second lies inside.
    assert_eq!(overlay.whole_numbers(&[0.0, 64.0], 0.5), [0.0, 0.0, 2.0]);
}
