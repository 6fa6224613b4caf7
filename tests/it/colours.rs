//! Neighbouring classes can be told apart by everybody, on either ground and through a basemap.

use arpent::draw::colour::Rgb;
use arpent::draw::ramp::{colours, pair};
use arpent::draw::shade::OVER_BASEMAP;
use arpent::draw::vision::Vision;
use arpent::model::shading::Ramp;

/// CIE L*a*b* (D65) of a colour in sRGB (IEC 61966-2-1).
fn lab(Rgb(red, green, blue): Rgb) -> [f64; 3] {
    let light = [red, green, blue].map(|byte| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    // Of each of X, Y and Z, by that of white.
    let sums: [([f64; 3], f64); 3] = [
        ([0.412_456_4, 0.357_576_1, 0.180_437_5], 0.950_47),
        ([0.212_672_9, 0.715_152_2, 0.072_175_0], 1.0),
        ([0.019_333_9, 0.119_192_0, 0.950_304_1], 1.088_83),
    ];
    let roots = sums.map(|(shares, white)| {
        let sum: f64 = shares
            .iter()
            .zip(light)
            .map(|(share, light)| share * light)
            .sum();
        let part = sum / white;
        if part > 216.0 / 24_389.0 {
            part.cbrt()
        } else {
            (24_389.0 / 27.0 * part + 16.0) / 116.0
        }
    });
    [
        116.0 * roots[1] - 16.0,
        500.0 * (roots[0] - roots[1]),
        200.0 * (roots[1] - roots[2]),
    ]
}

/// How far apart two colours are: CIEDE2000 with all weights 1, as G. Sharma, W. Wu, E. Dalal,
/// "The CIEDE2000 color-difference formula", 2005, has it.
fn apart([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let seventh = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25.0_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 < 1e-12;
    let turn = if grey {
        0.0
    } else {
        (h2 - h1 + 540.0).rem_euclid(360.0) - 180.0
    };
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let mean_hue = if grey {
        h1 + h2
    } else if (h1 - h2).abs() <= 180.0 {
        f64::midpoint(h1, h2)
    } else {
        (f64::midpoint(h1, h2) + 180.0).rem_euclid(360.0)
    };
    let (l, c) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let cosine = |times: f64, from: f64| (times * mean_hue - from).to_radians().cos();
    let t = 1.0 - 0.17 * cosine(1.0, 30.0) + 0.24 * cosine(2.0, 0.0) + 0.32 * cosine(3.0, -6.0)
        - 0.20 * cosine(4.0, 63.0);
    let around = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let off = (l - 50.0).powi(2);
    let (sl, sc, sh) = (
        1.0 + 0.015 * off / (20.0 + off).sqrt(),
        1.0 + 0.045 * c,
        1.0 + 0.015 * c * t,
    );
    let rt = -2.0 * seventh(c) * (2.0 * around).to_radians().sin();
    let (dl, dc, dh) = ((l2 - l1) / sl, (c2 - c1) / sc, dh / sh);
    (dl * dl + dc * dc + dh * dh + rt * dc * dh).sqrt()
}

/// The least that neighbours are apart: what is seen at once beside each other with five classes,
/// and what is still seen with nine.
fn floor(count: usize) -> f64 {
    7.0 - 0.75 * count.saturating_sub(5) as f64
}

/// Who looks: everybody first.
fn eyes() -> impl Iterator<Item = Option<Vision>> {
    std::iter::once(None).chain(Vision::ALL.map(Some))
}

fn seen(colour: Rgb, vision: Option<Vision>) -> [f64; 3] {
    lab(vision.map_or(colour, |vision| vision.sees(colour)))
}

/// Colours as they are, in the light and in the dark window, and those through which the ground of
/// a light and of a dark basemap is seen.
const GROUNDS: [(Option<Rgb>, f64); 3] = [
    (None, 1.0),
    (Some(Rgb(0xf7, 0xf7, 0xf5)), OVER_BASEMAP),
    (Some(Rgb(0x1b, 0x1e, 0x23)), OVER_BASEMAP),
];

fn on(ground: Option<Rgb>, colour: Rgb) -> Rgb {
    ground.map_or(colour, |ground| ground.towards(colour, OVER_BASEMAP))
}

#[test]
fn differences_are_those_of_the_published_examples() {
    // Sharma, Wu and Dalal, table 1: pairs 1, 7, 17, 25 and 34.
    for (one, other, published) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
        (
            [2.0776, 0.0795, -1.1350],
            [0.9033, -0.0636, -0.5514],
            0.9082,
        ),
    ] {
        let found = apart(one, other);
        assert!((found - published).abs() < 1e-4, "{found} for {published}");
    }
}

#[test]
fn neighbouring_classes_can_be_told_apart_by_everybody() {
    let mut too_near = Vec::new();
    for ramp in Ramp::ALL {
        for vision in eyes() {
            // Two ends of like weight are alike in grey, whatever their colours.
            if ramp.is_diverging() && vision == Some(Vision::Greys) {
                continue;
            }
            for (ground, cover) in GROUNDS {
                let mut line = format!("{ramp:?} {vision:?} {}", ground.map_or(0, |it| it.0));
                for count in 3..=9 {
                    let classes = colours(ramp, count, false);
                    let classes = classes
                        .into_iter()
                        .map(|colour| seen(on(ground, colour), vision));
                    let classes: Vec<[f64; 3]> = classes.collect();
                    let nearest = classes.windows(2).map(|pair| apart(pair[0], pair[1]));
                    let nearest = nearest.fold(f64::MAX, f64::min);
                    line += &format!(" {nearest:.1}");
                    if nearest < cover * floor(count) {
                        too_near.push(format!(
                            "{ramp:?} {count} {vision:?} {ground:?} {nearest:.1}"
                        ));
                    }
                }
                println!("{line}");
            }
        }
    }
    assert!(too_near.is_empty(), "{too_near:#?}");
}

#[test]
fn neighbours_in_the_square_of_two_figures_can_be_told_apart() {
    let square = pair();
    let inner = (0..3).flat_map(|row| (0..2).map(move |column| (row, column)));
    let neighbours: Vec<[Rgb; 2]> = inner
        .flat_map(|(row, column)| {
            [
                [square[row][column], square[row][column + 1]],
                // The same turned over its diagonal: one above the other.
                [square[column][row], square[column + 1][row]],
            ]
        })
        .collect();
    assert_eq!(neighbours.len(), 12);
    let mut too_near = Vec::new();
    for vision in eyes().filter(|vision| *vision != Some(Vision::Greys)) {
        for (ground, cover) in GROUNDS {
            let seen = |colour: Rgb| seen(on(ground, colour), vision);
            let apart = neighbours
                .iter()
                .map(|[one, other]| apart(seen(*one), seen(*other)));
            let nearest = apart.fold(f64::MAX, f64::min);
            println!(
                "pair {vision:?} {} {nearest:.1}",
                ground.map_or(0, |it| it.0)
            );
            if nearest < cover * floor(3) {
                too_near.push(format!("{vision:?} {ground:?} {nearest:.1}"));
            }
        }
    }
    assert!(too_near.is_empty(), "{too_near:#?}");
}
