package risk_test

import (
	"math"
	"math/rand"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed9ad77866/sharedservices/costing"
	"github.com/seed9ad77866/sharedservices/partnership"
	"github.com/seed9ad77866/sharedservices/partnership/calendar"
	"github.com/seed9ad77866/sharedservices/risk"
	"github.com/seed9ad77866/sharedservices/risk/matrix"
)

// damage changes one in so many fields in a value at random: numbers to any, texts to none or to
// that of another field, lists to shorter and to longer ones, and what may be absent to
// nothing. Scalars cannot be wrong, and become unset.
func damage(random *rand.Rand, odds int, v reflect.Value) {
	hit := random.Intn(odds) == 0
	switch v.Kind() {
	case reflect.Int:
		if hit {
			v.SetInt([]int64{-1, 0, 1, 6, 77, math.MinInt64, math.MaxInt64}[random.Intn(7)])
		}
	case reflect.String:
		if hit {
			v.SetString([]string{"", "open", "threat", "1", "5", "r1", "harrow", "red", "\x00"}[random.Intn(9)])
		}
	case reflect.Slice:
		if hit && v.Len() > 0 {
			v.Set(v.Slice(0, random.Intn(v.Len())))
		} else if hit {
			v.Set(reflect.MakeSlice(v.Type(), 1+random.Intn(2), 2))
		}
		for i := range v.Len() {
			damage(random, odds, v.Index(i))
		}
	case reflect.Pointer:
		if hit {
			v.SetZero()
		} else if !v.IsNil() {
			damage(random, odds, v.Elem())
		}
	case reflect.Struct:
		if v.NumField() > 0 && !v.Type().Field(0).IsExported() {
			if hit {
				v.SetZero()
			}
			return
		}
		for i := range v.NumField() {
			damage(random, odds, v.Field(i))
		}
	}
}

// copied is a full register that shares nothing with another.
func copied() risk.Register {
	reg := fullRegister()
	reg.Plans = append(reg.Plans, exitPlan(), payroll())
	joined, err := risk.Join([]risk.Register{fullRegister()})
	if err != nil {
		panic(err)
	}
	joined.Plans = reg.Plans
	return joined
}

// callAll calls every exported method of a value, with arguments that are as damaged.
func callAll(random *rand.Rand, v reflect.Value) {
	for i := range v.NumMethod() {
		method := v.Method(i)
		if name := v.Type().Method(i).Name; name == "UnmarshalText" || name == "UnmarshalJSON" {
			continue
		}
		arguments := make([]reflect.Value, method.Type().NumIn())
		for n := range arguments {
			arguments[n] = argument(random, method.Type().In(n))
		}
		if method.Type().IsVariadic() {
			method.CallSlice(arguments)
			continue
		}
		method.Call(arguments)
	}
}

// argument is a value of a type to call a method with.
func argument(random *rand.Rand, kind reflect.Type) reflect.Value {
	day := []calendar.Date{{}, calendar.MustDate("0001-01-01"), calendar.MustDate("2026-06-30"), calendar.MustDate("9999-12-31")}[random.Intn(4)]
	made := reflect.New(kind).Elem()
	switch kind {
	case reflect.TypeFor[calendar.Date]():
		return reflect.ValueOf(day)
	case reflect.TypeFor[partnership.Quantity]():
		return reflect.ValueOf(partnership.MustQuantity([]string{"-1", "0", "0.5", "999999999999.999999"}[random.Intn(4)]))
	case reflect.TypeFor[costing.Money]():
		return reflect.ValueOf(costing.Pence([]int64{0, 1, math.MaxInt64, math.MinInt64}[random.Intn(4)]))
	case reflect.TypeFor[matrix.Matrix]():
		made.Set(reflect.ValueOf(copied().Matrix))
	case reflect.TypeFor[risk.Register]():
		made.Set(reflect.ValueOf(copied()))
	case reflect.TypeFor[risk.Risk]():
		made.Set(reflect.ValueOf(copied().Risks[0]))
	case reflect.TypeFor[risk.Assessment]():
		made.Set(reflect.ValueOf(assessed("2026-01-01", "5 5", "x")))
	case reflect.TypeFor[risk.Translation]():
		made.Set(reflect.ValueOf(toWords()))
	case reflect.TypeFor[matrix.HeatMap]():
		made.Set(reflect.ValueOf(copied().HeatMap()))
	case reflect.TypeFor[risk.Grouping]():
		made.SetString(string(append(risk.Groupings(), "")[random.Intn(len(risk.Groupings())+1)]))
	}
	damage(random, 20, made)
	return made
}

// Nothing panics, whatever is in a register that nobody has validated.
func TestDamagedRegistersDoNotPanic(t *testing.T) {
	t.Parallel()
	for seed := range 300 {
		random, odds := rand.New(rand.NewSource(int64(seed))), 10+seed%200
		three := []risk.Register{copied(), copied(), copied()}
		for i := range three {
			damage(random, odds, reflect.ValueOf(&three[i]).Elem())
			three[i].Partnership, three[i].AsOf = practice(), quarters()[i]
			if random.Intn(3) > 0 {
				three[i].Matrix, three[i].Member = three[0].Matrix, ""
			}
		}
		three[0].Matrix.Criteria, three[0].Matrix.Combine = weighted().Criteria, []matrix.Combination{"", "worst"}[random.Intn(2)]
		require.NotPanics(t, func() {
			for i := range three {
				reg := &three[i]
				callAll(random, reflect.ValueOf(*reg))
				callAll(random, reflect.ValueOf(reg.Matrix))
				callAll(random, reflect.ValueOf(reg.HeatMap()))
				for _, r := range reg.Risks {
					callAll(random, reflect.ValueOf(r))
					_ = risk.Effect(r.Controls)
					_ = risk.TargetEffect(r.Controls)
					for _, part := range []any{r.Current, r.Acceptance, r.Velocity, r.Status} {
						callAll(random, reflect.ValueOf(part))
					}
					for _, a := range r.Actions {
						callAll(random, reflect.ValueOf(a))
					}
					for _, x := range r.Indicators {
						callAll(random, reflect.ValueOf(x))
					}
					callAll(random, reflect.ValueOf(r.Bearing))
				}
				for _, p := range reg.Plans {
					callAll(random, reflect.ValueOf(p))
				}
				for _, s := range reg.Standings() {
					callAll(random, reflect.ValueOf(s))
				}
				coverages, _ := reg.Coverage(reg.AsOf)
				_ = coverages.Table(noNames).Markdown()
				_ = risk.Checks().Judge(*reg, reg.AsOf)
			}
			report, _ := risk.Changes(three)
			_ = report.Tables(noNames).Markdown()
			rule := risk.EscalationRule{To: "x", Source: "x", Overdue: true, Above: 1, Velocity: 1}
			_, _ = risk.Escalate([]risk.EscalationRule{rule}, three)
			_, _ = risk.Join(three)
			since, _ := three[1].HeatMap().Since(three[0].HeatMap())
			_, _ = since.Table(noNames)
			_, _ = since.SVG(noNames)
		}, "seed %d", seed)
	}
}
