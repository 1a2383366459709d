import React from "react";
import { duration, oneLine } from "../model/format";
import { isFinished, stepLook } from "../model/states";
import { Empty, Skeleton } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import { State } from "../parts/State";
import { At, Lasted, useNow } from "../parts/time";
import { Tree } from "../parts/Tree";
import type { Run, Step } from "../types";

export function StepsTab({ steps, run }: { steps: Step[] | null; run: Run }) {
  const [open, setOpen] = React.useState<ReadonlySet<number>>(new Set());
  if (steps === null) return <Skeleton lines={5} label="Loading steps" />;
  if (steps.length === 0) {
    return (
      <Empty title="No step recorded yet">
        <p>Each function decorated with <code>@step()</code> leaves a row here when it has ended.</p>
      </Empty>
    );
  }
  const toggle = (seq: number) => setOpen((now) => {
    const next = new Set(now);
    if (!next.delete(seq)) next.add(seq);
    return next;
  });
  return (
    <table className="wf-table wf-steps">
      <caption className="wf-hidden">Steps in the order they began</caption>
      <thead>
        <tr>
          <th scope="col" className="wf-num">#</th><th scope="col">Step</th><th scope="col">State</th>
          <th scope="col" className="wf-col-span">When</th><th scope="col" className="wf-num">Took</th>
          <th scope="col" className="wf-num">Tries</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <StepRow key={`${step.seq}/${step.name}`} step={step} run={run} open={open.has(step.seq)} onToggle={() => toggle(step.seq)} />
        ))}
      </tbody>
    </table>
  );
}

function StepRow({ step, run, open, onToggle }: { step: Step; run: Run; open: boolean; onToggle(): void }) {
  return (
    <>
      <tr data-open={open}>
        <td className="wf-num wf-seq">{step.seq}</td>
        <td className="wf-cell-name">
          <button type="button" className="wf-disclose" aria-expanded={open} onClick={onToggle}>
            <Icon name={open ? "fold" : "unfold"} size={12} /> <span title={step.name}>{step.name}</span>
          </button>
        </td>
        <td><State look={stepLook(step.status)} /></td>
        <td className="wf-col-span"><Span step={step} run={run} /></td>
        <td className="wf-num"><Lasted from={step.startedAt} to={step.completedAt ?? (isFinished(run.status) ? step.startedAt : null)} /></td>
        <td className="wf-num" data-tone={(step.attempts ?? 1) > 1 ? "warn" : "quiet"}>{step.attempts ?? 1}</td>
      </tr>
      {!open && step.error != null && (
        <tr className="wf-step-error"><td /><td colSpan={5}>{oneLine(step.error, 160)}</td></tr>
      )}
      {open && (
        <tr className="wf-step-more">
          <td />
          <td colSpan={5}>
            <p className="wf-muted">Began <At at={step.startedAt} />{step.completedAt !== null && <>, ended <At at={step.completedAt} /></>}</p>
            <h4>Output</h4><Tree value={step.output} label={`output of ${step.name}`} />
            {step.error != null && <><h4>Error</h4><Tree value={step.error} label={`error of ${step.name}`} /></>}
          </td>
        </tr>
      )}
    </>
  );
}

/** The step's place in the run's time: the eye sees what took long and where nothing happened. */
function Span({ step, run }: { step: Step; run: Run }) {
  const now = useNow();
  const from = run.startedAt;
  if (from === null || step.startedAt === null) return null;
  const end = Math.max(isFinished(run.status) ? run.completedAt ?? run.updatedAt ?? now : now, from + 1);
  const left = share(step.startedAt, from, end);
  const width = Math.max(0.8, share(step.completedAt ?? end, from, end) - left);
  return (
    <div className="wf-span" title={duration((step.completedAt ?? end) - step.startedAt)}>
      <div className="wf-span-fill" data-tone={stepLook(step.status).tone} style={{ left: Math.min(left, 99) + "%", width: width + "%" }} />
    </div>
  );
}

function share(at: number, from: number, to: number): number {
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
}
