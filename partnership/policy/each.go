package policy

// Each returns rules over a whole that judge every entry of one of its lists by
// the rules given, which are over one entry. at points to the list in the whole,
// and entries returns it and whether it is known. The rules keep their ids,
// titles, sources, severities and days in force.
//
// A rule then has one Result for the list: the worst of its entries, with every
// finding at its place in the whole, such as /members/1/veto, in the order of the
// list. It is unknown if the list is not known, and not applicable if the list
// is known and the rule applies to none of its entries, or there are none. An
// entry on which the rule panics is unknown, and the entries after it are judged.
func Each[T, E any](at Pointer, entries func(T) (list []E, known bool), rules ...Rule[E]) []Rule[T] {
	lifted := make([]Rule[T], len(rules))
	for i, rule := range rules {
		lifted[i] = Rule[T]{
			ID: rule.ID, Title: rule.Title, Source: rule.Source, Severity: rule.Severity, InForce: rule.InForce,
		}
		if entries == nil || rule.Check == nil {
			continue
		}
		lifted[i].Check = func(h Hearing, whole T) {
			if list, known := entries(whole); h.Given(at, known) {
				hearEach(h, at, list, rule)
			}
		}
	}
	return lifted
}

// hearEach lets the rule speak of every entry of the list at a place, and gives h
// the worst of the outcomes. h has a Pass, or a finding about the place.
func hearEach[E any](h Hearing, at Pointer, list []E, rule Rule[E]) {
	total := NotApplicable
	if h.result.Outcome != Pass {
		total = h.result.Outcome
	}
	entry := h
	entry.base = h.path(at)
	for i := range list {
		entry.entry, entry.since = i+1, len(h.result.Findings)
		h.result.Outcome = ""
		rule.hear(entry, &list[i])
		total = worse(total, h.result.Outcome)
	}
	h.result.Outcome = total
}
