import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A deadline for what must come, on a machine that is busy; nothing waits for it to pass.
configure({ asyncUtilTimeout: 10_000 });
afterEach(() => { if (typeof document !== "undefined") cleanup(); });

// jsdom knows <dialog> but not its modality, and no constructed style sheets: just enough for the components.
if (typeof document !== "undefined") imitateBrowser();

function imitateBrowser(): void {
  HTMLDialogElement.prototype.showModal = function showModal() { this.open = true; };
  HTMLDialogElement.prototype.close = function close() { this.open = false; };
  CSSStyleSheet.prototype.replaceSync ??= () => undefined;
  if (!("adoptedStyleSheets" in document)) {
    Object.defineProperty(document, "adoptedStyleSheets", { value: [], writable: true });
  }
}
