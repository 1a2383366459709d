// Styles travel in the bundle and are adopted as a constructed sheet, which a content security policy
// without 'unsafe-inline' allows; a <style> element it would not.
import tokens from "./css/tokens.css?inline";
import base from "./css/base.css?inline";
import controls from "./css/controls.css?inline";
import strip from "./css/strip.css?inline";
import table from "./css/table.css?inline";
import panel from "./css/panel.css?inline";
import dialog from "./css/dialog.css?inline";
import settings from "./css/settings.css?inline";

const CSS = [tokens, base, controls, strip, table, panel, dialog, settings].join("\n");
const adopted = new WeakSet<Node>();

export function adoptStyles(root: Node): void {
  const scope = root instanceof ShadowRoot || root instanceof Document ? root : document;
  if (adopted.has(scope)) return;
  adopted.add(scope);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
}
