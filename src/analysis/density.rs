//! How dense something lies: points with weights to a smooth surface.

use rayon::prelude::*;

/// Figures in square cells, row after row from the north-west.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Cells in a row.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// `values[row * columns + column]`.
    pub values: Vec<f32>,
}

impl Grid {
    /// Zeros.
    pub fn empty(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            rows,
            values: vec![0.0; columns * rows],
        }
    }

    /// Adds to the cell at a place, counted in cells from the corner; nothing outside.
    pub fn add(&mut self, x: f64, y: f64, weight: f64) {
        if !(0.0..self.columns as f64).contains(&x) || !(0.0..self.rows as f64).contains(&y) {
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "inside the grid"
        )]
        let place = y as usize * self.columns + x as usize;
        #[expect(clippy::cast_possible_truncation, reason = "a map does not show more")]
        let weight = weight as f32;
        self.values[place] += weight;
    }

    /// The figure at a place, counted in cells from the corner: between the middles of the four
    /// cells around it in proportion, as at the edge beyond it.
    pub fn at(&self, x: f64, y: f64) -> f64 {
        if self.values.is_empty() {
            return 0.0;
        }
        let (column, right) = between(x, self.columns);
        let (row, down) = between(y, self.rows);
        let value = |row: usize, column: usize| {
            let row = row.min(self.rows - 1);
            f64::from(self.values[row * self.columns + column.min(self.columns - 1)])
        };
        let upper = value(row, column) * (1.0 - right) + value(row, column + 1) * right;
        let lower = value(row + 1, column) * (1.0 - right) + value(row + 1, column + 1) * right;
        upper * (1.0 - down) + lower * down
    }

    /// Spreads every cell's figure over those around it; the sum stays but for what spreads over
    /// the edge.
    ///
    /// `deviation` is that of a Gaussian kernel, in cells. It is come near to by three boxes whose
    /// ends count in part, so that the deviation is met exactly: Gwosdek, Grewenig, Bruhn and
    /// Weickert, "Theoretical Foundations of Gaussian Convolution by Extended Box Filtering", SSVM
    /// 2011. Beyond three deviations nothing arrives.
    #[must_use]
    pub fn spread(&self, deviation: f64) -> Self {
        let kernel = ExtendedBox::new(deviation);
        let mut grid = self.clone();
        for _ in 0..2 {
            grid.values
                .par_chunks_mut(grid.columns.max(1))
                .for_each(|row| kernel.thrice(row));
            grid = grid.turned();
        }
        grid
    }

    /// Rows as columns.
    fn turned(&self) -> Self {
        let mut turned = Self::empty(self.rows, self.columns);
        turned
            .values
            .par_chunks_mut(self.rows.max(1))
            .enumerate()
            .for_each(|(column, values)| {
                for (row, value) in values.iter_mut().enumerate() {
                    *value = self.values[row * self.columns + column];
                }
            });
        turned
    }
}

/// The cell whose middle lies before a place, and how far the place is from it towards the next.
fn between(place: f64, cells: usize) -> (usize, f64) {
    let from = (place - 0.5).clamp(0.0, cells.saturating_sub(1) as f64);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "inside the grid"
    )]
    let cell = from as usize;
    (cell, from - cell as f64)
}

/// A box of `2 × radius + 1` cells and a part of one more on either side.
struct ExtendedBox {
    radius: usize,
    inside: f32,
    ends: f32,
}

impl ExtendedBox {
    fn new(deviation: f64) -> Self {
        const PASSES: f64 = 3.0;
        let variance = deviation * deviation;
        let radius = (0.5 * (12.0 * variance / PASSES + 1.0).sqrt() - 0.5).floor();
        let length = 2.0 * radius + 1.0;
        let part = length * (radius * (radius + 1.0) - 3.0 * variance / PASSES)
            / (6.0 * (variance / PASSES - (radius + 1.0).powi(2)));
        let whole = length + 2.0 * part;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few hundred cells at most"
        )]
        Self {
            radius: radius as usize,
            inside: (1.0 / whole) as f32,
            ends: (part / whole) as f32,
        }
    }

    fn thrice(&self, row: &mut [f32]) {
        if row.iter().all(|value| *value <= 0.0) {
            return;
        }
        let mut from = row.to_vec();
        for _ in 0..3 {
            self.once(&from, row);
            from.copy_from_slice(row);
        }
    }

    fn once(&self, from: &[f32], to: &mut [f32]) {
        let cell = |place: isize| {
            let place = usize::try_from(place).ok();
            place.and_then(|place| from.get(place)).copied()
        };
        let cell = |place: isize| f64::from(cell(place).unwrap_or_default());
        let radius = self.radius.cast_signed();
        let (inside, ends) = (f64::from(self.inside), f64::from(self.ends));
        let mut sum: f64 = (0..radius).map(cell).sum();
        for (place, value) in (0..).zip(to) {
            sum += cell(place + radius) - cell(place - radius - 1);
            let beside = cell(place + radius + 1) + cell(place - radius - 1);
            #[expect(clippy::cast_possible_truncation, reason = "figures of a map")]
            let blurred = (sum.max(0.0) * inside + beside * ends) as f32;
            *value = blurred;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_spreads_as_a_gaussian_does() {
        for deviation in [0.7, 2.0, 5.3, 11.9] {
            let mut grid = Grid::empty(101, 101);
            grid.add(50.5, 50.5, 1000.0);
            let spread = grid.spread(deviation);
            let sum: f64 = spread.values.iter().copied().map(f64::from).sum();
            assert!((sum - 1000.0).abs() < 0.5, "{deviation}: {sum}");
            let variance: f64 = (0..101)
                .map(|column| {
                    let values = spread.values.iter().skip(column).step_by(101);
                    let sum: f64 = values.copied().map(f64::from).sum();
                    sum * (column as f64 - 50.0).powi(2) / 1000.0
                })
                .sum();
            assert!((variance - deviation * deviation).abs() < 0.01 * deviation * deviation);
            let top = 1000.0 / (2.0 * std::f64::consts::PI * deviation * deviation);
            let middle = spread.at(50.5, 50.5);
            // Three boxes are flatter at the top: by 12 % in the plane.
            if 1.5 < deviation {
                assert!(
                    (middle / top - 1.0).abs() < 0.13,
                    "{deviation}: {middle} {top}"
                );
            }
        }
    }

    #[test]
    fn between_cells_a_figure_lies_in_proportion() {
        let mut grid = Grid::empty(2, 1);
        grid.add(1.5, 0.5, 8.0);
        assert_eq!(grid.at(0.5, 0.5), 0.0);
        assert_eq!(grid.at(1.0, 0.2), 4.0);
        assert_eq!(grid.at(7.0, -3.0), 8.0);
    }
}
