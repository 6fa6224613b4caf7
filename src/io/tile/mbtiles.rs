//! `MBTiles`: tiles in a `SQLite` database, counted from the south.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row, params};

use crate::draw::tile::{Grid, TileId};
use crate::io::ReadError;
use crate::io::tile::{About, NotNow, not_a_basemap, plain, tile_size};

/// An open file.
pub(super) struct MbTiles {
    database: Mutex<Connection>,
}

impl MbTiles {
    pub(super) fn open(path: &Path) -> Result<(Self, About), ReadError> {
        std::fs::File::open(path).map_err(|error| ReadError::not_readable(path, &error))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let damaged = |error: rusqlite::Error| not_a_basemap(path, error);
        let database = Connection::open_with_flags(path, flags).map_err(damaged)?;
        let first = first_tile(&database).map_err(damaged)?;
        let Some((min_zoom, max_zoom, bytes)) = first else {
            return Err(ReadError::Empty {
                path: path.to_owned(),
            });
        };
        let about = About {
            grid: Grid {
                tile_size: tile_size(path, &bytes)?,
                min_zoom,
                max_zoom,
            },
            attribution: plain(&metadata(&database, "attribution").unwrap_or_default()),
        };
        let database = Mutex::new(database);
        Ok((Self { database }, about))
    }

    pub(super) fn load(&self, id: TileId) -> Result<Option<Vec<u8>>, NotNow> {
        let from_south = (1_u32 << id.z) - 1 - id.y;
        let database = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        database
            .query_row(
                "SELECT tile_data FROM tiles \
                 WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                params![id.z, id.x, from_south],
                |row| row.get(0),
            )
            .optional()
            .map_err(|error| NotNow(error.to_string()))
    }
}

/// The zooms there are, and a tile; `None` for a file without any.
fn first_tile(database: &Connection) -> rusqlite::Result<Option<(u8, u8, Vec<u8>)>> {
    let zoom = |order: &str| {
        database
            .query_row(
                &format!("SELECT zoom_level FROM tiles ORDER BY zoom_level {order} LIMIT 1"),
                [],
                |row: &Row<'_>| row.get::<_, u8>(0),
            )
            .optional()
    };
    let (Some(min_zoom), Some(max_zoom)) = (zoom("ASC")?, zoom("DESC")?) else {
        return Ok(None);
    };
    let bytes = database.query_row("SELECT tile_data FROM tiles LIMIT 1", [], |row| row.get(0))?;
    Ok(Some((min_zoom, max_zoom, bytes)))
}

fn metadata(database: &Connection, name: &str) -> Option<String> {
    database
        .query_row("SELECT value FROM metadata WHERE name = ?", [name], |row| {
            row.get(0)
        })
        .optional()
        .ok()?
}
