"""What is denied, doubted, asked, planned or taken back, how far that reaches, and which claim it bears on."""
