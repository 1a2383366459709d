// Light or dark, as the shell really is: measured from the background the page stands on, because the
// names of the platform's own variables differ between its versions.

export type Theme = "light" | "dark";
export type Rgb = [number, number, number];

export function parseColor(text: string): { rgb: Rgb; alpha: number } | null {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim());
  if (hex) {
    const full = hex[1].length === 3 ? hex[1].replace(/./g, "$&$&") : hex[1];
    const rgb = [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16)) as Rgb;
    return { rgb, alpha: 1 };
  }
  const numbers = /^rgba?\(([^)]+)\)$/i.exec(text.trim())?.[1].split(/[\s,/]+/).map(Number);
  if (!numbers || numbers.length < 3 || numbers.some(Number.isNaN)) return null;
  return { rgb: [numbers[0], numbers[1], numbers[2]], alpha: numbers[3] ?? 1 };
}

/** WCAG relative luminance, 0 black to 1 white. */
export function luminance([r, g, b]: Rgb): number {
  const linear = [r, g, b].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** The first opaque background upwards decides; where there is none, the visitor's preference. */
export function themeOf(element: Element | null, prefersDark: boolean): Theme {
  for (let at = element; at; at = at.parentElement) {
    const color = parseColor(getComputedStyle(at).backgroundColor);
    if (color && color.alpha > 0.5) return luminance(color.rgb) < 0.18 ? "dark" : "light";
  }
  return prefersDark ? "dark" : "light";
}

const TEXT: Record<Theme, { text: Rgb; muted: Rgb }> = {
  light: { text: [0x12, 0x16, 0x19], muted: [0x4d, 0x53, 0x58] },
  dark: { text: [0xf2, 0xf4, 0xf8], muted: [0xb4, 0xbb, 0xc2] },
};

/** A platform grey is taken for our surfaces only where our texts stay readable on it. */
export function usableSurface(theme: Theme, value: string): boolean {
  const color = parseColor(value);
  if (!color || color.alpha < 1) return false;
  return contrast(TEXT[theme].text, color.rgb) >= 10 && contrast(TEXT[theme].muted, color.rgb) >= 7;
}

/** Calls back now and whenever the shell may have changed its theme; returns the way to end it. */
export function watchTheme(element: Element, changed: (theme: Theme) => void): () => void {
  const media = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;
  const look = () => changed(themeOf(element.parentElement, media?.matches ?? false));
  const observer = new MutationObserver(look);
  for (const root of [document.documentElement, document.body]) {
    observer.observe(root, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
  }
  media?.addEventListener("change", look);
  look();
  return () => {
    observer.disconnect();
    media?.removeEventListener("change", look);
  };
}
