package channel

// context parts what a pack's key signs from all else that a key may sign.
const context = "saring channel pack 1\n"

// AppendSigned appends the bytes that are signed.
func (p *Pack) AppendSigned(dst []byte) []byte {
	return p.AppendCanonical(append(dst, context...))
}

// signature reads the public key and the signature.
func (r *packReader) signature(v *value, path string) {
	if !r.is(v, path, object) {
		return
	}
	r.names(v, path, []string{"key", "value"})
	key, ok := r.base64(v, path, "key", 32)
	value, fine := r.base64(v, path, "value", 64)
	if ok && fine {
		r.pack.Key, r.pack.Signature = key, value
	}
}

// base64 reads so many bytes.
func (r *packReader) base64(v *value, path, name string, size int) ([]byte, bool) {
	f, at := v.get(name), joinPath(path, name)
	if f == nil {
		r.fault(at, "missing-"+name, "", "")
		return nil, false
	}
	if !r.is(f, at, text) {
		return nil, false
	}
	out, ok := decode64(f.text)
	if !ok || len(out) != size {
		r.fault(at, "not-base64-"+name, f.text, "")
		return nil, false
	}
	return out, true
}

// decode64 reads base64 (RFC 4648, section 4) with its padding, one way of writing
// each value.
func decode64(s string) (out []byte, ok bool) {
	if len(s)%4 != 0 || len(s) > 128 {
		return nil, false
	}
	bits, n := uint32(0), 0
	for i := range len(s) {
		c, digit := s[i], uint32(0)
		switch {
		case c >= 'A' && c <= 'Z':
			digit = uint32(c - 'A')
		case c >= 'a' && c <= 'z':
			digit = uint32(c-'a') + 26
		case c >= '0' && c <= '9':
			digit = uint32(c-'0') + 52
		case c == '+':
			digit = 62
		case c == '/':
			digit = 63
		case c == '=' && i >= len(s)-2 && (i == len(s)-1 || s[i+1] == '='):
			if bits&(1<<n-1) != 0 {
				return nil, false
			}
			continue
		default:
			return nil, false
		}
		bits, n = bits<<6|digit, n+6
		if n >= 8 {
			n -= 8
			out = append(out, byte(bits>>n))
			bits &= 1<<n - 1
		}
	}
	return out, true
}

// fingerprintBytes is how much of a key its fingerprint shows.
const fingerprintBytes = 8

// Fingerprint returns the start of the public key in groups of four hexadecimal
// digits, short enough to be compared by eye: "3d4f 17c2 9ab0 55e1"; or "".
func (p *Pack) Fingerprint() string {
	if len(p.Key) < fingerprintBytes {
		return ""
	}
	const hex = "0123456789abcdef"
	var out []byte
	for i, b := range p.Key[:fingerprintBytes] {
		if i > 0 && i%2 == 0 {
			out = append(out, ' ')
		}
		out = append(out, hex[b>>4], hex[b&15])
	}
	return string(out)
}

// AppendJSON appends the pack in canonical form, with its signature if it has one.
func (p *Pack) AppendJSON(dst []byte) []byte {
	dst = p.AppendCanonical(dst)
	if p.Key == nil {
		return dst
	}
	w := encoder{dst[:len(dst)-1]}
	w.open("signature", `{"key":"`)
	w.dst = encode64(w.dst, p.Key)
	w.raw(`","value":"`)
	w.dst = encode64(w.dst, p.Signature)
	w.raw(`"}}`)
	return w.dst
}

// encode64 appends base64 with its padding.
func encode64(dst, data []byte) []byte {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for i := 0; i < len(data); i += 3 {
		n := min(3, len(data)-i)
		bits := uint32(data[i]) << 16
		if n > 1 {
			bits |= uint32(data[i+1]) << 8
		}
		if n > 2 {
			bits |= uint32(data[i+2])
		}
		for k := range 4 {
			if k > n {
				dst = append(dst, '=')
			} else {
				dst = append(dst, digits[bits>>(18-6*k)&63])
			}
		}
	}
	return dst
}
