package risk

import (
	"github.com/seed9ad77866/sharedservices/partnership/policy"
)

// placedControl is a control of a risk, and the place in the risk that has or names it.
type placedControl struct {
	Control // what it is

	at     policy.Pointer
	shared bool // whether the place only names it, and the control itself is among the shared ones
}

// field returns the place of a field of the control within its place, which has no fields
// if it only names the control.
func (c placedControl) field(name policy.Pointer) policy.Pointer {
	if c.shared {
		return ""
	}
	return name
}

// ControlsOf returns the controls of a risk of the register: its own, and then the shared
// controls that it names, in that order.
func (reg Register) ControlsOf(r Risk) []Control {
	placed := controlsOf(&r, reg.sharedControls())
	all := make([]Control, len(placed))
	for i, c := range placed {
		all[i] = c.Control
	}
	return all
}

// sharedControls returns the controls that risks share, by id.
func (reg *Register) sharedControls() map[string]Control {
	return keyed(reg.Controls, func(c Control) string { return c.ID })
}

// controlsOf returns the controls of a risk, its own first. A shared one that the
// register does not have is left out; Register.Validate finds it.
func controlsOf(r *Risk, shared map[string]Control) []placedControl {
	all := make([]placedControl, 0, len(r.Controls)+len(r.SharedControls))
	for i, c := range r.Controls {
		all = append(all, placedControl{c, policy.Pointer("/controls").Index(i), false})
	}
	for i, id := range r.SharedControls {
		if c, there := shared[id]; there {
			all = append(all, placedControl{c, policy.Pointer("/shared_controls").Index(i), true})
		}
	}
	return all
}
