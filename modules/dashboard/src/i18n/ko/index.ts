import { about } from "./about";
import { apps } from "./apps";
import { common } from "./common";
import { executions } from "./executions";
import { home } from "./home";
import { launch } from "./launch";
import { log } from "./log";
import { status } from "./status";
import { tasks } from "./tasks";

/** One file a feature, so that the words of a page stand together. */
export const ko = {
  common,
  status,
  about,
  home,
  apps,
  tasks,
  launch,
  executions,
  log,
} as const;
