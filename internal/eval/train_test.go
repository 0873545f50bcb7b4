package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saring/internal/lure"
)

// folders writes a small corpus and the repository's own rows.
func folders(t *testing.T) (corpus, repository string) {
	t.Helper()
	corpus, repository = t.TempDir(), t.TempDir()
	for _, s := range sources {
		for _, name := range s.files {
			path := filepath.Join(corpus, name)
			if s.own {
				path = filepath.Join(repository, name)
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			for i := range 40 {
				lure := fmt.Sprintf("selamat nomor anda menang hadiah %d juta, klik hadiah%d.example segera", i, i%7)
				ham := fmt.Sprintf("besok jam %d kita rapat di balai warga, tolong kabari pak budi %s", i%12, strings.Repeat("ya ", i%4))
				fmt.Fprintf(&b, `{"id":"%s-%d","lang":"id","label":"lure","cluster":"c%d","text":%q}`+"\n", s.name, i+1, i%9, lure)
				fmt.Fprintf(&b, `{"id":"%s-%d","lang":"id","label":"ham","text":%q}`+"\n", s.name, 41+i, ham)
			}
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return corpus, repository
}

// trainOnce runs the command in the repository that folders made.
func trainOnce(t *testing.T, corpus, repository string) (file []byte, table string) {
	t.Helper()
	t.Chdir(repository)
	to := filepath.Join(t.TempDir(), "zz_model.go")
	var out, warn bytes.Buffer
	if err := modelCommand(&out, &warn, "train", []string{"-date", "2026-01-02", "-o", to, corpus}); err != nil {
		t.Fatalf("%v\n%s", err, warn.String())
	}
	file, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return file, out.String()
}

func TestTrainTwiceTheSame(t *testing.T) {
	corpus, repository := folders(t)
	one, table := trainOnce(t, corpus, repository)
	two, _ := trainOnce(t, corpus, repository)
	if !bytes.Equal(one, two) {
		t.Error("the same rows gave two models")
	}
	for _, want := range []string{"DO NOT EDIT", "on 2026-01-02", "uci: lure 40, ham 40. Licence: CC BY 4.0", "SHA-256 of the rows", "uci ham", "var trained = Model{"} {
		if !strings.Contains(string(one), want) {
			t.Errorf("the generated file lacks %q", want)
		}
	}
	for _, want := range []string{"laporan lure by cluster", "lures-id lure blind", "thresholds: "} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q:\n%s", want, table)
		}
	}
	// One row more, and the hash tells.
	f, err := os.OpenFile(filepath.Join(corpus, "msg-en-uci.jsonl"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(f, `{"id":"x-1","label":"ham","text":"halo"}`)
	f.Close()
	if three, _ := trainOnce(t, corpus, repository); bytes.Equal(one, three) {
		t.Error("another row gave the same file")
	}
}

// What a model learns it knows about rows that it has not seen, and the blind
// rows are never learned from.
func TestLeaveOneOut(t *testing.T) {
	corpus, repository := folders(t)
	all, _, err := examples(os.Stderr, corpus, repository)
	if err != nil {
		t.Fatal(err)
	}
	scores := leaveOneOut(all)
	if len(scores) != len(all) {
		t.Errorf("%d rows were scored, expected %d", len(scores), len(all))
	}
	wrong := 0
	for _, e := range all {
		if e.blind && e.weight != 0 {
			t.Fatalf("a blind row of %s is learned from", e.group)
		}
		if e.source == "lures" && e.weight != 0 {
			t.Fatal("the rows of lures are learned from")
		}
		if e.lure != (scores[e] > 0) {
			wrong++
		}
	}
	if wrong > len(all)/50 {
		t.Errorf("%d of %d rows are on the wrong side", wrong, len(all))
	}
}

func TestThreshold(t *testing.T) {
	var all []*example
	scores := map[*example]float64{}
	for i := range 200 { // uci ham may have 1 in 100
		e := &example{group: "uci ham", both: 30}
		all = append(all, e)
		scores[e] = float64(i)
	}
	if at, by := threshold(all, scores, ""); at != 197 || by != "uci ham" {
		t.Errorf("the threshold is %v by %s, expected 197: it lets the two worst rows of 200 through", at, by)
	}
	// Rules that are wrong already use the room up, and rows that the model
	// cannot raise to caution do not count.
	all[0].rules, all[1].rules, all[199].both = 60, 30, 10
	if at, _ := threshold(all, scores, ""); at != 198 {
		t.Errorf("the threshold is %v, expected 198", at)
	}
}

// The whole numbers stand for what was fitted.
func TestModelOfFit(t *testing.T) {
	corpus, repository := folders(t)
	all, _, err := examples(os.Stderr, corpus, repository)
	if err != nil {
		t.Fatal(err)
	}
	f := fit(all)
	m, cues := f.model()
	if m.Unit <= 0 || !strings.Contains(cues, "prize=") {
		t.Errorf("unit %v, cues %s", m.Unit, cues)
	}
	for _, e := range all[:20] {
		sum := f.bias
		for _, id := range e.words {
			sum += f.weights[id] * lure.Dampen(e.tokens)
		}
		for _, id := range e.shapes {
			sum += f.weights[id]
		}
		if got := m.Score(e.traits, e.tokens); got < sum-0.5 || got > sum+0.5 {
			t.Errorf("the score is %.2f, fitted was %.2f", got, sum)
		}
	}
}

func TestTrainNeedsItsFolder(t *testing.T) {
	var out, warn bytes.Buffer
	for _, args := range [][]string{{"train"}, {"loso", "no-such-folder"}, {"train", "-x", "."}, {"loso", ".", "."}} {
		if err := modelCommand(&out, &warn, args[0], args[1:]); err == nil {
			t.Errorf("%v must be an error", args)
		}
	}
}
