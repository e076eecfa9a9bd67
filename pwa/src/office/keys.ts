/** Keys for people who do not want to reach for the mouse. One listener; screens lay their keys on top and take them off. */
import { useLayoutEffect, useRef } from "preact/hooks";

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

/** The little of an event that decides; a plain object will do in a test. */
export interface Press {
  key: string;
  ctrlKey?: boolean;
  altKey?: boolean;
  metaKey?: boolean;
  repeat?: boolean;
  isComposing?: boolean;
  defaultPrevented?: boolean;
  target?: unknown;
}

const MAY_REPEAT = new Set(["j", "k", "+", "-"]);
const NOT_TYPED_IN = new Set(["checkbox", "radio", "button", "submit", "reset"]);

/** True while letters belong to what the person writes. */
export function isTyping(target: unknown): boolean {
  const element = target as { tagName?: string; type?: string; isContentEditable?: boolean } | null | undefined;
  if (!element?.tagName) return false;
  if (element.isContentEditable) return true;
  const tag = element.tagName.toLowerCase();
  if (tag === "textarea" || tag === "select") return true;
  return tag === "input" && !NOT_TYPED_IN.has((element.type ?? "text").toLowerCase());
}

/** The handler for a press, or undefined when the press is nobody's: typing, a browser shortcut, a held-down key. */
export function handlerFor(press: Press, layers: readonly KeyMap[]): KeyMap[string] | undefined {
  if (press.defaultPrevented || press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return undefined;
  if (isTyping(press.target)) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.repeat && !MAY_REPEAT.has(key)) return undefined;
  for (let at = layers.length - 1; at >= 0; at -= 1) {
    const handler = layers[at]?.[key];
    if (handler) return handler;
  }
  return undefined;
}

interface Layer {
  depth: number;
  current: KeyMap;
}

const layers: Layer[] = [];
const SWITCH = "payung-office-keys";

/** Single keys can be switched off (speech input types letters into the page). */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
}

export function switchKeys(on: boolean): void {
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing simply forgets the wish with this page.
  }
}

/** Listens on the page; returns the way to stop. */
export function listenForKeys(): () => void {
  const listen = (event: KeyboardEvent) => {
    // Escape in a text field only leaves the field: what was typed stays.
    if (event.key === "Escape" && isTyping(event.target)) {
      (event.target as HTMLElement).blur();
      event.stopPropagation();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    const on = keysAreOn();
    if (!on && event.key !== "Escape" && event.key !== "?") return;
    const handler = handlerFor(event, layers.map((layer) => layer.current));
    if (!handler) return;
    event.preventDefault();
    handler(event);
  };
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

/** How deep a layer of keys lies; the deepest that knows a key answers it. */
export type Depth = keyof typeof DEPTHS;
const DEPTHS = { console: 0, screen: 1, panel: 2, form: 3 };

/** Lays keys on top for as long as the part that names them is shown. */
export function useKeys(depth: Depth, map: KeyMap): void {
  const layer = useRef<Layer>({ depth: DEPTHS[depth], current: map });
  layer.current.current = map;
  useLayoutEffect(() => {
    const mine = layer.current;
    layers.push(mine);
    layers.sort((one, other) => one.depth - other.depth); // parents are mounted after their children
    return () => {
      layers.splice(layers.indexOf(mine), 1);
    };
  }, []);
}
