//! Places in a list, in four bytes.

/// A place in a list, where lists are known to be shorter than four thousand million; the last
/// place there can be for one that is not.
#[inline]
pub fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
