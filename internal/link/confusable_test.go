package link

import "testing"

func TestSkeleton(t *testing.T) {
	for _, same := range [][]string{
		{"apple", "аррӏе", "appIe", "app1e", "𝐚𝐩𝐩𝐥𝐞", "ａｐｐｌｅ"},
		{"bca", "ьса", "BCA", "ВСА", "ʙᴄᴀ", "b\u200bca", "b\u00adca", "bсa"},
		{"bank-mandiri", "bank-rnandiri", "bаnk-mаndiri", "bɑnk-mandirı"},
		{"klikbca", "кlikbca", "кӏіквса"},
		{"google", "gооgle", "ɡoogle", "gοοgle", "g00gle"},
		{"tokopedia", "токоpedia", "tοkοpedia"},
		{"dana", "ԁana", "ɗana"[:0] + "ԁаnа"},
		{"/", "⁄", "∕", "⧸"},
		{"café", "cafe\u0301", "cаfé"},
	} {
		for _, s := range same[1:] {
			if Skeleton(s) != Skeleton(same[0]) {
				t.Errorf("Skeleton(%q) = %+q, but Skeleton(%q) = %+q", s, Skeleton(s), same[0], Skeleton(same[0]))
			}
		}
	}
	for _, s := range []string{"bca", "bri", "bni", "btn", "dana", "ovo", "银行", "банк", "bánk", "ธนาคาร"} {
		for _, other := range []string{"bca", "bri", "bni", "btn", "dana", "ovo", "银行", "банк", "bánk", "ธนาคาร"} {
			if s != other && Skeleton(s) == Skeleton(other) {
				t.Errorf("%q and %q have one skeleton, %q", s, other, Skeleton(s))
			}
		}
	}
	if got := Unmarked(Skeleton("bánḳ-dână")); got != "bank-dana" {
		t.Errorf("Unmarked(Skeleton(bánḳ-dână)) = %+q, want bank-dana", got)
	}
}

func TestMixedScript(t *testing.T) {
	for label, want := range map[string]bool{
		"":            false,
		"bank-1":      false,
		"bücher":      false,
		"банк":        false,
		"bаnk":        true, // Cyrillic а
		"gοοgle":      true, // Greek ο
		"銀行abc":       false,
		"東京タワーの":      false,
		"tokyo東京タワーの": false,
		"서울漢字abc":     false,
		"漢字ㄅㄆabc":     false,
		"ひらㄅ":         true,
		"서울ひら":        true,
		"ไทยabc":      true,
		"банк東":       true,
		"ไทย123":      false,
		"हिन्दी":      false,
		"𞤀𖹀":          true, // Adlam and Medefaidrin
		"e\u0301":     false,
	} {
		if MixedScript(label) != want {
			t.Errorf("MixedScript(%q) = %v, want %v", label, !want, want)
		}
	}
}

func TestWholeScript(t *testing.T) {
	for label, want := range map[string]bool{
		"аррӏе":  true,
		"ьса":    true,
		"сбер":   false, // б looks like 6
		"банк":   false,
		"apple":  false,
		"аpple":  false, // mixed, not whole
		"12-3":   false,
		"οοο":    true,
		"銀行":     false,
		"привет": false,
	} {
		if WholeScript(label) != want {
			t.Errorf("WholeScript(%q) = %v, want %v (skeleton %+q)", label, !want, want, Skeleton(label))
		}
	}
}
