import React from "react";
import type { Actions } from "../actions";
import { plural } from "../model/format";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import { At } from "../parts/time";
import type { EngineStatus } from "../types";

/** A deploy in order: stop taking work, wait until nothing runs, swap the code, go on. */
export function MaintenanceDialog({ status, actions, onClose }: {
  status: EngineStatus; actions: Actions; onClose(): void;
}) {
  return (
    <Dialog title="Maintenance" onClose={onClose}>
      {status.maintenance.enabled
        ? <Leave status={status} actions={actions} onClose={onClose} />
        : <Enter actions={actions} onClose={onClose} running={status.maintenance.inFlight} />}
    </Dialog>
  );
}

const MODES = [
  { id: "drain", title: "Drain", says: "What runs now is finished. Queued runs stay queued; new starts are refused." },
  { id: "cancel", title: "Cancel", says: "Queued and running work is cancelled. Use it when the plant is safe and nothing may go on." },
];

function Enter({ actions, onClose, running }: { actions: Actions; onClose(): void; running: number }) {
  const [mode, setMode] = React.useState("drain");
  const [reason, setReason] = React.useState("");
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (await actions.enterMaintenance(mode, reason.trim())) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p>Maintenance lasts until somebody ends it, also over restarts and upgrades.{" "}
        {running > 0 && `${plural(running, "run is", "runs are")} in flight now.`}</p>
      <fieldset className="wf-choices">
        <legend>How</legend>
        {MODES.map(({ id, title, says }) => (
          <label key={id} className="wf-choice" data-on={mode === id}>
            <input type="radio" name="mode" value={id} checked={mode === id} data-autofocus={id === "drain" || undefined} onChange={() => setMode(id)} />
            <span><b>{title}</b><span>{says}</span></span>
          </label>
        ))}
      </fieldset>
      <label className="wf-field">
        <span>Reason</span>
        <input type="text" value={reason} maxLength={500} placeholder="Shown to everybody who looks" onChange={(event) => setReason(event.target.value)} />
      </label>
      <div className="wf-dialog-foot">
        <button type="button" className="wf-button" onClick={onClose}>Back</button>
        <button type="submit" className={"wf-button " + (mode === "cancel" ? "wf-danger-solid" : "wf-primary")}>
          {mode === "cancel" ? "Cancel work and enter" : "Enter maintenance"}
        </button>
      </div>
    </form>
  );
}

function Leave({ status, actions, onClose }: { status: EngineStatus; actions: Actions; onClose(): void }) {
  const { by, since, reason, inFlight, drained } = status.maintenance;
  return (
    <>
      <p>On{by && <> by <b>{by}</b></>}{since !== null && <> since <At at={since} /></>}{reason && <>: <q>{reason}</q></>}.</p>
      <ol className="wf-stages">
        <li data-done={drained}>
          <Icon name={drained ? "check" : "drain"} size={14} />
          {drained ? "Drained: nothing is in flight." : `Draining: ${plural(inFlight, "run", "runs")} left.`}
        </li>
        <li>
          <Icon name="wrench" size={14} />
          <span>Save the project or install the module, then swap to the new code. {!drained && "Possible once drained."}</span>
        </li>
      </ol>
      <div className="wf-dialog-foot">
        {drained && <button type="button" className="wf-button" onClick={() => void actions.swap()}>Swap to the new code</button>}
        <button type="button" className="wf-button wf-primary" data-autofocus onClick={() => void actions.exitMaintenance().then((done) => { if (done) onClose(); })}>
          End maintenance
        </button>
      </div>
    </>
  );
}
