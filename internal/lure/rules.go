package lure

import "saring/internal/rule"

// row is one rule: its judgement and where it looks. The words that stand for
// cues, the explanation and the samples stand in the language packs.
type row struct {
	rule.Rule
	look func(*reading) (rule.Finding, bool)
}

// rules is the whole policy. Weights add up; caution begins at 30, danger at
// 60. What is 60 is a trap by itself and cannot be outweighed; 30 to 45 calls
// for care alone and makes danger together; less counts only beside others.
var rules = [...]row{
	// Codes and devices: what takes an account.
	{rule.Rule{ID: "asks-for-code", Weight: 60}, asksForCode},
	{rule.Rule{ID: "may-ask-for-code", Weight: 35}, mayAskForCode},
	{rule.Rule{ID: "reads-code-out", Weight: 30}, readsCodeOut},
	{rule.Rule{ID: "relays-code", Weight: 10}, relaysCode},
	{rule.Rule{ID: "foreign-code-host", Weight: 45}, foreignCodeHost},
	{rule.Rule{ID: "asks-for-pin", Weight: 60}, asksForPIN},
	{rule.Rule{ID: "code-sent-by-mistake", Weight: 60}, codeSentByMistake},
	{rule.Rule{ID: "pairing-code", Weight: 60}, pairingCode},
	{rule.Rule{ID: "device-link", Weight: 60}, deviceKey},
	{rule.Rule{ID: "scan-to-join", Weight: 45}, scanToJoin},
	{rule.Rule{ID: "dial-code", Weight: 60}, dialCode},
	{rule.Rule{ID: "dial-myth", Weight: 5}, dialMyth},
	{rule.Rule{ID: "recovery-phrase", Weight: 60}, recoveryPhrase},
	{rule.Rule{ID: "whatsapp-registration-code", Weight: 0}, registrationCode},
	{rule.Rule{ID: "delivers-code", Weight: -20}, deliversCode},

	// Applications: what takes the whole phone.
	{rule.Rule{ID: "apk-file", Weight: 45}, apkFile},
	{rule.Rule{ID: "apk-lure", Weight: 30}, apkLure},
	{rule.Rule{ID: "install-from-chat", Weight: 30, Role: rule.Bait}, installFromChat},
	{rule.Rule{ID: "unknown-sources", Weight: 40}, unknownSources},
	{rule.Rule{ID: "modified-app", Weight: 45}, modifiedApp},
	{rule.Rule{ID: "screen-share", Weight: 45}, screenSharing},
	{rule.Rule{ID: "remote-control", Weight: 20}, remoteControl},

	// Bait and threats that lead to a page, a number or an account.
	{rule.Rule{ID: "prize", Weight: 50}, prizeWon},
	{rule.Rule{ID: "points-expire", Weight: 35}, pointsExpire},
	{rule.Rule{ID: "tariff-change", Weight: 45}, tariffChange},
	{rule.Rule{ID: "account-alarm", Weight: 35}, accountAlarm},
	{rule.Rule{ID: "parcel", Weight: 35}, parcelTrouble},
	{rule.Rule{ID: "refund", Weight: 35}, refundOffer},
	{rule.Rule{ID: "payment-failed", Weight: 35, Role: rule.Bait}, paymentFailed},
	{rule.Rule{ID: "account-threat", Weight: 35}, accountThreat},
	{rule.Rule{ID: "whatsapp-threat", Weight: 45}, whatsappThreat},
	{rule.Rule{ID: "state-aid", Weight: 35}, stateAid},
	{rule.Rule{ID: "fine-or-bill", Weight: 35, Role: rule.Bait}, fineOrBill},
	{rule.Rule{ID: "fake-vote", Weight: 60}, fakeVote},
	{rule.Rule{ID: "is-this-you", Weight: 60}, isThisYouLink},
	{rule.Rule{ID: "identity-activation", Weight: 40}, identityActivation},
	{rule.Rule{ID: "username-claim", Weight: 60}, usernameClaim},
	{rule.Rule{ID: "foreign-domain", Weight: 35, Role: rule.Bait}, foreignDomain},
	{rule.Rule{ID: "borrowed-name", Weight: 30}, borrowedName},
	{rule.Rule{ID: "hidden-target", Weight: 15, Role: rule.Bait}, hiddenTarget},
	{rule.Rule{ID: "bare-short-link", Weight: 20, Role: rule.Bait}, bareShortLink},
	{rule.Rule{ID: "digital-arrest", Weight: 60}, digitalArrest},
	{rule.Rule{ID: "authority-elsewhere", Weight: 30}, authorityElsewhere},
	{rule.Rule{ID: "verify-account", Weight: 30, Role: rule.Bait}, verifyAccount},
	{rule.Rule{ID: "fake-invoice", Weight: 45}, fakeInvoice},
	{rule.Rule{ID: "asks-for-details", Weight: 35, Role: rule.Bait}, detailsWanted},
	{rule.Rule{ID: "follow-link", Weight: 25, Role: rule.Bait}, followLink},
	{rule.Rule{ID: "call-number", Weight: 25, Role: rule.Bait}, callNumber},

	// Money from the reader's own hand.
	{rule.Rule{ID: "new-number", Weight: 30}, newNumberOf},
	{rule.Rule{ID: "asks-for-money", Weight: 15}, asksForMoney},
	{rule.Rule{ID: "money-to-stranger", Weight: 45}, moneyToStranger},
	{rule.Rule{ID: "account-changed", Weight: 45}, accountChanged},
	{rule.Rule{ID: "third-party-number", Weight: 45}, thirdPartyNumber},
	{rule.Rule{ID: "deal-never-made", Weight: 30}, dealNeverMade},
	{rule.Rule{ID: "bare-account", Weight: 35}, bareAccount},
	{rule.Rule{ID: "gift-cards", Weight: 60}, giftCard},
	{rule.Rule{ID: "money-errand", Weight: 45}, moneyErrand},
	{rule.Rule{ID: "pulsa-transfer", Weight: 60}, pulsaTransfer},
	{rule.Rule{ID: "debt-pressure", Weight: 35}, debtPressure},
	{rule.Rule{ID: "debt-shame", Weight: 60}, debtShame},
	{rule.Rule{ID: "relative-in-need", Weight: 35}, relativeInNeed},
	{rule.Rule{ID: "airtime-request", Weight: 35}, airtimeFor},
	{rule.Rule{ID: "mistaken-transfer", Weight: 30}, mistakenTransfer},
	{rule.Rule{ID: "safe-account", Weight: 60}, safeAccountTrick},
	{rule.Rule{ID: "guided-at-machine", Weight: 60}, guidedAtMachine},
	{rule.Rule{ID: "friendly-stranger", Weight: 30}, friendlyStranger},
	{rule.Rule{ID: "answer-stranger", Weight: 25}, answerStranger},
	{rule.Rule{ID: "task-job", Weight: 35}, taskJob},
	{rule.Rule{ID: "sure-profit", Weight: 30}, sureProfitOffer},
	{rule.Rule{ID: "emergency-money", Weight: 45}, emergencyMoney},
	{rule.Rule{ID: "keep-secret", Weight: 25}, keepSecret},
	{rule.Rule{ID: "advance-fee", Weight: 50}, advanceFee},
	{rule.Rule{ID: "pay-a-person", Weight: 45}, payAPerson},
	{rule.Rule{ID: "qr-swap", Weight: 45}, qrSwap},
	{rule.Rule{ID: "extortion", Weight: 60}, extortion},
	{rule.Rule{ID: "chain-hoax", Weight: 35}, chainHoax},
	{rule.Rule{ID: "job-offer", Weight: 25, Role: rule.Bait}, jobOffer},
	{rule.Rule{ID: "loan-offer", Weight: 35, Role: rule.Offer}, loanOffer},
	{rule.Rule{ID: "loan-too-easy", Weight: 30, Role: rule.Offer}, loanTooEasy},
	{rule.Rule{ID: "gambling-offer", Weight: 35, Role: rule.Offer}, gamblingOffer},
	{rule.Rule{ID: "investment-offer", Weight: 40, Role: rule.Bait}, investmentOffer},
	{rule.Rule{ID: "fortune", Weight: 45, Role: rule.Bait}, fortuneOffer},
	{rule.Rule{ID: "fortune-story", Weight: 20, Role: rule.Bait}, fortuneStory},
	{rule.Rule{ID: "false-pretext", Weight: 30}, falsePretext},
	{rule.Rule{ID: "premium-number", Weight: 35, Role: rule.Offer}, premiumNumber},
	{rule.Rule{ID: "premium-rate", Weight: 35, Role: rule.Offer}, premiumRate},
	{rule.Rule{ID: "flirt-bait", Weight: 30, Role: rule.Offer}, flirtBait},
	{rule.Rule{ID: "bargain-offer", Weight: 30, Role: rule.Offer}, bargainOffer},

	// Pressure, and what speaks for the sender.
	{rule.Rule{ID: "hurry", Weight: 10}, hurried},
	{rule.Rule{ID: "disguised-words", Weight: 30}, disguised},
	{rule.Rule{ID: "bait-and-way-out", Weight: 35, Role: rule.Bait}, baitAndWayOut},
	// How it is written (model.go): care at most, unless a rule stands beside it.
	{rule.Rule{ID: "reads-like-lure", Weight: 30, Role: rule.Bait}, readsLikeLure},
	{rule.Rule{ID: "warns-of-scam", Weight: -60}, warnsOfScam},
	{rule.Rule{ID: "official-domain", Weight: -25}, officialDomain},
}

// Rules returns the rules of this package in the order of the policy.
func Rules() []rule.Rule {
	out := make([]rule.Rule, len(rules))
	for i := range rules {
		out[i] = rules[i].Rule
	}
	return out
}
