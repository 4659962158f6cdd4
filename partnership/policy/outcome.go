package policy

import "github.com/seed9ad77866/sharedservices/partnership/field"

// Outcome is the answer of a rule about a value.
type Outcome string

// The outcomes of a rule.
const (
	// Pass says that everything the rule asked for was known and is in order.
	Pass Outcome = "pass"
	// Fail says that something breaks the rule.
	Fail Outcome = "fail"
	// NotApplicable says that the rule is not about this value. The evidence for that was known.
	NotApplicable Outcome = "not-applicable"
	// Unknown says that evidence is missing, so that the rule cannot judge.
	Unknown Outcome = "unknown"
)

// Outcomes returns every Outcome.
func Outcomes() []Outcome { return []Outcome{Pass, Fail, NotApplicable, Unknown} }

// UnmarshalText reads one of Outcomes, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (o *Outcome) UnmarshalText(text []byte) (err error) {
	*o, err = field.ReadOneOf("rule outcome", text, Outcomes())
	return err
}

// Title returns the outcome as a form or a report shows it.
func (o Outcome) Title() string { return field.Title(o) }

// stops reports whether a blocking rule with this outcome stops what it guards. An outcome that is
// not set stops it.
func (o Outcome) stops() bool { return o != Pass && o != NotApplicable }

// weight orders outcomes: fail is the heaviest, then unknown, then pass, then not applicable.
func (o Outcome) weight() int {
	switch o {
	case Fail:
		return 3
	case Unknown:
		return 2
	case Pass:
		return 1
	}
	return 0
}

// worse returns the heavier of two outcomes.
func worse(a, b Outcome) Outcome {
	if b.weight() > a.weight() {
		return b
	}
	return a
}

// Severity says what follows if a rule fails or cannot judge.
type Severity string

// The severities of a rule.
const (
	// Blocking stops what the rule guards.
	Blocking Severity = "blocking"
	// Advisory is only shown, and stops nothing.
	Advisory Severity = "advisory"
)

// Severities returns every Severity.
func Severities() []Severity { return []Severity{Blocking, Advisory} }

// UnmarshalText reads one of Severities, or no text for one that is not set. The error
// wraps field.ErrInvalid.
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = field.ReadOneOf("severity", text, Severities())
	return err
}

// Title returns the severity as a form or a report shows it.
func (s Severity) Title() string { return field.Title(s) }
