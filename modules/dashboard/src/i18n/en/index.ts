import { about } from "./about";
import { apps } from "./apps";
import { audit } from "./audit";
import { common } from "./common";
import { executions } from "./executions";
import { home } from "./home";
import { jobs } from "./jobs";
import { launch } from "./launch";
import { log } from "./log";
import { runtime } from "./runtime";
import { settings } from "./settings";
import { shell } from "./shell";
import { status } from "./status";
import { streams } from "./streams";
import { tasks } from "./tasks";
import { tools } from "./tools";

/** One file a feature, so that the words of a page stand together. */
export const en = {
  common,
  status,
  shell,
  about,
  home,
  apps,
  streams,
  runtime,
  tasks,
  launch,
  executions,
  log,
  jobs,
  audit,
  tools,
  settings,
} as const;
