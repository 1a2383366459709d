import React from "react";
import { Icon } from "./Icon";

const FOCUSABLE =
  "button:not([disabled]), [href], input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex='0']";

interface Props {
  title: string; children: React.ReactNode; onClose(): void; wide?: boolean;
}

/** A modal: the rest of the page is inert, Tab goes round inside, Escape closes, the focus goes back. */
export function Dialog({ title, children, onClose, wide }: Props) {
  const ref = React.useRef<HTMLDialogElement>(null);
  const titleId = React.useId();
  useModal(ref);
  return (
    <dialog
      ref={ref} className={"wf-dialog" + (wide ? " wf-dialog-wide" : "")} aria-labelledby={titleId} aria-modal="true"
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") { event.preventDefault(); onClose(); }
        if (event.key === "Tab") goRound(event, ref.current);
      }}
    >
      <div className="wf-dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="wf-button wf-plain wf-square" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}

/** Shows the dialog and gives the focus back to where it was: a dialog that React takes away does not. */
function useModal(ref: React.RefObject<HTMLDialogElement>): void {
  React.useLayoutEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [ref]);
}

function goRound(event: React.KeyboardEvent, dialog: HTMLDialogElement | null): void {
  const all = [...(dialog?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  if (all.length === 0) return;
  const [first, last] = [all[0], all[all.length - 1]];
  if (event.shiftKey && document.activeElement === first) { event.preventDefault(); last.focus(); }
  if (!event.shiftKey && document.activeElement === last) { event.preventDefault(); first.focus(); }
}
