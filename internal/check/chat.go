package check

import (
	"saring/internal/chat"
	"saring/internal/rule"
)

// Chat checks exported chats as they come in, chunk by chunk. It holds no file:
// of what was read only sums stay, the story of the senders (package chat), and
// nothing of messages in which nothing was found.
type Chat struct {
	checker *Checker
	tag     string
	reader  *chat.Reader
	story   chat.Story
	file    int
	done    int // messages of the files before this one
	danger  int
	caution int
	// told counts the scores of the messages told so far, least is the lowest of
	// them: once there are MostFound, weaker ones are only counted.
	told    [512]int16
	telling int
	least   int
	dst     []byte
	quiet   quietTexts
}

// MostFound is how many messages of a chat are told in full, the strongest.
const MostFound = 400

// OpenChat begins the check of one or more exported chats of one person. The
// sentences are in the language tag.
func (c *Checker) OpenChat(tag string) *Chat {
	plain := *c
	plain.Context = Context{}
	a := &Chat{checker: &plain, tag: tag, file: 1}
	a.reader = chat.NewReader(a.take)
	return a
}

// Read takes the next bytes of a file and appends an answer:
//
//	{"v":1,"file":1,"format":"whatsapp","order":"dmy","sure":"likely",
//	 "messages":1200,"danger":2,"caution":1,
//	 "found":[{"sender":"…","number":17,"part":0,"unix":0,"date":[21,7,26],
//	   "clock":[9,5,0],"text":"…","report":{…}}]}
//
// Sums are over all files so far. "date" are the three numbers as the file has
// them and "order" says how they are best read by now; "sure" is assumed, likely
// or certain; "unix" is in seconds, or 0. "report" is that of Report.AppendJSON
// for the text, with what earlier messages add. "found" has messages of
// caution or danger, and only those stronger than the MostFound strongest so far.
//
// Where the file is no export, the answer has besides
//
//	"failed":"empty", "binary" or "none"
//
// and only End should follow, after which the next file may.
func (a *Chat) Read(dst, chunk []byte) []byte {
	a.begin(dst)
	_, err := a.reader.Write(chunk)
	return a.end(err)
}

// End says that the file has ended and appends an answer like Read's. What is
// read from then on is another file.
func (a *Chat) End(dst []byte) []byte {
	a.begin(dst)
	err := a.reader.Close()
	dst = a.end(err)
	a.done += a.reader.Totals().Messages
	a.file++
	a.reader = chat.NewReader(a.take)
	return dst
}

func (a *Chat) begin(dst []byte) {
	a.dst = append(dst, `{"v":1,"found":[`...)
}

func (a *Chat) end(err error) []byte {
	w := writer{dst: a.dst}
	order := a.reader.Order()
	w.raw("]")
	failed := ""
	switch err {
	case nil:
	case chat.ErrEmpty:
		failed = "empty"
	case chat.ErrBinary:
		failed = "binary"
	default:
		failed = "none"
	}
	for i, word := range [...]string{a.reader.Format().String(), order.String(), order.Sure.String(), failed} {
		if word != "" {
			w.key(",", [...]string{"format", "order", "sure", "failed"}[i])
			w.string(word)
		}
	}
	for i, n := range [...]int{a.file, a.done + a.reader.Totals().Messages, a.danger, a.caution} {
		w.key(",", [...]string{"file", "messages", "danger", "caution"}[i])
		w.number(n)
	}
	w.raw("}")
	return w.dst
}

// take checks one message.
func (a *Chat) take(m *chat.Message) {
	if a.quiet.has(m.Text) {
		a.story.Seen(m)
		return
	}
	r, err := a.checker.Text(m.Text)
	if err != nil || r.Blank {
		return
	}
	signs := signsOf(&r)
	if signs == 0 && len(r.Links) == 0 && !m.Notice && (r.Text == "" || r.Text[0] != 0xE2) {
		a.quiet.keep(m.Text)
		a.story.Seen(m)
		return
	}
	if f, ok := a.story.Add(m, a.minutes(m), signs, addressesOf(&r)); ok {
		r.add(f)
	}
	switch r.Verdict {
	case rule.Danger:
		a.danger++
	case rule.Caution:
		a.caution++
	default:
		return
	}
	if a.among(r.Score) {
		a.tell(m, &r)
	}
}

// add puts a finding beside those of the message itself and scores it anew. One
// that is weak alone, a link that comes again, raises an advert to caution and no
// further.
func (r *Report) add(f rule.Finding) {
	before := r.Score
	r.Findings = append(r.Findings, f)
	score := weigh(r.Findings)
	if f.Rule.Weight < CautionAt && before < DangerAt {
		score = min(score, DangerAt-1)
	}
	r.Score = max(before, score)
	r.Verdict = verdictOf(r.Score)
	sortFindings(r.Findings)
}

// minutes returns the time of a message in minutes from some day on.
func (a *Chat) minutes(m *chat.Message) int {
	if m.Unix != 0 {
		return int(m.Unix / 60)
	}
	year, month, day := a.reader.Order().Date(m.Date)
	return daysOf(year, month, day)*24*60 + m.Hour*60 + m.Minute
}

// daysOf counts the days of the Gregorian calendar.
func daysOf(year, month, day int) int {
	if month <= 2 {
		year--
		month += 12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day
}

// among tells whether a score is among the strongest so far, and counts it in.
func (a *Chat) among(score int) bool {
	score = min(score, len(a.told)-1)
	if a.telling < MostFound {
		a.telling++
	} else {
		for a.told[a.least] == 0 {
			a.least++
		}
		if score <= a.least {
			return false
		}
		a.told[a.least]--
	}
	a.told[score]++
	return true
}

// tell appends a message to the answer.
func (a *Chat) tell(m *chat.Message, r *Report) {
	w := writer{dst: a.dst}
	if w.dst[len(w.dst)-1] == '}' {
		w.raw(",")
	}
	w.raw(`{"sender":`)
	w.string(m.Sender)
	for i, n := range [...]int{a.done + m.Number, m.Part, int(m.Unix), m.Date[0], m.Date[1], m.Date[2], m.Hour, m.Minute, m.Second} {
		w.raw([...]string{`,"number":`, `,"part":`, `,"unix":`, `,"date":[`, ",", ",", `],"clock":[`, ",", ","}[i])
		w.number(n)
	}
	w.raw(`],"text":`)
	w.string(r.Text)
	w.raw(`,"report":`)
	a.dst = r.writeJSON(w.dst, a.tag)
	a.dst = append(a.dst, '}')
}
