// Types of <saring-check> in JSX, for React 19: import type {} from "saring-check/react".
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SaringCheck, SaringCheckAttributes, SaringCheckEventMap } from "./element.js";

type Listeners = { [K in keyof SaringCheckEventMap as `on${K}`]?: (event: SaringCheckEventMap[K]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "saring-check": Omit<DetailedHTMLProps<HTMLAttributes<SaringCheck>, SaringCheck>, keyof SaringCheckAttributes> & SaringCheckAttributes & Listeners;
    }
  }
}
