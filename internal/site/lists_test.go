package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"saring/internal/feed"
	"saring/internal/link"
)

// feedFile writes a file into a new folder and returns its path.
func feedFile(t *testing.T, text string) string {
	t.Helper()
	return filepath.Join(writeTree(t, "feeds", map[string]string{"feed.txt": text}), "feed.txt")
}

// Every form of feed, with every fault: what counts goes in, what does not is
// named by file and line, and the run goes on.
func TestFeedForms(t *testing.T) {
	name := feedFile(t, "\ufeff# date: 2026-11-20\r\n"+
		"a.example\r\n"+
		"  HTTPS://B.Example:8443/  \r\n"+
		"0.0.0.0 c.example d.example # both\n"+
		"127.0.0.1\tlocalhost\n"+
		"||e.example^\n||f.example^$third-party\n"+
		"! a comment\n[Adblock Plus 2.0]\n; another\n\n"+
		"hxxps://g[.]example/x\n*.h.example\n.i.example\n"+
		"bücher.example\nａ.example\n"+
		"j.example/path # why\n"+
		"github.io\n"+ // 18: shared
		"bca.co.id\n"+ // 19: a party's
		"sub.well.example\n"+ // 20: guarded
		"two words.example\n"+ // 21
		"@@||k.example^\n"+ // 22
		"||l.example/x*\n"+ // 23
		"<script>\n"+ // 24
		"\xff\xfe.example\n"+ // 25
		"m\x00.example\n"+ // 26
		strings.Repeat("x", 10_000)+"\n"+ // 27
		"||n.example^x\n"+ // 28
		"https://o.example/a*b\n"+
		"a.example\n"+ // once is enough
		"192.168.0.1\n"+ // 31
		"*evil*.example\n"+ // 32
		"last.example")
	good := feedFile(t, "# top\n1,well.example\n")
	var complaints bytes.Buffer
	pack, summary, err := packFeeds([]string{name}, good, "", &complaints)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(complaints.String()) {
		rest, ok := strings.CutPrefix(line, name+":")
		if !ok || !strings.HasSuffix(line, ".\n") {
			t.Errorf("no file, or no sentence: %s", line)
		}
		number, _, _ := strings.Cut(rest, ":")
		lines = append(lines, number)
	}
	if want := []string{"18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "31", "32"}; !slices.Equal(lines, want) {
		t.Errorf("complaints about lines %v, expected %v:\n%s", lines, want, complaints.String())
	}
	k, err := link.ReadKnown(pack)
	if err != nil {
		t.Fatal(err)
	}
	// a (its full-width twin is the same), b, c, d, e, f, g/x, h, i, bücher, j/path, o/a*b, last
	if k.Entries != 13 || k.Guarded != 1 || k.Date != "2026-11-20" || !strings.Contains(summary, "13 lines left out") {
		t.Errorf("%d entries, %d guarded, %s: %s", k.Entries, k.Guarded, k.Date, summary)
	}
	for _, address := range []string{"a.example", "b.example", "c.example", "d.example", "e.example", "f.example", "https://g.example/x", "x.h.example", "i.example", "xn--bcher-kva.example", "https://j.example/path", "last.example"} {
		_, findings := k.Judge(address, link.Found{Address: address})
		if len(findings) == 0 || findings[0].Rule.ID != "known-bad" {
			t.Errorf("%s was not found: %v", address, findings)
		}
	}
}

