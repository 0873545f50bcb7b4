package lure

import "saring/internal/rule"

// Rules about applications: what takes the whole phone.

func apkFile(r *reading) (rule.Finding, bool) {
	for _, s := range r.apks {
		if !r.forbidden(s) {
			return rule.Finding{Spans: []rule.Span{s}, Value: r.Text[s.Start:s.End]}, true
		}
	}
	return rule.Finding{}, false
}

// apkLure is the story around such a file: an invitation, a parcel, a fine.
func apkLure(r *reading) (rule.Finding, bool) {
	_, file := apkFile(r)
	if !file {
		for i := range r.Links {
			l := &r.Links[i]
			file = file || endsInAPK(l.URL.Path)
		}
	}
	if !file {
		_, _, file = r.near(install, app, 6)
		_, led := r.lead()
		i, _, invites := r.near(install, invitation, 3) // "download this invitation"
		file = file && (led || r.has(unknownSource) || invites && !r.negated(i) && !r.supposed(i))
	}
	if !file {
		return rule.Finding{}, false
	}
	if o, ok := r.first(invitation, photo, parcel, fine, bill, authority, aid, tax, fee, points, vote); ok {
		return r.quoting(o), true
	}
	return rule.Finding{}, false
}

func endsInAPK(path string) bool {
	_, ok := apkAt(path, max(0, len(path)-4))
	return ok
}

func installFromChat(r *reading) (rule.Finding, bool) {
	i, a, ok := r.near(install, app, 6)
	if !ok || r.negated(i) || r.supposed(i) {
		return rule.Finding{}, false
	}
	// A shop's own address, or no address at all, is how honest people say it.
	l, ok := r.lead()
	if !ok && len(r.Links) == 0 && !r.has(store) && r.has(authority, tax, bill, fine, aid, support) {
		return r.quoting(i, a), r.has(yours, verify, threat)
	}
	if !ok || !r.has(yours, threat, verify, authority, bill, fine, parcel, invitation, fee, points, prize, aid) {
		return rule.Finding{}, false
	}
	f := r.quoting(i, a)
	f.Spans = append(f.Spans, l.span)
	f.Site = l.site
	return f, true
}

// unknownSources is the switch that lets an application in past the store.
func unknownSources(r *reading) (rule.Finding, bool) {
	o, ok := r.first(unknownSource)
	if !ok || r.negated(o) || r.supposed(o) || r.has(warning) || !(len(r.apks) > 0 || len(r.Links) > 0 || r.has(install, app, modApp)) {
		return rule.Finding{}, false
	}
	return r.quoting(o), true
}

func modifiedApp(r *reading) (rule.Finding, bool) {
	m, ok := r.first(modApp)
	if !ok || r.negated(m) || r.cautioned(m) {
		return rule.Finding{}, false
	}
	_, led := r.lead()
	if !led && !r.has(install) && len(r.apks) == 0 {
		return rule.Finding{}, false
	}
	return r.quoting(m), true
}

func screenSharing(r *reading) (rule.Finding, bool) {
	s, ok := r.first(screenShare)
	if !ok || r.negated(s) || r.supposed(s) {
		return rule.Finding{}, false
	}
	_, _, bank := r.near(openLink, account, 3)
	if !bank && !r.has(refund, alarm) && !(r.has(support) && r.has(account) && r.has(threat, pin, yours, verify)) {
		return rule.Finding{}, false
	}
	return r.quoting(s), true
}

// remoteControl is screen sharing where money is: no bank and no refund needs
// to see the reader's screen.
func remoteControl(r *reading) (rule.Finding, bool) {
	f, ok := screenSharing(r)
	if !ok {
		return f, false
	}
	o, ok := r.first(refund, pin, threat, money, askMoney, account)
	if !ok || r.negated(o) {
		return rule.Finding{}, false
	}
	f.Spans = r.join(f.Spans, r.span(o))
	return f, true
}
