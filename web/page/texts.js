// The page's sentences. They stand in the language pack, section [page script],
// and reach the script as a data block that no browser runs.
const texts = JSON.parse(document.getElementById("texts").textContent);

// say returns the text of a key, with {name} replaced by values.name.
export function say(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// has tells whether the pack has a text for the key.
export const has = (key) => key in texts;
