package personal

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"saring/internal/lang"
)

// Every frame of the packs is one that this package knows, and both languages
// have all labels.
func TestPacks(t *testing.T) {
	packs, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		for _, c := range p.Frames {
			if !slices.Contains(frameNames[:], c.Name) {
				t.Errorf("lang/%s.txt: there is no frame %s; internal/personal/words.go lists them", p.Tag, c.Name)
			}
			for _, phrase := range c.Phrases {
				if len(phrase) > maxPhrase || phrase != strings.ToLower(phrase) || strings.ContainsAny(phrase, ".-") {
					t.Errorf("lang/%s.txt: the phrase %q of frame %s must have at most 32 bytes, in small letters, without signs", p.Tag, phrase, c.Name)
				}
			}
		}
		for k := range Kind(Kinds) {
			if p.Text("personal."+k.String()) == "" {
				t.Errorf("lang/%s.txt has no label for %s in [personal]", p.Tag, k)
			}
		}
	}
}

// hold checks what must hold for any text.
func hold(t *testing.T, text string) {
	t.Helper()
	found := Find(nil, text)
	end := 0
	for _, f := range found {
		if f.Start < end || f.End <= f.Start || f.End > len(text) {
			t.Fatalf("%q: %v overlaps or lies outside", text, f)
		}
		end = f.End
		for _, at := range [...]int{f.Start, f.End} {
			if utf8.ValidString(text) && at < len(text) && !utf8.RuneStart(text[at]) {
				t.Fatalf("%q: %v does not lie on rune borders", text, f)
			}
		}
	}
	for style := range Style(2) {
		masked := new(Masker).Mask(text, found, style)
		if left := Find(nil, masked); len(left) > 0 {
			t.Fatalf("%q\nmasked %q\nstill has %s %q", text, masked, left[0].Kind, masked[left[0].Start:left[0].End])
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, line := range fixedTexts {
		f.Add(line)
	}
	f.Fuzz(hold)
}

var fixedTexts = []string{
	"", "\xff\xfe\x80", "•", "rek •1234567890", "[telepon 1] 12345678", "rek [rekening 1] 1234567890",
	"Hub 0812-0000-1234 atau +62 812 0000 1234, wa.me/6281200001234 ya kak Budi",
	"NIK 3201014505900001 KK: 3201010101100002 NPWP 12.345.678.9-012.000 dan 123456789012000",
	"Transfer ke BCA 1234567890 a.n. Budi Santoso (BRI 123456789012345)",
	"kartu 4111 1111 1111 1111, GB82 WEST 1234 5698 7654 32, 0x52908400098527886E0F7030069857D2E4169EE7",
	"Kode OTP Anda: 123456. G-123456 is your Google verification code",
	"TTL: Jakarta, 3 Mei 1988. Alamat: Jl. Mawar No. 5 RT 02/RW 03, Kel. Sukamaju, Kec. Cilandak 12430",
	"Plat B 1234 XYZ, paspor A1234567, SIM A 123456789012, resi JP1234567890",
	"221 Example Street, Springfield 12345, budi@mail.example, S1234567D, 078-05-1120",
	"nama: Budi, Ibu [nama 1], Jl. •••• No. •, RT •", "alamat jl Jl. jl. Jl jl rt 1 rt 2 rt 3",
}

func TestHoldsForFixedTexts(t *testing.T) {
	for _, text := range fixedTexts {
		hold(t, text)
		hold(t, text+" "+text)
		hold(t, strings.ToUpper(text))
	}
}

func TestNothingFoundAllocatesNothing(t *testing.T) {
	text := "Halo kak, besok jadi ketemu jam 9 di kampus ya? Harga tiketnya Rp150.000, jangan lupa bawa buku 2 buah :) tgl 12/05/2024"
	dst := make([]Found, 0, 4)
	if found := Find(dst, text); len(found) > 0 {
		t.Fatalf("found %v", found)
	}
	if n := testing.AllocsPerRun(100, func() { Find(dst, text) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkFindChat(b *testing.B) {
	text := "Halo kak, besok jadi ketemu jam 9 di kampus ya? Harga tiketnya Rp150.000, jangan lupa bawa buku 2 buah :)"
	b.SetBytes(int64(len(text)))
	dst := make([]Found, 0, 4)
	for b.Loop() {
		Find(dst, text)
	}
}
