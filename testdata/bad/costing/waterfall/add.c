// want "sources: add.c is not Go"
