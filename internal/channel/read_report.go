package channel

import (
	"strings"

	"saring/internal/link"
)

// report reads where customers report a message. What is named there must be a
// channel of the pack: a reader who follows it shall not be told afterwards that
// it is none.
func (r *packReader) report(v *value, path string) {
	if !r.is(v, path, object) {
		return
	}
	r.names(v, path, []string{"phone", "whatsapp", "mail", "link"})
	if len(v.names) == 0 {
		r.fault(path, "empty", "", "")
	}
	c := &r.pack.Report
	if f := v.get("phone"); f != nil && r.is(f, "report.phone", text) {
		c.Phone = r.among(f, "report.phone", r.phone(f, "report.phone"), r.pack.Phones, "phones")
	}
	if f := v.get("whatsapp"); f != nil && r.is(f, "report.whatsapp", text) {
		c.WhatsApp = r.among(f, "report.whatsapp", r.whatsapp(f, "report.whatsapp"), r.pack.WhatsApp, "whatsapp")
	}
	if s := r.optional(v, path, "mail", 254); s != "" {
		if name, domain, ok := strings.Cut(s, "@"); !ok || name == "" || strings.ContainsAny(s, " <>,;\"") {
			r.fault("report.mail", "not-a-mail", s, "")
		} else if !containsFold(r.pack.MailDomains, domain) {
			r.fault("report.mail", "not-a-channel", s, "mailDomains")
		}
		c.Mail = s
	}
	if s := r.optional(v, path, "link", 300); s != "" {
		if u, err := link.Read(s); err != nil || u.Scheme != "https" || u.Assumed || u.HasUser || strings.ContainsAny(s, " \\\"") {
			r.fault("report.link", "not-a-link", s, "")
		} else if !r.pack.owns(u.Host) {
			r.fault("report.link", "not-a-channel", s, "domains")
		}
		c.Link = s
	}
}

func (r *packReader) among(v *value, path, s string, list []string, field string) string {
	if s == "" {
		return ""
	}
	for _, l := range list {
		if Digits(l) == Digits(s) {
			return s
		}
	}
	r.fault(path, "not-a-channel", v.text, field)
	return ""
}

func containsFold(list []string, s string) bool {
	for _, l := range list {
		if strings.EqualFold(l, s) {
			return true
		}
	}
	return false
}

// owns reports that a host is one of the pack's.
func (p *Pack) owns(host string) bool {
	for _, d := range p.Domains {
		if h := hostName(d); host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	for _, h := range p.Hosts {
		if host == hostName(h) {
			return true
		}
	}
	return false
}

// hostName returns a domain of a pack as browsers write it.
func hostName(domain string) string {
	u, _ := link.Read("https://" + domain)
	return u.Host
}
