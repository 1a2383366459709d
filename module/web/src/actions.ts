// What a person can do, each with its answer in words: shown, spoken, and the page refreshed at once.
import React from "react";
import type { Api } from "./api";
import { readable } from "./model/commands";
import { useAnnounce, type Message } from "./parts/feedback";
import type { RefreshController } from "./refresh";
import type { Command, StartRequest } from "./types";

export interface Actions {
  /** The new run's id, or null when it was refused (the reason is in `refused`). */
  start(request: StartRequest, refused: (why: string) => void): Promise<string | null>;
  command(id: string, cmd: Command, reason: string): Promise<boolean>;
  enterMaintenance(mode: string, reason: string): Promise<boolean>;
  exitMaintenance(): Promise<boolean>;
  swap(): Promise<boolean>;
}

export function useActions(api: Api, controller: RefreshController, show: (message: Message | null) => void): Actions {
  const announce = useAnnounce();
  return React.useMemo(() => {
    async function act(work: () => Promise<unknown>, done: string): Promise<boolean> {
      try {
        await work();
        show({ tone: "done", text: done });
        announce(done);
        return true;
      } catch (error) {
        show({ tone: "bad", text: readable(error) });
        return false;
      } finally {
        void controller.refresh();
      }
    }
    return {
      async start(request, refused) {
        try {
          const envelope = await api.start(request);
          const id = envelope.data?.workflowId ?? envelope.workflowId;
          announce(`${request.workflowName} was started.`);
          void controller.refresh();
          return typeof id === "string" ? id : null;
        } catch (error) {
          refused(readable(error));
          return null;
        }
      },
      command: (id, cmd, reason) => act(() => api.command(id, cmd, reason), `${cmd} was requested.`),
      enterMaintenance: (mode, reason) => act(() => api.enterMaintenance(mode, reason), "Maintenance is on."),
      exitMaintenance: () => act(() => api.exitMaintenance(), "Maintenance is off. Runs are taken again."),
      swap: () => act(() => api.swap(), "The engine now runs the newly saved code."),
    };
  }, [api, controller, show, announce]);
}
