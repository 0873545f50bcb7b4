package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"saring/internal/link"
)

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
	for range 6000 {
		if name := shortName(r, words); r.IntN(2) == 0 {
			add(name+"."+pick(shared), 1)
		} else {
			add(name+"."+pick(openEndings), 1)
		}
	}
	for range 1500 { // as services name what nobody has named
		add(fmt.Sprintf("%s-%s-%06x.netlify.app", pick(words), pick(copied), r.IntN(1<<24)), 1)
		add(fmt.Sprintf("%s-%s-%s.vercel.app", pick(copied), pick(words), pick(called)), 1)
	}
	return list
}
