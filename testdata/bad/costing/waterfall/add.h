// want "sources: add.h is not Go"
