/** What the widget says of one result. "no-sign" is no proof that a message is honest. */
export type SaringVerdict = "danger" | "caution" | "no-sign";

/** The events of <saring-check>; they bubble and cross shadow borders. */
export interface SaringCheckEventMap {
  /** The frame has been opened. */
  "saring-open": CustomEvent<null>;
  /** The frame is gone, and the message in it. */
  "saring-close": CustomEvent<null>;
  /** The frame has another height, in CSS pixels. It knows nothing of the message. */
  "saring-resize": CustomEvent<{ height: number }>;
  /** Only if the channel pack has tellVerdict, which the reader is told. */
  "saring-verdict": CustomEvent<{ verdict: SaringVerdict }>;
}

/** <saring-check>: a button and a link that open the checker in a frame of another origin. */
export class SaringCheck extends HTMLElement {
  /** Saring's origin where an element names none: "https://saring.example". */
  static origin: string;

  /** Opens the frame; without an origin it does nothing. */
  open(): void;

  /** Ends the frame and what stands in it, and gives the focus back. */
  close(): void;

  addEventListener<K extends keyof SaringCheckEventMap>(
    type: K,
    listener: (this: SaringCheck, event: SaringCheckEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof SaringCheckEventMap>(
    type: K,
    listener: (this: SaringCheck, event: SaringCheckEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** The attributes of <saring-check>, all optional. README.md explains each. */
export interface SaringCheckAttributes {
  lang?: "id" | "en" | "ms";
  theme?: "auto" | "light" | "dark";
  /** Six hexadecimal digits: "#0b4f5f". */
  accent?: string;
  size?: "inline" | "compact" | "dialog";
  /** The address of a channel pack on the page's own origin, or the id of a script element that holds one. */
  channels?: string;
  label?: string;
  /** Saring's origin: "https://saring.example". */
  origin?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "saring-check": SaringCheck;
  }
}
