// Draws the verdict card as a picture, on this device: the page's own colours and
// drawings, the system's letters, nothing fetched.

const WIDE = 1080; // pixels
const EDGE = 72;
const MOST = 4000; // pixels of height, far beyond what the pack's sentences fill

// picture returns a canvas that shows the card (see card.js).
export function picture(card) {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue("--" + name).trim();
  const rtl = document.documentElement.dir === "rtl";
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  const start = rtl ? WIDE - EDGE : EDGE;
  const ahead = rtl ? -1 : 1;
  const serif = (size) => `600 ${size}px ${token("serif")}`;
  const sans = (size, weight = 400) => `${weight} ${size}px ${token("sans")}`;

  // lines writes a text from the height y on, broken where it is too wide, and
  // returns the height under it. What is drawn first is only measured.
  const lines = (text, font, colour, x, y, step) => {
    Object.assign(pen, { font, fillStyle: colour, textAlign: "start", textBaseline: "alphabetic", direction: rtl ? "rtl" : "ltr" });
    const room = WIDE - EDGE - Math.abs(x - (rtl ? WIDE : 0));
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line ? line + " " + word : word;
      if (line && pen.measureText(longer).width > room) {
        pen.fillText(line, x, (y += step));
        line = word;
      } else line = longer;
    }
    pen.fillText(line, x, (y += step));
    return y;
  };

  const draw = () => {
    const ground = token(card.verdict);
    const on = token("on-" + card.verdict);
    const height = head(on);
    pen.fillStyle = token("sheet");
    pen.fillRect(0, 0, WIDE, canvas.height);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, WIDE, height);
    drawing("icon-" + card.verdict, rtl ? start - 130 : start, EDGE, 130, on, ground);
    let y = head(on) + 20;
    for (const { title, items } of card.parts) {
      y = lines(title, serif(42), token("ink"), start, y + 36, 50) + 10;
      for (const item of items) {
        pen.fillStyle = token("teal");
        pen.beginPath();
        pen.arc(start + 10 * ahead, y + 44, 8, 0, 7);
        pen.fill();
        y = lines(item, sans(38), token("ink"), start + 40 * ahead, y + 8, 50);
      }
    }
    y += 56;
    pen.fillStyle = token("sunk");
    pen.fillRect(0, y, WIDE, MOST);
    drawing("icon-mark", rtl ? start - 60 : start, y + 34, 60, token("teal"), token("teal"));
    return lines(card.foot, sans(34), token("ink-soft"), start + 84 * ahead, y + 32, 44) + 52;
  };
  const head = (on) => lines(card.sentence, serif(50), on, start, lines(card.word, sans(52, 700), on, start + 160 * ahead, EDGE + 26, 58) + 60, 62) + 50;

  Object.assign(canvas, { width: WIDE, height: 10 });
  const height = Math.min(MOST, Math.ceil(draw()));
  canvas.height = height; // which also wipes what was measured
  draw();
  return canvas;

  // drawing shows one of the page's drawings (pages/_icons.html) at size pixels.
  function drawing(id, x, y, size, colour, inside) {
    const symbol = document.getElementById(id);
    pen.save();
    pen.translate(x, y);
    pen.scale(size / symbol.viewBox.baseVal.width, size / symbol.viewBox.baseVal.width);
    for (const shape of symbol.querySelectorAll("path, circle")) {
      const read = (name) => shape.getAttribute(name) ?? shape.parentNode.getAttribute(name);
      const path = shape.tagName === "path" ? new Path2D(read("d")) : new Path2D();
      if (shape.tagName === "circle") path.arc(+read("cx"), +read("cy"), +read("r"), 0, 7);
      const mine = shape.closest(".on") ? inside : colour;
      Object.assign(pen, { fillStyle: mine, strokeStyle: mine, lineWidth: +read("stroke-width"), lineJoin: "round", lineCap: "round" });
      if (read("fill") !== "none") pen.fill(path);
      if (read("stroke")) pen.stroke(path);
    }
    pen.restore();
  }
}
