/** Where we are, by the part of the address after `#`: it works without a server and keeps the phone's back key. */
import { signal } from "@preact/signals";

export interface Route {
  name: string;
  rest: string;
}

const parse = (): Route => {
  const [name = "", rest = ""] = readable(location.hash.slice(1)).split(/[/=](.*)/s);
  return { name, rest };
};

/** An address cut off in the middle of a letter is no reason to stop. */
function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

export const route = signal<Route>({ name: "", rest: "" });

export function watchRoute(): void {
  route.value = parse();
  addEventListener("hashchange", () => {
    route.value = parse();
  });
}

/** At once: the event that tells of a new address comes later, and what is drawn meanwhile would be the old screen. */
export const go = (hash: string): void => {
  location.hash = hash;
  route.value = parse();
};

/** Without a new place to go back to. */
export const replace = (hash: string): void => {
  history.replaceState(null, "", `#${hash}`);
  route.value = parse();
};
