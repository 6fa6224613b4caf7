//! What GDAL says while it works, kept for the reader instead of printed.

use std::cell::RefCell;
use std::sync::Once;

use gdal::config::set_error_handler;
use gdal::errors::CplErrType;

thread_local! {
    static SAID: RefCell<Vec<Complaint>> = const { RefCell::new(Vec::new()) };
}

/// One thing GDAL said on this thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Complaint {
    /// Whether something failed; a warning otherwise.
    pub(crate) failure: bool,
    /// GDAL's own words.
    pub(crate) text: String,
}

/// From here on GDAL prints nothing; what it says is kept, thread by thread.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        set_error_handler(|kind, _number, text| {
            let failure = match kind {
                CplErrType::None | CplErrType::Debug => return,
                CplErrType::Warning => false,
                CplErrType::Failure | CplErrType::Fatal => true,
            };
            let text = text.trim().to_owned();
            SAID.with_borrow_mut(|said| said.push(Complaint { failure, text }));
        });
    });
    SAID.with_borrow_mut(Vec::clear);
}

/// Takes what was said on this thread since it was last taken.
pub(crate) fn take() -> Vec<Complaint> {
    SAID.with_borrow_mut(std::mem::take)
}

/// Whether something failed since it was last taken.
pub(crate) fn any_failure() -> bool {
    SAID.with_borrow(|said| said.iter().any(|complaint| complaint.failure))
}

/// Goes back to what had been said when it was taken.
pub(crate) fn put_back(before: Vec<Complaint>) {
    SAID.with_borrow_mut(|said| *said = before);
}

/// The last failure among `complaints`, in GDAL's words; `otherwise` where there is none.
pub(crate) fn reason(complaints: &[Complaint], otherwise: &impl ToString) -> String {
    complaints
        .iter()
        .rev()
        .find(|complaint| complaint.failure)
        .or_else(|| complaints.last())
        .map_or_else(|| otherwise.to_string(), |found| found.text.clone())
}

/// Does something whose complaints are of no interest.
pub(crate) fn unheard<T>(work: impl FnOnce() -> T) -> T {
    let before = take();
    let value = work();
    put_back(before);
    value
}
