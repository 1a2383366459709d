import React from "react";
import { Icon } from "./Icon";

/** Copies on plain http too, where the clipboard API is not offered. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard && window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [done, setDone] = React.useState(false);
  React.useEffect(() => {
    if (!done) return undefined;
    const timer = window.setTimeout(() => setDone(false), 1500);
    return () => window.clearTimeout(timer);
  }, [done]);
  return (
    <button
      type="button" className="wf-button wf-plain wf-copy" aria-label={label} title={label}
      onClick={() => void copyText(text).then(setDone)}
    >
      <Icon name={done ? "check" : "copy"} size={14} />
      <span className="wf-hidden" role="status">{done ? "Copied" : ""}</span>
    </button>
  );
}
