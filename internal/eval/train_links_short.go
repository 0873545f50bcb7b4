package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Indonesian names are often short for something, and look as if nobody had
// chosen them: words without their vowels, initials of a school or an office
// with a number, a tool's name with its version. Lists of much visited sites
// hold few of them, so the trainer makes some up.

var (
	// What schools, offices and clubs put before a number or a place.
	initials = strings.Fields(`sd sdn sdit mi min smp smpn mts mtsn sma sman smk smkn ma man tk paud tpa tpq ppdb osis kkn ppl
		hmj hima bem ukm dkm rt rw kel kec kab dpc dpd dprd puskesmas rsud posyandu bumdes kud pkk pt cv ud kbm gki gbi hkbp pmii hmi`)
	// What programs are called by, and what they are made with.
	tools = strings.Fields(`react vue svelte next nuxt laravel php node express django flask go rust java kotlin flutter mysql
		pg mongo redis html css js ts sql csv json xml pdf svg png mp3 jwt api rest crud mvc ui esp arduino mqtt opencv knn svm cnn
		tf k8s docker git cli web app lib docs test ci`)
	works = strings.Fields(`tugas uts uas praktikum kelompok latihan project skripsi pbo ppl web basdat algo modul kelas pert`)
)

// shortened returns a word without its vowels; of most words only those behind
// the first letter go.
func shortened(r *rand.Rand, word string) string {
	var b strings.Builder
	keep := r.IntN(3)
	for i := range len(word) {
		if strings.IndexByte("aeiou", word[i]) < 0 || i == 0 && keep > 0 || i == len(word)-1 && keep > 1 {
			b.WriteByte(word[i])
		}
	}
	return b.String()
}

// shortName makes up one such name.
func shortName(r *rand.Rand, words []string) string {
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	digits := func() string { return fmt.Sprint(1 + r.IntN([]int{9, 30, 99, 2030}[r.IntN(4)])) }
	between := [...]string{"", "", "-"}[r.IntN(3)]
	switch r.IntN(8) {
	case 0:
		return shortened(r, pick(words)) + between + shortened(r, pick(words))
	case 1:
		return pick(words) + between + shortened(r, pick(words))
	case 2:
		return shortened(r, pick(words)) + between + digits()
	case 3:
		return pick(initials) + digits() + between + shortened(r, pick(words))
	case 4:
		return pick(initials) + digits() + between + pick(words)
	case 5:
		return pick(initials) + pick(initials) + between + shortened(r, pick(words))
	case 6:
		return pick(tools) + digits() + "-" + pick(tools) + [...]string{"", "-" + pick(tools), "-v" + digits()}[r.IntN(3)]
	default:
		return pick(works) + "-" + pick(works) + "-" + fmt.Sprint(int64(1e8)+r.Int64N(9e12))
	}
}
