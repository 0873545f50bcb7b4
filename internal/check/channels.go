package check

import (
	"saring/internal/channel"
	"saring/internal/lang"
)

// UseChannels takes a channel pack (package channel says what that is) into use
// and appends what became of it as JSON, its sentences in the language tag:
//
//	{"v":1,"name":"Bank Contoh","date":"2026-11-25","verdict":false,
//	 "signature":"none or good","key":"3d4f 17c2 9ab0 55e1","channels":7,
//	 "report":{"phone":"…","whatsapp":"…","mail":"…","link":"…"},
//	 "texts":{"intro":"…","never":"…","help":"…"}}
//
// "verdict" says that the pack asks for the verdict word to be told to the page,
// "key" is the fingerprint of the public key or "", "channels" the number of
// addresses, numbers, names and accounts in it; what the pack does not say of
// report and texts is "". A pack with faults is refused, and none is in use then:
//
//	{"v":1,"signature":"bad, or absent","faults":[{"path":"domains[2]","text":"…"}],"more":0}
//
// "path" is where in the JSON, "" for the file as a whole and line and column, "3:7",
// where it is no JSON; "more" counts faults beyond those listed. Without data, the
// pack that was in use is forgotten, and the answer is {"v":1}.
func (c *Checker) UseChannels(dst, data []byte, tag string) []byte {
	w := writer{dst: dst, pack: lang.Find(tag), fallback: lang.Find(lang.Fallback)}
	c.business = nil
	w.raw(`{"v":1`)
	if len(data) == 0 {
		w.raw("}")
		return w.dst
	}
	pack, faults := channel.Read(data)
	if len(faults.List) > 0 {
		w.faults(&faults)
	} else {
		c.business = newBusiness(pack)
		w.channelPack(pack, tag)
	}
	w.raw("}")
	return w.dst
}

// RefuseChannels answers as UseChannels does to a pack of so many bytes, of which
// the host has not handed in all: more than are ever read.
func (c *Checker) RefuseChannels(dst []byte, size int64, tag string) []byte {
	w := writer{dst: dst, pack: lang.Find(tag), fallback: lang.Find(lang.Fallback)}
	c.business = nil
	faults := channel.TooLarge(size)
	w.raw(`{"v":1`)
	w.faults(&faults)
	w.raw("}")
	return w.dst
}

func (w *writer) faults(faults *channel.Faults) {
	if last := faults.List[len(faults.List)-1]; last.Key == "bad-signature" {
		w.field("signature", "bad")
	}
	w.key(",", "faults")
	comma := "["
	for i := range faults.List {
		f := &faults.List[i]
		w.raw(comma)
		w.key("{", "path")
		w.string(f.Path)
		w.field("text", f.Sentence(w.text))
		w.raw("}")
		comma = ","
	}
	w.raw("]")
	w.key(",", "more")
	w.number(faults.More)
}

func (w *writer) channelPack(p *channel.Pack, tag string) {
	w.field("name", p.Name)
	w.field("date", p.Date)
	w.key(",", "verdict")
	if p.TellVerdict {
		w.raw("true")
	} else {
		w.raw("false")
	}
	signature := "none"
	if p.Key != nil {
		signature = "good"
	}
	w.field("signature", signature)
	w.field("key", p.Fingerprint())
	w.key(",", "channels")
	w.number(p.Channels())
	w.key(",", "report")
	w.key("{", "phone")
	w.string(p.Report.Phone)
	w.field("whatsapp", p.Report.WhatsApp)
	w.field("mail", p.Report.Mail)
	w.field("link", p.Report.Link)
	texts := p.TextsIn(tag)
	w.raw("}")
	w.key(",", "texts")
	w.key("{", "intro")
	w.string(texts.Intro)
	w.field("never", texts.Never)
	w.field("help", texts.Help)
	w.raw("}")
}

// field writes a text with its name, behind another field.
func (w *writer) field(name, s string) {
	w.key(",", name)
	w.string(s)
}
