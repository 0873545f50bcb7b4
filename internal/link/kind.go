package link

import (
	_ "embed"
	"strings"
	"sync"
)

// Kind is what sort of place a link leads to, whoever owns it.
type Kind uint8

const (
	Ordinary  Kind = iota
	Shortener      // anybody's links made short
	FreeHost       // anybody can put a page there in a minute
	Form           // a form that anybody can make
	FileDrop       // files that anybody can leave
	Messenger      // the start of a chat with anybody
	Tenant         // a paying business's corner of a service
	Carrier        // carries other sites under its own name
)

// String returns the kind's section name in kinds.txt, "ordinary" if none.
func (k Kind) String() string { return kindNames[k] }

var kindNames = [...]string{"ordinary", "shortener", "free-host", "form", "file-drop", "messenger", "tenant", "carrier"}

// What kinds.txt says about a free host beside its kind; bits above the kinds.
const (
	codeHost      = 16 // where those who write programs show their work
	temporaryKind = 32 // tunnels, and servers that have no name yet
	kindBits      = 15
)

// What kinds.txt says about endings (public suffixes).
const (
	cheapEnding  = 1
	papersEnding = 2
)

//go:embed kinds.txt
var kindsText string

// kindTable is kinds.txt, read.
type kindTable struct {
	hosts   index // host → Kind
	endings index // suffix → cheapEnding, papersEnding
	paths   []kindPath
}

// kindPath is an entry with a path.
type kindPath struct {
	host, path string
	kind       Kind
}

// kinds reads kinds.txt at its first use.
var kinds = sync.OnceValue(func() *kindTable { return readKinds(kindsText) })

func readKinds(text string) *kindTable {
	n := strings.Count(text, " ") + strings.Count(text, "\n")
	t := &kindTable{hosts: newIndex(n), endings: newIndex(n / 2)}
	eachEntry(text, func(section, entry string) {
		switch section {
		case "cheap-ending":
			t.endings.add(entry, cheapEnding)
			return
		case "papers-ending":
			t.endings.add(entry, papersEnding)
			return
		case "code-host":
			t.hosts.add(entry, int(FreeHost)|codeHost)
			return
		case "temporary-host":
			t.hosts.add(entry, int(FreeHost)|temporaryKind)
			return
		}
		kind := kindNamed(section)
		if host, path, ok := strings.Cut(entry, "/"); ok {
			t.paths = append(t.paths, kindPath{host, "/" + path, kind})
			return
		}
		t.hosts.add(entry, int(kind))
	})
	return t
}

// kindNamed returns the kind whose section has this name.
func kindNamed(section string) Kind {
	for k, name := range kindNames {
		if name == section {
			return Kind(k)
		}
	}
	return Ordinary
}

// eachEntry walks a file of sections whose entries are parted by white space.
func eachEntry(text string, yield func(section, entry string)) {
	section := ""
	for text != "" {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			for entry := range strings.FieldsSeq(line) {
				yield(section, entry)
			}
		}
	}
}

// KindOf returns the kind of an address, and the host of kinds.txt that decided
// so ("" if it was the private section of the Public Suffix List or nothing).
func KindOf(u URL, private bool) (kind Kind, place string) {
	t := kinds()
	for _, p := range t.paths {
		if within(u.Host, p.host) && strings.HasPrefix(u.Path, p.path) {
			return p.kind, p.host
		}
	}
	for rest := u.Host; rest != ""; {
		if k := t.hosts.find(rest); k > 0 {
			return Kind(k & kindBits), rest
		}
		_, rest, _ = strings.Cut(rest, ".")
	}
	if private {
		return FreeHost, ""
	}
	return Ordinary, ""
}

// hostTraits returns what kinds.txt says about a free host beside its kind.
func hostTraits(place string) (code, temporary bool) {
	k := kinds().hosts.find(place)
	return k > 0 && k&codeHost != 0, k > 0 && k&temporaryKind != 0
}

// ending returns what kinds.txt says about a public suffix.
func ending(suffix string) int { return max(0, kinds().endings.find(suffix)) }

// within says that host is domain or stands below it.
func within(host, domain string) bool {
	if len(host) <= len(domain) {
		return host == domain
	}
	return host[len(host)-len(domain)-1] == '.' && host[len(host)-len(domain):] == domain
}
