package partnership

// Tomorrow imports no time, and adds months as they must not be added.
func (d Day) Tomorrow() Day { return Day{Start: d.Start.AddDate(0, 0, 1)} } // want "names: time: .AddDate"
