//! Common first names of France and of English-speaking countries, to know lists of persons by.

/// In small letters without accents, in order.
const FIRST_NAMES: &str = "\
    aaron abigail adam adele adeline adrien agathe agnes aicha aissatou alain alan albert \
    alexandra alexandre alexia alexis alfred ali alice aline alix amanda amandine amber amelie \
    amina amine amy anais andre andrea andree andrew angela angelique anissa anna anne annick \
    annie anthony antoine antoinette antonin arlette armand arnaud arthur ashley aude audrey \
    aurelie aurelien aurore axel ayoub baptiste barbara bastien beatrice benedicte benjamin \
    benoit bernadette bernard bertrand betty beverly bilal blandine brahim brandon brenda brian \
    brigitte bruce bruno bryan camille carine carol carole caroline carolyn catherine cecile \
    cedric celia celine chantal charlene charles charlotte cheryl chloe christelle christian \
    christiane christina christine christophe christopher claire clara claude claudette claudine \
    clemence clement clementine colette coline corentin corinne cynthia cyril damien daniel \
    daniele danielle david deborah debra delphine denis denise dennis diana diane didier \
    dominique donald donna dorian doris dorothy douglas dylan edith edouard edward eliane elisa \
    elisabeth elise elizabeth elodie eloise emilie emily emma emmanuel emmanuelle enzo eric \
    estelle esther ethan etienne eugene evelyn evelyne fabien fabienne fabrice fanny farid \
    fatiha fatima fatou felix fernand flora florence florent florian francine francis franck \
    francois francoise frank frederic frederique gabriel gabrielle gaelle gaetan gary george \
    georges georgette gerald geraldine gerard germaine ghislaine gilbert gilberte gilles ginette \
    gisele gloria gregoire gregory guillaume gustave guy gwenaelle habib hakim hamza hannah \
    harold hassan heather helen helene henri henriette henry herve hicham hubert hugo huguette \
    ibrahim ines irene isabelle jack jacob jacqueline jacques jamal james jamila janet janice \
    janine jason jean jeanine jeanne jeffrey jennifer jeremy jerome jerry jessica joan joel \
    joelle johanna john jonathan jordan jose joseph josette joshua josiane josselin joyce juan \
    judith judy jules julia julie julien juliette justin justine kamel karen karim karima karine \
    katherine kathleen katia kelly kenneth kevin khadija khaled kimberly laetitia laila larry \
    latifa laura laure lauren laurence laurent lawrence lea leila leo leon leonie lilian liliane \
    lina linda lionel lisa logan loic lola louis louise luc lucas lucie lucien lucienne lucile \
    ludivine ludovic lydie madeleine madison mael magali malika manon marc marcel marcelle \
    margaret marguerite maria marie marilyn marine marion marius marjorie mark marlene martha \
    marthe martin martine mary maryse mathieu mathilde mathis matthew matthieu maud maurice \
    maxime megan mehdi melanie melissa michael michel michele micheline michelle mickael \
    mireille mohamed mohammed monique morgane mourad muriel mustapha myriam nabil nadege nadia \
    nadine naima nancy natalie nathalie nathan nicolas nicole noah noemie nolwenn nora nordine \
    odette odile olga olivia olivier omar oscar pamela pascal pascale patrice patricia patrick \
    paul paulette pauline perrine peter philip philippe pierre pierrette quentin rachel rachid \
    rania raphael raymond raymonde rebecca regine regis remi remy renaud rene renee richard \
    robert roger roland romain romane ronald rose roseline russell ruth ryan sabine sabrina said \
    salima samia samir samira samuel sandra sandrine sara sarah scott sean sebastien segolene \
    serge severine sharon shirley simon simone sofia solange solene sonia sophie stephane \
    stephanie stephen steven susan suzanne sylvain sylvie tanguy teresa theo therese thibault \
    thibaut thierry thomas timothee timothy tristan tyler valentin valentine valerie vanessa \
    vanina veronique victoire victor vincent violette virginie viviane walter wayne wilfried \
    william xavier yacine yann yannick yasmina yasmine yoann yohan youssef yvan yves yvette \
    yvonne zoe zohra";

/// The names, sorted.
pub(super) fn sorted() -> Vec<&'static str> {
    FIRST_NAMES.split(' ').collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn first_names_are_sorted_so_that_they_are_found() {
        assert!(super::sorted().is_sorted());
    }
}
