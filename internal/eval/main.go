// Command eval runs the engine over labelled rows and prints rates.
//
//	go run ./internal/eval [-json] FILE.jsonl…
//	go run ./internal/eval fixtures [-update] FOLDER    suites of other projects
//	go run ./internal/eval xurls FILE.jsonl…            the finder beside its oracle
//	go run ./internal/eval personal [-show KIND] FOLDER personal data: recall, precision, marked honest messages
//	go run ./internal/eval train-links FILE…            fits the model of links
//
// A row is one JSON object a line with "id", "lang", "source", "label" and
// "text" (or "url" instead of "text": a message that is just that link). The
// table has one line per source and label: rows, the share at danger, the
// share at danger or caution, each with its 95 % Wilson interval, and rows per
// second. Rows with "code" or "codes", and ham, add a second table: how often the
// one-time codes that a report shows are the right ones. With -json it prints one line a row instead. With -misses FILE it
// writes the rows whose verdict contradicts their label. A broken row is named
// on standard error by file and line, and the run goes on. With -rates FILE the
// first table goes into that file too, for the page "how it decides".
//
//	go run ./internal/eval train|loso CORPUS
//	go run ./internal/eval export [-layout NAME] [-seed N] [-bytes N] FILE
//
// trains the model of package lure from the labelled rows in the folder, or
// only prints what it is worth on sources that it has not seen (see train.go).
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"saring/internal/check"
)

// commands are the other things that eval does, by their first argument.
var commands = map[string]func(args []string) error{
	"fixtures":    fixtures,
	"xurls":       likeXurls,
	"train":       func(args []string) error { return modelCommand(os.Stdout, os.Stderr, "train", args) },
	"loso":        func(args []string) error { return modelCommand(os.Stdout, os.Stderr, "loso", args) },
	"personal":    personalData,
	"train-links": trainLinks,
	"export":      exportChat,
}

