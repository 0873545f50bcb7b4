package link

import "unicode/utf8"

// Punycode (RFC 3492) writes a Unicode label in ASCII: first the ASCII
// characters and "-", then the others as a run of base-36 numbers, each telling
// how far to count through code points and positions to the next insertion.
// The numbers' digits have weights that adapt (bias) to what came before.
const (
	punyBase        = 36
	punyLow         = 1
	punyHigh        = 26
	punySkew        = 38
	punyDamp        = 700
	punyFirstBias   = 72
	punyFirstRune   = 0x80
	punyLargestStep = 1<<31 - 1
)

// punycodeDecoded decodes a label without its "xn--".
func punycodeDecoded(label string) (string, bool) {
	basic := -1
	for i := range len(label) {
		if label[i] >= utf8.RuneSelf {
			return "", false
		}
		if label[i] == '-' {
			basic = i
		}
	}
	if basic == 0 { // "-" parts nothing from the numbers
		return "", false
	}
	out := make([]rune, 0, len(label))
	if basic > 0 {
		out = append(out, []rune(label[:basic])...)
	}
	bias, n, at := punyFirstBias, punyFirstRune, 0
	for i := basic + 1; i < len(label); {
		before, weight := at, 1
		for k := punyBase; ; k += punyBase {
			if i == len(label) {
				return "", false
			}
			digit := punyValue(label[i])
			i++
			if digit < 0 || digit > (punyLargestStep-at)/weight {
				return "", false
			}
			at += digit * weight
			t := min(max(k-bias, punyLow), punyHigh)
			if digit < t {
				break
			}
			if weight > punyLargestStep/(punyBase-t) {
				return "", false
			}
			weight *= punyBase - t
		}
		bias = punyBias(at-before, len(out)+1, before == 0)
		n += at / (len(out) + 1)
		at %= len(out) + 1
		if !utf8.ValidRune(rune(min(n, utf8.MaxRune+1))) {
			return "", false
		}
		out = append(out, 0)
		copy(out[at+1:], out[at:])
		out[at] = rune(n)
		at++
	}
	return string(out), true
}

// punycodeEncoded appends the punycode of a label, without "xn--", to b. It
// says false if a number outgrows 31 bits, which takes a label of megabytes.
func punycodeEncoded(b []byte, label string) ([]byte, bool) {
	var room [64]rune
	runes, basic := room[:0], 0
	for _, r := range label {
		runes = append(runes, r)
		if r < utf8.RuneSelf {
			b = append(b, byte(r))
			basic++
		}
	}
	if basic > 0 {
		b = append(b, '-')
	}
	bias, n, delta := punyFirstBias, rune(punyFirstRune), 0
	for done := basic; done < len(runes); n, delta = n+1, delta+1 {
		next := rune(utf8.MaxRune)
		for _, r := range runes {
			if n <= r && r < next {
				next = r
			}
		}
		if int(next-n) > (punyLargestStep-delta)/(done+1) {
			return b, false
		}
		delta += int(next-n) * (done + 1)
		n = next
		for _, r := range runes {
			if r < n {
				delta++
			}
			if r != n {
				continue
			}
			b = punyNumber(b, delta, bias)
			bias = punyBias(delta, done+1, done == basic)
			delta, done = 0, done+1
		}
	}
	return b, true
}

// punyNumber appends one number of base 36 with the weights of a bias.
func punyNumber(b []byte, n, bias int) []byte {
	for k := punyBase; ; k += punyBase {
		t := min(max(k-bias, punyLow), punyHigh)
		if n < t {
			return append(b, punyDigit(n))
		}
		b = append(b, punyDigit(t+(n-t)%(punyBase-t)))
		n = (n - t) / (punyBase - t)
	}
}

// punyBias returns the bias after an insertion: step is the number just read
// or written, points the number of code points so far.
func punyBias(step, points int, first bool) int {
	if first {
		step /= punyDamp
	} else {
		step /= 2
	}
	step += step / points
	k := 0
	for ; step > (punyBase-punyLow)*punyHigh/2; k += punyBase {
		step /= punyBase - punyLow
	}
	return k + (punyBase-punyLow+1)*step/(step+punySkew)
}

// punyValue returns the value of a digit (a to z, then 0 to 9), else -1.
func punyValue(c byte) int {
	switch {
	case isLetter(c):
		return int((c | 0x20) - 'a')
	case isDigit(c):
		return int(c-'0') + 26
	}
	return -1
}

func punyDigit(v int) byte {
	if v < 26 {
		return 'a' + byte(v)
	}
	return '0' + byte(v-26)
}
