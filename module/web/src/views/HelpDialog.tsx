import React from "react";
import { runLook, statusLook } from "../model/states";
import { Dialog } from "../parts/Dialog";
import { State } from "../parts/State";

const KEYS: [string, string][] = [
  ["/", "Search"], ["j  k", "Next row, previous row"], ["Enter", "Open the marked row"], ["Esc", "Back to the list"],
  ["r", "Refresh now"], ["p", "Pause or go on refreshing"], ["?", "This help"],
];
const STATES = ["ENQUEUED", "PENDING", "RUNNING", "WAITING", "SUCCESS", "ERROR", "STOPPED", "CANCELLED"];

export function HelpDialog({ onClose }: { onClose(): void }) {
  const held = runLook({ status: "WAITING", phaseState: "HELD" });
  return (
    <Dialog title="Keys and states" onClose={onClose} wide>
      <div className="wf-help">
        <dl className="wf-help-keys">
          {KEYS.map(([key, what]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{what}</dd></div>)}
        </dl>
        <dl className="wf-help-states">
          {[...STATES.map(statusLook), held].map((look) => (
            <div key={look.word}><dt><State look={look} /></dt><dd>{look.says}</dd></div>
          ))}
        </dl>
      </div>
      <div className="wf-dialog-foot">
        <button type="button" className="wf-button" data-autofocus onClick={onClose}>Close</button>
      </div>
    </Dialog>
  );
}
