const ACTIVE = ["QUEUED", "LAUNCHING", "RUNNING", "STARTING", "STARTED", "STOPPING"];

/** Whether a task, job or step of this state goes on by itself. */
export function isActive(state: string | null | undefined): boolean {
  return state != null && ACTIVE.includes(state);
}
