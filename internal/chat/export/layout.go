package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
)

// Layout is how one phone writes an export.
type Layout struct {
	Name  string
	Order string // of the date: "dmy", "mdy", "ymd"
	// header writes what stands before the name.
	header func(t time.Time) string
	// Seconds tells whether the clock shows them.
	Seconds bool
	Break   string // between lines
	digits  string // ten digits, or "" for the usual ones
}

// Layouts are the shapes that exports are written in, Android's and iOS's of
// several languages.
var Layouts = []Layout{
	{Name: "android-id", Order: "dmy", Break: "\n", header: clock("02/01/06 15.04 - ")},
	{Name: "android-us", Order: "mdy", Break: "\n", header: clock("1/2/06, 3:04\u202fPM - ")},
	{Name: "android-gb", Order: "dmy", Break: "\n", header: clock("02/01/2006, 15:04 - ")},
	{Name: "android-de", Order: "dmy", Break: "\r\n", header: clock("02.01.06, 15:04 - ")},
	{Name: "android-es", Order: "dmy", Break: "\n", header: halves("2/1/06, 3:04 ", " - ", "a.\u00a0m.", "p.\u00a0m.")},
	{Name: "android-in", Order: "dmy", Break: "\n", header: halves("02/01/06, 3:04 ", " - ", "am", "pm")},
	{Name: "android-ar", Order: "dmy", Break: "\n", header: halves("\u200f2\u200f/1\u200f/2006، 3:04 ", " - ", "ص", "م"), digits: "٠١٢٣٤٥٦٧٨٩"},
	{Name: "android-mr", Order: "dmy", Break: "\n", header: clock("2/1/06, 3:04 PM - "), digits: "०१२३४५६७८९"},
	{Name: "android-fa", Order: "ymd", Break: "\n", header: clock("2006/1/2, 15:04 - "), digits: "۰۱۲۳۴۵۶۷۸۹"},
	{Name: "android-zh", Order: "ymd", Break: "\n", header: before("2006/1/2 ", "3:04 - ", "上午", "下午")},
	{Name: "android-ko", Order: "ymd", Break: "\n", header: before("2006년 1월 2일 ", "3:04, ", "오전", "오후")},
	{Name: "android-fi", Order: "dmy", Break: "\n", header: clock("2.1.2006 klo 15.04 - ")},
	{Name: "android-bg", Order: "dmy", Break: "\n", header: clock("2.01.06 г., 15:04 ч. - ")},
	{Name: "android-fr-ca", Order: "ymd", Break: "\n", header: clock("2006-01-02 15 h 04 - ")},
	{Name: "android-vi", Order: "dmy", Break: "\n", header: clock("15:04, 02/01/2006 - ")},
	{Name: "ios-id", Order: "dmy", Break: "\n", Seconds: true, header: clock("[02/01/06, 15.04.05] ")},
	{Name: "ios-us", Order: "mdy", Break: "\r\n", Seconds: true, header: clock("[1/2/06, 3:04:05\u202fPM] ")},
	{Name: "ios-nl", Order: "dmy", Break: "\n", Seconds: true, header: clock("[02-01-2006 15:04:05] ")},
	{Name: "ios-zh", Order: "ymd", Break: "\n", Seconds: true, header: before("\u200e[2006/1/2 ", "3:04:05] ", "上午", "下午")},
	{Name: "ios-hr", Order: "dmy", Break: "\n", Seconds: true, header: clock("[02. 01. 2006. 15:04:05] ")},
}

func clock(layout string) func(time.Time) string {
	return func(t time.Time) string { return t.Format(layout) }
}

// halves writes the half of the day between layout and end.
func halves(layout, end, am, pm string) func(time.Time) string {
	return func(t time.Time) string { return t.Format(layout) + half(t, am, pm) + end }
}

// before writes it between date and clock.
func before(date, clock, am, pm string) func(time.Time) string {
	return func(t time.Time) string { return t.Format(date) + half(t, am, pm) + t.Format(clock) }
}

func half(t time.Time, am, pm string) string {
	if t.Hour() < 12 {
		return am
	}
	return pm
}

// Named returns the layout of that name.
func Named(name string) (Layout, error) {
	var all []string
	for _, l := range Layouts {
		if l.Name == name {
			return l, nil
		}
		all = append(all, l.Name)
	}
	return Layout{}, fmt.Errorf("there is no layout %q; expected one of %s", name, strings.Join(all, ", "))
}

// Line writes one message as the layout does.
func (l Layout) Line(s Said) string {
	head := l.header(s.Time)
	if l.digits != "" {
		digits := []rune(l.digits)
		head = strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return digits[r-'0']
			}
			return r
		}, head)
	}
	if s.Sender != "" {
		head += s.Sender + ": "
	}
	return head + strings.ReplaceAll(s.Text, "\n", l.Break)
}

// Write writes messages of the seed's chat until at least so many bytes are out.
// It returns the number of messages.
func (l Layout) Write(w io.Writer, seed uint64, bytes int64) (messages int, err error) {
	out := bufio.NewWriterSize(w, 1<<20)
	for said := range Chat(seed) {
		if bytes <= 0 {
			break
		}
		n, err := out.WriteString(l.Line(said) + l.Break)
		if err != nil {
			return messages, err
		}
		bytes -= int64(n)
		messages++
	}
	return messages, out.Flush()
}
