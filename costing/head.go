package costing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
	"github.com/seed9ad77866/sharedservices/partnership/report"
)

// Head is one of the heads that a cost is made of, such as household waste, business waste
// and administration in a levy, or the lines of one bill. A part of a scheme may be of one.
type Head struct {
	Head  partnership.LineID `json:"head"`           // which
	Total Money              `json:"total,omitzero"` // how much; negative: income or a refund
}

// checkHeads returns what is wrong with heads, of which there need be none, at "heads": they
// make the total.
func checkHeads(heads []Head, total Money) error {
	err := errors.Join(
		field.Each("heads", heads, func(h Head) error {
			return errors.Join(field.At("head", h.Head.Validate()), field.At("total", checkTotal(h.Total)))
		}),
		field.Unique("heads", "head", heads, func(h Head) partnership.LineID { return h.Head }),
	)
	if len(heads) > maxParts {
		err = errors.Join(err, field.At("heads", fmt.Errorf("%d heads are more than %d: %w", len(heads), maxParts, field.ErrRange)))
	}
	made, tooMuch := sumOfHeads(heads)
	if err != nil || tooMuch != nil || len(heads) == 0 || !total.Known() || made == total {
		return errors.Join(err, field.At("heads", tooMuch))
	}
	return field.At("heads", fmt.Errorf("they make %v, not the total of %v: %w", made, total, field.ErrSum))
}

// checkTotal returns ErrRequired for a total that is not known, and ErrRange for one beyond
// what a scheme shares.
func checkTotal(total Money) error {
	switch {
	case !total.Known():
		return field.ErrRequired
	case total.magnitude() > maxTotal:
		return fmt.Errorf("%v is beyond %v: %w", total, Pence(maxTotal), field.ErrRange)
	}
	return nil
}

// sumOfHeads returns the totals of heads together.
func sumOfHeads(heads []Head) (Money, error) {
	totals := make([]Money, len(heads))
	for i, h := range heads {
		totals[i] = h.Total
	}
	return Sum(totals...)
}

// addHeads returns the heads of one cost with those of another added. Costs of which one has
// no heads have none together.
func addHeads(heads, others []Head) ([]Head, error) {
	if len(heads) == 0 || len(others) == 0 {
		return nil, nil
	}
	all := slices.Clone(heads)
	var errs []error
	for _, h := range others {
		i := slices.IndexFunc(all, func(other Head) bool { return other.Head == h.Head })
		if i < 0 {
			all = append(all, h)
			continue
		}
		errs = append(errs, addTo(&all[i].Total, h.Total, "heads"))
	}
	return all, errors.Join(errs...)
}

// headsText lists heads with their totals.
func headsText(heads []Head, names report.Names) string {
	texts := make([]string, len(heads))
	for i, h := range heads {
		texts[i] = names.Of(report.Line, string(h.Head)) + " " + h.Total.Sterling()
	}
	return strings.Join(texts, ", ")
}

// cutHeads returns what falls of heads to a stretch, and what that is together.
func (s stretch) cutHeads(heads []Head) (cut []Head, total Money) {
	sum := int64(0)
	for _, h := range heads {
		pence := s.cut(h.Total.pence())
		cut, sum = append(cut, Head{Head: h.Head, Total: Pence(pence)}), sum+pence
	}
	return cut, Pence(sum)
}

// A group is the parts that are of one head, or of the whole.
type group struct {
	head  partnership.LineID // "": of the whole
	parts []int
}

// groupsOf returns the groups of parts, in the order of their first parts.
func groupsOf(parts []Part) []group {
	var groups []group
	for i, p := range parts {
		k := slices.IndexFunc(groups, func(g group) bool { return g.head == p.Head })
		if k < 0 {
			k = len(groups)
			groups = append(groups, group{head: p.Head})
		}
		groups[k].parts = append(groups[k].parts, i)
	}
	return groups
}

// among returns how many parts there are of the whole that the part is of: of its head, or
// of the cost.
func (p Part) among(parts []Part) int {
	if p.Head == "" {
		return len(parts)
	}
	n := 0
	for _, q := range parts {
		n += boolRank(q.Head == p.Head)
	}
	return n
}

// heads reports whether a part is of a head.
func heads(groups []group) bool {
	return slices.ContainsFunc(groups, func(g group) bool { return g.head != "" })
}

// totalOf returns what a group divides of heads and a total, in pence: of the whole it is
// the total. headed is what parts of heads divide of it.
func totalOf(g group, groups []group, all []Head, total int64) (of, headed int64) {
	for _, h := range all {
		switch {
		case h.Head == g.head:
			return h.Total.pence(), 0
		case slices.ContainsFunc(groups, func(g group) bool { return g.head == h.Head }):
			headed += h.Total.pence()
		}
	}
	return total, headed
}

// checkGroups fails for a part of a head that the cost does not have, and for a head of
// which nothing is a part.
func (c *calculation) checkGroups(parts []Part, groups []group) {
	if !heads(groups) {
		return
	}
	for i, p := range parts {
		if p.Head != "" && !slices.ContainsFunc(c.cost.Heads, func(h Head) bool { return h.Head == p.Head }) {
			c.failAt(fmt.Sprintf("parts[%d].head", i), "the cost has no head %s: %w", field.Quote(p.Head), field.ErrNotFound)
		}
	}
	if last := parts[len(parts)-1]; last.Head == "" && last.takesRest() {
		return
	}
	for _, h := range c.cost.Heads {
		if !slices.ContainsFunc(groups, func(g group) bool { return g.head == h.Head }) {
			c.failAt("parts", "none is of the head %s or takes the rest: %w", field.Quote(h.Head), field.ErrRequired)
		}
	}
}

// quotedHead is a head in a text, so that its name can stand there.
func quotedHead(head partnership.LineID) string { return "‹" + string(head) + "›" }
