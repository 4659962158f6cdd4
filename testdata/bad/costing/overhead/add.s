// want "sources: add.s is not Go"
