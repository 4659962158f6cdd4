package lifecycle

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed9ad77866/sharedservices/partnership/field"
)

// taskNetwork is which tasks of a list follow which, by their places in it.
type taskNetwork struct {
	after [][]int // for each task those that it follows
	order []int   // all of them, each after those that it follows
}

// newTaskNetwork returns the network of the tasks, and what is wrong with it: ids
// that an earlier task has, entries of after that are not the id of a task, and
// cycles.
func newTaskNetwork(tasks []Task) (taskNetwork, error) {
	places := make(map[string]int, len(tasks))
	for i, t := range tasks {
		if _, ok := places[t.ID]; !ok {
			places[t.ID] = i
		}
	}
	n := taskNetwork{after: make([][]int, len(tasks)), order: make([]int, 0, len(tasks))}
	followed := make([]int, len(tasks)) // by which task last, counted from 1
	i := 0
	err := errors.Join(
		field.Unique("tasks", "id", tasks, func(t Task) string { return t.ID }),
		field.Each("tasks", tasks, func(t Task) error {
			i++
			return field.Each("after", t.After, func(id string) error {
				place, ok := places[id]
				if err := checkEntry(id, ok, ok && followed[place] == i); err != nil {
					return err
				}
				followed[place] = i
				n.after[i-1] = append(n.after[i-1], place)
				return nil
			})
		}),
	)
	return n, errors.Join(err, n.sort(tasks))
}

// checkEntry returns what is wrong with an entry of after.
func checkEntry(id string, found, again bool) error {
	switch {
	case id == "":
		return field.ErrRequired
	case !found:
		return fmt.Errorf("%s is not a task of the plan: %w", field.Quote(id), field.ErrNotFound)
	case again:
		return fmt.Errorf("%w: %s is listed before", field.ErrDuplicate, field.Quote(id))
	}
	return nil
}

// sort puts the tasks in order. It returns ErrOrder for each cycle that shares no
// task with one before.
func (n *taskNetwork) sort(tasks []Task) error {
	var errs []error
	var path []int                    // from a task to one that it follows, and so on
	onPath := make([]int, len(tasks)) // where on the path, from 1; 0: not seen yet; -1: in order
	named := make([]bool, len(tasks)) // in an error
	var visit func(i int)
	visit = func(i int) {
		path = append(path, i)
		onPath[i] = len(path)
		for _, j := range n.after[i] {
			switch {
			case onPath[j] == 0:
				visit(j)
			case onPath[j] > 0:
				errs = append(errs, checkCycle(tasks, path[onPath[j]-1:], named))
			}
		}
		path = path[:len(path)-1]
		onPath[i] = -1
		n.order = append(n.order, i)
	}
	for i := range tasks {
		if onPath[i] == 0 {
			visit(i)
		}
	}
	return errors.Join(errs...)
}

// checkCycle returns ErrOrder for tasks that each follow the next, and the last
// the first, and marks them as named. It returns nil if one is named already.
func checkCycle(tasks []Task, cycle []int, named []bool) error {
	if slices.ContainsFunc(cycle, func(i int) bool { return named[i] }) {
		return nil
	}
	var ids []string
	for _, i := range cycle {
		named[i] = true
		ids = append(ids, tasks[i].ID)
	}
	chain := strings.Join(append(ids, ids[0]), " after ")
	err := fmt.Errorf("%s: a task cannot follow itself: %w", chain, field.ErrOrder)
	return field.At(field.Index("tasks", cycle[len(cycle)-1])+".after", err)
}
