//! Names of columns that say by themselves that they are about persons.

use crate::base::text::plain;
use crate::io::table::personal::About;

/// Whole names of columns about persons, between bars; compared without capitals, accents, signs and numbers.
const ABOUT_PERSONS: &[(About, &str)] = &[
    (
        About::Name,
        "nom de famille|nom famille|nom de naissance|nom naissance|nom d usage|\
         nom usage|nom usuel|nom marital|nom epouse|nom d epouse|nom de jeune fille|\
         nom jeune fille|nom patronymique|patronyme|nom prenom|nom prenoms|\
         nom et prenom|noms et prenoms|noms prenoms|nom complet|nom contact|\
         nom du contact|nom electeur|nom de l electeur|nom adherent|nom de l adherent|\
         nom militant|nom responsable|nom proprietaire|nom du proprietaire|prenom|\
         prenoms|prenom s|civilite|contact|contacts|personne contact|\
         personne a contacter|first name|firstname|fname|middle name|middlename|\
         last name|lastname|lname|surname|given name|forename|family name|maiden name|\
         full name|fullname|contact name|voter name|owner name|person name",
    ),
    (
        About::Mail,
        "email|emails|e mail|mail|mails|mel|courriel|courriels|adresse mail|\
         adresse mel|adresse email|adresse e mail|adresse courriel|adresse electronique|\
         email address|e mail address|contact email|contact mail",
    ),
    (
        About::Phone,
        "telephone|telephones|tel|tels|portable|tel portable|tel port|tel mobile|\
         tel fixe|tel domicile|tel perso|tel pro|mobile|telephone portable|\
         telephone mobile|telephone fixe|numero de telephone|numero telephone|num tel|\
         num telephone|no tel|n tel|n de telephone|no de telephone|gsm|fax|phone|\
         phones|phone number|telephone number|mobile phone|cell phone|cellphone|\
         home phone|contact phone|whatsapp",
    ),
    (
        About::Birth,
        "date de naissance|date naissance|date naiss|datenaiss|dt naissance|dt naiss|\
         ddn|naissance|ne le|nee le|ne e le|ne e|ne a|nee a|ne e a|\
         annee de naissance|annee naissance|annee naiss|an naiss|jour de naissance|\
         mois de naissance|lieu de naissance|lieu naissance|lieu naiss|\
         commune de naissance|ville de naissance|ville naissance|departement de naissance|\
         dep naiss|pays de naissance|pays naissance|birth date|birthdate|birthday|\
         date of birth|dob|birth year|year of birth|yob|birth place|birthplace|\
         place of birth|country of birth|birth country",
    ),
    (
        About::Number,
        "numero de securite sociale|numero securite sociale|num secu|no secu|nir|\
         social security number|ssn|numero electeur|numero d electeur|\
         numero national d electeur|ine electeur|numero adherent|numero d adherent|\
         voter id|voterid|voter registration number|numero de passeport|passport number|\
         iban",
    ),
    (
        About::Sensitive,
        "religion|religions|confession|confession religieuse|croyance|\
         religious affiliation|etat de sante|sante|health|health status|handicap|\
         handicape|situation de handicap|maladie|pathologie|disability|disabled|\
         illness|syndicat|syndicats|syndique|appartenance syndicale|adhesion syndicale|\
         union|trade union|labor union|labour union|union member|union membership|\
         nationalite|nationalites|nationality|citizenship|citoyennete|ethnie|ethnicity|\
         ethnic group|ethnic origin|origine ethnique|orientation sexuelle|\
         sexual orientation|opinion politique|opinions politiques|party affiliation|\
         party registration",
    ),
];

/// Words that only the columns of persons have in their names, wherever they stand; in columns of
/// text, since counts such as "ménages avec téléphone" have them too.
const WORDS: &[(&str, About)] = &[
    ("prenom", About::Name),
    ("prenoms", About::Name),
    ("firstname", About::Name),
    ("lastname", About::Name),
    ("surname", About::Name),
    ("patronyme", About::Name),
    ("email", About::Mail),
    ("courriel", About::Mail),
    ("telephone", About::Phone),
    ("gsm", About::Phone),
    ("naissance", About::Birth),
    ("naiss", About::Birth),
    ("birthdate", About::Birth),
    ("birthplace", About::Birth),
];

