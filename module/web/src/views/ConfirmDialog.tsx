import React from "react";
import type { Confirm } from "../model/commands";
import { Dialog } from "../parts/Dialog";

/** One dialog for every destructive action: what will happen, and why it is done. */
export function ConfirmDialog({ text, onConfirm, onClose }: {
  text: Confirm; onConfirm(reason: string): void; onClose(): void;
}) {
  const [reason, setReason] = React.useState("");
  return (
    <Dialog title={text.title} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); onConfirm(reason.trim()); }}>
        <p>{text.consequence}</p>
        <label className="wf-field">
          <span>Reason</span>
          <input
            data-autofocus type="text" value={reason} maxLength={500} placeholder="Recorded with the command"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <div className="wf-dialog-foot">
          <button type="button" className="wf-button" onClick={onClose}>Keep it</button>
          <button type="submit" className="wf-button wf-danger-solid">{text.action}</button>
        </div>
      </form>
    </Dialog>
  );
}
