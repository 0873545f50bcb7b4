package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"saring/internal/link"
)

// train-links fits the model of package link and writes zz_model.go:
//
//	go run ./internal/eval train-links [-out zz_model.go] [-table] FILE…
//
// A .jsonl file holds rows as eval reads them: "phish" and "benign" addresses
// are learnt from; the words of "ham" texts become made-up names of ordinary
// pages. The first column of a .csv file holds benign hosts. In any other file,
// and in every file of a folder, each http(s) address is benign.
//
// # What it learns from
//
//	traps        Phishing.Database (MIT), polkadot-js/phishing (Apache-2.0),
//	             durablenapkin/scamblocklist (MIT, counts half)
//	ordinary     third-party-web 0.30.0 (MIT): hosts seen in the HTTP Archive
//	             simple-icons 16.37.0 (CC0-1.0): where brands show their logos
//	             @duckduckgo/autoconsent 16.23.0 (MPL-2.0): sites its tests open
//	             oembed-providers 1.0.20260604 (MIT)
//	             "Homepage" of Debian bookworm's packages
//	             2factorauth and free-programming-books (CC BY 4.0)
//	             tenants.txt and everyday.txt of package link (own)
//	made up      two or three of the commonest words of IndoNLU's smsa
//	             (Apache-2.0) as a name, on free hosts and open endings; and what
//	             people who learn to program call their work
//
// Sources under NC or GPL (measuredOnly) are never learnt from, nor are three in
// ten of all sites (held), chosen by a hash of the registrable domain: what the
// table says of these is true of sites that the model has not seen.
//
// # Traps of the data
//
// Rows of a block-list often are one slice of the alphabet. So ordinary rows are
// weighted until both sides begin with the same letters. A free host's ordinary
// tenants are hardly known: ordinary names are also read as tenants of the free
// hosts that traps use, and tenants weigh as much on both sides. Most ordinary
// rows have no path: some get one that every site has, such as its log-in page.
//
// # What it is worth
//
// Share at caution or danger on held sites, in per cent, of rules alone and of
// rules with a model that was trained without the source (-table; the rules'
// own word lists were made with an eye on all four, so "alone" flatters):
//
//	                     sites        tenants
//	jarelllama           19 → 27      69 → 77   never learnt from
//	polkadot             28 → 35      21 → 22
//	durablenapkin         9 → 12      17 → 25
//	phishdb-hosts        26 → 27      43 → 46   (three quarters of all traps left out)
//	tranco-2026         0.2 → 0.9         0     never learnt from
//
// With all sources learnt from: polkadot 62 and 62, phishdb-hosts 51 and 59,
// phishdb-links 65 and 66. Rules alone that spend as much on false alarms (0.8
// on tranco-2026, by calling every odd name under a cheap ending a trap) found
// 23 and 70 of jarelllama, 26 and 22 of polkadot.

// measuredOnly are the sources whose licence allows no more than to measure.
var measuredOnly = []string{"tranco-2026", "citizenlab-global", "jarelllama", "quiet.txt"}

// linkExample is an address to learn from or to measure on.
type linkExample struct {
	source, text string
	phish, held  bool
	tenant       bool
	slots        []uint16 // its traits; none: the model is never asked
	weight       float64
}

