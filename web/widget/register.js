// Registers <saring-check>. Apart from the class, so that a page may register it
// itself, later or under another name.
import { SaringCheck } from "./element.js";

// register takes the origin of the Saring site that all elements open, unless one of
// them names its own. It returns the class. A second call changes nothing.
export function register(origin = "", name = "saring-check") {
  SaringCheck.origin ||= origin; // before the first element wakes up
  if (!customElements.get(name)) customElements.define(name, SaringCheck);
  return SaringCheck;
}
