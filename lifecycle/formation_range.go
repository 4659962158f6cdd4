package lifecycle

import "github.com/seed9ad77866/sharedservices/partnership"

// FormationMonths is how many months it has taken to form partnerships of a
// structure, and who says so. They are counted from the calendar month of the first
// decision that the source reports to the calendar month of the start. Few
// partnerships have been reported: a plan that is quicker than the least needs a
// reason, and may have one.
type FormationMonths struct {
	Least  int    `json:"least"`  // the shortest that is reported
	Most   int    `json:"most"`   // the longest that is reported
	Source string `json:"source"` // which partnerships they are, and where they are reported
}

// FormationRange returns how long it has taken to form a structure. ok is false
// for a structure for which no source is known.
func FormationRange(structure partnership.Structure) (months FormationMonths, ok bool) {
	switch structure {
	case partnership.LeadAuthority:
		return FormationMonths{Least: 5, Most: 15, Source: "Least: HB Public Law, case approved April 2012, live September 2012 " +
			"(London Borough of Barnet, Cabinet Resources Committee, 4 April 2012). " +
			"Most: 3C Shared Services, agreed in principle July 2014, staff to transfer October 2015 " +
			"(Huntingdonshire District Council, Cabinet, 23 October 2014 and 16 July 2015)"}, true
	case partnership.JointCommittee:
		return FormationMonths{Least: 7, Most: 32, Source: "LGSS, live October 2010 (HR Magazine, August 2011). " +
			"Least: from March 2010, when the second cabinet approved it (Local Government Lawyer, 2010). " +
			"Most: from February 2008, when there was a programme (Cambridgeshire County Council, Cabinet, 26 February 2008)"}, true
	case partnership.JointCompany:
		return FormationMonths{Least: 16, Most: 36, Source: "Least: CoSocius, for services shared already, decided January 2013, staff transferred May 2014 " +
			"(Cheshire East Council, Cabinet, 7 January 2013; announcement of both councils, 8 April 2014). " +
			"Most: three years to work through the legal and financial implications " +
			"(London Borough of Harrow, research paper for the scrutiny work programme 2018-22)"}, true
	}
	return FormationMonths{}, false
}
