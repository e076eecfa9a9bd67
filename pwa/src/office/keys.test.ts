import { describe, expect, test, vi } from "vitest";

import { handlerFor, isTyping, type KeyMap } from "./keys";

const input = (type: string) => ({ tagName: "INPUT", type });

describe("letters belong to whoever types", () => {
  test.each([input("text"), input("search"), input("password"), { tagName: "TEXTAREA" }, { tagName: "SELECT" }, { tagName: "DIV", isContentEditable: true }])(
    "%o takes them",
    (target) => {
      expect(isTyping(target)).toBe(true);
      expect(handlerFor({ key: "a", target }, [{ a: vi.fn() }])).toBeUndefined();
    },
  );

  test.each([input("checkbox"), input("radio"), { tagName: "BUTTON" }, { tagName: "BODY" }, null])("%o leaves them to us", (target) => {
    expect(isTyping(target)).toBe(false);
  });
});

describe("a press", () => {
  const keys: KeyMap = { a: vi.fn(), j: vi.fn(), Escape: vi.fn() };

  test.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }, { defaultPrevented: true }])(
    "with %o is not ours",
    (with_) => {
      expect(handlerFor({ key: "a", ...with_ }, [keys])).toBeUndefined();
    },
  );

  test("counts alike with caps lock", () => {
    expect(handlerFor({ key: "A" }, [keys])).toBe(keys.a);
  });

  test("held down walks through a list, but never decides twice", () => {
    expect(handlerFor({ key: "j", repeat: true }, [keys])).toBe(keys.j);
    expect(handlerFor({ key: "a", repeat: true }, [keys])).toBeUndefined();
  });

  test("goes to the topmost layer that knows it", () => {
    const form: KeyMap = { Escape: vi.fn() };
    expect(handlerFor({ key: "Escape" }, [keys, form])).toBe(form.Escape);
    expect(handlerFor({ key: "a" }, [keys, form])).toBe(keys.a);
    expect(handlerFor({ key: "z" }, [keys, form])).toBeUndefined();
  });
});
