//! All that Typst may see: a template, the files of one document, two typefaces.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::base::date::Date;

/// The typefaces of everything that is printed.
static TYPEFACES: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
];

/// What is the same for every document.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = TYPEFACES
        .into_iter()
        .flat_map(|typeface| Font::iter(Bytes::new(typeface)))
        .collect();
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// A template, and the files of the document that is being printed.
#[derive(Clone)]
pub(super) struct Desk {
    template: Source,
    /// Where a campaign's own template lies, with the files it uses.
    folder: Option<Arc<PathBuf>>,
    files: BTreeMap<String, Bytes>,
    today: Option<Datetime>,
}

impl Desk {
    /// A desk with a template and nothing else.
    pub(super) fn new(name: &str, template: &str, folder: Option<PathBuf>) -> Self {
        Self {
            template: Source::new(file_id(name), template.to_owned()),
            folder: folder.map(Arc::new),
            files: BTreeMap::new(),
            today: None,
        }
    }

    /// The same template with the files of one document, on this day.
    pub(super) fn with_files(
        &self,
        files: impl IntoIterator<Item = (String, Bytes)>,
        date: Date,
    ) -> Self {
        Self {
            files: files.into_iter().collect(),
            today: Datetime::from_ymd(date.year(), date.month(), date.day()),
            ..self.clone()
        }
    }

    /// What the template is called.
    pub(super) fn name(&self) -> String {
        let path = self.template.id().get().vpath();
        path.get_without_slash().to_owned()
    }

    /// A file beside a campaign's own template; Typst's paths cannot leave its folder.
    fn read_beside(&self, path: &VirtualPath) -> FileResult<Bytes> {
        let missing = || FileError::NotFound(path.get_without_slash().into());
        let folder = self.folder.as_ref().ok_or_else(missing)?;
        let real = path.realize(folder).map_err(FileError::from)?;
        let bytes = fs::read(&real).map_err(|error| FileError::from_io(error, &real))?;
        Ok(Bytes::new(bytes))
    }
}

/// The id of a file on the desk; a name that Typst cannot take becomes `template.typ`.
fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name)
        .or_else(|_| VirtualPath::new("template.typ"))
        .unwrap_or_else(|_| unreachable!("a plain name is a path"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            return Ok(self.template.clone());
        }
        let bytes = self.file(id)?;
        Ok(Source::new(id, bytes.as_str()?.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        let VirtualRoot::Project = path.root() else {
            // Packages would have to come from the network.
            return Err(FileError::Other(Some("packages are not available".into())));
        };
        match self.files.get(path.vpath().get_without_slash()) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.read_beside(path.vpath()),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}
