/** The few shapes of the office. Drawn here, because a shape must never depend on a font that a desk may lack. */
import type { Level } from "./shapes";

const LEVEL_PATHS: Record<Level, string> = {
  agrees: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm-1 10.4L3.9 8.3l1.3-1.3L7 8.8l3.9-3.9 1.3 1.3Z",
  look: "M8 1 15.5 14.5H.5Zm-.9 5v4h1.8V6Zm0 5.2V13h1.8v-1.8Z",
  differs: "M1 1h14v14H1Zm3 4.4v1.8h4.3l-.7 1.6H4v1.8h2.8l-.6 1.4 1.6.7.9-2.1H12V8.8H9.5l.7-1.6H12V5.4h-1l.6-1.3-1.6-.7-.9 2Z",
};

/** Circle, triangle, square: told apart without colour. */
export function LevelShape({ level }: { level: Level }) {
  return (
    <svg class="shape" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path fill="currentColor" fill-rule="evenodd" d={LEVEL_PATHS[level]} />
    </svg>
  );
}

/** The umbrella, our mark. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" focusable="false">
      <path
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
        d="M3 12a9 9 0 0 1 18 0ZM12 2v1M12 12v6.5a2 2 0 0 0 4 0"
      />
    </svg>
  );
}

const STROKES = {
  copy: "M9 9h10v11H9zM5 15V4h10",
  turn: "M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5",
  more: "M12 5v14M5 12h14",
  less: "M5 12h14",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7v5l3 2",
  flag: "M6 21V4h12l-3 4 3 4H6",
};

export function Icon({ name }: { name: keyof typeof STROKES }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      <path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d={STROKES[name]} />
    </svg>
  );
}
