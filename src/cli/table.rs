//! Text in columns that line up.

/// Rows of cells; figures are set to the right.
#[derive(Debug, Default)]
pub(super) struct Columns {
    rows: Vec<Vec<String>>,
    right: Vec<usize>,
}

impl Columns {
    /// Columns of which these, counted from 0, are figures.
    pub(super) fn with_figures(right: &[usize]) -> Self {
        Self {
            rows: Vec::new(),
            right: right.to_vec(),
        }
    }

    /// One more row.
    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// The text, a line a row, without spaces at the end of lines.
    pub(super) fn text(&self) -> String {
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..count).map(|column| self.width(column)).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let space = " ".repeat(widths[column] - cell.chars().count());
                if self.right.contains(&column) {
                    line.extend([&space, cell.as_str(), "  "]);
                } else {
                    line.extend([cell.as_str(), &space, "  "]);
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let mut columns = Columns::with_figures(&[1]);
        columns.row(["é".to_owned(), "7".to_owned(), "x".to_owned()]);
        columns.row(["longer".to_owned(), "1,234".to_owned(), String::new()]);
        assert_eq!(columns.text(), "é           7  x\nlonger  1,234\n");
    }
}
