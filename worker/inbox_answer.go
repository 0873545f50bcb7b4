package main

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"saring/internal/check"
	"saring/internal/lang"
)

// maxReasons is how many reasons an answer gives.
const maxReasons = 3

// errAhead: nobody sends from the future, so it is our clock that is behind. Once
// it is right again, Meta has sent the message anew.
var errAhead = errors.New("the message was sent later than it is here")

// deal answers one message, unless it is a replay, too old, or from somebody who
// wants no answers. An error means that it shall be sent to us again.
func (in *inbox) deal(ctx context.Context, l customerLetter) error {
	switch age := in.now().Sub(l.sent); {
	case age > maxAge:
		return nil
	case age < -maxAhead:
		return errAhead
	}
	id, sender := in.hashed("message", l.id), in.hashed("sender", l.from)
	fresh, err := in.memory.claim(ctx, id)
	if err != nil || !fresh {
		return err
	}
	if err := in.reply(ctx, l, sender); err != nil {
		in.memory.release(ctx, id)
		return err
	}
	return nil
}

// reply finds the words and sends them.
func (in *inbox) reply(ctx context.Context, l customerLetter, sender string) error {
	out, err := in.memory.isOut(ctx, sender)
	if err != nil {
		return err
	}
	said := ""
	switch tag, word := switchWord(l.text); {
	case word == "stop" && !out:
		if err := in.memory.setOut(ctx, sender, true); err != nil {
			return err
		}
		said = inboxText(tag, "stopped")
	case word == "start" && out:
		if err := in.memory.setOut(ctx, sender, false); err != nil {
			return err
		}
		said = inboxText(tag, "started")
	case out:
		return nil
	case strings.TrimSpace(l.text) == "":
		said = inboxText(firstLanguage, "only-text")
	default:
		said = in.check(l.text)
	}
	return in.graph.send(ctx, in.phoneID, l.from, l.id, said)
}

// switchWord tells whether a message is, as a whole, the word that stops or
// starts answers, and in which language.
func switchWord(text string) (tag, word string) {
	text = strings.ToLower(strings.Trim(text, " \t\r\n.!\"'"))
	for _, tag := range languages().tags {
		for _, word := range []string{"stop", "start"} {
			for phrase := range strings.SplitSeq(inboxText(tag, "word-"+word), ",") {
				if text == strings.TrimSpace(phrase) {
					return tag, word
				}
			}
		}
	}
	return firstLanguage, ""
}

// checkForInbox checks a message and words the answer in the message's own
// language, as far as that was understood: verdict, reasons, steps. It quotes nothing, so that no code and no live link travels on.
func checkForInbox(text string) string {
	report, err := check.Text(text)
	if err != nil {
		return inboxText(firstLanguage, "only-text")
	}
	tag := report.Reading
	if tag == "" {
		tag = firstLanguage
	}
	var said struct {
		Verdict, Sentence, Unknown string
		Findings                   []struct {
			Title  string
			Weight int
		}
		Advice []struct{ Steps []string }
	}
	if json.Unmarshal(report.AppendJSON(nil, tag), &said) != nil {
		return inboxText(tag, "only-text")
	}
	var b strings.Builder
	b.WriteString("*" + inboxText(tag, "verdict-"+said.Verdict) + "*\n" + said.Sentence)
	reasons := 0
	for _, f := range said.Findings {
		if f.Weight > 0 && reasons < maxReasons {
			if reasons++; reasons == 1 {
				b.WriteString("\n\n" + inboxText(tag, "reasons"))
			}
			b.WriteString("\n• " + f.Title)
		}
	}
	if len(said.Advice) > 0 && len(said.Advice[0].Steps) > 0 {
		b.WriteString("\n\n" + inboxText(tag, "steps"))
		for i, step := range said.Advice[0].Steps {
			b.WriteString("\n" + strconv.Itoa(i+1) + ". " + step)
		}
	}
	b.WriteString("\n\n" + said.Unknown + "\n" + inboxText(tag, "how-to-stop"))
	return b.String()
}

// inboxText returns a text of the section [page inbox].
func inboxText(tag, key string) string {
	if p := lang.Find(tag); p != nil {
		if text := p.Text("inbox." + key); text != "" {
			return text
		}
	}
	return lang.Find(lang.Fallback).Text("inbox." + key)
}
