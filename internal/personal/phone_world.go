package personal

import "strings"

// worldLengths lists country calling codes (ITU-T E.164) by the least and the
// greatest number of digits that stand behind them in that country's numbering
// plan: two hexadecimal digits, then the codes.
const worldLengths = "" +
	"47 683 690;" +
	"55 290 500 682;" +
	"57 676 677 678 688;" +
	"58 686;" +
	"5a 685;" +
	"66 298 299 508 672 681 687;" +
	"67 597;" +
	"68 53 689;" +
	"69 376;" +
	"6b 352 358;" +
	"6c 39 49;" +
	"6d 43;" +
	"77 220 238 239 246 248 269 291 297 501 592 673 674 679 680 691 692 960;" +
	"78 230 241 267 372 507 599 670 675 961 975;" +
	"79 231 245 252 265 353 354 423 967;" +
	"7a 46 60 95;" +
	"7c 62;" +
	"88 45 47 65 216 222 223 226 227 228 232 235 236 253 257 266 268 350 356 357 370 371 373 374 382 383 386 387 389 502 503 504 505 506 509 591 598 852 853 965 968 973 974 976 993;" +
	"89 32 36 51 66 213 218 258 264 355 359 377 381 385 593 855 886 962 963 966 970 971 972;" +
	"8a 20 57 63 64 82 229 234 263 378 856 880 964 977;" +
	"99 27 33 34 40 41 48 56 61 93 94 211 212 221 224 233 237 240 242 243 244 249 250 251 254 255 256 260 261 262 351 375 380 420 421 590 594 595 596 992 994 995 996 998;" +
	"9a 31 44 81 84 92;" +
	"9b 86;" +
	"aa 1 7 30 58 90 91 98 225;" +
	"ab 52 54 55;;"

// worldLength reports that digits are a country calling code and a number of a
// length that this country has. A 0 that some write behind the code in brackets,
// as in +44 (0)20, is allowed for.
func worldLength(digits string) bool {
	if len(digits) < 7 {
		return false
	}
	for size := 1; size <= 3; size++ {
		code := digits[:size]
		for at := 0; at+size+1 < len(worldLengths); at++ {
			if worldLengths[at] != ' ' || worldLengths[at+1:at+1+size] != code || worldLengths[at+1+size] >= '0' && worldLengths[at+1+size] <= '9' {
				continue
			}
			row := worldLengths[strings.LastIndexByte(worldLengths[:at], ';')+1:]
			rest := digits[size:]
			if rest[0] == '0' && code != "39" && code != "225" {
				rest = rest[1:]
			}
			return len(rest) >= base36(row[0]) && len(rest) <= base36(row[1])
		}
	}
	return false
}
