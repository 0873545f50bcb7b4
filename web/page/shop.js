// The example shop: a page as a business has it, with the widget in it, that writes
// down all that reaches it from there.
import { el } from "./elements.js";
import { say } from "./texts.js";

const log = document.getElementById("log");

const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" });

function write(kind, values) {
  document.getElementById("log-empty").hidden = true;
  log.append(el("li", { "data-told": kind }, el("time", {}, time.format(new Date())), " ", say("log-" + kind, values)));
  log.scrollTop = log.scrollHeight;
}

addEventListener("saring-open", () => write("open"));
addEventListener("saring-close", () => write("close"));
addEventListener("saring-resize", ({ detail }) => write("resize", { n: detail.height }));
addEventListener("saring-verdict", ({ detail }) => write("verdict", { word: detail.verdict }));
// What a frame posts to the window around it, any script of that window can hear.
addEventListener("message", ({ data }) => write("message", { data: JSON.stringify(data) }));

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const told = button.parentElement.querySelector(".told");
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      told.textContent = say("copied");
    } catch {
      told.textContent = say("copy-failed");
    }
  });
}