func TestListsCommand(t *testing.T) {
	folder := writeTree(t, "root", map[string]string{
		"web/known/good.txt": "well.example\n", "feeds/a.txt": "evil.example\nwell.example\n", "feeds/b.txt": "trap.example\n", "feeds/.hidden": "hidden.example\n", "top.csv": "1,trap.example\n",
	})
	path := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
	run := func(arguments ...string) (entries int, complaints string, pack []byte) {
		t.Helper()
		var said bytes.Buffer
		if err := lists(folder, arguments, &said); err != nil {
			t.Fatal(err)
		}
		pack, err := os.ReadFile(path("web/known/known.pack"))
		if err != nil {
			t.Fatal(err)
		}
		k, err := link.ReadKnown(pack)
		if err != nil {
			t.Fatal(err)
		}
		return k.Entries, said.String(), pack
	}
	entries, said, first := run("-date", "2026-11-25", path("feeds"))
	if entries != 2 || !strings.Contains(said, "a.txt:2:") {
		t.Errorf("%d entries: %s", entries, said)
	}
	if _, _, again := run("-date", "2026-11-25", path("feeds/b.txt"), path("feeds/a.txt")); !bytes.Equal(first, again) {
		t.Error("the same feeds in another order gave other bytes")
	}
	if got, err := knownPack(folder); err != nil || !bytes.Equal(got, first) {
		t.Errorf("the site is not built with the pack that was made: %v", err)
	}
	if entries, said, _ = run("-good", path("top.csv"), path("feeds")); entries != 2 || !strings.Contains(said, "b.txt:1:") {
		t.Errorf("with another list of good sites: %d entries: %s", entries, said)
	}
	for name, arguments := range map[string][]string{
		"no feed": {}, "a missing feed": {path("nope")}, "an unknown flag": {"-x", path("feeds")}, "no date": {"-date", "soon", path("feeds")},
		"a missing guard": {"-good", path("nope"), path("feeds")}, "nothing but faults": {"-good", path("feeds/a.txt"), path("feeds/a.txt")}, "no place to write": {"-o", path("nope/x.pack"), path("feeds")},
	} {
		var complaints bytes.Buffer
		if err := lists(folder, arguments, &complaints); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := os.WriteFile(path("web/known/known.pack"), first[:len(first)-3], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := knownPack(folder); err == nil || !strings.Contains(err.Error(), "known.pack") {
		t.Errorf("a site was built with a cut pack: %v", err)
	}
}

// The pack that is shipped: reserved names, no line left out, the same bytes
// every time, and the guard holds none of its entries.
func TestShippedPack(t *testing.T) {
	root, err := moduleRoot(".")
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(root, knownFolder)
	var complaints bytes.Buffer
	pack, summary, err := packFeeds([]string{filepath.Join(folder, "sample.txt")}, filepath.Join(folder, goodFile), "", &complaints)
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%v: %s", err, complaints.String())
	}
	again, _, err := packFeeds([]string{filepath.Join(folder, "sample.txt")}, filepath.Join(folder, goodFile), "", &complaints)
	if err != nil || !bytes.Equal(pack, again) {
		t.Errorf("two runs gave two packs: %v", err)
	}
	t.Log(summary)
	text, err := os.ReadFile(filepath.Join(folder, "sample.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		addresses, err := feed.Addresses(line)
		if err != nil {
			t.Error(err)
		}
		for _, a := range addresses {
			if !strings.Contains(a, ".example") && !strings.Contains(a, ".test") && !strings.Contains(a, ".invalid") {
				t.Errorf("%s is no reserved name", a)
			}
		}
	}
}

// A chain of hashes: the loading room names the pack and its hash.
func TestPackInChain(t *testing.T) {
	tree := with(smallWeb, "web/rooms/loading.js", `fetch(ENGINE_URL, ENGINE_SHA256); fetch(KNOWN_URL, KNOWN_SHA256);`)
	out, err := assembleSmall(t, tree, "engine")
	if err != nil {
		t.Fatal(err)
	}
	pack := address(t, out, `^a/known-[0-9a-f]{16}\.pack$`)
	loading := address(t, out, `^a/loading-[0-9a-f]{16}\.js$`)
	for _, part := range []string{"/" + pack, hash(out[pack])} {
		if !strings.Contains(string(out[loading]), part) {
			t.Errorf("the loading room does not name %s", part)
		}
	}
	if !strings.Contains(string(out[headersFile]), "\n/"+pack+"\n  ! Cache-Control") || out[pack+".br"] == nil || out[pack+".gz"] == nil {
		t.Error("the pack has no headers or no compressed forms")
	}
	other, err := assembleSmall(t, with(tree, "web/known/sample.txt", "# date: 2026-11-26\nevil.example\n"), "engine")
	if err != nil {
		t.Fatal(err)
	}
	if other[pack] != nil || other[loading] != nil {
		t.Error("another pack left the loading room in place")
	}
}
