//! How large a picture is: a number of pixels, or a sheet of paper.

/// A sheet of paper (ISO 216).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1,189 mm.
    A0,
}

impl Paper {
    /// All of them, the smallest first.
    pub const ALL: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// What everybody calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A2 => "A2",
            Self::A1 => "A1",
            Self::A0 => "A0",
        }
    }

    /// The paper of a name, in capitals or not.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|paper| paper.name().eq_ignore_ascii_case(name))
    }

    /// Its short and its long side in millimetres.
    fn millimetres(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::A2 => (420.0, 594.0),
            Self::A1 => (594.0, 841.0),
            Self::A0 => (841.0, 1189.0),
        }
    }
}

/// The size of a picture, in points, and of what is drawn on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Page {
    /// In points, 1/72 inch.
    pub width: f64,
    /// In points.
    pub height: f64,
    /// Points to the unit that everything on it is measured in: more than 1 on large paper, whose
    /// lines and letters are seen from further away.
    pub unit: f64,
}

impl Page {
    /// A slide of 16:9, as large as other programs make them.
    pub const SLIDE: Self = Self {
        width: 960.0,
        height: 540.0,
        unit: 1.0,
    };

    /// A page of so many pixels with `dpi` of them to the inch.
    pub fn of_pixels((width, height): (u32, u32), dpi: f64) -> Self {
        Self {
            width: f64::from(width) * 72.0 / dpi,
            height: f64::from(height) * 72.0 / dpi,
            unit: 1.0,
        }
    }

    /// A sheet of paper, upright or on its side.
    pub fn of_paper(paper: Paper, landscape: bool) -> Self {
        let (short, long) = paper.millimetres();
        let (width, height) = if landscape {
            (long, short)
        } else {
            (short, long)
        };
        let points = |millimetres: f64| millimetres / 25.4 * 72.0;
        Self {
            width: points(width),
            height: points(height),
            unit: (short / Paper::A4.millimetres().0).powf(0.75),
        }
    }

    /// Its width and height in units.
    pub fn units(self) -> (u32, u32) {
        let units = |points: f64| whole(points / self.unit);
        (units(self.width), units(self.height))
    }

    /// Its width and height in pixels, `dpi` to the inch.
    pub fn pixels(self, dpi: f64) -> (u32, u32) {
        let pixels = |points: f64| whole(points * dpi / 72.0);
        (pixels(self.width), pixels(self.height))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates; a picture is never that large"
)]
fn whole(length: f64) -> u32 {
    length.round().max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_has_the_pixels_that_printers_expect() {
        let pixels = |paper, landscape| Page::of_paper(paper, landscape).pixels(300.0);
        assert_eq!(pixels(Paper::A4, false), (2480, 3508));
        assert_eq!(pixels(Paper::A3, true), (4961, 3508));
        assert_eq!(pixels(Paper::A0, false), (9933, 14043));
        assert_eq!(Page::of_pixels((1280, 800), 96.0).pixels(96.0), (1280, 800));
        assert_eq!(Page::of_paper(Paper::A4, true).units(), (842, 595));
    }
}
