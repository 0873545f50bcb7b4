// Package link finds the links in a message, reads each as a browser would, and
// judges what it says about itself. It never asks a network.
//
// # Finding
//
// A chat program turns into a link whatever looks like one, so the finder takes
// what mvdan.cc/xurls/v2 in its relaxed mode takes, no more and no less ([Scan]),
// in one pass over the bytes. [Find] then adds, as a step of its own, what people
// write to get past such finders (hxxp, [.], "dot", invisible characters,
// full-width dots, Markdown and HTML), and drops, as a third, what is no link to
// a person (std::cout, a missing space before a word that is also a top-level
// domain). Offsets are always those of the message as it was given.
//
// # Reading
//
// Where a link leads is decided by the browser, not by the eye, and the two
// differ on purpose in a trap. [Read] follows the WHATWG URL Standard, which is
// what browsers do, and not RFC 3986, which is what most libraries do:
//
//	https://bank.example@evil.example   user-info; the host is evil.example
//	https:\\evil.example\bank.example   backslashes are slashes
//	https://3221226219                  an IPv4 address, 192.0.2.235
//	https://%62ank.example              percent-encoding is undone in a host
//	https://ｂａｎｋ。example             so are full-width forms and dots
//
// A host in other letters than ASCII goes through UTS 46: each code point is
// mapped, dropped or refused, the result is composed (NFC), every label is
// checked (marks, joiners, directions) and written as "xn--" and punycode. The
// tables are generated from golang.org/x/net/idna and x/text, which themselves
// reach package os and so can't be linked into the engine; the tests ask them
// about every code point.
//
// Who owns a host is read from its right end. The last labels under which
// anybody can register a name are a public suffix (com, co.id); one label more
// is the registrable domain ([Site]). The Public Suffix List names them, in a
// second section also those of companies that give names to customers
// (blogspot.com, pages.dev): there the good name of the company says nothing
// about the tenant.
//
// # Judging
//
// A label can look like another without being it. Scripts share shapes: the
// Cyrillic а and the Latin a differ only to a computer. UTS 39 gives each letter
// a prototype; texts with equal prototypes look alike ([Skeleton]). It also says
// which scripts are ever mixed in one word ([MixedScript]) and which labels look
// like another script's from end to end ([WholeScript]).
//
// [Judge] puts this together with what is known of parties (who they are, which
// domains are theirs) and of kinds of host (shorteners, free hosts, forms), and
// answers with findings: rules that fired, each with the part of the message
// that made it fire.
//
// # Known-bad packs
//
// What others have reported can be known without asking anybody: a pack, made by
// `go run ./internal/site lists`, is handed in as bytes ([ReadKnown]), and
// [Known.Judge] looks each host up in it, and each page. Where strangers share a
// host (a shortener, a drive, a private suffix) nothing but the very page can be
// listed; the true domains of parties and what the pack's guard names are never
// found. The file, numbers little-endian:
//
//	  0  7 bytes  "saringK"
//	  7  1        version, 1
//	  8  4        length of the whole file in bytes, at most [MaxKnown]
//	 12  4        date, as the decimal number yyyymmdd
//	 16  4        entries: names and addresses
//	 20  4        names in the guard
//	 24           the filter of the entries, then that of the guard, each
//	                8        seed
//	                4        length of a segment, a power of two up to 262,144
//	                4        segments less two; 0, and no fingerprints, if empty
//	                2 each   fingerprints: segments × length of a segment
//	end  4        CRC-32 (IEEE) of everything before it
//
// # Data
//
// Files named zz_*.go are generated from the source that their first line names,
// by the gen_*.go beside them (go generate); a test proves them fresh. They hold
// constant strings that are searched in place: nothing is built at start.
package link
