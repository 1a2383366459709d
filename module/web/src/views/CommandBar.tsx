import React from "react";
import type { Actions } from "../actions";
import { commandBar, confirmText, needsConfirm, type Button } from "../model/commands";
import { Icon, type IconName } from "../parts/Icon";
import type { Command, Run } from "../types";
import { CommandChip } from "./CommandChip";
import { ConfirmDialog } from "./ConfirmDialog";

const ICONS: Record<Command, IconName> = { HOLD: "hold", RESUME: "resume", STOP: "stop", RESET: "refresh", CANCEL: "cancel" };

/** What may be asked of a run. A button that cannot act stays reachable and says why. */
export function CommandBar({ run, canWrite, actions }: { run: Run; canWrite: boolean; actions: Actions }) {
  const [confirming, setConfirming] = React.useState<Command | null>(null);
  const [busy, setBusy] = React.useState<Command | null>(null);
  const [hint, setHint] = React.useState("");
  const hintId = React.useId();
  const send = async (cmd: Command, reason: string) => {
    setBusy(cmd);
    await actions.command(run.workflowId, cmd, reason);
    setBusy(null);
  };
  const press = (button: Button) => {
    if (!button.enabled) setHint(button.why);
    else if (needsConfirm(button.cmd)) setConfirming(button.cmd);
    else void send(button.cmd, "");
  };
  return (
    <div className="wf-commands">
      {canWrite && (
        <div className="wf-command-bar" role="group" aria-label="Commands">
          {commandBar(run).map((button) => (
            <button
              key={button.cmd} type="button" className={"wf-button wf-command" + (button.destructive ? " wf-danger" : "")}
              aria-disabled={!button.enabled || busy !== null} aria-describedby={button.enabled ? undefined : hintId + button.cmd}
              title={button.why} onClick={() => { if (busy === null) press(button); }}
              onFocus={() => setHint(button.enabled ? "" : button.why)}
            >
              <Icon name={ICONS[button.cmd]} size={14} /> {button.cmd}
              {!button.enabled && <span id={hintId + button.cmd} className="wf-hidden">{button.why}</span>}
            </button>
          ))}
        </div>
      )}
      {canWrite && hint && <p className="wf-hint" data-testid="wf-command-hint">{hint}</p>}
      <CommandChip run={run} />
      {confirming && (
        <ConfirmDialog
          text={confirmText(confirming, run)} onClose={() => setConfirming(null)}
          onConfirm={(reason) => { setConfirming(null); void send(confirming, reason); }}
        />
      )}
    </div>
  );
}
