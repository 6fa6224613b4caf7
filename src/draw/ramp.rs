//! Colour ramps, safe for colour-blind eyes.

use crate::draw::colour::Rgb;
use crate::model::shading::Ramp;

/// The colours of `count` classes, the lowest first: dark for high, or light for high when
/// `reversed`.
///
/// The ends of the `ColorBrewer` ramps are left out: next to paper-white the lightest cannot be
/// told from no colour at all. Between its ends a ramp is stepped evenly: by lightness where it
/// rises, so that neighbours differ to all eyes and on paper without colours; along its length on
/// the two sides of a pale middle.
pub fn colours(ramp: Ramp, count: usize, reversed: bool) -> Vec<Rgb> {
    let (gradient, low, high) = match ramp {
        Ramp::YellowGreenBlue => (colorous::YELLOW_GREEN_BLUE, 0.10, 0.92),
        Ramp::Oranges => (colorous::ORANGES, 0.12, 0.95),
        Ramp::Purples => (colorous::PURPLES, 0.15, 0.95),
        // These two are light for high as published.
        Ramp::Viridis => (colorous::VIRIDIS, 0.97, 0.05),
        Ramp::Cividis => (colorous::CIVIDIS, 0.97, 0.03),
        Ramp::PurpleOrange => (colorous::PURPLE_ORANGE, 0.08, 0.92),
        Ramp::BrownTeal => (colorous::BROWN_GREEN, 0.08, 0.92),
        Ramp::Greys => (colorous::GREYS, 0.12, 0.85),
    };
    let at = |share: f64| {
        let colour = gradient.eval_continuous(low + (high - low) * share);
        Rgb(colour.r, colour.g, colour.b)
    };
    let last = count.saturating_sub(1).max(1) as f64;
    let mut colours: Vec<Rgb> = (0..count)
        .map(|class| {
            let share = if count == 1 { 0.5 } else { class as f64 / last };
            if ramp.is_diverging() {
                at(share)
            } else {
                as_light(at, share)
            }
        })
        .collect();
    if reversed {
        colours.reverse();
    }
    colours
}

/// The colour that is this share of the way from a ramp's lightest to its darkest; none of them
/// turns back on the way.
fn as_light(at: impl Fn(f64) -> Rgb, share: f64) -> Rgb {
    /// Halvings of a ramp: finer than its bytes are.
    const HALVINGS: usize = 12;
    let (lightest, darkest) = (at(0.0).lightness(), at(1.0).lightness());
    let wanted = lightest + (darkest - lightest) * share;
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if wanted < at(middle).lightness() {
            low = middle;
        } else {
            high = middle;
        }
    }
    at(if share < 0.5 { low } else { high })
}

/// The colours of two figures at once: `pair()[second][first]`, both the lowest first.
///
/// Joshua Stevens, "Bivariate Choropleth Maps", 2015: from pale grey to teal along one figure, to
/// plum along the other, and to indigo where both are high; moved by as little as lets every eye
/// tell neighbours apart, for two of his look alike without the cones for long wavelengths.
pub fn pair() -> [[Rgb; 3]; 3] {
    [
        [
            Rgb(0xe9, 0xe8, 0xe2),
            Rgb(0xb2, 0xef, 0xf3),
            Rgb(0x5a, 0xc8, 0xc8),
        ],
        [
            Rgb(0xe5, 0xb7, 0xd8),
            Rgb(0xa4, 0xab, 0xdd),
            Rgb(0x4e, 0x95, 0xba),
        ],
        [
            Rgb(0xbf, 0x66, 0xa8),
            Rgb(0x8a, 0x5a, 0xac),
            Rgb(0x3b, 0x49, 0x94),
        ],
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequential_ramps_darken_step_by_step_so_that_they_print_in_grey() {
        for ramp in Ramp::ALL {
            if ramp.is_diverging() {
                continue;
            }
            for count in 2..=9 {
                let lumas: Vec<f64> = colours(ramp, count, false)
                    .into_iter()
                    .map(Rgb::luma)
                    .collect();
                assert!(
                    lumas.windows(2).all(|pair| pair[1] + 0.02 < pair[0]),
                    "{ramp:?} {count}: {lumas:?}"
                );
            }
        }
    }

    #[test]
    fn reversed_is_the_same_colours_the_other_way() {
        let mut colours_up = colours(Ramp::Viridis, 5, false);
        colours_up.reverse();
        assert_eq!(colours(Ramp::Viridis, 5, true), colours_up);
    }
}