func trainLinks(args []string) error {
	flags := flag.NewFlagSet("train-links", flag.ExitOnError)
	file := flags.String("out", "", "write the model to this `file`")
	table := flags.Bool("table", false, "train without each source in turn and print what that finds")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var all []*linkExample
	var words []string
	for _, name := range flags.Args() {
		examples, w, err := readExamples(name)
		if err != nil {
			return err
		}
		all, words = append(all, examples...), append(words, w...)
	}
	if *file != "" {
		text := linkModelSource(fitLinks(weighted(all, commonest(words), "")))
		if err := os.WriteFile(*file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	if *table {
		return printLeftOut(os.Stdout, all, commonest(words))
	}
	return nil
}

var addressPattern = regexp.MustCompile("https?://[^\\s\"'<>`\\\\)]+")

// readExamples reads a file, or every file of a folder.
func readExamples(name string) (examples []*linkExample, words []string, err error) {
	sites := map[string]int{}
	add := func(source string, phish bool, address string) {
		if !strings.Contains(address, "://") {
			address = "http://" + address
		}
		u, err := link.Read(address)
		if err != nil || u.Host == "" {
			return
		}
		site, _, _ := link.Site(u.Host)
		if sites[site]++; sites[site] > 2 && !phish {
			return // a site with many rows says no more than one with two
		}
		e := &linkExample{source: source, text: address, phish: phish, held: held(site)}
		e.slots, e.tenant = link.Traits(address)
		examples = append(examples, e)
	}
	err = filepath.WalkDir(name, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		source := filepath.Base(name)
		switch filepath.Ext(file) {
		case ".jsonl":
			for line := range strings.Lines(string(b)) {
				var r Row
				switch {
				case json.Unmarshal([]byte(line), &r) != nil:
				case r.URL != nil && (r.Label == "phish" || r.Label == "benign"):
					add(r.Source, r.Label == "phish", *r.URL)
				case r.Text != nil && r.Label == "ham":
					words = append(words, lettersOnly(*r.Text)...)
				}
			}
		case ".csv":
			rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			for _, r := range rows {
				add(source, false, r[0])
			}
		default:
			for _, a := range addressPattern.FindAllString(string(b), -1) {
				add(source, false, a)
			}
		}
		return nil
	})
	return examples, words, err
}

// held says that a site is kept out of training: three in ten are.
func held(site string) bool {
	h := uint32(2166136261)
	for i := range len(site) {
		h = (h ^ uint32(site[i])) * 16777619
	}
	return h*2654435761 >= 7<<32/10
}

// weighted returns what is learnt from when one source is left out.
func weighted(all []*linkExample, words []string, leftOut string) []*linkExample {
	var learnt []*linkExample
	traps, ordinary := map[string]float64{}, map[string]float64{}
	for _, e := range all {
		if e.held || e.slots == nil || slices.Contains(measuredOnly, e.source) || leftOut != "" && strings.HasPrefix(e.source, leftOut) {
			continue
		}
		c := *e
		c.weight = 1
		switch e.source {
		case "durablenapkin":
			c.weight = 0.5
		case "tenants.txt", "everyday.txt":
			c.weight = 3
		}
		if c.phish {
			traps[beginning(c.text)] += c.weight
		} else {
			ordinary[beginning(c.text)] += c.weight
		}
		learnt = append(learnt, &c)
	}
	evenBeginnings(learnt, traps, ordinary)
	r := rand.New(rand.NewPCG(3, 4))
	learnt = append(learnt, madeUp(r, learnt, words)...)
	evenTenants(learnt)
	return learnt
}

// evenBeginnings weighs ordinary rows so that the first letter of a host tells
// nothing.
func evenBeginnings(examples []*linkExample, traps, ordinary map[string]float64) {
	sum := func(m map[string]float64) (s float64) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			s += m[k]
		}
		return s
	}
	ratio := sum(ordinary) / max(1, sum(traps))
	for _, e := range examples {
		if k := beginning(e.text); !e.phish {
			e.weight *= min(5, max(0.2, ratio*(traps[k]+5)/(ordinary[k]+5)))
		}
	}
}

// beginning is the first letter of a host; two of those where the block-lists'
// slices lie.
func beginning(address string) string {
	_, host, _ := strings.Cut(address, "://")
	host = strings.TrimPrefix(host, "www.")
	k := make([]byte, 0, 2)
	for i := 0; i < min(2, len(host)); i++ {
		c := host[i] | 0x20
		if host[i] >= '0' && host[i] <= '9' {
			c = '0'
		}
		if k = append(k, c); c != '0' && c != 'a' {
			break
		}
	}
	return string(k)
}

// evenTenants weighs ordinary tenants so that being a tenant tells nothing.
func evenTenants(examples []*linkExample) {
	var sum [2][2]float64 // by phish and tenant
	number := map[bool]int{true: 1}
	for _, e := range examples {
		sum[number[e.phish]][number[e.tenant]] += e.weight
	}
	scale := sum[1][1] / max(1, sum[1][0]) * sum[0][0] / max(1, sum[0][1])
	for _, e := range examples {
		if e.tenant && !e.phish {
			e.weight *= scale
		}
	}
}

