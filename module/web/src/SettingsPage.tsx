import React from "react";
import { Api, apiRoot } from "./api";
import { readable } from "./model/commands";
import { Empty, Notice, Skeleton, useAnnounce, type Message } from "./parts/feedback";
import { Frame } from "./parts/Frame";
import { Icon } from "./parts/Icon";
import { GatewayClock } from "./parts/time";
import type { PageProps } from "./StatusPage";
import type { Session, SettingsAnswer } from "./types";
import { SettingsForm } from "./views/SettingsForm";

export function SettingsPage({ baseApi }: PageProps) {
  const clock = React.useMemo(() => new GatewayClock(), []);
  return <Frame clock={clock} title="Workflows settings"><Loader root={apiRoot(baseApi)} /></Frame>;
}

interface Loaded { session: Session; answer: SettingsAnswer }

/** Settings are read once and after a save, never while somebody edits them. */
function Loader({ root }: { root: string }) {
  const api = React.useMemo(() => new Api(root), [root]);
  const [loaded, setLoaded] = React.useState<Loaded | null>(null);
  const [failure, setFailure] = React.useState<unknown>(null);
  const [message, setMessage] = React.useState<Message | null>(null);
  const announce = useAnnounce();
  const load = React.useCallback(async (signal?: AbortSignal) => {
    try {
      const [session, answer] = await Promise.all([api.session(signal), api.settings(signal)]);
      setLoaded({ session, answer });
      setFailure(null);
    } catch (error) {
      if (!signal?.aborted) setFailure(error);
    }
  }, [api]);
  React.useEffect(() => {
    const control = new AbortController();
    void load(control.signal);
    return () => control.abort();
  }, [load]);

  const saved = async () => {
    const text = "Saved. The engine now works with these settings.";
    await load();
    setMessage({ tone: "done", text });
    announce(text);
  };
  return (
    <div className="wf-settings">
      <div className="wf-settings-head">
        <h1>Workflows settings</h1>
        {loaded && !loaded.session.canWrite && (
          <span className="wf-chip" title="Changing settings needs the WRITE permission"><Icon name="lock" size={12} /> View only</span>
        )}
      </div>
      <Notice message={message} onClose={() => setMessage(null)} />
      {loaded
        ? <SettingsForm api={api} answer={loaded.answer} canWrite={loaded.session.canWrite} onSaved={saved} onEdit={() => setMessage(null)} />
        : failure === null ? <Skeleton lines={8} label="Loading settings" /> : (
          <Empty title="The settings cannot be read" icon="error">
            <p role="alert">{readable(failure)}</p>
            <button type="button" className="wf-button" onClick={() => void load()}>Try again</button>
          </Empty>
        )}
    </div>
  );
}
