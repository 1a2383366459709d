import React from "react";
import type { Actions } from "../actions";
import { checkInputs } from "../model/tree";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";
import type { QueueInfo, WorkflowInfo } from "../types";

interface Props {
  workflows: WorkflowInfo[] | null; queues: QueueInfo[] | null; actions: Actions;
  onStarted(id: string): void; onClose(): void;
}

export function StartDialog({ workflows, queues, actions, onStarted, onClose }: Props) {
  const startable = (workflows ?? []).filter((workflow) => workflow.waitingForCode === 0);
  const [name, setName] = React.useState(startable[0]?.name ?? "");
  const [inputs, setInputs] = React.useState("{}");
  const [queue, setQueue] = React.useState("default");
  const [priority, setPriority] = React.useState("0");
  const [partition, setPartition] = React.useState("");
  const [problem, setProblem] = React.useState("");
  const [busy, setBusy] = React.useState(false);
  const ids = React.useId();
  const checked = checkInputs(inputs);
  const chosen = startable.find((workflow) => workflow.name === name);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (!checked.ok || busy || !name) return;
    setBusy(true);
    const id = await actions.start({
      workflowName: name, inputs: checked.value, queueName: queue.trim() || null,
      priority: Number(priority) || 0, partitionKey: partition.trim() || null,
    }, setProblem);
    setBusy(false);
    if (id) onStarted(id);
  };
  return (
    <Dialog title="Start a run" onClose={onClose} wide>
      <form onSubmit={(event) => void submit(event)}>
        <label className="wf-field">
          <span>Workflow</span>
          <select data-autofocus className="wf-select" value={name} required onChange={(event) => setName(event.target.value)}>
            {startable.map((w) => (
              <option key={`${w.project}/${w.name}`} value={w.name}>{w.name}{w.project ? ` (${w.project})` : ""}</option>
            ))}
          </select>
        </label>
        {chosen?.doc && <p className="wf-doc">{chosen.doc}</p>}
        <label className="wf-field">
          <span>Inputs <small>a JSON object, the workflow’s arguments</small></span>
          <textarea
            className="wf-code" rows={7} spellCheck={false} value={inputs} aria-invalid={!checked.ok}
            aria-describedby={ids + "inputs"} onChange={(event) => setInputs(event.target.value)}
          />
          <span id={ids + "inputs"} className="wf-field-problem" role="status">{checked.ok ? "" : checked.message}</span>
        </label>
        <div className="wf-fields">
          <label className="wf-field">
            <span>Queue</span>
            <input type="text" value={queue} list={ids + "queues"} onChange={(event) => setQueue(event.target.value)} />
            <datalist id={ids + "queues"}>{(queues ?? []).map((q) => <option key={q.name} value={q.name} />)}</datalist>
          </label>
          <label className="wf-field">
            <span>Priority <small>lower is first</small></span>
            <input type="number" step={1} value={priority} onChange={(event) => setPriority(event.target.value)} />
          </label>
          <label className="wf-field">
            <span>Partition <small>one at a time per key</small></span>
            <input type="text" value={partition} placeholder="none" onChange={(event) => setPartition(event.target.value)} />
          </label>
        </div>
        {problem && <p className="wf-notice" data-tone="bad" role="alert"><Icon name="error" /><span>{problem}</span></p>}
        <div className="wf-dialog-foot">
          <button type="button" className="wf-button" onClick={onClose}>Back</button>
          <button type="submit" className="wf-button wf-primary" disabled={!checked.ok || !name || busy}>
            {busy ? "Starting…" : "Start"}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
