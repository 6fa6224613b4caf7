//! A code as a QR picture.

use fast_qr::qr::QRBuilder;

/// An SVG of the QR code of `text`, with the quiet border that readers need.
///
/// `None` for a text that is too long for a QR code.
pub(super) fn svg(text: &str) -> Option<String> {
    const BORDER: usize = 2;
    let code = QRBuilder::new(text).ecl(fast_qr::ECL::M).build().ok()?;
    let mut path = String::new();
    for row in 0..code.size {
        for column in (0..code.size).filter(|&column| code[row][column].value()) {
            path.push_str(&format!("M{} {}h1v1h-1z", column + BORDER, row + BORDER));
        }
    }
    let side = code.size + 2 * BORDER;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
    ))
}
