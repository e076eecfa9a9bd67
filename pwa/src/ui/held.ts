/** Beside "my requests" on the home page: the state that needs the person most, as word and shape. */
import { read } from "../api/client";
import { worst } from "../domain/states";
import { useStrings } from "../i18n";
import { badge } from "./states";
import { listRequests, stateOf } from "../offline/requests";

export async function showWorst(count: Element, strings: string | undefined): Promise<void> {
  const state = worst((await listRequests()).map(stateOf));
  if (!state) return;
  if (strings) useStrings((await read<Record<string, string | string[]>>(strings)) ?? {});
  const mark = document.createElement("span");
  mark.className = "state";
  mark.dataset.state = state;
  mark.textContent = badge(state);
  const next = count.nextElementSibling;
  if (next?.classList.contains("state")) next.replaceWith(mark);
  else count.after(mark);
}
