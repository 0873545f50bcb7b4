// Builds elements without ever parsing HTML: a message is text, whatever it
// contains, and the page's policy (Trusted Types) refuses anything else.

// el("p", { class: "why" }, "text", child, …): attributes with the value true
// stand alone, those with false or undefined are left out, functions listen.
export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

// icon(name) shows a drawing of pages/icons.html.
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", "#icon-" + name);
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

// latin is for addresses and codes, which read from left to right everywhere.
export const latin = (tag, attributes, ...children) => el(tag, { dir: "ltr", translate: "no", ...attributes }, ...children);
