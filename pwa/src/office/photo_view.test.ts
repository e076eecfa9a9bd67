import { expect, test } from "vitest";

import { fit, moved, turned, WHOLE, zoomed } from "./photo_view";

const CARD = { width: 1600, height: 1000 };
const FRAME = { width: 400, height: 500 };

test("the whole card fits the frame, upright and turned", () => {
  expect(fit(CARD, FRAME, 0)).toBe(0.25);
  expect(fit(CARD, FRAME, 1)).toBe(0.3125);
  expect(fit(CARD, { width: 0, height: 0 }, 0)).toBe(1);
});

test("four turns come back to the beginning", () => {
  expect([1, 2, 3, 4].reduce(turned, WHOLE)).toEqual(WHOLE);
});

test("zoom ends at the whole photo and at eight times", () => {
  expect(zoomed(WHOLE, 0.5, CARD, FRAME).zoom).toBe(1);
  expect(zoomed(WHOLE, 100, CARD, FRAME).zoom).toBe(8);
});

test("a photo that fits cannot be moved, a nearer one only to its edge", () => {
  expect(moved(WHOLE, 50, 50, CARD, FRAME)).toEqual(WHOLE);
  const near = zoomed(WHOLE, 2, CARD, FRAME); // 800 × 500 in 400 × 500
  expect(moved(near, 10_000, 10_000, CARD, FRAME)).toMatchObject({ x: 200, y: 0 });
});

test("going back to the whole photo brings it back to the middle", () => {
  const near = moved(zoomed(WHOLE, 4, CARD, FRAME), 300, -200, CARD, FRAME);
  expect(zoomed(near, 0.25, CARD, FRAME)).toEqual(WHOLE);
});
