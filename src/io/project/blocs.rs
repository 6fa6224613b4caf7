//! The table of blocs as the project's file has it, where it is not the usual one.

use serde::{Deserialize, Serialize};

use crate::io::project::scoring::TitleFile;
use crate::model::bloc::{Bloc, Blocs};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlocFile {
    name: String,
    title: TitleFile,
    colour: [u8; 3],
    patterns: Vec<String>,
}

/// The table to write; none for the usual one.
pub(super) fn blocs_file(blocs: &Blocs) -> Option<Vec<BlocFile>> {
    let file = |bloc: &Bloc| BlocFile {
        name: bloc.name.clone(),
        title: TitleFile::of(&bloc.title),
        colour: bloc.colour,
        patterns: bloc.patterns.clone(),
    };
    (*blocs != Blocs::default()).then(|| blocs.0.iter().map(file).collect())
}

/// The table that was read; the usual one where the file has none.
pub(super) fn blocs_of(file: Option<Vec<BlocFile>>) -> Blocs {
    let Some(file) = file else {
        return Blocs::default();
    };
    let bloc = |bloc: BlocFile| Bloc {
        name: bloc.name,
        title: bloc.title.into_title(),
        colour: bloc.colour,
        patterns: bloc.patterns,
    };
    Blocs(file.into_iter().map(bloc).collect())
}
