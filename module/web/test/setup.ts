import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// jsdom knows <dialog> but not its modality, and no constructed style sheets: just enough for the components.
HTMLDialogElement.prototype.showModal = function showModal() { this.open = true; };
HTMLDialogElement.prototype.close = function close() { this.open = false; };
CSSStyleSheet.prototype.replaceSync ??= () => undefined;
if (!("adoptedStyleSheets" in document)) {
  Object.defineProperty(document, "adoptedStyleSheets", { value: [], writable: true });
}
