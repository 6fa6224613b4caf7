//! Colour ramps, safe for colour-blind eyes.

use crate::draw::colour::Rgb;
use crate::model::shading::Ramp;

/// The colours of `count` classes, the lowest first: dark for high, or light for high when
/// `reversed`.
///
/// The ends of the `ColorBrewer` ramps are left out: next to paper-white the lightest cannot be
/// told from no colour at all.
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
    let last = count.saturating_sub(1).max(1) as f64;
    let mut colours: Vec<Rgb> = (0..count)
        .map(|class| {
            let share = if count == 1 { 0.5 } else { class as f64 / last };
            let colour = gradient.eval_continuous(low + (high - low) * share);
            Rgb(colour.r, colour.g, colour.b)
        })
        .collect();
    if reversed {
        colours.reverse();
    }
    colours
}

/// The colours of two figures at once: `pair()[second][first]`, both the lowest first.
///
/// Joshua Stevens, "Bivariate Choropleth Maps", 2015: from pale grey to teal along one figure, to
/// plum along the other, and to indigo where both are high.
pub fn pair() -> [[Rgb; 3]; 3] {
    [
        [
            Rgb(0xe8, 0xe8, 0xe8),
            Rgb(0xac, 0xe4, 0xe4),
            Rgb(0x5a, 0xc8, 0xc8),
        ],
        [
            Rgb(0xdf, 0xb0, 0xd6),
            Rgb(0xa5, 0xad, 0xd3),
            Rgb(0x56, 0x98, 0xb9),
        ],
        [
            Rgb(0xbe, 0x64, 0xac),
            Rgb(0x8c, 0x62, 0xaa),
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
