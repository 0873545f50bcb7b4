// Whether the desk stands in a frame that another site embeds. Its sandbox lets it
// save no file, open no window and show no other page.
export const framed = "framed" in document.documentElement.dataset;
