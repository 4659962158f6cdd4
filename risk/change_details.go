package risk

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// details returns what else has changed of a risk that was there before: who bears it
// first, and then in the order of its fields.
func (p past) details() []ChangeDetail {
	if p.before == nil {
		return nil
	}
	var all changeDetails
	was, is := p.before, p.now
	if !was.Bearing.equal(&is.Bearing) {
		all.comparePhrase("bearing", was.Bearing.phrase(), is.Bearing.phrase())
	}
	compareIDs(&all, "concerns", report.Organisation, was.Members, is.Members, "all members")
	p.wordDetails(&all)
	p.dayDetails(&all)
	compareIDs(&all, "service lines", report.Line, was.Lines, is.Lines, "all")
	all.compare("estimate", was.Estimate.whole(), is.Estimate.whole(), "")
	p.assessmentDetails(&all)
	p.actionDetails(&all)
	p.controlDetails(&all)
	p.indicatorDetails(&all)
	p.acceptanceDetail(&all)
	p.occurrenceDetails(&all)
	compareIDs(&all, "caused by", report.Risk, was.CausedBy, is.CausedBy, noneRecorded)
	compareIDs(&all, "related to", report.Risk, was.Related, is.Related, noneRecorded)
	p.endDetails(&all)
	return all
}

// wordDetails adds the texts of the risk that have changed.
func (p past) wordDetails(all *changeDetails) {
	was, is := p.before, p.now
	for _, x := range []struct{ what, was, is string }{
		{"reference", was.Ref, is.Ref},
		{"title", was.Title, is.Title},
		{"cause", was.Cause, is.Cause},
		{"event", was.Event, is.Event},
		{"consequence", was.Consequence, is.Consequence},
		{"nature", string(was.Nature), string(is.Nature)},
		{"category", string(was.Category), string(is.Category)},
		{"also in the categories", listed(texts(was.AlsoIn)), listed(texts(is.AlsoIn))},
		{"objectives", strings.Join(was.Objectives, "; "), strings.Join(is.Objectives, "; ")},
		{"source", was.Source, is.Source},
		{"owner", was.Owner, is.Owner},
		{"action owner", was.ActionOwner, is.ActionOwner},
		{"treatment", string(was.Treatment), string(is.Treatment)},
	} {
		all.compare(x.what, x.was, x.is, "")
	}
}

// dayDetails adds the days and times that have changed.
func (p past) dayDetails(all *changeDetails) {
	was, is := p.before, p.now
	all.compare("identified", was.Raised.String(), is.Raised.String(), "")
	all.compare("could happen from", was.Proximity.String(), is.Proximity.String(), "")
	all.compare("felt within", was.Velocity.String(), is.Velocity.String(), "")
	if was.Reviewed != is.Reviewed {
		all.looked("reviewed on ", is.Reviewed.String(), " (was ", was.Reviewed.String(), ")")
	}
}

// notAgreed is what an empty bearing or funding means.
const notAgreed = "not agreed"

// phrase returns who bears a loss, in words.
func (b Bearing) phrase() phrase {
	parts := sharePhrases(b.Shares)
	for _, c := range b.Caps {
		parts = append(parts, named(report.Organisation, c.Org).and(words(" at most "+c.text()+", the rest to ")).and(named(report.Organisation, c.RestTo)))
	}
	for _, f := range b.AtFault {
		parts = append(parts, words("all to who is at fault by "+strings.ToLower(f.Title())))
	}
	for _, n := range b.Insurance {
		parts = append(parts, words(n.text()))
	}
	if b.Clause != "" {
		parts = append(parts, words("clause "+b.Clause))
	}
	return joined(parts, notAgreed)
}

// equal reports whether two bearings say the same.
func (b *Bearing) equal(other *Bearing) bool {
	return b.Clause == other.Clause && slices.Equal(b.Shares, other.Shares) && slices.Equal(b.Caps, other.Caps) &&
		slices.Equal(b.AtFault, other.AtFault) && slices.Equal(b.Insurance, other.Insurance)
}

// sharePhrases returns who has which share, in words.
func sharePhrases(shares []partnership.Share) []phrase {
	parts := make([]phrase, len(shares))
	for i, s := range shares {
		parts[i] = named(report.Organisation, s.Org).and(words(" " + s.Fraction.String()))
	}
	return parts
}

