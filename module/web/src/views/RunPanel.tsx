import React from "react";
import type { Actions } from "../actions";
import type { ChangeAddress } from "../hooks";
import { TABS, type Address, type Tab } from "../model/address";
import { readable } from "../model/commands";
import type { PageData } from "../model/data";
import { Empty, Skeleton } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import { Tabs } from "../parts/Tabs";
import { CommandBar } from "./CommandBar";
import { RunHeader } from "./RunHeader";
import { CommandsTab } from "../tabs/CommandsTab";
import { DataTab } from "../tabs/DataTab";
import { EventsTab } from "../tabs/EventsTab";
import { StepsTab } from "../tabs/StepsTab";
import { StreamTab } from "../tabs/StreamTab";

interface Props {
  data: PageData; address: Address; canWrite: boolean; actions: Actions; change: ChangeAddress;
  onClose(): void; onStreamKey(key: string): void;
}

const LABELS: Record<Tab, string> = { steps: "Steps", events: "Events", stream: "Stream", commands: "Commands", data: "Data" };

export function RunPanel({ data, address, canWrite, actions, change, onClose, onStreamKey }: Props) {
  const run = data.run?.workflowId === address.run ? data.run : null;
  const heading = React.useRef<HTMLHeadingElement>(null);
  const shown = run !== null;
  // Opened from a row, the panel is where the reader goes next.
  React.useEffect(() => { if (shown) heading.current?.focus({ preventScroll: false }); }, [shown]);
  return (
    <div role="region" className="wf-panel" aria-label="Run">
      <div className="wf-panel-top">
        <button type="button" className="wf-button wf-plain" onClick={onClose}>
          <Icon name="back" size={14} /> All runs
        </button>
        <kbd aria-hidden="true">Esc</kbd>
      </div>
      {run === null ? <Missing error={data.failures.run} id={address.run} /> : (
        <>
          <RunHeader run={run} heading={heading} />
          {data.failures.run !== undefined && (
            <p className="wf-notice" data-tone="bad" role="alert">
              <Icon name="error" /><span>This run cannot be read now. {readable(data.failures.run)}</span>
            </p>
          )}
          <CommandBar run={run} canWrite={canWrite} actions={actions} />
          <Tabs
            label="About this run" current={address.tab} onSelect={(tab) => change({ tab }, "replace")}
            tabs={TABS.map((id) => ({ id, label: LABELS[id] }))}
          >
            {data.failures.tab !== undefined && <p className="wf-muted" role="alert">{readable(data.failures.tab)}</p>}
            <TabBody tab={address.tab} data={data} run={run} onStreamKey={onStreamKey} />
          </Tabs>
        </>
      )}
    </div>
  );
}

function TabBody({ tab, data, run, onStreamKey }: {
  tab: Tab; data: PageData; run: NonNullable<PageData["run"]>; onStreamKey(key: string): void;
}) {
  if (tab === "events") return <EventsTab events={data.events} />;
  if (tab === "stream") return <StreamTab entries={data.stream} streamKey={data.streamKey} onKey={onStreamKey} />;
  if (tab === "commands") return <CommandsTab commands={data.commands} />;
  if (tab === "data") return <DataTab run={run} />;
  return <StepsTab steps={data.steps} run={run} />;
}

function Missing({ error, id }: { error: unknown; id: string }) {
  if (error === undefined) return <Skeleton lines={6} label="Loading the run" />;
  return (
    <Empty title="This run cannot be shown" icon="error">
      <p role="alert">{readable(error)}</p>
      <p className="wf-mono">{id}</p>
    </Empty>
  );
}
