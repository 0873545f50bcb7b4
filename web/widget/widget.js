// /widget.js of a Saring site, for <script src>: registers <saring-check>. The origin
// that the script came from is Saring's. Started as a module it has no currentScript,
// and looks for its element.
import { register } from "./register.js";

const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
register(script && new URL(script.src).origin);
