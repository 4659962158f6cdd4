// want "sources: add.cc is not Go"
