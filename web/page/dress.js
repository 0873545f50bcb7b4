// How the frame looks to fit the page around it: light or dark, an accent on what
// can be operated, less text where there is little room. The host's wishes are
// checked here; none reaches a style as the text that it was.

// dress takes { theme: "light" | "dark" | "auto", accent: "#0b4f5f", size: "inline" |
// "compact" | "dialog" }; what is none of these, or missing, changes nothing.
export function dress({ theme, accent, size }) {
  if (["inline", "compact", "dialog"].includes(size)) root.dataset.size = size;
  if (["light", "dark", "auto"].includes(theme)) light(theme);
  if (accent === "" || DIGITS.test(accent)) wanted = accent;
  colour();
}

const root = document.documentElement;
const DIGITS = /^#[0-9a-f]{6}$/i;
let wanted = "";

// The dark scheme stands in one media rule (style/tokens.css): to choose is to change
// when that rule holds.
const schemes = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).filter((rule) => rule.media?.mediaText.includes("prefers-color-scheme"));
const AUTO = schemes.map(({ media }) => media.mediaText);
matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", colour);

function light(theme) {
  schemes.forEach(({ media }, i) => {
    media.mediaText = theme === "auto" ? AUTO[i] : theme === "dark" ? "all" : "not all";
  });
  root.style.colorScheme = theme === "auto" ? "" : theme;
}

// colour takes the accent where it can be read on all that it stands on, in the
// scheme that holds, and is not green, which would say "safe" beside a verdict.
function colour() {
  const { style } = root;
  const names = ["--teal", "--teal-deep", "--on-teal", "--focus"];
  for (const name of names) style.removeProperty(name);
  if (!wanted || green(wanted)) return;
  const token = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const on = ["#ffffff", "#000000"].find((ink) => contrast(ink, wanted) >= 4.5);
  if (!on || ["--paper", "--sheet", "--sunk"].some((ground) => contrast(wanted, token(ground)) < 4.5)) return;
  names.forEach((name) => style.setProperty(name, name === "--on-teal" ? on : wanted));
}

const parts = (digits) => {
  const whole = digits.length === 4 ? digits.replace(/[0-9a-f]/gi, "$&$&") : digits; // a build shortens #ffffff
  return [1, 3, 5].map((from) => parseInt(whole.slice(from, from + 2), 16) / 255);
};

// contrast is WCAG's ratio of two colours.
function contrast(one, other) {
  const [a, b] = [one, other].map((digits) => {
    const [r, g, b] = parts(digits).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  });
  return Math.max(a, b) / Math.min(a, b);
}

function green(digits) {
  const [r, g, b] = parts(digits);
  return g > r * 1.15 && g > b * 1.15;
}
