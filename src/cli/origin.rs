//! Where a file comes from and what of it is withheld, in lines of `arpent check`.

use crate::base::words::Words;
use crate::cli::check::line;
use crate::model::report::{FileReport, SmallCounts};
use crate::msg;
use crate::session::register::provenance;

/// How much of a hash tells two files apart for a reader.
const HASH_SHOWN: usize = 16;

/// Adds a line on the file's origin, one on its hash, and one on small counts where it has any.
pub(super) fn tell(
    text: &mut String,
    file: &FileReport,
    small: Option<&SmallCounts>,
    words: &Words,
) {
    line(text, &words.say(&provenance::in_words(file)));
    if let Some(beginning) = file.hash.get(..HASH_SHOWN) {
        line(text, &words.say(&msg!("check-hash", hash = beginning)));
    }
    if let Some(small) = small {
        line(text, &words.say(&provenance::small_in_words(small)));
    }
}
