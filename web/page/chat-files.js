// Files for the page that reads chats: chosen, or dropped anywhere on the page.
const picker = document.getElementById("picker");
const desk = document.getElementById("desk");

// wireFiles calls took(files) with an array of File.
export function wireFiles(took) {
  document.getElementById("choose").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    const files = [...picker.files];
    picker.value = ""; // so that the same file can be chosen again
    if (files.length > 0) took(files);
  });
  // A file dropped beside the page's own place would replace the page.
  let inside = 0; // dragenter and dragleave come for each element on the way
  const over = (by) => {
    inside = Math.max(0, inside + by);
    desk.toggleAttribute("data-over", inside > 0);
  };
  addEventListener("dragenter", () => over(1));
  addEventListener("dragleave", () => over(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(-inside);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) took(files);
  });
}
