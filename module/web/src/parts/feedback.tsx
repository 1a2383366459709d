import React from "react";
import { Icon, type IconName } from "./Icon";

/** What a list shows when it is empty: a heading and the next thing to do. */
export function Empty({ title, icon = "queue", children }: {
  title: string; icon?: IconName; children?: React.ReactNode;
}) {
  return (
    <div className="wf-empty">
      <Icon name={icon} size={28} />
      <h3>{title}</h3>
      {children}
    </div>
  );
}

/** Grey lines in the place of what is about to come. */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div className="wf-skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => <div key={index} className="wf-bone" />)}
    </div>
  );
}

export interface Message { tone: "bad" | "done"; text: string }

/** The answer to what was just pressed; a refusal interrupts a screen reader, a success does not. */
export function Notice({ message, onClose }: { message: Message | null; onClose(): void }) {
  if (!message) return null;
  return (
    <div className="wf-notice" data-tone={message.tone} role={message.tone === "bad" ? "alert" : undefined}>
      <Icon name={message.tone === "bad" ? "error" : "check"} />
      <span>{message.text}</span>
      <button type="button" className="wf-button wf-plain wf-square" aria-label="Dismiss" onClick={onClose}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

const AnnounceContext = React.createContext<(text: string) => void>(() => undefined);

export function useAnnounce(): (text: string) => void {
  return React.useContext(AnnounceContext);
}

/** The page's one live region. The same text twice is spoken twice: the node is replaced. */
export function Announcer({ children }: { children: React.ReactNode }) {
  const [said, setSaid] = React.useState({ text: "", turn: 0 });
  const announce = React.useCallback(
    (text: string) => setSaid((before) => ({ text, turn: before.turn + 1 })), [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div className="wf-hidden" role="status" aria-live="polite" data-testid="wf-live">
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnounceContext.Provider>
  );
}
