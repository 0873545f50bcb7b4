/* Prints the UTS 39 skeleton of every code point as ICU knows it: code point,
   then the code points of its skeleton, in hexadecimal, if the two differ.
   Built once to derive confusables.txt:
     cc confusables.c $(pkg-config --cflags --libs icu-i18n icu-uc)
   Only skeletons that hold a Latin letter, an ASCII sign or a mark and nothing
   else are printed: Saring compares with names in ASCII. What is merely a
   compatibility form (full-width, mathematical) is left to UTS 46. */
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

static int plain(const UChar *s, int32_t n) {
	UErrorCode e = U_ZERO_ERROR;
	for (int32_t i = 0; i < n;) {
		UChar32 r;
		U16_NEXT(s, i, n, r);
		int type = U_GET_GC_MASK(r);
		if (r < 0x7f || (type & U_GC_M_MASK) || uscript_getScript(r, &e) == USCRIPT_LATIN) continue;
		return 0;
	}
	return 1;
}

int main(void) {
	UErrorCode e = U_ZERO_ERROR;
	USpoofChecker *spoof = uspoof_open(&e);
	const UNormalizer2 *nfkc = unorm2_getNFKCCasefoldInstance(&e);
	const UNormalizer2 *nfd = unorm2_getNFDInstance(&e);
	if (U_FAILURE(e)) {
		fprintf(stderr, "%s\n", u_errorName(e));
		return 1;
	}
	printf("# Code points and their UTS 39 skeletons, from ICU %s (Unicode %s) by confusables.c.\n", U_ICU_VERSION, U_UNICODE_VERSION);
	for (UChar32 c = 0x20; c <= 0x2ffff; c++) {
		if (!u_isdefined(c) || U_IS_SURROGATE(c)) continue;
		UChar in[4], skeleton[256], low[512], want[512];
		int32_t n = 0, w;
		U16_APPEND_UNSAFE(in, n, c);
		e = U_ZERO_ERROR;
		int32_t m = uspoof_getSkeleton(spoof, 0, in, n, skeleton, 256, &e);
		if (U_FAILURE(e) || !plain(skeleton, m) || (m == n && u_memcmp(in, skeleton, n) == 0)) continue;
		/* Folding gives the same: nothing to be said. */
		UChar t[512];
		int32_t k = u_strToLower(t, 512, skeleton, m, "", &e);
		k = unorm2_normalize(nfd, t, k, low, 512, &e);
		w = unorm2_normalize(nfkc, in, n, t, 512, &e);
		w = unorm2_normalize(nfd, t, w, want, 512, &e);
		if (U_FAILURE(e)) return 1;
		if (k == w && u_memcmp(low, want, k) == 0) continue;
		printf("%04X", c);
		for (int32_t i = 0; i < m;) {
			UChar32 r;
			U16_NEXT(skeleton, i, m, r);
			printf(" %04X", r);
		}
		printf("\n");
	}
	return 0;
}
