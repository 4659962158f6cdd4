package policy

// At turns rules over a part into rules over a whole that holds the part. at points to the part
// in the whole, and part returns it and whether it is known. The rules keep their ids, titles,
// sources, severities and days in force.
//
// Every finding gets its place in the whole: if at is "/dossier/agreement", a finding at
// /exit_plan is reported at /dossier/agreement/exit_plan. A rule is unknown if the part is not
// known.
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

// lift returns a rule over a whole with the id, title, source and so on of a rule over a part. It
// has no check.
func lift[T, P any](rule Rule[P]) Rule[T] {
	return Rule[T]{
		ID: rule.ID, Title: rule.Title, Source: rule.Source, Severity: rule.Severity,
		InForce: rule.InForce, AfterGap: rule.AfterGap,
	}
}
