package lure

// cue is a meaning that packs put into words. Rules combine cues; they never
// name a word of any language.
type cue uint8

// The cues. Their public names, as packs write them, stand in cueNames.
const (
	secretCode    cue = iota // a one-time code, named as such
	code                     // a code of unsaid kind
	otherCode                // a code that is no secret: postcode, voucher, door
	pin                      // a PIN, password or card check number
	send                     // send, forward, give
	readOut                  // read out, tell, spell
	screenshot               // take a picture of the screen
	mistake                  // sent by mistake
	yourPhone                // something arrived, or will, on the reader's phone
	not                      // do not, never
	condition                // if somebody …
	dialing                  // dial, press, call a code
	openLink                 // click, open, visit
	verify                   // verify, confirm, update, log in
	claim                    // claim, collect, redeem
	install                  // install, download, open the file
	app                      // application, APK
	contact                  // call, chat, message somebody
	reply                    // reply to this message
	threat                   // blocked, suspended, locked
	expire                   // expires, lapses
	account                  // account, card, wallet, number
	hurry                    // at once, last chance, within hours
	yours                    // the reader is addressed as a customer
	won                      // has won, was selected
	get                      // gets, receives, is entitled to
	prize                    // prize, lottery, cheque
	money                    // a currency word or a large amount
	points                   // loyalty points
	fee                      // fee, tariff
	change                   // changes, will be
	agree                    // agree or disagree
	refund                   // money back
	aid                      // state aid
	tax                      // tax office
	fine                     // fine, toll, violation
	bill                     // bill, invoice, arrears
	parcel                   // parcel, delivery
	problem                  // failed, held, incomplete
	invitation               // invitation, wedding
	photo                    // photo, video
	isThisYou                // is this you?
	vote                     // vote, support
	contest                  // contest, competition
	kin                      // mother, son, husband, boss
	newNumber                // new number, phone broken
	askMoney                 // transfer, lend, top up
	noCall                   // do not call, cannot talk
	job                      // job, side income
	task                     // likes, tasks, commission, daily pay
	loan                     // loan
	loanTerms                // interest, collateral, instant
	gamble                   // slots, poker, betting
	invest                   // investment, profit
	linkDevice               // link a device, pairing code
	whatsapp                 // WhatsApp
	modApp                   // a modified WhatsApp
	screenShare              // screen sharing, remote help
	support                  // customer service, staff
	official                 // official, verified, badge
	warning                  // beware, fraud, hoax
	deal                     // price agreed, place seen
	thirdPerson              // deal with my husband, our boss
	newAccount               // the bank account has changed
	fortune                  // inheritance, magic money
	seed                     // wallet recovery phrase
	identity                 // digital identity card
	username                 // user-name reservation
	myth                     // "dial this to see whether you are tapped"
	authority                // ministry, police, court
	tracking                 // track your parcel, order arrives
	enter                    // type in, enter
	namedLink                // "the link below", also where no link is left
	scanQR                   // scan a QR code
	join                     // join a group
	or                       // or, and
	plain                    // everyday words that look like abbreviations of others
	digits                   // a number that arrived
	confirmPIN               // confirm your PIN
	unknownSource            // install from unknown sources
	upfront                  // a fee before the money comes
	emergency                // accident, hospital, arrest
	secrecy                  // tell nobody
	extort                   // recorded you, will spread it
	chain                    // forward this to many
	otherName                // another name is shown: ignore it
	videoCall                // a video call
	dialWords                // a dial code spelled in words
	forwarding               // the setting that forwards calls
	arrived                  // has the code arrived?
	phoneLost                // the old phone is broken or lost
	mine                     // I, my, mine
	done                     // succeeded, was received
	incomingCall             // a call, often of a machine, will come or has come
	relay                    // here is the code
	alarm                    // somebody else is at the reader's account
	payProblem               // a payment failed or is owed
	charged                  // something was charged or renewed
	undo                     // cancel it, dispute it
	winCode                  // a number that is said to have won
	rate                     // what a call or message costs
	freebie                  // free, complimentary
	flirt                    // sex, dating, a secret admirer
	towards                  // to, before a short number
	giftCards                // gift cards, voucher codes
	errand                   // are you at your desk, a quick favour
	debt                     // a debt, a guarantor
	bargain                  // goods of doubtful kind or price
	holder                   // account holder, "in the name of"
	purpose                  // what a payment is for
	payWhom                  // the money: send it to this account
	pulsaTrick               // a text that gives the reader's airtime away
	dealMine                 // a house or car that the sender wants
	stranger                 // an unknown friend
	details                  // name, address, account number
	promo                    // terms of an advert: discount, quota, opt out
	easyTask                 // likes, reviews, videos for pay
	airtime                  // prepaid airtime, meter credit
	safeAccount              // move your money to a safe account
	atmGuide                 // go to the machine, we tell you what to press
	first                    // first, in advance, to release
	sureProfit               // a profit that is certain
	waiting                  // a message waits for you
	store                    // the phone's own store
	terms                    // terms and conditions apply
	branch                   // a counter, an office, a branch to go to
	correction               // the right one is …, ignore the last one
	pretext                  // a pretended past: your reply to us, somebody who admires you
	sweetheart               // my love, darling
	release                  // pay, so that money or goods held back are let go
	privatePayee             // pay to a person where an office is named
	easyTerms                // terms of a loan that no lender gives
	cueCount
)

var cueNames = [cueCount]string{
	"secret-code", "code", "other-code", "pin", "send", "read-out", "screenshot", "mistake", "your-phone",
	"not", "condition", "dial", "open", "verify", "claim", "install", "app", "contact", "reply",
	"threat", "expire", "account", "hurry", "yours", "won", "get", "prize", "money", "points", "fee", "change",
	"agree", "refund", "aid", "tax", "fine", "bill", "parcel", "problem", "invitation", "photo",
	"is-this-you", "vote", "contest", "kin", "new-number", "ask-money", "no-call", "job", "task",
	"loan", "loan-terms", "gamble", "invest", "link-device", "whatsapp", "mod-app", "screen-share",
	"support", "official", "warning", "deal", "third-person", "new-account", "fortune", "seed",
	"identity", "username", "myth", "authority", "tracking", "enter", "named-link", "scan-qr", "join", "or", "plain", "digits", "confirm-pin", "unknown-source", "upfront", "emergency", "secrecy", "extort", "chain", "other-name", "video-call", "dial-words", "forwarding", "arrived", "phone-lost", "mine", "done",
	"incoming-call", "relay",
	"alarm", "pay-problem", "charged", "undo", "win-code", "rate", "freebie", "flirt", "towards", "gift-cards", "errand", "debt", "bargain", "holder", "purpose", "pay-whom", "pulsa-trick", "deal-mine", "stranger", "details", "promo", "easy-task", "airtime", "safe-account", "atm-guide", "first", "sure-profit", "waiting", "store", "terms", "branch", "correction", "pretext", "sweetheart", "release", "private-payee", "easy-terms",
}

func cueByName(name string) (cue, bool) {
	for i, n := range cueNames {
		if n == name {
			return cue(i), true
		}
	}
	return 0, false
}
