package reorganisation

import (
	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// PieceKind is what a piece of a partnership is.
type PieceKind string

// The kinds of piece.
const (
	MembershipPiece PieceKind = "membership" // of the partnership, and its role
	NoticePiece     PieceKind = "notice"     // to leave
	VotePiece       PieceKind = "vote"       // votes, a veto or a quorum
	SharePiece      PieceKind = "share"      // in a scheme
	FigurePiece     PieceKind = "figure"     // that a scheme counts
	RiskPiece       PieceKind = "risk"       // whom it concerns, and who bears it
	AppetitePiece   PieceKind = "appetite"   // for risk
	ExitPiece       PieceKind = "exit-plan"  // a part of the exit plan
	PostingPiece    PieceKind = "posting"    // of an account
	EvidencePiece   PieceKind = "evidence"   // who has said that they stand by it
	PostPiece       PieceKind = "post"
	AssetPiece      PieceKind = "asset"
	ContractPiece   PieceKind = "contract"
	DebtPiece       PieceKind = "debt"
)

// PieceKinds returns every PieceKind.
func PieceKinds() []PieceKind {
	return []PieceKind{
		MembershipPiece, NoticePiece, VotePiece, SharePiece, FigurePiece, RiskPiece, AppetitePiece,
		ExitPiece, PostingPiece, EvidencePiece, PostPiece, AssetPiece, ContractPiece, DebtPiece,
	}
}

// Title returns the kind as a form or a report shows it.
func (k PieceKind) Title() string { return field.Title(k) }

// UnmarshalText reads one of PieceKinds, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (k *PieceKind) UnmarshalText(text []byte) (err error) {
	*k, err = field.ReadOneOf("kind of piece", text, PieceKinds())
	return err
}

// PassReason is why a piece goes where it goes.
type PassReason string

// The reasons.
const (
	NotConcerned   PassReason = "not-concerned" // the order says nothing about whoever has it
	ByOrder        PassReason = "order"         // it passes to the successor by order of law, and nobody has to consent
	ByPart         PassReason = "part"          // it goes with the part that it lies in or serves
	ByMeasure      PassReason = "measure"       // it is divided by a measure of the parts
	ByAgreement    PassReason = "agreement"     // the successors have agreed so
	InCare         PassReason = "caretaker"     // the nominated council or residuary body holds it until it is divided
	OwnStanding    PassReason = "own-standing"  // the successor had one of its own, and keeps it
	WithTheSharing PassReason = "ended"         // the sharing ends on the day, and it ends too
	Open           PassReason = "open"          // somebody has to decide
)

// PassReasons returns every PassReason.
func PassReasons() []PassReason {
	return []PassReason{NotConcerned, ByOrder, ByPart, ByMeasure, ByAgreement, InCare, OwnStanding, WithTheSharing, Open}
}

// Title returns the reason as a form or a report shows it.
func (r PassReason) Title() string {
	switch r {
	case NotConcerned:
		return "Not concerned"
	case ByOrder:
		return "Passes by order"
	case ByPart:
		return "Goes with the part"
	case ByMeasure:
		return "Divided by measure"
	case ByAgreement:
		return "As agreed"
	case InCare:
		return "In the care of the nominated council"
	case OwnStanding:
		return "Keeps its own"
	case WithTheSharing:
		return "Ends with the sharing"
	case Open:
		return "For a person to decide"
	}
	return field.Title(r)
}

// UnmarshalText reads one of PassReasons, or no text for one that is not set. The error wraps
// field.ErrInvalid.
func (r *PassReason) UnmarshalText(text []byte) (err error) {
	*r, err = field.ReadOneOf("reason", text, PassReasons())
	return err
}

// Piece is what happened to one piece of a partnership: each post, asset, contract, debt and
// risk is there once, and so is everything else that the order touches.
type Piece struct {
	Kind    PieceKind           `json:"kind"`              // what it is
	ID      string              `json:"id,omitempty"`      // which; of a share the line
	Line    partnership.LineID  `json:"line,omitzero"`     // of which line, if it is of one
	From    partnership.OrgID   `json:"from,omitzero"`     // who had it; not set: nobody, or all
	To      []partnership.OrgID `json:"to,omitempty"`      // who has it now; several have it jointly, or in the portions; none: nobody is known
	Shares  []partnership.Share `json:"shares,omitempty"`  // which part of it each has, if it is divided
	Amounts []costing.Portion   `json:"amounts,omitempty"` // how much of it each has, if it is money
	Reason  PassReason          `json:"reason"`            // why
	Driver  costing.Driver      `json:"driver,omitzero"`   // by which measure it is divided, if it is
	Decide  string              `json:"decide,omitempty"`  // what somebody still has to decide; not set: nothing
}
