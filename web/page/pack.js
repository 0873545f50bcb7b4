// A channel pack and the form for it: what the fields say as a pack, and a pack as
// the fields show it. Whether any of it is right, the checking room decides.
//
// A field is known by its path in the pack: "name", "domains", "report.phone",
// "texts.id.intro". Its value is a string, for a box to check a boolean, for choices
// the list of those taken. A field of kind "lines" has one item a line; an account
// is "bank, number, holder". What a pack holds beyond the fields is kept as it is.

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

// packOf returns the pack that the fields say, given their values and kinds by path;
// base is the pack that was opened, or {}.
export function packOf(values, kinds, base) {
  const pack = { v: 1, ...base };
  for (const [path, value] of Object.entries(values)) {
    const kind = kinds[path];
    const made = kind === "lines" ? lines(value).map(path === "accounts" ? account : String) : typeof value === "string" ? value.trim() : value;
    put(pack, path.split("."), made);
  }
  return pack;
}

// put sets the value at a path; an empty one is left out, and so is what would
// then hold nothing.
function put(holder, [name, ...rest], value) {
  if (rest.length > 0) {
    const inner = isObject(holder[name]) ? { ...holder[name] } : {};
    put(inner, rest, value);
    value = Object.keys(inner).length > 0 ? inner : "";
  }
  if (value === "" || value === false || value.length === 0) delete holder[name];
  else holder[name] = value;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function account(line) {
  if (line[0] === "{") {
    try {
      return JSON.parse(line);
    } catch {}
  }
  const [bank, number, ...holder] = line.split(",").map((part) => part.trim());
  return { ...(bank && { bank }), ...(number && { number }), ...(holder.length > 0 && { holder: holder.join(", ") }) };
}

function accountLine(item) {
  const { bank, number, holder, ...other } = item;
  const plain = [bank, number, holder].every((part) => part === undefined || typeof part === "string" && !/[\n]/.test(part));
  // A comma in the first two would be read as a border.
  if (!plain || /,/.test((bank ?? "") + (number ?? "")) || Object.keys(other).length > 0) return JSON.stringify(item);
  return [bank ?? "", number ?? "", ...(holder === undefined ? [] : [holder])].join(", ");
}

// valuesOf returns what the fields show of a pack. What is of another kind than a
// field expects is shown as JSON, so that the room can say what is wrong with it.
export function valuesOf(pack, kinds) {
  const values = {};
  for (const [path, kind] of Object.entries(kinds)) {
    const value = path.split(".").reduce((inner, name) => isObject(inner) ? inner[name] : undefined, pack);
    if (kind === "check") values[path] = value === true;
    else if (kind === "choices") values[path] = Array.isArray(value) ? value : [];
    else if (kind !== "lines") values[path] = value === undefined ? "" : word(value);
    else values[path] = (value === undefined ? [] : Array.isArray(value) ? value : [value]).map((item) => path === "accounts" && isObject(item) ? accountLine(item) : word(item)).join("\n");
  }
  return values;
}

const word = (value) => typeof value === "string" ? value.replace(/\s*\n\s*/g, " ") : JSON.stringify(value);

// placeOf returns { field, line } for a fault's path: the path of the field that it
// belongs to and, where it is an item of several, its number from 1 on; or
// undefined where the form has no such field.
export function placeOf(path, kinds) {
  const bare = path.replace(/\[\d+\]/g, "");
  const field = Object.keys(kinds).filter((one) => bare === one || bare.startsWith(one + ".")).sort((a, b) => b.length - a.length)[0];
  if (!field) return undefined;
  const item = kinds[field] === "lines" && /\[(\d+)\]/.exec(path);
  return { field, line: item ? Number(item[1]) + 1 : 0 };
}

// lineOf returns which line of a field's text holds its item number n, both from 1 on:
// empty lines are no items.
export function lineOf(text, n) {
  let seen = 0;
  return text.split("\n").findIndex((line) => line.trim() !== "" && ++seen === n) + 1;
}
