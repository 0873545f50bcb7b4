package link

import "saring/internal/rule"

// edit replaces text[start:end] by put.
type edit struct {
	start, end int
	put        string
	how        Disguise
}

// undone returns the links of text, to which the edits belong, that have an edit
// inside. No link reaches over a blank, so that only the words with an edit in
// them are written anew and scanned.
func undone(text string, edits []edit) []Found {
	var found []Found
	for k, to := 0, 0; k < len(edits); {
		from := edits[k].start
		for from > to && undoClass[text[from-1]] != undoBlank {
			from--
		}
		n := k
		for to = from; n < len(edits) && edits[n].start <= to || n == k; n++ {
			if to <= edits[n].end {
				to = nextBlank(text, edits[n].end)
			}
		}
		found = rewritten(text, from, to, edits[k:n], found)
		k = n
	}
	return found
}

// rewritten adds to found the links of text[from:to] with the edits made.
func rewritten(text string, from, to int, edits []edit, found []Found) []Found {
	size := 0
	for _, e := range edits {
		size += len(e.put)
	}
	if size == 0 && nextTrigger(text[:to], from) == to {
		return found // a joiner or a mark of direction, and no link
	}
	clean := make([]byte, 0, to-from+size)
	at := make([]int, len(edits)) // where the put of each edit begins in clean
	i := from
	for k, e := range edits {
		clean = append(clean, text[i:e.start]...)
		at[k] = len(clean)
		clean = append(clean, e.put...)
		i = e.end
	}
	u := undoing{from, edits, at}
	return u.links(string(append(clean, text[i:to]...)), found)
}

// undoing is the way back from a piece of a text with its disguises undone.
type undoing struct {
	from  int // where the piece begins in the text
	edits []edit
	at    []int // where the put of each edit begins in the piece undone
}

// links adds to found the links of clean, the piece undone, that had a disguise
// inside.
func (u *undoing) links(clean string, found []Found) []Found {
	k := 0 // the first edit that may lie in the match
	Scan(clean, func(start, end int, email bool) bool {
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
			f := Found{Address: clean[start:end], Email: email, Disguise: how}
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
		return u.from + i
	}
	e := u.edits[k-1]
	past := i - (u.at[k-1] + len(e.put))
	if past <= 0 {
		return e.end
	}
	return e.end + past
}
