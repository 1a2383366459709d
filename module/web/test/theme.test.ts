import { afterEach, describe, expect, it } from "vitest";
import { contrast, parseColor, themeOf, usableSurface, watchTheme, type Rgb } from "../src/theme";

afterEach(() => { document.body.removeAttribute("style"); document.body.replaceChildren(); });

it("parseColor reads what computed styles give", () => {
  expect(parseColor("rgb(18, 22, 25)")).toEqual({ rgb: [18, 22, 25], alpha: 1 });
  expect(parseColor("rgba(0, 0, 0, 0)")?.alpha).toBe(0);
  expect(parseColor("#fff")?.rgb).toEqual([255, 255, 255]);
  expect(parseColor("#21272a")?.rgb).toEqual([33, 39, 42]);
  expect(parseColor("var(--x)")).toBeNull();
});

it("contrast is that of WCAG", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([119, 119, 119] as Rgb, [255, 255, 255])).toBeCloseTo(4.48, 1);
});

describe("themeOf", () => {
  it("is measured from the ground the page stands on", () => {
    document.body.style.backgroundColor = "#121619";
    const inner = document.body.appendChild(document.createElement("div"));
    expect(themeOf(inner, false)).toBe("dark");
    document.body.style.backgroundColor = "#f2f4f8";
    expect(themeOf(inner, true)).toBe("light");
  });
  it("follows the visitor where there is no ground", () => {
    expect(themeOf(document.body, true)).toBe("dark");
    expect(themeOf(document.body, false)).toBe("light");
  });
});

it("a platform grey is used only where our texts can be read on it", () => {
  expect(usableSurface("light", "#ffffff")).toBe(true);
  expect(usableSurface("light", "#808080")).toBe(false);
  expect(usableSurface("dark", "#21272a")).toBe(true);
  expect(usableSurface("dark", "#f2f2f2")).toBe(false);
  expect(usableSurface("dark", "")).toBe(false);
});

it("watchTheme sees the shell change its theme", async () => {
  const inner = document.body.appendChild(document.createElement("div"));
  const seen: string[] = [];
  const end = watchTheme(inner, (theme) => seen.push(theme));
  document.body.style.backgroundColor = "#121619";
  await Promise.resolve();
  await new Promise((done) => setTimeout(done));
  end();
  document.body.style.backgroundColor = "#ffffff";
  await new Promise((done) => setTimeout(done));
  expect(seen).toEqual(["light", "dark"]);
});