func main() {
	if len(os.Args) > 1 {
		if command := commands[os.Args[1]]; command != nil {
			if err := command(os.Args[2:]); err != nil {
				fmt.Fprintln(os.Stderr, "eval:", err)
				os.Exit(1)
			}
			return
		}
	}
	asJSON := flag.Bool("json", false, "print one JSON line a row")
	misses := flag.String("misses", "", "write rows whose verdict contradicts the label to this `file`")
	ratesFile := flag.String("rates", "", "write the table as JSON to this `file`, with today's date")
	byRule := flag.Bool("rules", false, "print how often each rule fires per label")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/eval [-json] [-rules] [-misses FILE] [-rates FILE] FILE.jsonl…")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Stderr, flag.Args(), *asJSON, *byRule, *misses, *ratesFile); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

// Row is one labelled message or link.
type Row struct {
	ID      string  `json:"id"`
	Lang    string  `json:"lang"`
	Source  string  `json:"source"`
	Label   string  `json:"label"`
	Cluster string  `json:"cluster"`
	Text    *string `json:"text"`
	URL     *string `json:"url"`
	// Code and Codes say which one-time codes the message shows; null for none.
	Code  json.RawMessage `json:"code"`
	Codes json.RawMessage `json:"codes"`
}

// message is the text to check.
func (r Row) message() (string, error) {
	switch {
	case r.Text != nil && r.URL != nil:
		return "", errors.New(`the row has both "text" and "url"; it needs one`)
	case r.Text != nil:
		return *r.Text, nil
	case r.URL != nil:
		return *r.URL, nil
	}
	return "", errors.New(`the row has neither "text" nor "url"`)
}

func run(out, warn io.Writer, files []string, asJSON, byRule bool, missFile, ratesFile string) error {
	table, codes := newTable(), codeTable{}
	w := bufio.NewWriter(out)
	defer w.Flush()
	var misses *json.Encoder
	if missFile != "" {
		f, err := os.Create(missFile)
		if err != nil {
			return err
		}
		defer f.Close()
		misses = json.NewEncoder(f)
		misses.SetEscapeHTML(false)
	}
	answers := json.NewEncoder(w)
	answers.SetEscapeHTML(false)
	broken, unread := 0, 0
	for _, name := range files {
		err := eachRow(name, func(line int, row Row, err error) error {
			var text string
			if err == nil {
				text, err = row.message()
			}
			if err != nil {
				broken++
				fmt.Fprintf(warn, "%s:%d: %v; the row is left out\n", name, line, err)
				return nil
			}
			took, report, err := timed(text)
			if err != nil {
				broken++
				fmt.Fprintf(warn, "%s:%d: %v; the row is left out\n", name, line, err)
				return nil
			}
			table.add(row, report, took)
			codes.add(row, report)
			a := answerOf(row, report)
			if misses != nil && contradicts(row.Label, report.Verdict) {
				if err := misses.Encode(miss{a, text}); err != nil {
					return err
				}
			}
			if asJSON {
				return answers.Encode(a)
			}
			return nil
		})
		if err != nil {
			// The rows that were read still count.
			fmt.Fprintln(warn, err)
			unread++
		}
	}
	if !asJSON {
		table.print(w)
		codes.print(w)
		if byRule {
			table.printRules(w)
		}
	}
	if ratesFile != "" && unread == 0 {
		if err := table.writeRates(ratesFile, time.Now()); err != nil {
			return err
		}
	}
	if broken > 0 {
		fmt.Fprintf(warn, "broken rows left out: %d\n", broken)
	}
	if unread > 0 {
		return fmt.Errorf("files not read to their end: %d", unread)
	}
	return nil
}

// maxLine is the longest row that is read, in bytes.
const maxLine = 16 << 20

// eachRow reads a file line by line. yield gets an error for a line that is no
// row. Blank lines are passed over, and so is a byte order mark.
func eachRow(name string, yield func(line int, row Row, err error) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for n := 1; ; n++ {
		line, long, err := readLine(in)
		if err != nil && err != io.EOF {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		line = bytes.TrimSpace(line)
		if len(line) > 0 || long {
			var row Row
			rowErr := error(nil)
			if long {
				rowErr = fmt.Errorf("the row is longer than %d bytes", maxLine)
			} else if e := json.Unmarshal(line, &row); e != nil {
				rowErr = notARow(e)
			}
			if e := yield(n, row, rowErr); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// readLine reads up to and without the next line end. A line over maxLine is
// passed over, and long says so.
func readLine(in *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			line, long = nil, true
		}
		if !long {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return bytes.TrimSuffix(line, []byte("\n")), long, err
		}
	}
}

// notARow says in plain words why a line is no row.
func notARow(err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		return fmt.Errorf("%q is a %s, expected a string", wrong.Field, wrong.Value)
	}
	return fmt.Errorf("not a JSON object: %w", err)
}

// answer is one line of -json.
type answer struct {
	ID      string   `json:"id"`
	Source  string   `json:"source"`
	Lang    string   `json:"lang"`
	Label   string   `json:"label"`
	Verdict string   `json:"verdict"`
	Score   int      `json:"score"`
	Rules   []string `json:"rules"`
	Links   []place  `json:"links"`
	Codes   []string `json:"codes"`
}

type place struct {
	Text string `json:"text"`
	Host string `json:"host"`
	Site string `json:"site"`
}

type miss struct {
	answer
	Text string `json:"text"`
}

func answerOf(row Row, r check.Report) answer {
	a := answer{
		ID: row.ID, Source: row.Source, Lang: row.Lang, Label: row.Label,
		Verdict: r.Verdict.String(), Score: r.Score,
		Rules: r.Rules(), Links: []place{}, Codes: []string{},
	}
	for _, l := range r.Links {
		a.Links = append(a.Links, place{r.Text[l.Span.Start:l.Span.End], l.URL.Host, l.Site})
	}
	for _, c := range r.Codes {
		a.Codes = append(a.Codes, c.Text)
	}
	return a
}
