import React from "react";

export interface TabItem<T extends string> { id: T; label: string; count?: number | null }

/** Tabs by the book: one stop for Tab, arrows between them, the panel named by its tab. */
export function Tabs<T extends string>({ tabs, current, onSelect, label, children }: {
  tabs: TabItem<T>[]; current: T; onSelect(id: T): void; label: string; children: React.ReactNode;
}) {
  const base = React.useId();
  const onKey = (event: React.KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    onSelect(next.id);
    document.getElementById(base + next.id)?.focus();
  };
  return (
    <div className="wf-tabs">
      <div role="tablist" aria-label={label} className="wf-tablist" onKeyDown={onKey}>
        {tabs.map((tab) => (
          <button
            key={tab.id} id={base + tab.id} type="button" role="tab" className="wf-tab"
            aria-selected={tab.id === current} aria-controls={base + "panel"} tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >{tab.label}</button>
        ))}
      </div>
      <div role="tabpanel" id={base + "panel"} aria-labelledby={base + current} className="wf-tabpanel" tabIndex={0}>
        {children}
      </div>
    </div>
  );
}
