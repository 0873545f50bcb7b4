package channel

import (
	"bytes"
	"crypto/ed25519"
	stdsha512 "crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"math/rand"
	"strings"
	"testing"
)

// testKey is a key that everybody knows: that of RFC 8032, 7.1, test 1.
func testKey() ed25519.PrivateKey {
	seed, _ := hex.DecodeString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
	return ed25519.NewKeyFromSeed(seed)
}

func signed(t testing.TB, p *Pack) *Pack {
	t.Helper()
	q := *p
	q.Key = testKey().Public().(ed25519.PublicKey)
	q.Signature = ed25519.Sign(testKey(), q.AppendSigned(nil))
	return &q
}

func TestSHA512(t *testing.T) {
	data := make([]byte, 700)
	rand.New(rand.NewSource(1)).Read(data)
	for n := range len(data) {
		cut := n / 3
		if sha512(data[:cut], nil, data[cut:n]) != stdsha512.Sum512(data[:n]) {
			t.Fatalf("%d bytes have another hash", n)
		}
	}
}

// RFC 8032, 7.1: public key, message, signature.
func TestRFC8032(t *testing.T) {
	for _, c := range [][3]string{
		{"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
			"e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
		{"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
			"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
		{"fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
			"6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
		{"ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
			"ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
			"dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"},
	} {
		key, _ := hex.DecodeString(c[0])
		message, _ := hex.DecodeString(c[1])
		sig, _ := hex.DecodeString(c[2])
		if !verify(key, message, sig) {
			t.Errorf("%s: the signature of the RFC is refused", c[0])
		}
		for i := range sig {
			sig[i] ^= 1
			if verify(key, message, sig) {
				t.Errorf("%s: a signature with another byte %d is accepted", c[0], i)
			}
			sig[i] ^= 1
		}
		if verify(key, append(message, 0), sig) {
			t.Errorf("%s: the signature fits another message", c[0])
		}
	}
}

// order is that of the base point.
var order, _ = new(big.Int).SetString("7237005577332262213973186563042994240857116359379907606001950938285454250989", 10)

// Signatures that lenient programs accept (Wycheproof, "Taming the many EdDSAs").
func TestStrict(t *testing.T) {
	key := testKey()
	public := []byte(key.Public().(ed25519.PublicKey))
	message := []byte("pesan")
	good := ed25519.Sign(key, message)
	if !verify(public, message, good) {
		t.Fatal("a good signature is refused")
	}
	malleable := func(add int64) []byte {
		sig := bytes.Clone(good)
		s := new(big.Int).SetBytes(reversed(sig[32:]))
		s.Add(s, new(big.Int).Mul(order, big.NewInt(add)))
		copy(sig[32:], reversed(s.FillBytes(make([]byte, 32))))
		return sig
	}
	for name, sig := range map[string][]byte{
		"S plus the order":            malleable(1),
		"S plus twice the order":      malleable(2),
		"S plus seven times":          malleable(7),
		"S of zeros":                  append(bytes.Clone(good[:32]), make([]byte, 32)...),
		"S of ones":                   append(bytes.Clone(good[:32]), bytes.Repeat([]byte{255}, 32)...),
		"R of zeros":                  append(make([]byte, 32), good[32:]...),
		"R that is no point":          append(append(bytes.Repeat([]byte{0}, 31), 2), good[32:]...),
		"all zeros":                   make([]byte, 64),
		"empty":                       nil,
		"a byte short":                good[:63],
		"a byte long":                 append(bytes.Clone(good), 0),
		"R and S the other way round": append(bytes.Clone(good[32:]), good[:32]...),
	} {
		if verify(public, message, sig) {
			t.Errorf("%s: accepted", name)
		}
	}
	// Keys of small order, and keys written in a second way: with R the neutral
	// element and S = 0 anybody signs anything.
	neutral := append([]byte{1}, make([]byte, 63)...)
	for _, weak := range []string{
		"0100000000000000000000000000000000000000000000000000000000000000",
		"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"0000000000000000000000000000000000000000000000000000000000000080",
		"0000000000000000000000000000000000000000000000000000000000000000",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
		"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
		"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
		// Second ways of writing such points: y is not below p, or x is -0.
		"0100000000000000000000000000000000000000000000000000000000000080",
		"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
	} {
		key, _ := hex.DecodeString(weak)
		for i := range 16 {
			if verify(key, []byte{byte(i)}, neutral) {
				t.Errorf("anybody can sign with the key %s", weak)
			}
		}
	}
	// y = p + 3 is a second way of writing y = 3, if that is a point at all.
	for y := range byte(19) {
		key, _ := hex.DecodeString("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")
		key[0] += y
		if verify(key, message, good) {
			t.Errorf("the key %x is accepted", key)
		}
	}
}

func reversed(b []byte) []byte {
	out := make([]byte, len(b))
	for i := range b {
		out[len(b)-1-i] = b[i]
	}
	return out
}

// On keys and signatures of all kinds, verify agrees with crypto/ed25519.
func TestVerifyOracle(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := range 400 {
		seed := make([]byte, 32)
		r.Read(seed)
		key := ed25519.NewKeyFromSeed(seed)
		public := bytes.Clone(key.Public().(ed25519.PublicKey))
		message := make([]byte, r.Intn(300))
		r.Read(message)
		sig := ed25519.Sign(key, message)
		switch i % 4 {
		case 1:
			sig[r.Intn(64)] ^= 1 << r.Intn(8)
		case 2:
			public[r.Intn(32)] ^= 1 << r.Intn(8)
		case 3:
			message = append(message, byte(i))
		}
		if got, want := verify(public, message, sig), ed25519.Verify(public, message, sig); got != want {
			t.Fatalf("verify says %v, crypto/ed25519 %v: key %x, signature %x", got, want, public, sig)
		}
	}
}

func TestBase64(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for n := range 90 {
		data := make([]byte, n)
		r.Read(data)
		s := base64.StdEncoding.EncodeToString(data)
		if got := string(encode64(nil, data)); got != s {
			t.Fatalf("%x is written %s, expected %s", data, got, s)
		}
		if got, ok := decode64(s); !ok || !bytes.Equal(got, data) {
			t.Fatalf("%s is read as %x, expected %x", s, got, data)
		}
	}
	for _, s := range []string{"A", "AA", "AA=", "AB==", "AAB=", "A===", "====", "AA==AAAA", "AAA=AAA=", "AA A", "A-_A", "AAA\n"} {
		if got, ok := decode64(s); ok {
			t.Errorf("%q is read as %x", s, got)
		}
	}
}

// A signature holds for what a pack says, however it is written, and for nothing
// else.
func TestSignedPack(t *testing.T) {
	p := signed(t, example(t))
	data := p.AppendJSON(nil)
	if q, faults := Read(data); q == nil {
		t.Fatalf("the signed pack is refused: %v", faults)
	} else if q.Fingerprint() != "d75a 9801 82b1 0ab7" {
		t.Errorf("its fingerprint is %s", q.Fingerprint())
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	other, _ := json.MarshalIndent(fields, " ", "\t") // sorted by name, indented
	other = []byte(strings.ReplaceAll(string(other), "Bank", `B\u0061nk`))
	if q, faults := Read(other); q == nil {
		t.Errorf("written another way, the signed pack is refused: %v", faults)
	}
	for name, value := range map[string]any{
		"name": "Bank Contoh Baru", "date": "2026-11-26", "aliases": []string{"BankContoh"}, "domains": []string{"bankcontoh.example"},
		"tellVerdict": true, "kind": "shop", "neverAsks": []string{"code"}, "shortCodes": []string{"69889"},
	} {
		changed := map[string]any{}
		for k, v := range fields {
			changed[k] = v
		}
		changed[name] = value
		text, _ := json.Marshal(changed)
		q, faults := Read(text)
		if q != nil || faults.List[len(faults.List)-1].Key != "bad-signature" {
			t.Errorf("with another %s, the signed pack is answered %v", name, faults)
		}
	}
	delete(fields, "signature")
	unsigned, _ := json.Marshal(fields)
	if q, _ := Read(unsigned); q == nil || q.Key != nil || !bytes.Equal(q.AppendCanonical(nil), p.AppendCanonical(nil)) {
		t.Errorf("without its signature, the pack says something else")
	}
}
