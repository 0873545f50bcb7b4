package lure

// inOrder sorts a list that is a few lists one after the other, each in order, by
// merging them. A general sort costs the engine 2 kB for each kind of list.
func inOrder(list []occurrence) {
	var first []occurrence
	for {
		middle := run(list, 0)
		if middle == len(list) {
			return
		}
		end := run(list, middle)
		first = append(first[:0], list[:middle]...)
		for i, j, to := 0, middle, 0; i < len(first); to++ {
			if j < end && list[j].from < first[i].from {
				list[to] = list[j]
				j++
			} else {
				list[to] = first[i]
				i++
			}
		}
	}
}

// run returns where the part in order ends that begins at from.
func run(list []occurrence, from int) int {
	for from++; from < len(list) && list[from].from >= list[from-1].from; from++ {
	}
	return min(from, len(list))
}
