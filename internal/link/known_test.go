package link

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	stdcrc "hash/crc32"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"saring/internal/rule"
)

// packOf builds a pack and reads it back.
func packOf(t testing.TB, lines, guard []string) *Known {
	t.Helper()
	k, err := ReadKnown(bytesOf(t, lines, guard))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func bytesOf(t testing.TB, lines, guard []string) []byte {
	t.Helper()
	var entries []KnownEntry
	for _, line := range lines {
		e, err := ReadKnownEntry(line)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		entries = append(entries, e)
	}
	var keys []uint64
	for _, name := range guard {
		key, err := GuardKey(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		keys = append(keys, key)
	}
	pack, err := BuildKnown("2026-11-25", entries, keys)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// listed tells whether a pack condemns an address as it stands in a message.
func listed(k *Known, address string) bool {
	_, findings := judgedBy(k, address)
	return has(findings, "known-bad")
}

// What an entry condemns and what it spares.
func TestKnownFinds(t *testing.T) {
	k := packOf(t, []string{
		"evil.example", "https://login.trap.example/", "WWW.Shop.Example", "http://198.51.100.7:8080/", "http://bücher.example",
		"https://school.example/wp-content/bank", "https://club.example/?page=claim", "https://inn.example/a/b.php?id=7",
		"thief.blogspot.com", "thief.weebly.com", "thief.github.io", "a.b.c.d.e.f.g.h.i.j.k.example", "https://deep.example/1/2/3/4/5/6/7/8/9/10",
		"https://bit.ly/Abc123", "https://docs.google.com/forms/d/e/Xyz/viewform", "https://drive.google.com/uc?id=Xyz",
		"https://sites.google.com/view/thief", "https://thief.co.id/%7Euser/", "https://t.me/thief_bot",
	}, nil)
	for _, address := range []string{
		"evil.example", "http://evil.example:444/any/page?x=1", "https://www.evil.example", "https://a.b.c.evil.example/x", "EVIL。example", "admin@evil.example",
		"https://login.trap.example/x", "https://a.login.trap.example", "https://shop.example/x", "http://3325256711/", "http://198.51.100.7/x", "https://xn--bcher-kva.example",
		"https://school.example/wp-content/bank", "http://www.school.example/wp-content/bank/", "https://school.example//wp-content/bank/id/login.php?s=1", `https:\\school.example\wp-content\bank`,
		"https://school.example/wp%2Dcontent/bank", "https://club.example/?page=claim", "https://club.example?page=claim#top", "https://inn.example/a/b.php?id=7",
		"https://thief.blogspot.com/2026/1", "https://www.thief.weebly.com", "https://thief.github.io/bank",
		"https://bit.ly/Abc123", "bit.ly/Abc123?utm_source=x", "https://www.bit.ly/Abc123/", "https://docs.google.com/forms/d/e/Xyz/viewform", "https://drive.google.com/uc?id=Xyz",
		"https://sites.google.com/view/thief", "https://thief.co.id/~user/page", "https://t.me/thief_bot",
		"a.b.c.d.e.f.g.h.i.j.k.example", "https://deep.example/1/2/3/4/5/6/7/8/9/10/?x=y",
		// Inside another link, whoever carries it.
		"https://www.google.com/url?q=https://evil.example/x", "https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example", "https://a.example/?next=https%3A%2F%2Fb.example%2F%3Furl%3Dhttps%3A%2F%2Fevil.example",
		"https://translate.google.com/?u=https://bit.ly/Abc123",
	} {
		if !listed(k, address) {
			t.Errorf("%s is listed and was not found", address)
		}
	}
	for _, address := range []string{
		"evil2.example", "example", "evil.example.test", "notevil.example", "budi@kantor.example",
		"https://trap.example", "https://other.trap.example", "http://198.51.100.8/",
		"https://school.example/", "https://school.example/wp-content", "https://school.example/wp-content/bankier", "https://school.example/WP-content/bank", "https://sub.school.example/wp-content/bank",
		"https://club.example/", "https://club.example/?page=other", "https://inn.example/a/b.php?id=8", "https://inn.example/a/b.php",
		"https://blogspot.com", "https://friend.blogspot.com", "https://weebly.com", "https://www.weebly.com/", "https://friend.weebly.com", "https://github.io", "https://friend.github.io/bank",
		"https://bit.ly", "https://bit.ly/abc123", "https://bit.ly/Abc123/more", "https://docs.google.com/forms/d/e/Xyz", "https://docs.google.com/forms/d/e/Abc/viewform", "https://docs.google.com",
		"https://drive.google.com/uc", "https://drive.google.com/uc?id=Abc", "https://sites.google.com/view/friend", "https://sites.google.com/view/thief/more", "https://t.me/thief",
		"b.c.d.e.f.g.h.i.j.k.example", "x.b.c.d.e.f.g.h.i.j.k.example", "https://deep.example/1/2/3/4/5/6/7/8/9",
		"https://co.id", "https://thief.co.id", "mailto:evil.example", "tel:08000000000", "ftp://evil.example/x", "javascript:evil.example",
		"https://www.google.com/search?q=evil.example", "https://evil.example@friend.example",
	} {
		if listed(k, address) {
			t.Errorf("%s is not listed and was found", address)
		}
	}
}

// A feed can't condemn those who share a host, public suffixes, home networks
// or a party, whatever it says.
func TestKnownEntryRefuses(t *testing.T) {
	for line, want := range map[string]error{
		"github.io": errShared, "blogspot.com": errShared, "www.blogspot.com": errShared, "bit.ly": errShared, "https://bit.ly/": errShared, "https://www.bit.ly/#x": errShared, "t.me": errShared,
		"forms.gle": errShared, "docs.google.com/forms/d/x": nil, "drive.google.com": errTrueParty, "sites.google.com": errShared, "pages.dev": errShared, "weebly.com": errShared, "download7.mediafire.com": errShared,
		"storage.googleapis.com": errShared, "firebasestorage.googleapis.com": errShared, "s3.amazonaws.com": errShared, "raw.githubusercontent.com": errShared, "cdn.discordapp.com": errShared, "ipfs.io": errShared,
		"co.id": errNoName, "id": errNoName, "com": errNoName, "localhost": errNoName, "192.168.1.1": errNoName, "10.0.0.1/login": errNoName, "127.0.0.1": errNoName, "[::1]": errNoName,
		"bca.co.id": errTrueParty, "https://klikbca.com/login": errTrueParty, "www.google.com/url?q=x": errTrueParty, "m.facebook.com": errTrueParty, "whatsapp.com": errTrueParty,
		"ftp://evil.example": errNotWeb, "mailto:x@evil.example": errNotWeb, "javascript:alert(1)": errNotWeb,
		"": errNoHost, "https://": errNoHost, "http://1.2.3.999": errIPv4, "evil example": errHostSign, "evil.example": nil, "evil.example.": nil, "evil.example:99999": errPort,
	} {
		if _, err := ReadKnownEntry(line); err != want {
			t.Errorf("%q: got %v, expected %v", line, err, want)
		}
	}
}

// The true domains of parties are spared by every pack, even one that was made
// to hold them.
func TestKnownSparesParties(t *testing.T) {
	var entries []KnownEntry
	for _, p := range Parties() {
		for _, domain := range p.Domains {
			entries = append(entries, KnownEntry{Text: domain, Keys: []uint64{knownKey(domain, 0)}})
		}
	}
	pack, err := BuildKnown("2026-11-25", entries, nil)
	if err != nil {
		t.Fatal(err)
	}
	k, err := ReadKnown(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range Parties() {
		for _, domain := range p.Domains {
			if !strings.Contains(domain, ".") {
				continue
			}
			for _, address := range []string{"https://" + domain + "/", "https://www." + domain + "/login", "https://m." + domain, "https://accounts.sub." + domain + "/?next=https://" + domain} {
				if listed(k, address) {
					t.Errorf("%s of %s was condemned", address, p.Name)
				}
			}
		}
	}
}

// A guarded name is spared with all below it, a tenant's or a stranger's is not.
func TestKnownGuard(t *testing.T) {
	lines := []string{"well.example", "https://well.example/login", "sub.well.example", "ill.example", "thief.blogspot.com", "https://bit.ly/x"}
	guarded := packOf(t, lines, []string{"www.well.example", "blogspot.com", "bit.ly", "https://other.example/x"})
	if guarded.Guarded != 4 || guarded.Entries != len(lines) {
		t.Errorf("got %d entries and %d guarded names", guarded.Entries, guarded.Guarded)
	}
	bare := packOf(t, lines, nil)
	for address, want := range map[string]bool{
		"https://well.example/login": false, "https://sub.well.example": false, "https://a.sub.well.example/x": false,
		"https://ill.example": true, "https://thief.blogspot.com": true, "https://bit.ly/x": true,
	} {
		if got := listed(guarded, address); got != want {
			t.Errorf("%s with a guard: %v, expected %v", address, got, want)
		}
		if !listed(bare, address) {
			t.Errorf("%s without a guard was spared", address)
		}
	}
}

// The finding stands at danger, says which day's list it was, and marks the
// host, or the link where an address is meant.
func TestKnownFinding(t *testing.T) {
	k := packOf(t, []string{"evil.example", "https://bit.ly/Abc"}, nil)
	for address, mark := range map[string]string{"https://a.evil.example/x": "a.evil.example", "https://bit.ly/Abc?x=1": "https://bit.ly/Abc?x=1"} {
		text := "lihat " + address
		_, findings := k.Judge(text, Found{Span: rule.Span{Start: 6, End: len(text)}, Address: address})
		f := findings[0]
		if f.Rule.ID != "known-bad" || f.Rule.Weight < 60 || f.Value != "2026-11-25" || f.Site == "" || text[f.Spans[0].Start:f.Spans[0].End] != mark {
			t.Errorf("%s: %+v", address, f)
		}
	}
}

// Packs that are wrong in every way: each a sentence, no panic, no memory.
func TestKnownHostile(t *testing.T) {
	good := bytesOf(t, []string{"evil.example", "https://a.example/x"}, []string{"well.example"})
	change := func(at int, b ...byte) []byte {
		c := bytes.Clone(good)
		copy(c[at:], b)
		return c
	}
	resum := func(c []byte) []byte { // as a forger would
		binary.LittleEndian.PutUint32(c[len(c)-4:], stdcrc.ChecksumIEEE(c[:len(c)-4]))
		return c
	}
	for name, test := range map[string]struct {
		pack []byte
		want error
	}{
		"nothing":                  {nil, ErrKnownForeign},
		"ten bytes":                {good[:10], ErrKnownCut},
		"ten other bytes":          {[]byte("<!doctype "), ErrKnownForeign},
		"another version":          {change(7, 2), ErrKnownVersion},
		"a claimed size of 100 MB": {change(8, 0, 0xe1, 0xf5, 5), ErrKnownCut},
		"one byte short":           {good[:len(good)-1], ErrKnownCut},
		"one byte more":            {append(bytes.Clone(good), 0), ErrKnownCut},
		"only the header":          {good[:knownHeader], ErrKnownCut},
		"a wrong checksum":         {change(len(good)-1, good[len(good)-1]^1), ErrKnownDamaged},
		"another date":             {change(12, 1), ErrKnownDamaged},
		"a date in month 13":       {resum(change(12, 0x74, 0x26, 0x35, 1)), ErrKnownNonsense},
		"no date":                  {resum(change(12, 0, 0, 0, 0)), ErrKnownNonsense},
		"zero entries":             {resum(change(16, 0, 0, 0, 0)), ErrKnownEmpty},
		"a billion entries":        {resum(change(16, 0, 0xca, 0x9a, 0x3b)), ErrKnownNonsense},
		"a billion guarded names":  {resum(change(20, 0, 0xca, 0x9a, 0x3b)), ErrKnownNonsense},
		"an odd segment":           {resum(change(knownHeader+8, 3)), ErrKnownNonsense},
		"no segment":               {resum(change(knownHeader+8, 0, 0, 0, 0)), ErrKnownNonsense},
		"a huge segment":           {resum(change(knownHeader+8, 0, 0, 0, 0x80)), ErrKnownNonsense},
		"many segments":            {resum(change(knownHeader+12, 0xff, 0xff, 0xff, 0xff)), ErrKnownNonsense},
		"an empty filter":          {resum(change(knownHeader+12, 0, 0, 0, 0)), ErrKnownNonsense},
		"too large":                {append(bytes.Clone(good), make([]byte, MaxKnown)...), ErrKnownLarge},
	} {
		k, err := ReadKnown(test.pack)
		if err != test.want || k != nil {
			t.Errorf("%s: %v, %v; expected %v", name, k, err, test.want)
		}
	}
	for at := range good {
		if _, err := ReadKnown(change(at, good[at]^0x10)); err == nil {
			t.Errorf("a change of byte %d went unnoticed", at)
		}
	}
	empty := append([]byte(knownMagic), make([]byte, knownHeader-8+2*filterHeader+4)...)
	empty[8] = byte(len(empty))
	binary.LittleEndian.PutUint32(empty[12:], 2026_11_25)
	if _, err := ReadKnown(resum(empty)); err != ErrKnownEmpty {
		t.Errorf("a well-formed pack of nothing: %v", err)
	}
}

func TestKnownBuildRefuses(t *testing.T) {
	e, err := ReadKnownEntry("evil.example")
	if err != nil {
		t.Fatal(err)
	}
	for _, date := range []string{"", "today", "2026-1-2", "20261125", "2026-13-01", "1999-01-01x"} {
		if _, err := BuildKnown(date, []KnownEntry{e}, nil); err == nil {
			t.Errorf("the date %q was taken", date)
		}
	}
	if _, err := BuildKnown("2026-11-25", nil, nil); err != ErrKnownEmpty {
		t.Errorf("no entries: %v", err)
	}
	many := make([]KnownEntry, 2_000_000)
	for i := range many {
		many[i].Keys = []uint64{uint64(i)}
	}
	if _, err := BuildKnown("2026-11-25", many, nil); !errors.Is(err, errKnownFull) {
		t.Errorf("two million entries: %v", err)
	}
}

// The same entries in any order, and twice, give the same bytes.
func TestKnownSameBytes(t *testing.T) {
	lines := []string{"a.example", "b.example", "https://c.example/x", "d.test"}
	first := bytesOf(t, lines, []string{"x.example", "y.example"})
	second := bytesOf(t, []string{"d.test", "https://c.example/x", "b.example", "A.example.", "a.example"}, []string{"y.example", "x.example", "x.example"})
	if !bytes.Equal(first, second) {
		t.Errorf("two orders gave\n%x\n%x", first, second)
	}
}

// Small packs of every size are found whole.
func TestKnownSizes(t *testing.T) {
	var lines []string
	for n := range 300 {
		lines = append(lines, "evil"+strconv.Itoa(n)+".example")
		if n > 40 && n%37 != 0 {
			continue
		}
		k := packOf(t, lines, lines[:n/2])
		for _, line := range lines {
			if !k.bad.Contains(knownKey(line, 0)) {
				t.Fatalf("of %d entries %s was not found", n+1, line)
			}
		}
	}
}

// The rate of false alarms: a million names that are not in the pack, seeded.
func TestKnownFalsePositives(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 8))
	name := func() string {
		b := make([]byte, 8+random.IntN(12))
		for i := range b {
			b[i] = "abcdefghijklmnopqrstuvwxyz0123456789"[random.IntN(36)]
		}
		return string(b)
	}
	const entries, asked = 200_000, 1_000_000
	there := make([]KnownEntry, entries)
	for i := range there {
		there[i].Text = name() + ".example"
		there[i].Keys = []uint64{knownKey(there[i].Text, 0)}
	}
	pack, err := BuildKnown("2026-11-25", there, nil)
	if err != nil {
		t.Fatal(err)
	}
	k, err := ReadKnown(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range there {
		if !k.bad.Contains(e.Keys[0]) {
			t.Fatalf("%s is in the pack and was not found", e.Text)
		}
	}
	names, addresses := 0, 0
	for range asked {
		text := name() + ".test"
		if k.bad.Contains(knownKey(text, 0)) {
			names++
		}
		if k.listsText(text + "/" + text[:4]) {
			addresses++
		}
	}
	mean := asked / 65536.0
	t.Logf("%d absent names: %d found, 1 in %d; %d absent addresses: %d found; %d entries in %d bytes, %.2f bytes an entry",
		asked, names, asked/max(names, 1), asked, addresses, entries, len(pack), float64(len(pack))/entries)
	if most := int(mean + 4*math.Sqrt(mean)); names > most {
		t.Errorf("%d false alarms, at most %d are chance at 1 in 65,536", names, most)
	}
	if addresses > 0 {
		t.Errorf("%d false alarms of addresses, which stand under two hashes", addresses)
	}
}

// Ten times the address takes at most fifteen times the time.
func TestKnownLinear(t *testing.T) {
	k := packOf(t, []string{"evil.example"}, []string{"well.example"})
	const head, n = "https://a.b.c.d.e.f.g.h.i.j.example/x", 20_000
	for _, piece := range []string{"/", "/a", "%41", "?", "&a=b", `\`, "é"} {
		short, long := head+strings.Repeat(piece, n/len(piece)), head+strings.Repeat(piece, 10*n/len(piece))
		read := map[string]*judgement{}
		for _, address := range []string{short, long} {
			j := &judgement{known: k, own: -1, claim: noClaim}
			j.read(address)
			read[address] = j
		}
		// Only what is asked of the pack counts; reading has a test of its own.
		ask := func(address string) {
			for range 20 {
				knownBad(read[address])
			}
		}
		if g := growth(ask, short, long); g > mostGrowth {
			t.Errorf("ten times %q takes %.1f times as long", piece, g)
		}
	}
}

// SipHash against the vectors of its authors' reference implementation, and the
// checksum against package hash/crc32.
func TestKnownHashes(t *testing.T) {
	text := make([]byte, 0, 16)
	for _, want := range []string{"310e0edd47db6f72", "fd67dc93c539f874", "5a4fa9d909806c0d", "2d7efbd796666785", "b7877127e09427cf", "8da699cd64557618", "cee3fe586e46c9cb", "37d1018bf50002ab", "6224939a79f5f593"} {
		got := binary.LittleEndian.AppendUint64(nil, sipHash(string(text), 0x0706050403020100, 0x0f0e0d0c0b0a0908))
		if hex.EncodeToString(got) != want {
			t.Errorf("%d bytes: got %x, expected %s", len(text), got, want)
		}
		text = append(text, byte(len(text)))
	}
	// The example worked through in the paper: 15 bytes.
	for len(text) < 15 {
		text = append(text, byte(len(text)))
	}
	if got := sipHash(string(text[:15]), 0x0706050403020100, 0x0f0e0d0c0b0a0908); got != 0xa129ca6149be45e5 {
		t.Errorf("the paper's example gives %x", got)
	}
	for _, data := range []string{"", "a", strings.Repeat("saring", 1000)} {
		if got, want := crc32([]byte(data)), stdcrc.ChecksumIEEE([]byte(data)); got != want {
			t.Errorf("crc32 of %.20q: %x, expected %x", data, got, want)
		}
	}
}

// FuzzReadKnown: any bytes are a pack or a sentence, and what was accepted can
// be asked anything.
func FuzzReadKnown(f *testing.F) {
	f.Add(bytesOf(f, []string{"evil.example", "https://a.example/x"}, []string{"well.example"}), "https://evil.example/x")
	f.Add([]byte("saringK\x01"), "a.example")
	f.Fuzz(func(t *testing.T, data []byte, address string) {
		if len(data) > knownHeader+4 && string(data[:8]) == knownMagic { // get past the sum and the length
			data = bytes.Clone(data)
			binary.LittleEndian.PutUint32(data[8:], uint32(len(data)))
			binary.LittleEndian.PutUint32(data[len(data)-4:], stdcrc.ChecksumIEEE(data[:len(data)-4]))
		}
		k, err := ReadKnown(data)
		if err != nil {
			if k != nil || !strings.HasSuffix(err.Error(), ".") {
				t.Fatalf("%v beside the error %v", k, err)
			}
			return
		}
		if listed(k, address) != listed(k, address) {
			t.Fatal("two answers to one question")
		}
	})
}

// FuzzKnownEntry: what a feed's line becomes is found again, unless it is refused.
func FuzzKnownEntry(f *testing.F) {
	for _, line := range []string{"evil.example", "https://www.evil.example/a/b?c=d", "bit.ly/x", "http://0x7f.1/", "a.blogspot.com", "https://école.example/%2e%2e/x#y"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		e, err := ReadKnownEntry(line)
		if err != nil {
			return
		}
		if len(e.Keys) == 0 || e.Text == "" {
			t.Fatalf("%q became %+v", line, e)
		}
		pack, err := BuildKnown("2026-11-25", []KnownEntry{e}, nil)
		if err != nil {
			t.Fatal(err)
		}
		k, err := ReadKnown(pack)
		if err != nil {
			t.Fatal(err)
		}
		_, findings := k.Judge(line, Found{Span: rule.Span{Start: 0, End: len(line)}, Address: line})
		if !has(findings, "known-bad") {
			t.Fatalf("%q, an entry as %q, was not found", line, e.Text)
		}
	})
}

func BenchmarkKnown(b *testing.B) {
	entries := make([]KnownEntry, 500_000)
	for i := range entries {
		entries[i].Keys = []uint64{knownKey("evil"+strconv.Itoa(i)+".example", 0)}
	}
	pack, err := BuildKnown("2026-11-25", entries, []uint64{1, 2, 3})
	if err != nil {
		b.Fatal(err)
	}
	k, err := ReadKnown(pack)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(pack)))
		for b.Loop() {
			if _, err := ReadKnown(pack); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("name", func(b *testing.B) {
		for b.Loop() {
			k.bad.Contains(knownKey("some-name.example", 0))
		}
	})
	j := judgement{known: k, own: -1, claim: noClaim}
	j.Found = Found{Address: "https://www.some-name.example/a/b/c.html?d=e"}
	j.read(j.Address)
	b.Run("link", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			knownBad(&j)
		}
	})
}
