// Package channel reads channel packs: JSON in which a business says by which
// addresses, numbers and names it really speaks to its customers.
//
// A page that embeds the checker hands a pack in; reports then say of each link,
// number, sender, mail address and account whether it is one of that business. A
// pack can add doubt and facts; it never excuses a message: see package lure
// for the rules and package link for what a party is.
//
// # The form
//
// A file has at most [MaxSize] bytes of UTF-8 and holds one JSON object. Only the
// first three fields and one channel at least are required. A field that is not
// listed here is a fault, so that a slip of the pen does not pass as "no numbers".
//
//	v            1
//	name         "Bank Contoh": how people write it, 2 to 40 characters
//	date         "2026-11-25": the day for which the pack is right
//
//	aliases      other ways of writing the name, up to 20: "Contoh Mobile"
//	ordinary     those of the names above that are everyday words too ("Wangi"):
//	             they name the business only beside something else that does.
//	             A name of one or two letters always counts as one.
//	ordinaryInTexts, ordinaryInAddresses
//	             the same, in the words of messages alone or in addresses alone
//	kind         bank, wallet, finance, insurance, shop, courier, operator, utility,
//	             government, travel, media, charity, school, messenger, social,
//	             tech, money, crypto: what the business does
//	country      id, asia or world (where nothing is said): where it does that
//
//	domains      "bankcontoh.example": this name and all below it; the first one
//	             is named to readers as the business's address; up to 50
//	hosts        "promo.contoh.example": this host alone and nothing below it; up to 50
//	phones       "+62 21 555 0100", "1500-999": numbers that the business calls from
//	             or is called at, with the country's code or as they are dialled at home; up to 50
//	whatsapp     "+62 812 0000 0001": WhatsApp numbers, with the country's code; up to 50
//	senders      "BANKCONTOH": names of 3 to 11 characters that SMS show as their sender; up to 20
//	shortCodes   "69888": numbers of 3 to 8 digits that texts come from or go to; up to 20
//	mailDomains  "bankcontoh.example": what stands behind the @ of its mail
//	             addresses, exactly; up to 20
//	accounts     {"bank": "Bank Contoh", "number": "8800 1234 5678", "holder": "PT Contoh"}:
//	             accounts that customers pay to; holder may be left out; up to 20
//
//	neverAsks    what the business never asks its customers for, of: code, pin,
//	             password, card, transfer, fee, app, screen, details, gift-cards
//	report       {"phone", "whatsapp", "mail", "link"}: where customers report a
//	             message; each one must be a channel of the pack
//	texts        by language tag ("id", "en"), up to 10 languages, each with any of
//	             intro (what stands above the box), never (the business's own words on
//	             what it never asks for) and help (what a reader is told after a
//	             report); plain text, up to 240 characters each
//	tellVerdict  true asks that the page be told the verdict word, and nothing
//	             else, of each check; the reader is told so
//
//	signature    {"key": "…", "value": "…"}: an Ed25519 public key of 32 bytes and a
//	             signature of 64, in base64
//
// Text is plain: no markup, no control characters, no characters that turn the
// direction of letters or have no shape.
//
// Nobody checks who hands a pack in, so a pack can't take what is known to be
// another's: its names and addresses must not be those of a party that the
// checker knows, nor imitate them, and its domains must be names that one owner
// has, not a public suffix or a host that strangers share.
//
// # The signature
//
// What is signed is not the file but what it says, so that a signature survives
// other spaces, another order of fields and another way of escaping letters: the
// 21 bytes "saring channel pack 1" and a line feed, then the pack in canonical
// form ([Pack.AppendCanonical]): one JSON object without spaces, without the field
// signature and without fields that are absent, false or empty; fields in the order
// of the list above, languages by their tag; lists and strings as they stand in
// the file, strings as UTF-8 with a backslash before " and \ and nothing else
// escaped.
//
//	go run ./internal/site sign -new KEYFILE       makes a key
//	go run ./internal/site sign KEYFILE PACK.json  signs a pack
//
// The engine checks the signature with the key in the pack. That shows that
// nobody has changed the pack since the key's owner signed it, and nothing about
// who the owner is; the key's fingerprint is told so that a reader or a page can
// compare it. A pack whose signature does not fit is refused.
package channel

// MaxSize is the largest pack in bytes. What is larger is refused unread.
const MaxSize = 64 << 10
