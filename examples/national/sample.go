package main

import (
	_ "embed"

	"github.com/seed9ad77866/sharedservices/lifecycle/catalogue"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
)

// The sample: some councils of England, some of the partnerships that the research paper of the
// London Borough of Harrow and other public papers name, others that are made up and say so, and
// what two services cost, which is made up.
var (
	//go:embed councils.csv
	sampleCouncils []byte
	//go:embed catalogue.csv
	sampleCatalogue []byte
	//go:embed services.csv
	sampleServices []byte
)

// sampleMapping is how the register of the sample is read: in the interchange format, with several
// services in a cell.
func sampleMapping() catalogue.Mapping {
	return catalogue.Mapping{
		Name: "A sample of shared services", On: calendar.MustDate("2018-04-01"), List: ";",
		Source: "Real: public papers of the councils, as each entry says. Made up: each entry that says so. Councils: names, codes and mid-2020 populations of the Office for National Statistics, Open Government Licence v3.0",
	}
}

// councilMapping is how a list of councils as mySociety publishes it is read
// (uk_local_authority_names_and_codes): a row for each council, with the day on which it ended and
// the codes of those that took its place.
func councilMapping() catalogue.Mapping {
	kind := func(from, to string) catalogue.Word { return catalogue.Word{Column: "kind", From: from, To: to} }
	leave := func(headings ...string) (all []catalogue.MappedColumn) {
		for _, heading := range headings {
			all = append(all, catalogue.MappedColumn{Heading: heading})
		}
		return all
	}
	return catalogue.Mapping{
		Name: "Councils", List: ",",
		Columns: append([]catalogue.MappedColumn{
			{Heading: "code", Column: "org"},
			{Heading: "short", Column: "name"},
			{Heading: "kind", Column: "kind"},
			{Heading: "region", Column: "region"},
			{Heading: "start", Column: "first"},
			{Heading: "end", Column: "last"},
			{Heading: "replaced_by", Column: "successors"},
		}, leave("gss", "name", "nation", "county", "combined", "population_2020", "area_km2", "lat", "lon", "touching")...),
		Words: []catalogue.Word{
			kind("County", "county"), kind("Non-metropolitan district", "district"), kind("Unitary authority", "unitary"), kind("Metropolitan district", "metropolitan-district"),
			kind("London borough", "london-borough"), kind("City corporation", "city-corporation"), kind("Combined authority", "combined-authority"),
			kind("Strategic Regional Authority", "other"), kind("Welsh unitary authority", "welsh-unitary"), kind("Scottish unitary authority", "scottish-unitary"), kind("NI district", "northern-ireland-district"),
		},
	}
}
