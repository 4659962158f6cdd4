package policytest

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// untried returns the values that no case tries, although the answer of the version depends on
// them.
func (t *trial[T]) untried() []Gap {
	t.look()
	return unique(slices.Concat(t.unvaried(), t.mixed(), t.unturned(), t.together(), t.among()))
}

// unique returns the gaps, each name once.
func unique(gaps []Gap) []Gap {
	var all []Gap
	for _, g := range gaps {
		if !slices.ContainsFunc(all, func(other Gap) bool { return other.Name == g.Name }) {
			all = append(all, g)
		}
	}
	return all
}

// typical returns for each verdict the first case that has it.
func (t *trial[T]) typical() []*told[T] {
	var all []*told[T]
	for i := range t.told {
		c := &t.told[i]
		if !slices.ContainsFunc(all, func(other *told[T]) bool { return other.said == c.said }) {
			all = append(all, c)
		}
	}
	return all
}

// look notes where the version reads the typical cases: where a change changes what it
// says.
func (t *trial[T]) look() {
	for _, c := range t.typical() {
		c.whole.leaves(func(p *part) {
			if p.at == theDay || t.reads[anyEntry(p.at)] != "" {
				return
			}
			for _, other := range others(p) {
				how := "if " + place(p.at) + " " + other.content
				if said, ok := t.try(c, p, &other, how); ok && said != c.said {
					t.reads[anyEntry(p.at)] = fmt.Sprintf("%q %s, and %s %s", c.name, says(c.said.outcome), says(said.outcome), how)
				}
			}
		})
	}
}

// others returns what a part can be changed to without knowing what it means, with what
// it is then as the content.
func others(p *part) []part {
	var all []part
	if !p.value.IsZero() {
		all = append(all, part{value: reflect.Zero(p.value.Type()), content: "is not set"})
	}
	if p.value.Kind() == reflect.Bool && p.value.IsZero() {
		all = append(all, part{value: reflect.ValueOf(true).Convert(p.value.Type()), content: "is true"})
	}
	return all
}

// unvaried returns a gap for each place that the version reads and at which no two cases
// differ.
func (t *trial[T]) unvaried() []Gap {
	var found []Gap
	for _, at := range slices.Sorted(maps.Keys(t.reads)) {
		if !t.tests(at) {
			found = append(found, Gap{
				Name:   fmt.Sprintf("no two cases of %s differ in %s", t.rule.name(t.n), place(at)),
				Reason: t.reads[at],
			})
		}
	}
	return found
}

// mixed returns a gap for each place on which the version turns and at which two cases
// differ, but none that differ in nothing else: they do not tell whether it turns on
// that place or on another.
func (t *trial[T]) mixed() []Gap {
	var found []Gap
	for i := range t.told {
		for j := range t.told {
			a, b := &t.told[i], &t.told[j]
			if a.said.outcome == b.said.outcome || a.said.outcome == policy.Unknown || b.said.outcome == policy.Unknown {
				continue
			}
			pairs := t.apart(a, b)
			for _, pair := range pairs {
				if len(pairs) <= fewest {
					found = append(found, t.confused(a, b, pair)...)
				}
			}
		}
	}
	return found
}

// confused returns a gap if a case has another outcome with one part as in another case, and no two
// cases show that.
func (t *trial[T]) confused(a, b *told[T], pair [2]*part) []Gap {
	at := anyEntry(pair[0].at)
	how := fmt.Sprintf("if %s is as in %q", place(at), b.name)
	if pair[0].fixed || pair[1].fixed || at == theDay {
		return nil
	}
	said, ok := t.try(a, pair[0], pair[1], how)
	if !ok || said.outcome == policy.Unknown || said.outcome == a.said.outcome || t.shows(at, between(said.outcome, a.said.outcome)) {
		return nil
	}
	return []Gap{{
		Name:   fmt.Sprintf("no two cases show that %s turns on %s alone", t.rule.name(t.n), place(at)),
		Reason: fmt.Sprintf("%q %s, and %s %s", a.name, says(a.said.outcome), says(said.outcome), how),
	}}
}

// fewest is the greatest number of parts in which two cases may differ if each part is to be tried.
const fewest = 3

// shows reports whether two cases show that the answer depends on a place: they differ there, and
// elsewhere only in places that other cases show not to matter.
func (t *trial[T]) shows(at policy.Pointer, turn string) bool {
	return slices.ContainsFunc(t.apartBy[turn], func(places []policy.Pointer) bool {
		return slices.Contains(places, at) && !slices.ContainsFunc(places, func(p policy.Pointer) bool { return p != at && !t.harmless(p) })
	})
}

// harmless reports whether two cases with the same known outcome differ only in a place.
func (t *trial[T]) harmless(at policy.Pointer) bool {
	for _, outcome := range []policy.Outcome{policy.Pass, policy.Fail, policy.NotApplicable} {
		if t.alone[at][between(outcome, outcome)] {
			return true
		}
	}
	return false
}

