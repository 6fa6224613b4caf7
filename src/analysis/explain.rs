//! Why a precinct has its score, in one sentence.
