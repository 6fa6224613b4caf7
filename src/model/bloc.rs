//! Who stands with whom: the table of blocs that choices are counted under.

use crate::model::indicator::Title;

/// Choices that are counted together, whatever they are called at each election.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bloc {
    /// Unique in the table, `snake_case`: what recipes and indicators call it.
    pub name: String,
    /// What a person reads.
    pub title: Title,
    /// Red, green, blue.
    pub colour: [u8; 3],
    /// The nuances, lists and candidates that belong to it, as `analysis::names::matches` reads
    /// patterns: a whole name, or the words it begins with.
    pub patterns: Vec<String>,
}

/// The table: a choice belongs to the bloc with the longest pattern that fits it, the first of
/// equals, and to none where none fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocs(pub Vec<Bloc>);

impl Blocs {
    /// The bloc with this name.
    pub fn named(&self, name: &str) -> Option<&Bloc> {
        self.0.iter().find(|bloc| bloc.name == name)
    }
}

/// The nuances of the French Ministry of the Interior, with and without the `L` of lists, and the
/// candidates and lists of 2012 to 2024 that its files name; a strategist may well see it another
/// way, and can say so. Colours are told apart by all eyes (Okabe and Ito) and are no party's.
impl Default for Blocs {
    fn default() -> Self {
        let bloc = |name: &str, fr: &str, en: &str, colour, patterns: &str| Bloc {
            name: name.to_owned(),
            title: Title {
                fr: fr.to_owned(),
                en: en.to_owned(),
            },
            colour,
            patterns: patterns
                .split(',')
                .map(|pattern| pattern.trim().to_owned())
                .collect(),
        };
        Self(vec![
            bloc(
                "far_left",
                "Extrême gauche",
                "Far left",
                [204, 121, 167],
                FAR_LEFT,
            ),
            bloc("left", "Gauche", "Left", [0, 158, 115], LEFT),
            bloc("centre", "Centre", "Centre", [240, 228, 66], CENTRE),
            bloc("right", "Droite", "Right", [86, 180, 233], RIGHT),
            bloc(
                "far_right",
                "Extrême droite",
                "Far right",
                [213, 94, 0],
                FAR_RIGHT,
            ),
        ])
    }
}

const FAR_LEFT: &str = "EXG, LEXG, ARTHAUD, POUTOU, LUTTE OUVRIÈRE, RÉVOLUTIONNAIRE";
const LEFT: &str = "COM, LCOM, FG, LFG, FI, LFI, SOC, LSOC, RDG, LRDG, DVG, LDVG, ECO, LECO, \
    VEC, LVEC, UG, LUG, UGE, NUP, LNUP, MÉLENCHON, HAMON, ROUSSEL, JADOT, HIDALGO, HOLLANDE, JOLY, \
    LA FRANCE INSOUMISE, EUROPE ÉCOLOGIE, ENVIE D'EUROPE, POUR L'EUROPE DES GENS, \
    URGENCE ÉCOLOGIE, LISTE CITOYENNE";
const CENTRE: &str = "REM, LREM, REN, LREN, ENS, LENS, MDM, LMDM, UDI, LUDI, HOR, LHOR, DVC, \
    LDVC, UC, LUC, MACRON, BAYROU, RENAISSANCE, LES EUROPÉENS";
const RIGHT: &str = "LR, LLR, UMP, LUMP, UD, LUD, DVD, LDVD, DSV, LDSV, FILLON, PÉCRESSE, \
    SARKOZY, UNION DROITE-CENTRE";
const FAR_RIGHT: &str = "FN, LFN, RN, LRN, EXD, LEXD, DLF, LDLF, REC, LREC, UXD, LUXD, LE PEN, \
    ZEMMOUR, DUPONT-AIGNAN, PRENEZ LE POUVOIR, DEBOUT LA FRANCE, ENSEMBLE PATRIOTES, \
    LA LIGNE CLAIRE";
