package policy

// At makes rules over a whole out of rules over a part of it, such as evidence of your
// own. at points to the part in the whole, and part returns it and whether it is known.
// The rules keep their ids, titles, sources, severities and days in force.
//
// Every finding is at its place in the whole: what such a rule finds at /exit_plan is at
// /dossier/agreement/exit_plan, if at is "/dossier/agreement". A rule is unknown if the
// part is not known.
func At[T, P any](at Pointer, part func(T) (part P, known bool), rules ...Rule[P]) []Rule[T] {
	lifted := make([]Rule[T], len(rules))
	for i, rule := range rules {
		lifted[i] = lift[T](rule)
		if part == nil || rule.Check == nil {
			continue
		}
		lifted[i].Check = func(h Hearing, whole T) {
			if p, known := part(whole); h.ear != nil && h.canEnter(at, known) {
				h.base, h.entry = h.path(at), 0
				rule.hear(h, &p)
			}
		}
	}
	return lifted
}

// canEnter reports whether there is a part to hear at a place. If not, it says what is missing.
func (h Hearing) canEnter(at Pointer, known bool) bool {
	if known && at.wellFormed() {
		return true
	}
	h.Given(at, known)
	return false
}

// lift returns a rule over a whole that says of itself what a rule over a part says: its id,
// title, source and so on. It has no check.
func lift[T, P any](rule Rule[P]) Rule[T] {
	return Rule[T]{
		ID: rule.ID, Title: rule.Title, Source: rule.Source, Severity: rule.Severity,
		InForce: rule.InForce, AfterGap: rule.AfterGap,
	}
}
