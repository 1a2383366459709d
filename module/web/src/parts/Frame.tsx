import React from "react";
import { adoptStyles } from "../styles";
import { usableSurface, watchTheme, type Theme } from "../theme";
import { Announcer } from "./feedback";
import { ClockContext, GatewayClock } from "./time";

/** The root of a page: its styles, its theme, its clock and its live region. */
export function Frame({ clock, title, children }: {
  clock: GatewayClock; title: string; children: React.ReactNode;
}) {
  const ref = React.useRef<HTMLDivElement>(null);
  const [theme, setTheme] = React.useState<Theme>("dark");
  React.useLayoutEffect(() => {
    const root = ref.current;
    if (!root) return undefined;
    adoptStyles(root.getRootNode());
    return watchTheme(root, (next) => {
      setTheme(next);
      borrowSurface(root, next);
    });
  }, []);
  return (
    <ClockContext.Provider value={clock}>
      <Announcer>
        <div ref={ref} className="wf-root" data-theme={theme} role="region" aria-label={title}>{children}</div>
      </Announcer>
    </ClockContext.Provider>
  );
}

/** The platform's own grey for cards, if it has one on which our texts can be read. */
function borrowSurface(root: HTMLElement, theme: Theme): void {
  const platform = getComputedStyle(document.documentElement);
  const names = theme === "light" ? ["--neutral-10"] : ["--neutral-90", "--neutral-20"];
  const found = names.map((name) => platform.getPropertyValue(name).trim()).find((value) => usableSurface(theme, value));
  if (found) root.style.setProperty("--wf-surface", found);
  else root.style.removeProperty("--wf-surface");
}
