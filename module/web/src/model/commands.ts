// Commands in words: which button is live and why not, what a record says, what a refusal means.
import { ApiError } from "../api";
import type { Command, LastCommand, Run } from "../types";
import { age, clock } from "./format";
import { isFinished, runLook } from "./states";

export const BAR: Command[] = ["HOLD", "RESUME", "STOP", "RESET", "CANCEL"];

export interface Button { cmd: Command; enabled: boolean; why: string; destructive: boolean }

/** RESET shows only where the run offers it: on any other run it would be a button nobody can explain. */
export function commandBar(run: Run): Button[] {
  const shown = BAR.filter((cmd) => cmd !== "RESET" || run.availableCommands.includes("RESET"));
  return shown.map((cmd) => {
    const enabled = run.availableCommands.includes(cmd);
    return { cmd, enabled, why: enabled ? PURPOSE[cmd] : whyNot(run, cmd), destructive: needsConfirm(cmd) };
  });
}

export function needsConfirm(cmd: Command): boolean {
  return cmd === "STOP" || cmd === "CANCEL" || cmd === "RESET";
}

const PURPOSE: Record<Command, string> = {
  HOLD: "Hold the run at its next safe point.",
  RESUME: "Let the held run go on.",
  STOP: "End the run in good order: its code can clean up.",
  RESET: "Start this run anew, with the same inputs.",
  CANCEL: "Mark the run as cancelled at once.",
};

function whyNot(run: Run, cmd: Command): string {
  const word = runLook(run).word.toLowerCase();
  if (isFinished(run.status)) return `${cmd}: the run has already ended (${word}).`;
  if (cmd === "RESUME") return `RESUME: only a held run can be resumed; this one is ${word}.`;
  if (cmd === "HOLD" && run.phaseState === "HELD") return "HOLD: the run is held already.";
  if (cmd === "HOLD" && (run.status === "ENQUEUED" || run.status === "PENDING")) {
    return "HOLD: its code has not begun yet. STOP or CANCEL it instead.";
  }
  return `${cmd}: not possible while the run is ${word}.`;
}

export interface Confirm { title: string; consequence: string; action: string }

export function confirmText(cmd: Command, run: Run): Confirm {
  const name = run.workflowName;
  if (cmd === "STOP") {
    return {
      title: `Stop ${name}?`, action: "Stop the run",
      consequence: "The run leaves its code at the next boundary, cleans up, and ends as STOPPED. It cannot be resumed.",
    };
  }
  if (cmd === "RESET") {
    return {
      title: `Start ${name} anew?`, action: "Start anew",
      consequence: "A new run with the same inputs is queued and linked to this one. Steps that were recorded run again.",
    };
  }
  return {
    title: `Cancel ${name}?`, action: "Cancel the run",
    consequence: "The run is CANCELLED at once and its code is told to leave. It has no chance to clean up by itself; STOP has.",
  };
}

const STAGE: Record<string, { word: string; tone: "quiet" | "warn" | "bad" | "done" }> = {
  REQUESTED: { word: "requested", tone: "warn" },
  DELIVERED: { word: "delivered", tone: "warn" },
  ACCEPTED: { word: "accepted", tone: "warn" },
  DONE: { word: "done", tone: "done" },
  REJECTED: { word: "rejected", tone: "bad" },
  SUPERSEDED: { word: "superseded", tone: "quiet" },
  TIMED_OUT: { word: "timed out", tone: "bad" },
};

export function stage(status: string): { word: string; tone: "quiet" | "warn" | "bad" | "done" } {
  return STAGE[status] ?? { word: status.toLowerCase(), tone: "quiet" };
}

/** The chip: "HOLD requested 14:02:11 by admin". Short and stable, so that it can be read out. */
export function commandSentence(command: LastCommand, now: number): string {
  const at = command.at ? " " + clock(command.at, now) : "";
  const by = command.actor ? " by " + command.actor : "";
  return `${command.cmd} ${stage(command.status).word}${at}${by}`;
}

/** Why an operator still waits for the proof of a press; empty when there is nothing to wait for. */
export function pendingReason(run: Run, now: number): string {
  const command = run.lastCommand;
  if (!command || !["REQUESTED", "DELIVERED"].includes(command.status)) return "";
  if (isFinished(run.status)) return "";
  if (!run.step) return "not yet accepted: it acts at the run's next boundary";
  return `not yet accepted: step ${run.step.name} has run ${age(run.step.startedAt, now)}`;
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : capital + ".";
}

/** A refusal as a sentence for the person who pressed. */
export function readable(error: unknown): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error);
  const message = sentence(error.message);
  if (error.status !== 409 || !Array.isArray(error.data.legal)) return message;
  const legal = error.data.legal.map(String);
  // The API often names them itself; nobody needs the list twice.
  if (legal.length && legal.every((cmd) => message.includes(cmd))) return message;
  return message + (legal.length ? ` Possible now: ${legal.join(", ")}.` : " No command is possible now.");
}