// together returns a gap for each place at which the version can fail alone, but in the cases fails
// only together with other places.
func (t *trial[T]) together() []Gap {
	var found []Gap
	for _, at := range slices.Sorted(maps.Keys(t.seen)) {
		if !slices.ContainsFunc(t.told, func(c told[T]) bool { one, ok := failsAlone(c.said); return ok && one == at }) {
			found = append(found, Gap{
				Name:   fmt.Sprintf("no case notices if %s fails at %s only together with other places", t.rule.name(t.n), place(at)),
				Reason: "none fails there alone: " + t.seen[at],
			})
		}
	}
	return found
}

// among returns a gap for each place at which the version can fail together with other places, but
// in the cases fails only alone: it could stop at the first failure.
func (t *trial[T]) among() []Gap {
	var found []Gap
	for i := range t.told {
		a := &t.told[i]
		at, one := failsAlone(a.said)
		if !one || t.failsAmong(at) {
			continue
		}
		if how, ok := t.alsoFails(a, at); ok {
			found = append(found, Gap{
				Name:   fmt.Sprintf("no case notices if %s %s", t.rule.name(t.n), onlyAlone(at)),
				Reason: fmt.Sprintf("none has other findings beside that: %q has some %s", a.name, how),
			})
		}
	}
	return found
}

// onlyAlone is the change of a mutant that fails at a place only if there is no other finding.
func onlyAlone(at policy.Pointer) string {
	return "fails at " + list([]policy.Pointer{at}) + " only if nothing else is wrong"
}

// failsAmong reports whether the version fails at a place in a case with other findings.
func (t *trial[T]) failsAmong(at policy.Pointer) bool {
	return slices.ContainsFunc(t.told, func(c told[T]) bool { return c.said.failures(at) > 0 && c.said.count() > 1 })
}

// alsoFails returns a change by which a case that fails at a place fails there and elsewhere: a part
// becomes as in another case that fails, or an entry of a list becomes like another entry.
func (t *trial[T]) alsoFails(a *told[T], at policy.Pointer) (how string, ok bool) {
	more := func(said verdict, ok bool) bool {
		return ok && said.failures(at) > 0 && said.failures("") > a.said.failures("")
	}
	for i := range t.told {
		b := &t.told[i]
		if b.said.outcome != policy.Fail {
			continue
		}
		for _, pair := range differences(&a.whole, &b.whole, most) {
			if !pair[0].fixed && !pair[1].fixed && pair[0].at != theDay && more(t.askWith(a, pair[0], pair[1].value)) {
				return fmt.Sprintf("if %s is as in %q", place(pair[0].at), b.name), true
			}
		}
	}
	a.whole.lists(func(l *part) {
		for i := range l.parts {
			for j := range l.parts {
				if how == "" && more(t.askWith(a, &l.parts[j], l.parts[i].value)) {
					how = fmt.Sprintf("if %s is as %s", l.parts[j].at, l.parts[i].at)
				}
			}
		}
	})
	return how, how != ""
}

// unturned returns a gap for each turn between two cases that differ only in one number, unless a
// case is right on each side of it, or of the same turn on another line.
func (t *trial[T]) unturned() []Gap {
	var missing []Gap
	var turns []turn
	tested := map[string]bool{} // by name
	for _, l := range t.lines {
		slices.SortFunc(l.points, func(a, b point[T]) int { return cmp.Compare(a.n.steps, b.n.steps) })
		for i := range l.points[1:] {
			for _, found := range t.turns(l.points[i], l.points[i].n.steps, l.points[i+1].n.steps) {
				t.describe(&found, l.points[i])
				gap, complete := t.side(found, l.points[i], l.steps())
				tested[found.name()] = tested[found.name()] || complete
				turns, missing = append(turns, found), append(missing, gap)
			}
		}
	}
	var gaps []Gap
	for i, found := range turns {
		if !tested[found.name()] {
			gaps = append(gaps, missing[i])
		}
	}
	return gaps
}

// side returns the gap for a turn without a case on one of its sides, and whether it has a case on
// both.
func (t *trial[T]) side(found turn, p point[T], steps []int64) (gap Gap, complete bool) {
	low, high := found.tested(steps)
	words := found.lowWord + " or " + found.highWord
	switch {
	case low && !high:
		words = found.highWord
	case high && !low:
		words = found.lowWord
	}
	at := "with " + place(found.at)
	if found.at == theDay {
		at = "on"
	}
	return Gap{
		Name: fmt.Sprintf("no case tries %s %s %s", t.rule.name(t.n), at, words),
		Reason: fmt.Sprintf("%q with %s %s, and with %s %s",
			p.told.name, found.lowest().text(), says(found.lowSaid), found.highest().text(), says(found.highSaid)),
	}, low && high
}
