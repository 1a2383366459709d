import React from "react";
import { Api, apiRoot } from "./api";
import { useActions } from "./actions";
import { useAddress, useKeys, useRefresh } from "./hooks";
import { createLoad, queryKey } from "./loader";
import { NO_DATA, reduce } from "./model/data";
import { Notice, type Message } from "./parts/feedback";
import { Frame } from "./parts/Frame";
import { GatewayClock } from "./parts/time";
import { Counts } from "./views/Counts";
import { EngineStrip } from "./views/EngineStrip";
import { HelpDialog } from "./views/HelpDialog";
import { MaintenanceDialog } from "./views/MaintenanceDialog";
import { RunPanel } from "./views/RunPanel";
import { RunsView } from "./views/RunsView";
import { StartDialog } from "./views/StartDialog";

export interface PageProps { baseApi?: unknown }
type Open = "start" | "maintenance" | "help" | null;

export function StatusPage({ baseApi }: PageProps) {
  const clock = React.useMemo(() => new GatewayClock(), []);
  return <Frame clock={clock} title="Workflows"><Status root={apiRoot(baseApi)} clock={clock} /></Frame>;
}

function Status({ root, clock }: { root: string; clock: GatewayClock }) {
  const [address, change] = useAddress();
  const [data, dispatch] = React.useReducer(reduce, NO_DATA);
  const [open, setOpen] = React.useState<Open>(null);
  const [message, setMessage] = React.useState<Message | null>(null);
  const [row, setRow] = React.useState<string>("");
  const latest = React.useRef({ address, data });
  latest.current = { address, data };

  const api = React.useMemo(() => new Api(root), [root]);
  const load = React.useMemo(() => createLoad({
    api, dispatch, address: () => latest.current.address, data: () => latest.current.data, now: () => Date.now(),
    gatewayTime: (ms) => clock.correct(ms, Date.now()),
  }), [api, clock]);
  const [controller, refresh] = useRefresh(load);
  const actions = useActions(api, controller, setMessage);

  // What the address asks for is fetched at once; an opened run starts from an empty panel.
  const query = queryKey(address);
  React.useEffect(() => dispatch({ type: "opened", id: address.run }), [address.run]);
  const first = React.useRef(true);
  React.useEffect(() => {
    if (first.current) first.current = false;
    else void controller.refresh();
  }, [controller, query, address.run, address.tab, data.streamKey]);

  const canWrite = data.session?.canWrite === true;
  const rows = data.pageQuery === query ? data.page?.runs ?? null : null;
  const search = React.useRef<HTMLInputElement>(null);
  const back = () => change({ run: "" });
  useKeys((key) => {
    if (key === "/") { search.current?.focus(); search.current?.select(); return true; }
    if (key === "r") { void controller.refresh(); return true; }
    if (key === "p") { controller.toggle(); return true; }
    if (key === "?") { setOpen("help"); return true; }
    if (key === "Escape") return leave(address.run, back, search.current);
    if (key === "Enter" && row && row !== address.run) { change({ run: row }); return true; }
    if ((key === "j" || key === "k") && rows?.length) { setRow(neighbour(rows.map((r) => r.workflowId), row, key)); return true; }
    return false;
  });

  return (
    <>
      <EngineStrip
        data={data} refresh={refresh} controller={controller} canWrite={canWrite}
        onHelp={() => setOpen("help")} onMaintenance={() => setOpen("maintenance")}
      />
      <Notice message={message} onClose={() => setMessage(null)} />
      <Counts status={data.status} address={address} />
      <div className="wf-split" data-open={address.run !== ""}>
        <RunsView
          data={data} rows={rows} address={address} change={change} canWrite={canWrite} search={search} row={row}
          onRow={setRow} onStart={() => setOpen("start")}
        />
        {address.run && (
          <RunPanel
            key={address.run} data={data} address={address} canWrite={canWrite} actions={actions} change={change}
            onClose={back} onStreamKey={(key) => dispatch({ type: "streamKey", key })}
          />
        )}
      </div>
      {open === "help" && <HelpDialog onClose={() => setOpen(null)} />}
      {open === "start" && canWrite && (
        <StartDialog
          workflows={data.workflows} queues={data.queues} actions={actions} onClose={() => setOpen(null)}
          onStarted={(id) => { setOpen(null); change({ run: id }); setRow(id); }}
        />
      )}
      {open === "maintenance" && canWrite && data.status && (
        <MaintenanceDialog status={data.status} actions={actions} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function leave(run: string, back: () => void, search: HTMLInputElement | null): boolean {
  if (search && document.activeElement === search) { search.blur(); return true; }
  if (!run) return false;
  back();
  return true;
}

function neighbour(ids: string[], current: string, key: "j" | "k"): string {
  const at = ids.indexOf(current);
  if (at < 0) return key === "j" ? ids[0] : ids[ids.length - 1];
  return ids[Math.min(ids.length - 1, Math.max(0, at + (key === "j" ? 1 : -1)))];
}