// assessmentDetails adds what has changed in the assessments. Where the risk stands now
// is not a detail but the change itself.
func (p past) assessmentDetails(all *changeDetails) {
	before, now := p.before, p.now
	if was, is := p.rate(1, &before.Inherent), p.rate(0, &now.Inherent); was != is {
		all.note("inherent risk ", is.String(), " (was ", was.String(), ")", newReason(&before.Inherent, &now.Inherent))
	} else if !before.Inherent.equal(&now.Inherent) {
		all.looked("inherent risk assessed again on ", now.Inherent.On.String(), newReason(&before.Inherent, &now.Inherent))
	}
	if was, is := p.rate(1, &before.Current), p.rate(0, &now.Current); was == is && !before.Current.equal(&now.Current) {
		all.looked("assessed again on ", now.Current.On.String(), newReason(&before.Current, &now.Current))
	}
	if was, is := p.rate(1, &before.Target), p.rate(0, &now.Target); was != is || before.Target.On != now.Target.On {
		all.note("target ", is.String(), byDay(&now.Target), " (was ", was.String(), byDay(&before.Target), ")", newReason(&before.Target, &now.Target))
	} else if !before.Target.equal(&now.Target) {
		all.looked("target set again", newReason(&before.Target, &now.Target))
	}
}

// equal reports whether two assessments say the same.
func (a *Assessment) equal(b *Assessment) bool {
	return a.On == b.On && a.By == b.By && a.Reason == b.Reason && a.Likelihood == b.Likelihood && a.Impact == b.Impact &&
		slices.Equal(a.Impacts, b.Impacts) && a.Score == b.Score && a.Rating == b.Rating
}

// rate returns where an assessment stands in the last register, or in the one before it.
func (p past) rate(back int, a *Assessment) matrix.Cell {
	r := p.now
	if back > 0 {
		r = p.before
	}
	return placer{reg: p.history.register(back)}.rate(r, a)
}

// byDay returns by which day a target is to be reached, and nothing if it does not say.
func byDay(target *Assessment) string {
	if target.On.IsZero() {
		return ""
	}
	return " by " + target.On.String()
}

// newReason returns the reason of an assessment if it has changed.
func newReason(before, now *Assessment) string {
	if field.CheckText(now.Reason) != nil || now.Reason == before.Reason {
		return ""
	}
	return ": " + now.Reason
}

// acceptanceDetail adds a decision to live with the risk that is new, changed or
// withdrawn.
func (p past) acceptanceDetail(all *changeDetails) {
	switch a, was := p.now.Acceptance, p.before.Acceptance; {
	case a == was:
	case a.IsZero():
		all.note("accepted no longer (was by ", recorded(was.By), " until ", was.Until.String(), ")")
	default:
		all.note("accepted by ", recorded(a.By), " until ", a.Until.String())
	}
}

// endDetails adds what has changed in the end of a risk that was over, in a status that
// was not known, and in where the risk comes from.
func (p past) endDetails(all *changeDetails) {
	was, is := p.before, p.now
	all.comparePhrase("split from", splitFrom(was), splitFrom(is))
	if was.over() != is.over() {
		return // that is the change itself
	}
	all.compare("status", string(was.Status), string(is.Status), "")
	all.compare("ended", was.Ended.String(), is.Ended.String(), "")
	all.compare("reason of the end", was.EndReason, is.EndReason, "")
	if was.MergedInto != is.MergedInto {
		all.say(words("merged into ").and(named(report.Risk, is.MergedInto)).and(words(" (was ")).and(named(report.Risk, was.MergedInto)).and(words(")")))
	}
}

// splitFrom returns the risk that a risk was a part of.
func splitFrom(r *Risk) phrase {
	if r.SplitFrom == "" {
		return words("none")
	}
	return named(report.Risk, r.SplitFrom)
}

// actionDetails adds the actions that are done, new, changed or removed.
func (p past) actionDetails(all *changeDetails) {
	before := keyed(p.before.Actions, func(a Action) string { return a.ID })
	for _, a := range p.now.Actions {
		old, there := before[a.ID]
		switch {
		case !a.Done.IsZero() && old.Done.IsZero():
			all.note("action done on ", a.Done.String(), ": ", a.called())
		case !there:
			all.note("new action: ", a.called())
		case a.Done.IsZero() && !old.Done.IsZero():
			all.note("action open again (was done on ", old.Done.String(), "): ", a.called())
		default:
			all.compare("action done on", old.Done.String(), a.Done.String(), a.called())
		}
		if there {
			p.actionDetail(all, old, a)
		}
	}
	now := keyed(p.now.Actions, func(a Action) string { return a.ID })
	for _, old := range p.before.Actions {
		if _, there := now[old.ID]; !there {
			all.note("action taken out: ", old.called())
		}
	}
}

