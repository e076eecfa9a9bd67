/** How a photo lies in its frame: turned by quarters, scaled and shifted. Sizes in CSS pixels, shifts from the middle. */

export interface Size {
  width: number;
  height: number;
}

export interface View {
  /** Quarter turns to the right, 0…3. */
  turn: number;
  /** 1 is "the whole photo fits the frame". */
  zoom: number;
  x: number;
  y: number;
}

export const WHOLE: View = { turn: 0, zoom: 1, x: 0, y: 0 };
const MOST = 8;

/** The size of the photo as it stands after turning. */
export function standing(photo: Size, turn: number): Size {
  return turn % 2 === 0 ? photo : { width: photo.height, height: photo.width };
}

/** The scale at which the whole photo fits; a small photo is enlarged too, a card must be readable. */
export function fit(photo: Size, frame: Size, turn: number): number {
  const { width, height } = standing(photo, turn);
  if (!width || !height || !frame.width || !frame.height) return 1;
  return Math.min(frame.width / width, frame.height / height);
}

/** Keeps an edge of the photo from coming inside the frame, so that it cannot be lost. */
export function held(view: View, photo: Size, frame: Size): View {
  const { width, height } = standing(photo, view.turn);
  const scale = fit(photo, frame, view.turn) * view.zoom;
  const limit = (shift: number, shown: number, room: number) => {
    const most = Math.max(0, (shown - room) / 2);
    return Math.min(most, Math.max(-most, shift)) + 0; // never -0
  };
  return { ...view, x: limit(view.x, width * scale, frame.width), y: limit(view.y, height * scale, frame.height) };
}

/** Nearer (factor above 1) or further, around the middle of what is seen. */
export function zoomed(view: View, factor: number, photo: Size, frame: Size): View {
  const zoom = Math.min(MOST, Math.max(1, view.zoom * factor));
  const change = zoom / view.zoom;
  return held({ ...view, zoom, x: view.x * change, y: view.y * change }, photo, frame);
}

export function turned(view: View): View {
  return { turn: (view.turn + 1) % 4, zoom: 1, x: 0, y: 0 };
}

export function moved(view: View, x: number, y: number, photo: Size, frame: Size): View {
  return held({ ...view, x: view.x + x, y: view.y + y }, photo, frame);
}
