import React from "react";
import { commandSentence, pendingReason, stage } from "../model/commands";
import { useAnnounce } from "../parts/feedback";
import { Icon } from "../parts/Icon";
import { useNow } from "../parts/time";
import type { Run } from "../types";

/** Follows the last command's record, so that the person who pressed sees that it arrived, and what became of it. */
export function CommandChip({ run }: { run: Run }) {
  const now = useNow();
  const announce = useAnnounce();
  const command = run.lastCommand;
  const mark = command ? `${command.cmd} ${stage(command.status).word}` : "";
  const before = React.useRef(mark);
  React.useEffect(() => {
    if (before.current !== mark && mark) announce(mark);
    before.current = mark;
  }, [mark, announce]);
  if (!command) return null;
  const { tone } = stage(command.status);
  const waits = pendingReason(run, now);
  return (
    <p className="wf-command-chip" data-tone={tone} data-testid="wf-command-chip">
      <Icon name={tone === "done" ? "check" : tone === "bad" ? "error" : "wait"} size={14} />
      <span>
        {commandSentence(command, now)}
        {command.reason && <>: <q>{command.reason}</q></>}
        {waits && <span className="wf-chip-waits">, {waits}</span>}
      </span>
    </p>
  );
}
