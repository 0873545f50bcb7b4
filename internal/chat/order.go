package chat

// Order says which of the three numbers of a date is which.
type Order struct {
	Year, Month, Day int // places, 0 to 2
	Sure             Sure
}

// Sure says how an Order is known.
type Sure uint8

const (
	// Assumed: nothing in the file speaks for it; most phones that write dates of
	// this look mean it so.
	Assumed Sure = iota
	// Likely: only so do the messages stand close to each other, one after the other.
	Likely
	// Certain: a number is no month, or the year has four digits, and what is left
	// is only readable so.
	Certain
)

// String returns "assumed", "likely" or "certain".
func (s Sure) String() string { return [...]string{"assumed", "likely", "certain"}[s] }

// String returns the order's letters, as in "dmy".
func (o Order) String() string {
	var b [3]byte
	b[o.Year], b[o.Month], b[o.Day] = 'y', 'm', 'd'
	return string(b[:])
}

// Date returns year, month and day. Years of two digits are of this century;
// years of the Buddhist calendar are turned into common ones, those of other
// calendars stay as they are.
func (o Order) Date(date [3]int) (year, month, day int) {
	year = date[o.Year]
	switch {
	case year < 100:
		year += 2000
		if year >= 2060 { // Thailand's 2569 as 69
			year += 2500 - 2000 - 543
		}
	case year >= 2500 && year < 2700:
		year -= 543
	}
	return year, date[o.Month], date[o.Day]
}

// orders are the orders that are looked at; earlier ones win where nothing
// decides.
var orders = [...]Order{
	{Day: 0, Month: 1, Year: 2},
	{Month: 0, Day: 1, Year: 2},
	{Year: 0, Month: 1, Day: 2},
	{Year: 0, Day: 1, Month: 2},
	{Month: 0, Year: 1, Day: 2},
	{Day: 0, Year: 1, Month: 2},
}

// calendar gathers what a file's dates say about their order.
type calendar struct {
	seen    int // dates that differ from the one before
	last    [3]int
	longest [3]uint8 // most digits of each number
	readers [len(orders)]orderReader
	// american: numbers of a date are not padded, its year has two digits and the
	// clock AM or PM, which is how phones in the United States write.
	american bool
	order    Order
	fresh    bool // order is up to date
}

// orderReader reads all dates in one order.
type orderReader struct {
	faults int // dates that no calendar has
	back   int // steps back in time
	span   int // days walked, forth and back
	last   int
}

// add takes in one date.
func (c *calendar) add(h *header) {
	if h.date == c.last {
		return // says nothing new
	}
	c.last = h.date
	for i, n := range h.digits {
		c.longest[i] = max(c.longest[i], n)
	}
	if h.shape.separator == '/' && h.capitals && h.digits[2] == 2 && (h.digits[0] == 1 || h.digits[1] == 1) {
		c.american = true
	}
	for i := range c.readers {
		r := &c.readers[i]
		year, month, day := orders[i].Date(h.date)
		if month < 1 || month > 12 || day < 1 || day > 31 {
			r.faults++
			continue
		}
		now := year*372 + month*31 + day
		if r.last != 0 {
			if now < r.last {
				r.back++
				r.span += r.last - now
			} else {
				r.span += now - r.last
			}
		}
		r.last = now
	}
	c.seen++
	c.fresh = false
}

// best returns the order that the dates so far are best read in.
func (c *calendar) best() Order {
	if c.fresh {
		return c.order
	}
	best, second := -1, -1
	for i := range orders {
		if !c.allowed(orders[i]) {
			continue
		}
		switch {
		case best < 0 || c.better(i, best):
			best, second = i, best
		case second < 0 || c.better(i, second):
			second = i
		}
	}
	if best < 0 {
		best = 0
	}
	c.order, c.fresh = orders[best], true
	c.order.Sure = Certain
	if second >= 0 {
		b, s := &c.readers[best], &c.readers[second]
		switch {
		case few(b.faults, c.seen) && !few(s.faults, c.seen):
		case c.decided(best, second):
			c.order.Sure = Likely
		default:
			c.order.Sure = Assumed
		}
	}
	return c.order
}

// allowed: where one number has four digits, that is the year. Otherwise the
// year stands first or last.
func (c *calendar) allowed(o Order) bool {
	for i, n := range c.longest {
		if n == 4 {
			return o.Year == i
		}
	}
	return o.Year != 1 && o.String() != "ydm"
}

// few: a line of a message can look like a header once in a while.
func few(n, of int) bool { return n*50 < of || n == 0 }

// better compares two orders by faults, then by what decided says, then by habit.
func (c *calendar) better(i, j int) bool {
	a, b := &c.readers[i], &c.readers[j]
	if few(a.faults, c.seen) != few(b.faults, c.seen) {
		return few(a.faults, c.seen)
	}
	if c.decided(i, j) || c.decided(j, i) {
		return c.decided(i, j)
	}
	if c.american && orders[i].Month+orders[j].Month == 1 {
		return orders[i].Month == 0
	}
	return i < j
}

// decided: in the right order a chat does not jump back, and covers no more days
// than it must.
func (c *calendar) decided(i, j int) bool {
	a, b := &c.readers[i], &c.readers[j]
	if a.back != b.back {
		return a.back < b.back && (few(a.back, c.seen) || a.back*4 < b.back)
	}
	return a.span*3 < b.span
}
