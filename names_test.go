package sharedservices_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// unsettled is the reason of a name for which one of its rooms is still to find another, or
// to say why both stay.
const unsettled = "not settled yet"

// sameNames are the names of types that stand in two packages or more, with the reason why a
// reader is better off with one word than with two. Whatever else is in two packages gets
// another name in one of them: in a caller's code, and in what people say, it is one word.
var sameNames = []struct{ name, rooms, why string }{
	{"Action", "risk risk/quant", unsettled},
	{"Agreement", "partnership lifecycle/reorganisation", unsettled},
	{"Allocation", "costing/coop risk/quant lifecycle/staff", unsettled},
	{"Asset", "lifecycle/exit lifecycle/reorganisation", unsettled},
	{"Audit", "partnership/policy/policytest costing/appraisal", unsettled},
	{"Balance", "costing/account lifecycle/reorganisation", unsettled},
	{"Baseline", "partnership/match costing/appraisal", unsettled},
	{"Case", "partnership/policy/policytest costing/scale", unsettled},
	{"Change", "risk lifecycle/catalogue", unsettled},
	{"ChangeKind", "risk lifecycle/catalogue", unsettled},
	{"Code", "partnership/field risk/matrix", unsettled},
	{"Column", "partnership/report lifecycle/catalogue", unsettled},
	{"Comparison", "partnership costing/scale", unsettled},
	{"Contract", "lifecycle/exit lifecycle/reorganisation", unsettled},
	{"Control", "risk lifecycle/reorganisation", unsettled},
	{"Coverage", "partnership/policy/policytest costing/scale lifecycle/catalogue", unsettled},
	{"Criterion", "partnership/match risk/matrix", unsettled},
	{"Debt", "lifecycle/exit lifecycle/reorganisation", unsettled},
	{"Decision", "lifecycle lifecycle/reorganisation", unsettled},
	{"Division", "lifecycle/exit lifecycle/reorganisation", unsettled},
	{"Entry", "partnership/report lifecycle/catalogue", unsettled},
	{"Estimate", "costing/appraisal costing/coop risk", unsettled},
	{"Fact", "partnership/match risk lifecycle", unsettled},
	{"Fault", "partnership/field risk", unsettled},
	{"Finding", "partnership/policy costing/coop lifecycle/catalogue", unsettled},
	{"Findings", "costing/coop lifecycle/catalogue", unsettled},
	{"Fit", "partnership costing/scale", unsettled},
	{"Intention", "lifecycle lifecycle/exit", unsettled},
	{"LineMember", "partnership lifecycle", unsettled},
	{"Member", "partnership lifecycle/reorganisation", unsettled},
	{"Milestone", "lifecycle/exit lifecycle/reorganisation", unsettled},
	{"Model", "costing/coop risk/quant", unsettled},
	{"Movement", "costing/coop lifecycle/staff", unsettled},
	{"Objection", "costing/coop lifecycle", unsettled},
	{"Option", "costing costing/appraisal", unsettled},
	{"Outcome", "partnership/policy costing/scale risk", unsettled},
	{"Pair", "partnership/match lifecycle/catalogue", unsettled},
	{"Part", "partnership/match costing lifecycle/reorganisation", unsettled},
	{"Partner", "costing/scale lifecycle/catalogue", unsettled},
	{"Pool", "partnership/match risk/quant", unsettled},
	{"Property", "partnership/schema costing/coop", unsettled},
	{"Range", "partnership/match costing/scale lifecycle/reorganisation", unsettled},
	{"Reading", "risk lifecycle/catalogue", unsettled},
	{"Reason", "partnership/match lifecycle/staff lifecycle/catalogue", unsettled},
	{"Result", "partnership/policy costing/appraisal", unsettled},
	{"Rule", "partnership/policy costing/coop", unsettled},
	{"Service", "partnership partnership/match lifecycle/staff", unsettled},
	{"Share", "partnership costing/coop", unsettled},
	{"Statement", "costing lifecycle/catalogue", unsettled},
	{"Step", "costing costing/scale lifecycle/reorganisation", unsettled},
	{"Tally", "partnership/match risk", unsettled},
	{"Total", "costing risk/quant", unsettled},
	{"Weight", "partnership/match costing", unsettled},
}

// TestNames_StandInOnePackage holds that no name of an exported type is in two packages but
// those of sameNames, and that these are, in the packages that it lists.
func TestNames_StandInOnePackage(t *testing.T) {
	declared := map[string][]string{}
	for _, room := range house {
		if described := documented(t, room); described != nil {
			for _, kind := range described.Types {
				declared[kind.Name] = append(declared[kind.Name], room)
			}
		}
	}
	assert.Greater(t, len(declared), 500)
	for _, fault := range namesTwice(declared) {
		t.Error(fault)
	}
}

// namesTwice returns what is wrong with the names of types, by the rooms that declare them.
func namesTwice(declared map[string][]string) (faults []string) {
	for _, same := range sameNames {
		if rooms := strings.Join(declared[same.name], " "); rooms != same.rooms {
			faults = append(faults, same.name+" is listed for "+same.rooms+", and is in "+rooms)
		}
	}
	for name, rooms := range declared {
		listed := slices.ContainsFunc(sameNames, func(same struct{ name, rooms, why string }) bool { return same.name == name })
		if len(rooms) > 1 && !listed {
			faults = append(faults, name+" is in "+strings.Join(rooms, " ")+": give it another name in one of them")
		}
	}
	slices.Sort(faults)
	return faults
}

func TestNames_FindsBreaches(t *testing.T) {
	declared := map[string][]string{"Planted": {"costing", "risk"}, "Once": {"risk"}}
	for _, same := range sameNames {
		declared[same.name] = strings.Fields(same.rooms)
		assert.Greater(t, len(declared[same.name]), 1, "%s is listed, and stands once", same.name)
		assert.NotEmptyf(t, same.why, "a reason for %s", same.name)
	}
	assert.Equal(t, []string{"Planted is in costing risk: give it another name in one of them"}, namesTwice(declared))
	if len(sameNames) > 0 {
		first := sameNames[0]
		declared[first.name] = declared[first.name][:1]
		assert.Contains(t, namesTwice(declared)[0]+namesTwice(declared)[1], first.name+" is listed for "+first.rooms)
	}
}
