//! Packet codes: the town, and the packet's number.

/// What the precinct codes of a plan have in common: `75110` of `75110_0012` and `75110_0013`.
///
/// Cut back to a whole part of the code where it has parts; empty where nothing is common.
pub fn town(codes: &[&str]) -> String {
    let is_separator = |letter: char| !letter.is_alphanumeric();
    let Some((&first, others)) = codes.split_first() else {
        return String::new();
    };
    let common = others
        .iter()
        .fold(first, |common, code| common_start(common, code));
    // Codes without parts differ at their end only: what they share is the town.
    let whole = if first.contains(is_separator) {
        common
            .rsplit_once(is_separator)
            .map_or("", |(town, _)| town)
    } else if common == first {
        ""
    } else {
        common
    };
    whole.trim_matches(is_separator).to_owned()
}

fn common_start<'a>(common: &'a str, code: &str) -> &'a str {
    let letters = common.char_indices().zip(code.chars());
    let end = letters
        .take_while(|((_, left), right)| left == right)
        .map(|((at, letter), _)| at + letter.len_utf8())
        .last();
    &common[..end.unwrap_or(0)]
}

/// The code of a packet: `75110-0012`, or the number alone where there is no town.
pub(crate) fn numbered(town: &str, number: usize) -> String {
    if town.is_empty() {
        format!("{number:04}")
    } else {
        format!("{town}-{number:04}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_town_is_the_whole_part_that_all_codes_share() {
        assert_eq!(town(&["93010_0001", "93010_0012"]), "93010");
        assert_eq!(town(&["93010_0001"]), "93010");
        assert_eq!(town(&["75110-12", "75111-3"]), "");
        assert_eq!(town(&["930100001", "930100032"]), "9301000");
        assert_eq!(town(&["12", "7"]), "");
        assert_eq!(town(&["12"]), "");
        assert_eq!(town(&[]), "");
        assert_eq!(town(&["é_1", "é_2"]), "é");
    }

    #[test]
    fn a_packet_number_has_four_digits_at_least() {
        assert_eq!(numbered("93010", 7), "93010-0007");
        assert_eq!(numbered("", 12_345), "12345");
    }
}
