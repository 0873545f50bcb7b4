// /widget.mjs of a Saring site, for import: registers <saring-check> and hands out its
// class. The origin that the module came from is Saring's.
import { register } from "./register.js";

export const SaringCheck = register(new URL(import.meta.url).origin);