// commonest returns the words that texts use most, the commonest first.
func commonest(words []string) []string {
	count := map[string]int{}
	for _, w := range words {
		count[w]++
	}
	list := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	return list[:min(3000, len(list))]
}

// lettersOnly returns the words of four to ten letters of a text.
func lettersOnly(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c < 'a' || c > 'z' })
	return slices.DeleteFunc(words, func(w string) bool { return len(w) < 4 || len(w) > 10 })
}

// openEndings are endings under which ordinary Indonesian sites stand.
var openEndings = strings.Fields(`com com com co.id id my.id my.id my.id web.id biz.id sch.id or.id ac.id net org
	shop store xyz online site club click top info live pro fun`)

// What people who learn to program call their work, and where they show it.
var (
	copied = strings.Fields(`login signin auth wallet password todo chat weather netflix spotify amazon airbnb tokopedia shopee
		instagram facebook whatsapp twitter youtube google paypal bank crypto nft shop food movie quiz portfolio blog expense
		absensi kasir inventory perpustakaan undangan toko sekolah resep cuaca kuis`)
	called = strings.Fields(`clone app demo docs ui page form react vue dashboard tracker generator checker api project website
		landing tutorial template frontend bot scraper analyzer manager system`)
	shownOn = strings.Fields(`vercel.app netlify.app github.io pages.dev web.app firebaseapp.com herokuapp.com onrender.com
		streamlit.app surge.sh replit.app`)
)

// everyPaths are paths that every site has.
var everyPaths = strings.Fields(`login masuk signin account/login auth/login users/sign_in login.php index.html index.php
	id/login en/account register daftar verify account my/account user/profile home contact about faq help`)

// madeUp returns names of ordinary pages: names of known sites as tenants of
// the free hosts that traps use, names of everyday words, and names of exercises.
func madeUp(r *rand.Rand, learnt []*linkExample, words []string) []*linkExample {
	var list []*linkExample
	add := func(address string, weight float64) {
		e := &linkExample{source: "made up", text: "http://" + address, weight: weight}
		if e.slots, e.tenant = link.Traits(e.text); e.slots != nil {
			list = append(list, e)
		}
	}
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	var shared []string
	for _, e := range learnt {
		if e.phish && e.tenant {
			_, place, _ := strings.Cut(siteOf(e), ".")
			shared = append(shared, place)
		}
	}
	if len(shared) == 0 || len(words) == 0 {
		return nil
	}
	for _, e := range learnt {
		if e.phish || e.tenant {
			continue
		}
		if r.IntN(3) == 0 {
			name, _, _ := strings.Cut(siteOf(e), ".")
			add(name+"."+pick(shared), e.weight)
		}
		if r.IntN(3) == 0 {
			add(siteOf(e)+"/"+pick(everyPaths), e.weight)
		}
	}
	for range 20000 {
		name := pick(words)
		for range 1 + r.IntN(2) {
			if r.IntN(3) == 0 {
				name += "-"
			}
			name += pick(words)
		}
		switch r.IntN(8) {
		case 0:
			name += strconv.Itoa(2015 + r.IntN(12))
		case 1:
			name += strconv.Itoa(r.IntN(100))
		}
		if r.IntN(2) == 0 {
			add(name+"."+pick(shared), 1)
		} else {
			add(name+"."+pick(openEndings), 1)
		}
	}
	for range 3000 {
		add(pick(copied)+"-"+pick(called)+[...]string{"", "", "-" + pick(called), strconv.Itoa(r.IntN(10))}[r.IntN(4)]+"."+pick(shownOn), 1)
	}
	for range 1500 { // as services name what nobody has named
		add(fmt.Sprintf("%s-%s-%06x.netlify.app", pick(words), pick(copied), r.IntN(1<<24)), 1)
		add(fmt.Sprintf("%s-%s-%s.vercel.app", pick(copied), pick(words), pick(called)), 1)
	}
	return list
}

func siteOf(e *linkExample) string {
	u, _ := link.Read(e.text)
	site, _, _ := link.Site(u.Host)
	return site
}
