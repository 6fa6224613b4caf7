//! Names that were encoded twice, `AllÃ©e`, as they were meant.

use encoding_rs::WINDOWS_1252;

/// What a name was before somebody took its UTF-8 for Windows-1252 and encoded it once more; `None`
/// where nobody did.
pub(super) fn meant(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(name);
    if is_lossy {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_encoded_twice_is_changed() {
        assert_eq!(meant("AllÃ©e FranÃ§ois").as_deref(), Some("Allée François"));
        assert_eq!(meant("Rue du CÅ“ur").as_deref(), Some("Rue du Cœur"));
        assert_eq!(meant("Ã‰cole").as_deref(), Some("École"));
        let with_mark = meant("AllÃ©e de lâ€™Esperanto");
        assert_eq!(with_mark.as_deref(), Some("Allée de l’Esperanto"));
        for sound in [
            "Allée",
            "Rua São João",
            "PRAÇA DA CÃMARA",
            "Åsvegen",
            "Ångström",
            "Château",
            "Łódź",
            "",
        ] {
            assert_eq!(meant(sound), None, "{sound}");
        }
    }
}
