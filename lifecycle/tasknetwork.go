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

// fewTasks is how many tasks are looked through for an id. The ids of more are put in a map.
const fewTasks = 8

// newTaskNetwork returns the network of the tasks, and what is wrong with it: ids
// that an earlier task has, entries of after that are not the id of a task, and
// cycles.
func newTaskNetwork(tasks []Task) (taskNetwork, error) {
	var places map[string]int
	if len(tasks) > fewTasks {
		places = make(map[string]int, len(tasks))
		for i := range slices.Backward(tasks) {
			places[tasks[i].ID] = i
		}
	}
	n, followed := taskNetwork{after: make([][]int, len(tasks))}, make([]int, len(tasks)) // by which task last, counted from 1
	i := 0
	err := errors.Join(
		field.Unique("tasks", "id", tasks, func(t Task) string { return t.ID }),
		field.Each("tasks", tasks, func(t Task) error {
			i++
			return field.Each("after", t.After, func(id string) error {
				place, ok := placeOf(tasks, places, id)
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

// placeOf returns the place of the first task with an id, from the places of the ids if they
// are in a map.
func placeOf(tasks []Task, places map[string]int, id string) (place int, ok bool) {
	if places != nil {
		place, ok = places[id]
		return place, ok
	}
	for i := range tasks {
		if tasks[i].ID == id {
			return i, true
		}
	}
	return 0, false
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
	ints := make([]int, 3*len(tasks))
	w := walk{
		network: n, tasks: tasks,
		path:   ints[:0:len(tasks)],
		onPath: ints[len(tasks) : 2*len(tasks)],
	}
	n.order = ints[2*len(tasks) : 2*len(tasks)]
	for i := range tasks {
		if w.onPath[i] == 0 {
			w.visit(i)
		}
	}
	return errors.Join(w.errs...)
}

// walk is the way through a network from each task to those that it follows.
type walk struct {
	network *taskNetwork
	tasks   []Task
	path    []int        // from a task to one that it follows, and so on
	onPath  []int        // where on the path, from 1; 0: not seen yet; -1: in order
	named   map[int]bool // in an error
	errs    []error
}

// visit puts a task in order, after those that it follows.
func (w *walk) visit(i int) {
	w.path = append(w.path, i)
	w.onPath[i] = len(w.path)
	for _, j := range w.network.after[i] {
		switch {
		case w.onPath[j] == 0:
			w.visit(j)
		case w.onPath[j] > 0:
			w.name(w.path[w.onPath[j]-1:])
		}
	}
	w.path = w.path[:len(w.path)-1]
	w.onPath[i] = -1
	w.network.order = append(w.network.order, i)
}

// name keeps ErrOrder for tasks that each follow the next, and the last the first, unless one
// of them is named already.
func (w *walk) name(cycle []int) {
	if slices.ContainsFunc(cycle, func(i int) bool { return w.named[i] }) {
		return
	}
	if w.named == nil {
		w.named = map[int]bool{}
	}
	var ids []string
	for _, i := range cycle {
		w.named[i] = true
		ids = append(ids, w.tasks[i].ID)
	}
	chain := strings.Join(append(ids, ids[0]), " after ")
	err := fmt.Errorf("%s: a task cannot follow itself: %w", chain, field.ErrOrder)
	w.errs = append(w.errs, field.At(field.Index("tasks", cycle[len(cycle)-1])+".after", err))
}
