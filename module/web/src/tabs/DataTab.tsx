import React from "react";
import { isFinished } from "../model/states";
import { Tree } from "../parts/Tree";
import type { RunDetail } from "../types";

export function DataTab({ run }: { run: RunDetail }) {
  return (
    <div className="wf-data">
      <h3>Inputs</h3>
      <Tree value={run.inputs} label="inputs" />
      <h3>Result</h3>
      {run.result == null && !isFinished(run.status)
        ? <p className="wf-muted">none yet</p>
        : <Tree value={run.result} label="result" />}
      {run.error != null && <><h3>Error</h3><Tree value={run.error} label="error" /></>}
    </div>
  );
}
