package channel

import "filippo.io/edwards25519"

// verify reports that sig is the Ed25519 signature (RFC 8032) of key for message.
// It is strict: there is one way of writing a key and of writing S, and keys of
// small order, for which anybody can sign, are none. crypto/ed25519, which costs
// the engine 135 kB, is the oracle of the tests.
func verify(key, message, sig []byte) bool {
	if len(key) != 32 || len(sig) != 64 {
		return false
	}
	a, err := new(edwards25519.Point).SetBytes(key)
	if err != nil || string(a.Bytes()) != string(key) {
		return false
	}
	if new(edwards25519.Point).MultByCofactor(a).Equal(edwards25519.NewIdentityPoint()) == 1 {
		return false
	}
	s, err := edwards25519.NewScalar().SetCanonicalBytes(sig[32:])
	if err != nil {
		return false
	}
	hash := sha512(sig[:32], key, message)
	k, err := edwards25519.NewScalar().SetUniformBytes(hash[:])
	if err != nil {
		return false
	}
	// R = S·B − k·A, compared as it is written, so that R has one way as well.
	r := new(edwards25519.Point).VarTimeDoubleScalarBaseMult(k, a.Negate(a), s)
	return string(r.Bytes()) == string(sig[:32])
}
