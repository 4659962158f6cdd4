package main

import (
	"cmp"
	"database/sql"
	"errors"
	"io"
	"log"
	"net/http"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/costing/account"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	_ "modernc.org/sqlite"
)

type Shared struct { // who shares what, and how its cost is shared
	Partnership partnership.Partnership `json:"partnership"`
	Scheme      costing.Scheme          `json:"scheme"`
	Cost        costing.Cost            `json:"cost"`
	Facts       costing.Facts           `json:"facts"`
}

func (s Shared) Validate() error {
	return errors.Join(field.At("partnership", s.Partnership.Validate()), field.At("scheme", s.Scheme.Validate()), field.At("cost", s.Cost.Validate()))
}

func main() {
	db, err := sql.Open("sqlite", "shared.db")
	if err == nil {
		_, err = db.Exec("create table if not exists shared (id text primary key, document text not null)")
	}
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("POST /partnerships", func(w http.ResponseWriter, r *http.Request) {
		document, failed := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		shared, wrong := field.Decode[Shared](document)
		if err := cmp.Or(failed, wrong); err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		} else if _, err = db.Exec("insert into shared values (?, ?)", shared.Partnership.ID, string(document)); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
		}
	})
	http.HandleFunc("GET /partnerships/{id}/bills/{org}", func(w http.ResponseWriter, r *http.Request) {
		var document []byte
		missing := db.QueryRow("select document from shared where id = ?", r.PathValue("id")).Scan(&document)
		shared, wrong := field.Decode[Shared](document)
		members, nobody := shared.Partnership.LineMembers(shared.Cost.Line, shared.Cost.Term.First)
		statement, unclear := shared.Scheme.Statement(shared.Cost, members, shared.Facts)
		bill, unknown := account.Bill(statement, partnership.OrgID(r.PathValue("org")), nil, shared.Partnership.Names())
		if err := cmp.Or(missing, wrong, nobody, unclear, unknown); err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		io.WriteString(w, bill.Markdown())
	})
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
