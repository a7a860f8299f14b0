"""Reading the vocabularies from which the default lexicon is made. Build-time only: nothing here is shipped."""
