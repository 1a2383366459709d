import React from "react";
import type { PageData } from "../model/data";
import { count } from "../model/format";
import { readable } from "../model/commands";
import { engineLook } from "../model/states";
import { Skeleton } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import { Lasted } from "../parts/time";
import type { RefreshController, RefreshState } from "../refresh";
import type { EngineStatus } from "../types";
import { Freshness } from "./Freshness";

interface Props {
  data: PageData; refresh: RefreshState; controller: RefreshController; canWrite: boolean;
  onHelp(): void; onMaintenance(): void;
}

export function EngineStrip({ data, refresh, controller, canWrite, onHelp, onMaintenance }: Props) {
  const { status, session } = data;
  return (
    <div className="wf-strip" data-tone={status ? engineLook(status).tone : "quiet"}>
      <div className="wf-strip-main">
        {status ? <Engine status={status} /> : <Waiting error={refresh.error} />}
      </div>
      <div className="wf-strip-side">
        {session && !canWrite && (
          <span className="wf-chip" title="You may look at everything; changing needs the WRITE permission">
            <Icon name="lock" size={12} /> View only
          </span>
        )}
        {canWrite && status && (
          <button type="button" className="wf-button" onClick={onMaintenance}>
            <Icon name="wrench" size={14} /> Maintenance
          </button>
        )}
        <Freshness refresh={refresh} controller={controller} />
        <button type="button" className="wf-button wf-plain wf-square" aria-label="Keys and help" title="Keys and help ( ? )" onClick={onHelp}>
          <Icon name="help" />
        </button>
      </div>
    </div>
  );
}

function Engine({ status }: { status: EngineStatus }) {
  const look = engineLook(status);
  return (
    <>
      <h1 className="wf-engine" title={look.says}>
        <Icon name={look.icon} /> <span>{look.word}</span>
      </h1>
      <p className="wf-engine-detail">
        {look.detail && <span>{look.detail}</span>}
        {look.since !== null && look.tone !== "active" && <span>since <Lasted from={look.since} to={null} /></span>}
        {status.maintenance.enabled && status.maintenance.drained && <span>drained, ready to deploy</span>}
      </p>
      <Facts status={status} />
    </>
  );
}

/** Grey while normal; a fact takes colour only when somebody should look at it. */
function Facts({ status }: { status: EngineStatus }) {
  const { workers, buffer, engine } = status;
  const full = workers.size > 0 && workers.busy >= workers.size;
  return (
    <dl className="wf-facts">
      <Fact term="Workers" tone={full ? "warn" : "quiet"}>
        {workers.busy}/{workers.size}{workers.outside > 0 && ` + ${workers.outside} waiting`}
      </Fact>
      <Fact term="Buffered" tone={buffer.depth > 0 && buffer.maxDepth > 0 && buffer.depth * 2 > buffer.maxDepth ? "warn" : "quiet"}>
        {count(buffer.depth)}
      </Fact>
      {buffer.overflowCount > 0 && <Fact term="Overflowed" tone="warn">{count(buffer.overflowCount)}</Fact>}
      {buffer.deadLetters > 0 && <Fact term="Dead letters" tone="bad">{count(buffer.deadLetters)}</Fact>}
      <Fact term="Store">{engine.store ?? "–"}{engine.dbName && engine.store !== "sqlite" ? ` · ${engine.dbName}` : ""}</Fact>
      {engine.gateway && <Fact term="Gateway">{engine.gateway}</Fact>}
      {status.dispatchMode === "ticks" && <Fact term="Dispatch" tone="warn">only on dispatch()</Fact>}
    </dl>
  );
}

function Fact({ term, tone = "quiet", children }: { term: string; tone?: string; children: React.ReactNode }) {
  return <div className="wf-fact" data-tone={tone}><dt>{term}</dt><dd>{children}</dd></div>;
}

function Waiting({ error }: { error: unknown }) {
  if (!error) return <Skeleton lines={1} label="Asking the engine" />;
  return (
    <div role="alert" className="wf-strip-error">
      <h1 className="wf-engine"><Icon name="error" /> <span>No answer</span></h1>
      <p className="wf-engine-detail">{readable(error)}</p>
    </div>
  );
}
