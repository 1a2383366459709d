import React from "react";
import { CopyButton } from "../parts/CopyButton";
import { Empty } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import type { WorkflowInfo } from "../types";

const DEFINE = `from exchange.workflows import workflow, step

@step()
def fill(tank):
    return system.tag.readBlocking(["[default]%s/Level" % tank])[0].value

@workflow("plant.fill")
def fill_tank(tank="T1"):
    return fill(tank)`;

const startLine = (name: string) => `exchange.workflows.api.service.start(workflowName="${name}", inputs={})`;

/** What a new installation shows: how the first run comes to be. */
export function Teach({ workflows, canWrite, onStart }: {
  workflows: WorkflowInfo[] | null; canWrite: boolean; onStart(): void;
}) {
  if (workflows !== null && workflows.length === 0) {
    return (
      <Empty title="No workflow yet" icon="queue">
        <p>Decorate a function in any project library. The gateway finds it when the project is saved.</p>
        <Snippet code={DEFINE} label="workflow example" />
      </Empty>
    );
  }
  const name = workflows?.[0]?.name ?? "demo.commands_60s";
  return (
    <Empty title="No run yet" icon="play">
      <p>{canWrite ? "Start one here, or from any script in any scope:" : "A run is started from any script in any scope:"}</p>
      <Snippet code={startLine(name)} label="start example" />
      {canWrite && (
        <button type="button" className="wf-button wf-primary" onClick={onStart}>
          <Icon name="plus" size={14} /> Start the first run
        </button>
      )}
    </Empty>
  );
}

function Snippet({ code, label }: { code: string; label: string }) {
  return (
    <div className="wf-snippet">
      <CopyButton text={code} label={"Copy the " + label} />
      <pre tabIndex={0} aria-label={label}>{code}</pre>
    </div>
  );
}
