import type { log as english } from "../en/log";
import type { Texts } from "../texts";

export const log: Texts<typeof english> = { title: "로그" };
