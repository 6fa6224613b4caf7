//! Decoders of other people, some of which panic on damaged files, kept from taking the program
//! with them.

use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::io::ReadError;
use crate::io::source::file_name;
use crate::msg;

/// How many decoders are at work; what they say when they panic is for their authors.
static AT_WORK: AtomicUsize = AtomicUsize::new(0);

/// Does a decoder's work.
///
/// # Errors
/// What the work says, or [`ReadError::Unusable`] when it panics.
pub(crate) fn guarded<T>(
    path: &Path,
    work: impl FnOnce() -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    stay_silent();
    AT_WORK.fetch_add(1, Ordering::SeqCst);
    // What the work had in its hands when it panicked is dropped with it.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    AT_WORK.fetch_sub(1, Ordering::SeqCst);
    done.unwrap_or_else(|_| {
        Err(ReadError::Unusable {
            path: path.to_owned(),
            what: msg!("data-damaged", file = file_name(path)),
            hint: msg!("data-damaged-hint"),
        })
    })
}

/// From here on a panic says nothing on the terminal while a decoder is at work.
fn stay_silent() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |what| {
            if AT_WORK.load(Ordering::SeqCst) == 0 {
                usual(what);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decoder_that_panics_is_a_damaged_file() {
        let empty: &[u8] = &[];
        let read = guarded(Path::new("a.xls"), || Ok(empty[1..].len()));
        assert!(matches!(read, Err(ReadError::Unusable { .. })), "{read:?}");
        assert_eq!(guarded(Path::new("a.xls"), || Ok(1)).unwrap(), 1);
    }
}
