import { expect, test } from "vitest";

import { hashOf, parseRoute } from "./route";

test.each(["#hari-ini", "#antrean", "#cari", "#berkas/12"])("%s leads back to itself", (hash) => {
  expect(hashOf(parseRoute(hash))).toBe(hash);
});

test.each(["", "#", "#berkas", "#berkas/abc", "#berkas/1/2", "#3372014505780001", "#apa/12345"])("%s is Today", (hash) => {
  expect(parseRoute(hash)).toEqual({ screen: "today" });
});
