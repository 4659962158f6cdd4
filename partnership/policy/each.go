package policy

// Each turns rules over an entry into rules over a whole that holds a list of such entries. at
// points to the list in the whole, and entries returns the list and whether it is known. The
// rules keep their ids, titles, sources, severities and days in force.
//
// A rule has one Result for the list, with every finding at its place in the whole, such as
// /members/1/veto, in the order of the list. Its outcome is
//
//   - unknown if the list is not known
//   - not applicable if the list is known and has no entry to which the rule applies
//   - otherwise the worst of the outcomes of the entries
//
// An entry on which the rule panics is unknown, and the entries after it are judged.
func Each[T, E any](at Pointer, entries func(T) (list []E, known bool), rules ...Rule[E]) []Rule[T] {
	lifted := make([]Rule[T], len(rules))
	for i, rule := range rules {
		lifted[i] = lift[T](rule)
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

// hearEach hears the rule on every entry of the list at a place, and gives h the worst of the
// outcomes. Given has been called before, so h has a Pass or a finding about the place.
func hearEach[E any](h Hearing, at Pointer, list []E, rule Rule[E]) {
	if h.ear == nil {
		return
	}
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