/// Names that statistics have too, as numbers: services of health in a zone, a choice called UNION.
const COUNTED_TOO: &str = "sante|health|union|syndicat|syndicats|mobile|contacts|naissance|nationalite|\
    nationalites|handicap|maladie|contact";

/// Names that a person has, and a place as well: personal in a table that has other columns about
/// who a person is.
const NAMES_OF_ANYTHING: &[&str] = &["nom", "noms", "name", "names"];

/// What a column says about persons, by its name; `number` where its cells are numbers.
pub(super) fn told_by_name(name: &str, number: bool) -> Option<About> {
    let name = comparable(name);
    let exact = ABOUT_PERSONS
        .iter()
        .find(|(_, names)| has(names, &name))
        .filter(|_| !number || !has(COUNTED_TOO, &name))
        .map(|(about, _)| *about);
    let by_word = || {
        let mut words = name.split(' ');
        words.find_map(|word| {
            let known = WORDS.iter().find(|(known, _)| *known == word)?;
            Some(known.1)
        })
    };
    exact.or_else(|| (!number).then(by_word).flatten())
}

/// Whether a column of this name holds names of persons if its table is one of persons.
pub(super) fn is_any_name(name: &str) -> bool {
    NAMES_OF_ANYTHING.contains(&comparable(name).as_str())
}

/// Whether a name is among names between bars.
fn has(names: &str, wanted: &str) -> bool {
    names.split('|').any(|name| name == wanted)
}

/// The name in plain words: `dateNaissance_1` is "date naissance".
fn comparable(name: &str) -> String {
    let mut parted = String::with_capacity(name.len() + 4);
    let mut small = false;
    for letter in name.chars() {
        if small && letter.is_uppercase() {
            parted.push(' ');
        }
        small = letter.is_lowercase();
        parted.push(letter);
    }
    let plain = plain(&parted);
    let plain = plain.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_about_persons_are_known_in_both_languages() {
        for (name, about) in [
            ("Prénom usuel", About::Name),
            ("nom_naissance", About::Name),
            ("Nom d’usage", About::Name),
            ("lastName", About::Name),
            ("dateNaissance", About::Birth),
            ("date_naiss", About::Birth),
            ("né(e) le", About::Birth),
            ("DOB", About::Birth),
            ("E-mail", About::Mail),
            ("mél", About::Mail),
            ("Email 2", About::Mail),
            ("tel_mobile", About::Phone),
            ("GSM", About::Phone),
            ("contact:phone", About::Phone),
            ("Religion", About::Sensitive),
            ("Syndicat", About::Sensitive),
            ("nationalité", About::Sensitive),
            ("NIR", About::Number),
        ] {
            assert_eq!(told_by_name(name, false), Some(about), "{name}");
        }
    }

    #[test]
    fn headers_of_areas_and_counts_are_not() {
        for name in [
            "nom",
            "nom_voie",
            "nom_ld",
            "nom_commune",
            "nom_ancienne_commune",
            "libelle",
            "nom_bureau",
            "Nom du bureau",
            "NOM_IRIS",
            "code_commune",
            "adresse",
            "numero",
            "name:etymology:wikidata",
            "PRENAME",
            "nomCirconscription",
            "NAME",
            "telegraphe",
            "UNION DROITE-CENTRE",
            "RENAISSANCE",
            "mobilier",
            "Goupe_France_Services_responsable",
        ] {
            assert_eq!(told_by_name(name, false), None, "{name}");
        }
        for name in [
            "Illeg_births",
            "BIR74",
            "naissances",
            "santé",
            "UNION",
            "AGE",
            "menages_avec_telephone",
            "P18_POP_ETR",
            "naissance_2020",
        ] {
            assert_eq!(told_by_name(name, true), None, "{name}");
        }
    }
}
