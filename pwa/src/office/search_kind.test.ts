import { expect, test } from "vitest";

import { kindOf } from "./search_kind";

test.each([
  ["3372014505780001", "nik"],
  ["3372 0145 0578 0001", "nik"],
  ["0812-3456-7890", "phone"],
  ["+62 812 3456 7890", "phone"],
  ["6281234567890", "phone"],
  ["81234567890", "phone"],
  ["x9tj-w46m-ht", "code"],
  ["X9TJW46MHT", "code"],
  ["Siti Aminah", "text"],
  ["SUPARMANTO", "text"], // ten letters are a name
  ["O'Brien", "text"],
  ["337201450578000", "text"], // fifteen digits are nobody's NIK: the server says so for a name just as well
])("%s is searched as %s", (typed, kind) => {
  expect(kindOf(typed)).toBe(kind);
});
