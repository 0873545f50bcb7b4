package link

import (
	"strings"

	"saring/internal/rule"
)

// edit replaces text[start:end] by put.
type edit struct {
	start, end int
	put        string
	how        Disguise
}

// undoing is a text with its disguises undone, and the way back.
type undoing struct {
	text  string // as it was given
	clean string
	edits []edit
	at    []int // where the put of each edit begins in clean
}

// undo returns nil if there is nothing to undo.
func undo(text string) *undoing {
	edits := findEdits(text)
	if len(edits) == 0 {
		return nil
	}
	u := &undoing{text: text, edits: edits, at: make([]int, len(edits))}
	var b strings.Builder
	b.Grow(len(text))
	i := 0
	for k, e := range edits {
		b.WriteString(text[i:e.start])
		u.at[k] = b.Len()
		b.WriteString(e.put)
		i = e.end
	}
	b.WriteString(text[i:])
	u.clean = b.String()
	return u
}

// links returns the links of the undone text that had a disguise inside.
func (u *undoing) links() []Found {
	var found []Found
	k := 0 // the first edit that may lie in the match
	Scan(u.clean, func(start, end int, email bool) bool {
		for k < len(u.edits) && u.at[k]+len(u.edits[k].put) <= start {
			k++
		}
		var how Disguise
		n := k
		for n < len(u.edits) && u.at[n] < end {
			how |= u.edits[n].how
			n++
		}
		if how != 0 {
			f := Found{Address: u.clean[start:end], Email: email, Disguise: how}
			f.Span = rule.Span{Start: u.back(start, k, false), End: u.back(end, n, true)}
			found = append(found, f)
		}
		k = n
		// An edit that reaches over the end of the match may touch the next.
		if k > 0 && u.at[k-1]+len(u.edits[k-1].put) > end {
			k--
		}
		return true
	})
	return found
}

// back maps an offset of clean to the text; k is the number of edits whose put
// begins before it. An offset within a put goes to the edit's near border.
func (u *undoing) back(i, k int, isEnd bool) int {
	if !isEnd && k < len(u.edits) && u.at[k] <= i && i < u.at[k]+len(u.edits[k].put) {
		return u.edits[k].start
	}
	if k == 0 {
		return i
	}
	e := u.edits[k-1]
	past := i - (u.at[k-1] + len(e.put))
	if past <= 0 {
		return e.end
	}
	return e.end + past
}