// actionDetail adds what has changed in one action, apart from whether it is done.
func (p past) actionDetail(all *changeDetails, was, is Action) {
	all.compare("action", was.What, is.What, "")
	if is.Done.IsZero() {
		all.compare("action due", was.Due.String(), is.Due.String(), is.called())
	} else {
		all.compare("action was due", was.Due.String(), is.Due.String(), is.called())
	}
	all.compare("action owner", was.Owner, is.Owner, is.called())
	all.compare("action cost", was.costText(), is.costText(), is.called())
	all.compare("action ongoing:", yesNo(was.Ongoing), yesNo(is.Ongoing), is.called())
	all.compare("action progress", was.Progress.String(), is.Progress.String(), is.called())
	if !was.Expected.equal(&is.Expected) {
		all.note("action expected to bring it to ", p.rate(0, &is.Expected).String(), byDay(&is.Expected),
			" (was ", p.rate(1, &was.Expected).String(), byDay(&was.Expected), "): ", is.called())
	}
}

// controlDetails adds the controls that are new, changed or removed.
func (p past) controlDetails(all *changeDetails) {
	all.compareControls("control", p.before.Controls, p.now.Controls)
	all.compare("shared controls", cmp.Or(listed(p.before.SharedControls), noneRecorded), cmp.Or(listed(p.now.SharedControls), noneRecorded), "")
}

// compareControls adds the controls of a list that are new, changed or removed. what is
// "control" or "shared control".
func (all *changeDetails) compareControls(what string, was, is []Control) {
	id := func(c Control) string { return c.ID }
	before, now := keyed(was, id), keyed(is, id)
	for _, c := range is {
		if old, there := before[c.ID]; there {
			all.compareControl(what, old, c)
		} else {
			all.note("new "+what+", ", c.statusText(), ": ", c.called())
		}
	}
	for _, old := range was {
		if _, there := now[old.ID]; !there {
			all.note(what+" taken out: ", old.called())
		}
	}
}

// compareControl adds what has changed in one control.
func (all *changeDetails) compareControl(what string, was, is Control) {
	if is.Status != was.Status {
		all.note(what+" ", is.statusText(), " (was ", was.statusText(), "): ", is.called())
	} else {
		all.compare(what+" "+is.statusText()+" since", was.From.String(), is.From.String(), is.called())
	}
	all.compare(what, was.Title, is.Title, "")
	all.compare(what+" is", string(was.Kind), string(is.Kind), is.called())
	all.compare(what+" owner", was.Owner, is.Owner, is.called())
	all.compare(what+" effectiveness", was.Effectiveness.String(), is.Effectiveness.String(), is.called())
	all.compare(what+" strength", string(was.Strength), string(is.Strength), is.called())
	all.compare(what+" evidence", was.Evidence, is.Evidence, is.called())
	if was.Tested != is.Tested {
		all.looked(what+" tested on ", is.Tested.String(), " (was ", was.Tested.String(), "): ", is.called())
	}
}

// indicatorDetails adds the indicators that are new, changed or removed, or give another
// signal.
func (p past) indicatorDetails(all *changeDetails) {
	before := keyed(p.before.Indicators, func(i Indicator) string { return i.ID })
	for _, i := range p.now.Indicators {
		old, there := before[i.ID]
		if !there {
			all.note("new indicator: ", i.called())
			continue
		}
		p.readingDetail(all, old, i)
		all.compare("indicator", old.Measure, i.Measure, "")
		all.compare("indicator gets better", string(old.Better), string(i.Better), i.called())
		all.compare("indicator warns from", old.Warning.String(), i.Warning.String(), i.called())
		all.compare("indicator limit", old.Limit.String(), i.Limit.String(), i.called())
	}
	now := keyed(p.now.Indicators, func(i Indicator) string { return i.ID })
	for _, old := range p.before.Indicators {
		if _, there := now[old.ID]; !there {
			all.note("indicator taken out: ", old.called())
		}
	}
}

// readingDetail adds an indicator that gives another signal, or has been read again.
func (p past) readingDetail(all *changeDetails, was, is Indicator) {
	signal, old := is.Signal(p.history.register(0).AsOf), was.Signal(p.history.register(1).AsOf)
	switch {
	case signal != old:
		all.note("indicator ", strings.ToLower(signal.Title()), " (was ", strings.ToLower(old.Title()), "): ", is.called())
	case !slices.Equal(is.Readings, was.Readings):
		all.looked("indicator read again, ", strings.ToLower(signal.Title()), " as before: ", is.called())
	}
}

// called returns what is measured, or the id if nothing says.
func (i Indicator) called() string { return cmp.Or(i.Measure, i.ID) }
