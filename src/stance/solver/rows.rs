//! `Rows`: a sparse matrix kept row by row, the shape in which the solver reads its data.

use super::SolverError;
use linfa::dataset::Records;

/// A sparse matrix in compressed rows: for each row, the columns that are not zero and their values.
///
/// ```
/// use stance::stance::solver::Rows;
///
/// let mut rows = Rows::new(3);
/// rows.push([(0, 1.0), (2, 0.5)]).unwrap();
/// rows.push([]).unwrap();
/// assert_eq!((rows.len(), rows.width(), rows.cells()), (2, 3, 2));
/// ```
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Rows {
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
    width: usize,
}

impl Rows {
    /// No rows yet, of `width` columns each.
    pub fn new(width: usize) -> Self {
        Self {
            starts: vec![0],
            columns: Vec::new(),
            values: Vec::new(),
            width,
        }
    }

    /// Rows from their parts: where each row starts among the cells, and at last where they end;
    /// then the columns and the values of all cells.
    ///
    /// # Errors
    /// If a column is not below the width or a value is not finite.
    ///
    /// # Panics
    /// If the parts do not fit together: `starts` must rise from 0 to the number of cells.
    pub fn from_parts(
        width: usize,
        starts: Vec<usize>,
        columns: Vec<u32>,
        values: Vec<f32>,
    ) -> Result<Self, SolverError> {
        assert!(starts.is_sorted() && columns.len() == values.len());
        assert!(starts.first() == Some(&0) && starts.last() == Some(&columns.len()));
        let mut cells = columns.iter().zip(&values);
        let bad = cells.position(|(column, value)| *column as usize >= width || !value.is_finite());
        if let Some(at) = bad {
            let row = starts.partition_point(|start| *start <= at) - 1;
            let column = columns[at];
            return Err(SolverError::BadCell { row, column });
        }
        Ok(Self {
            starts,
            columns,
            values,
            width,
        })
    }

    /// Adds a row of `(column, value)` cells; each column at most once, in any order.
    ///
    /// # Errors
    /// If a column is not below the width or a value is not finite; the row is then not added.
    pub fn push(&mut self, cells: impl IntoIterator<Item = (u32, f32)>) -> Result<(), SolverError> {
        let before = self.columns.len();
        for (column, value) in cells {
            if column as usize >= self.width || !value.is_finite() {
                self.columns.truncate(before);
                self.values.truncate(before);
                let row = self.len();
                return Err(SolverError::BadCell { row, column });
            }
            self.columns.push(column);
            self.values.push(value);
        }
        self.starts.push(self.columns.len());
        Ok(())
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// True if there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Number of cells that are kept.
    pub fn cells(&self) -> usize {
        self.columns.len()
    }

    /// Columns and values of row `index`.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn row(&self, index: usize) -> (&[u32], &[f32]) {
        let range = self.starts[index]..self.starts[index + 1];
        (&self.columns[range.clone()], &self.values[range])
    }

    /// The rows of the given indices, in that order, over the same columns.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn select(&self, indices: &[usize]) -> Self {
        let cells = indices.iter().map(|i| self.row(*i).0.len()).sum();
        let mut out = Self {
            starts: Vec::with_capacity(indices.len() + 1),
            columns: Vec::with_capacity(cells),
            values: Vec::with_capacity(cells),
            width: self.width,
        };
        out.starts.push(0);
        for &index in indices {
            let (columns, values) = self.row(index);
            out.columns.extend_from_slice(columns);
            out.values.extend_from_slice(values);
            out.starts.push(out.columns.len());
        }
        out
    }

    /// In how many rows each column has a cell.
    pub fn frequencies(&self) -> Vec<u32> {
        let mut out = vec![0u32; self.width];
        for &column in &self.columns {
            out[column as usize] += 1;
        }
        out
    }
}

impl Records for Rows {
    type Elem = f32;

    fn nsamples(&self) -> usize {
        self.len()
    }

    fn nfeatures(&self) -> usize {
        self.width
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_the_rows_that_pushing_makes() {
        let mut pushed = Rows::new(3);
        pushed.push([(2, 1.0), (0, 0.5)]).unwrap();
        pushed.push([]).unwrap();
        pushed.push([(1, 2.0)]).unwrap();
        let parts = |values| Rows::from_parts(3, vec![0, 2, 2, 3], vec![2, 0, 1], values);
        assert_eq!(parts(vec![1.0, 0.5, 2.0]).unwrap(), pushed);
        let bad = parts(vec![1.0, 0.5, f32::INFINITY]).unwrap_err();
        assert!(matches!(bad, SolverError::BadCell { row: 2, column: 1 }));
    }

    #[test]
    fn a_bad_cell_leaves_the_rows_as_they_were() {
        let mut rows = Rows::new(2);
        rows.push([(1, 2.0)]).unwrap();
        let before = rows.clone();
        assert!(rows.push([(0, 1.0), (2, 1.0)]).is_err());
        assert!(rows.push([(0, f32::NAN)]).is_err());
        assert_eq!(rows, before);
        assert_eq!(rows.select(&[0, 0]).len(), 2);
        assert_eq!(rows.frequencies(), [0, 1]);
    }
}
