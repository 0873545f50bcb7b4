package link

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// placesOfAnybody are endings and free hosts under which anybody has a name.
var placesOfAnybody = strings.Fields(`my.id web.id biz.id xyz online site shop vercel.app pages.dev netlify.app
	github.io web.app blogspot.com`)

// TestHarmlessLabelsStayQuiet allows one alarm in a hundred names: that is what
// the machine-made host costs, which knows no name and judges the form alone.
func TestHarmlessLabelsStayQuiet(t *testing.T) {
	alarms, names := [2]map[string][]string{{}, {}}, [2]int{}
	for _, label := range linesOf(t, "labels.txt") {
		set := 0
		if aside, ok := strings.CutPrefix(label, "= "); ok {
			label, set = aside, 1
		}
		names[set]++
		for _, place := range placesOfAnybody {
			_, findings := judged("https://" + label + "." + place + "/")
			if score, ids := scoreOf(findings); score >= cautionFrom {
				alarms[set][place] = append(alarms[set][place], label)
				t.Logf("%s.%s scores %d %v", label, place, score, ids)
			}
		}
	}
	for set, name := range []string{"tuned on", "kept aside"} {
		sum := 0
		for _, place := range slices.Sorted(maps.Keys(alarms[set])) {
			sum += len(alarms[set][place])
			t.Logf("%s: %d of %d under .%s", name, len(alarms[set][place]), names[set], place)
		}
		asked := names[set] * len(placesOfAnybody)
		t.Logf("%s: %d alarms of %d (%.2f %%)", name, sum, asked, 100*float64(sum)/float64(asked))
		if names[set] < 75 || 100*sum > asked {
			t.Errorf("%s: %d names, %d alarms of %d: at most one in a hundred may alarm", name, names[set], sum, asked)
		}
	}
}
