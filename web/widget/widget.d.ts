import type { SaringCheck } from "./element.js";

export type { SaringCheck, SaringCheckAttributes, SaringCheckEventMap, SaringVerdict } from "./element.js";

/**
 * Registers <saring-check>. A second call changes nothing.
 * @param origin the Saring site that elements open, unless one names its own: "https://saring.example"
 * @param name another name for the element
 */
export function register(origin?: string, name?: string): typeof SaringCheck;
