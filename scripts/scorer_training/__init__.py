"""How the learned scorer is trained: tasks, examples out of corpora, fitting, whole documents."""
