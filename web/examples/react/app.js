// React 19 knows custom elements: an attribute is a prop, and a listener is a prop
// named "on" and the event. (Older versions: a ref, and addEventListener in an effect.)
// With JSX: <saring-check lang="id" channels="/channels.json" onsaring-verdict={…}>.
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { register } from "saring-check";

register("https://saring.example");

function Help() {
  const [open, setOpen] = useState(false);
  const [verdict, setVerdict] = useState("");
  return h("div", null,
    h("h1", null, "Ada pesan yang mengaku dari kami?"),
    h("saring-check", {
      lang: "id",
      channels: "/channels.json",
      "onsaring-open": () => setOpen(true),
      "onsaring-close": () => setOpen(false),
      "onsaring-verdict": (event) => setVerdict(event.detail.verdict),
    }, h("a", { href: "https://saring.example/id/" }, "Periksa pesan dengan Saring")),
    h("p", { id: "heard", "data-open": String(open), "data-verdict": verdict },
      open ? "Kotak periksa terbuka. " : "", verdict && `Hasil: ${verdict}`));
}

createRoot(document.getElementById("root")).render(h(Help));
