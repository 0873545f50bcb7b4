package personal

import "strings"

// isWallet recognises the address of a crypto wallet in a run of letters and
// digits: Bitcoin, Litecoin, Dogecoin and Tron by base58check, Bitcoin and
// Litecoin also by bech32 (BIP 173, BIP 350), Ethereum and its kin by the shape
// 0x and 40 hexadecimal digits. Ethereum's check by letter case (EIP-55) needs
// Keccak and settles nothing that the shape leaves open.
func isWallet(token string) bool {
	switch n := len(token); {
	case n == 42 && token[0] == '0' && (token[1] == 'x' || token[1] == 'X'):
		return isHexadecimal(token[2:])
	case n >= 26 && n <= 35 && strings.IndexByte("13LMDT", token[0]) >= 0:
		return base58check(token)
	case n >= 42 && n <= 90:
		return strings.IndexByte("blaBLA", token[0]) >= 0 && bech32(token)
	}
	return false
}

// isSolana reports the 32 bytes of a Solana address, which have no check digits: they
// need a word beside them.
func isSolana(token string) bool {
	if len(token) != 43 && len(token) != 44 {
		return false
	}
	for i := range len(token) {
		if strings.IndexByte(base58, token[i]) < 0 {
			return false
		}
	}
	return true
}

func isHexadecimal(s string) bool {
	for i := range len(s) {
		if c := s[i] | 32; !isDigit(s[i]) && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// base58check reads 21 bytes and the first four of their twofold SHA-256.
func base58check(token string) bool {
	var value [25]byte
	for i := range len(token) {
		carry := strings.IndexByte(base58, token[i])
		if carry < 0 {
			return false
		}
		for j := len(value) - 1; j >= 0; j-- {
			carry += int(value[j]) * 58
			value[j] = byte(carry)
			carry >>= 8
		}
		if carry > 0 {
			return false
		}
	}
	first := sha256(value[:21])
	second := sha256(first[:])
	return string(second[:4]) == string(value[21:])
}

const bech32Letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// bech32 checks the checksum of either version.
func bech32(token string) bool {
	one := strings.LastIndexByte(token, '1')
	if one < 1 || len(token)-one < 7 {
		return false
	}
	sum := uint32(1)
	for i := range one {
		sum = bech32Step(sum, uint32((token[i]|32)>>5))
	}
	sum = bech32Step(sum, 0)
	for i := range one {
		sum = bech32Step(sum, uint32(token[i]&31))
	}
	for i := one + 1; i < len(token); i++ {
		v := strings.IndexByte(bech32Letters, lower(token[i]))
		if v < 0 {
			return false
		}
		sum = bech32Step(sum, uint32(v))
	}
	return sum == 1 || sum == 0x2bc830a3
}

func bech32Step(sum, v uint32) uint32 {
	top := sum >> 25
	sum = (sum&0x1ffffff)<<5 ^ v
	for i, generator := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
		if top>>i&1 != 0 {
			sum ^= generator
		}
	}
	return sum
}
