package main

import (
	"encoding/json"
	"strings"
)

// The form of the page for businesses: the parts of a channel pack by their paths
// in it, in the order in which the page asks for them, and how each is entered: a
// line, lines (one item each), a text, a date, a box to check, or choices of several.
// Whether what stands there is right is decided by package channel in the checking room.
var packForm = []struct {
	group  string
	fields [][2]string
}{
	{"who", [][2]string{{"name", "line"}, {"aliases", "lines"}, {"date", "date"}}},
	{"where", [][2]string{
		{"domains", "lines"}, {"hosts", "lines"}, {"phones", "lines"}, {"whatsapp", "lines"},
		{"senders", "lines"}, {"shortCodes", "lines"}, {"mailDomains", "lines"},
	}},
	{"pay", [][2]string{{"accounts", "lines"}, {"neverAsks", "choices"}}},
	{"report", [][2]string{{"report.phone", "line"}, {"report.whatsapp", "line"}, {"report.mail", "line"}, {"report.link", "line"}}},
	{"tell", [][2]string{{"tellVerdict", "check"}}},
}

// packThings are what a business may say that it never asks for.
var packThings = []string{"code", "pin", "password", "card", "transfer", "fee", "app", "screen", "details", "gift-cards"}

// packTexts are the business's own words, in each language.
var packTexts = []string{"intro", "never", "help"}

// PackGroup is a part of the form in a page's words.
type PackGroup struct {
	ID, Title string
	Lang      string // of what is written into its fields, or ""
	Fields    []PackField
}

// PackField is one field. Path is where its value stands in the pack; ID is of use
// in a page.
type PackField struct {
	Path, ID, Kind, Label, Hint string
	Choices                     []PackChoice
}

// PackChoice is one of several: the word in the pack, and what a page says for it.
type PackChoice struct{ Value, Label string }

// PackForm returns the form's groups; those of the texts, one a language, are last.
func (p *Page) PackForm() []PackGroup {
	var all []PackGroup
	for _, group := range packForm {
		g := PackGroup{ID: group.group, Title: p.T("business.group-" + group.group)}
		for _, f := range group.fields {
			field := p.packField(f[0], f[1], kebab(f[0]))
			if f[1] == "choices" {
				for _, thing := range packThings {
					field.Choices = append(field.Choices, PackChoice{thing, p.T("pack.thing-" + thing)})
				}
			}
			g.Fields = append(g.Fields, field)
		}
		all = append(all, g)
	}
	for _, pack := range p.site.packs {
		g := PackGroup{ID: "texts", Title: strings.ReplaceAll(p.T("business.group-texts"), "{language}", pack.Name), Lang: pack.Tag}
		for _, name := range packTexts {
			g.Fields = append(g.Fields, p.packField("texts."+pack.Tag+"."+name, "text", "texts-"+name))
		}
		all = append(all, g)
	}
	return all
}

func (p *Page) packField(path, kind, key string) PackField {
	return PackField{Path: path, ID: "pack-" + kebab(path), Kind: kind, Label: p.T("pack.field-" + key), Hint: p.T("pack.hint-" + key)}
}

// kebab writes a path as ids and keys are written: "report.phone" as "report-phone",
// "shortCodes" as "short-codes".
func kebab(path string) string {
	var out strings.Builder
	for _, c := range path {
		switch {
		case c == '.':
			out.WriteByte('-')
		case c >= 'A' && c <= 'Z':
			out.WriteByte('-')
			out.WriteRune(c + 'a' - 'A')
		default:
			out.WriteRune(c)
		}
	}
	return out.String()
}

// businessParts are the parts of the page for businesses.
var businessParts = []string{"pack", "embed", "headers", "sees", "own", "sign", "facts", "access", "limits"}

// BusinessPart is one of them.
type BusinessPart struct{ ID, Title string }

// BusinessParts are the page's parts for its list of contents.
func (p *Page) BusinessParts() []BusinessPart {
	var all []BusinessPart
	for _, id := range businessParts {
		all = append(all, BusinessPart{id, p.T("business." + id + "-title")})
	}
	return all
}

// businessSees says who sees what of a customer's check: the business and the
// server of Saring.
var businessSees = [][3]string{
	{"message", "no", "no"},
	{"report", "no", "no"},
	{"verdict", "asked", "no"},
	{"opened", "yes", "request"},
	{"used", "yes", "no"},
	{"height", "yes", "no"},
	{"address", "yes", "origin"},
}

// BusinessSees is one row of the table of who sees what.
type BusinessSees struct{ What, You, Us string }

// BusinessSees returns the table's rows.
func (p *Page) BusinessSees() []BusinessSees {
	var all []BusinessSees
	for _, row := range businessSees {
		all = append(all, BusinessSees{p.T("business.sees-" + row[0]), p.T("business.sees-" + row[1]), p.T("business.sees-" + row[2])})
	}
	return all
}

// MakerTexts are the texts for the script of the page for businesses: its own, and
// what is said when the rooms do not open.
func (p *Page) MakerTexts() map[string]string {
	all := p.pack.Section("maker")
	for _, reason := range [...]string{"wasm", "https", "worker", "engine", "hash", "boot"} {
		all["failed-"+reason] = p.T("script.failed-" + reason)
	}
	all["retry"] = p.T("script.retry")
	return all
}

// ShopTexts are the texts for the script of the example shop.
func (p *Page) ShopTexts() map[string]string {
	all := map[string]string{}
	for key, text := range p.pack.Section("shop") {
		if strings.HasPrefix(key, "log-") || strings.HasPrefix(key, "cop") {
			all[key] = text
		}
	}
	return all
}

// ShopPack is the channel pack of the example shop: the example of the form, which
// asks to be told the verdict's word, so that its page can show that too.
func (p *Page) ShopPack() (map[string]any, error) {
	var pack map[string]any
	if err := json.Unmarshal([]byte(p.T("maker.example")), &pack); err != nil {
		return nil, err
	}
	pack["tellVerdict"] = true
	return pack, nil
}
