/** A state as a word with a shape; the shape comes from the sheet by `data-state`. */
import { stateWords } from "./words";

export function StateBadge({ state }: { state: string }) {
  return (
    <span class="state" data-state={state}>
      {stateWords(state)}
    </span>
  );
}
