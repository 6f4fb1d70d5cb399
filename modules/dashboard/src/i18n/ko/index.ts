import { about } from "./about";
import { apps } from "./apps";
import { audit } from "./audit";
import { common } from "./common";
import { home } from "./home";
import { jobs } from "./jobs";
import { launch } from "./launch";
import { settings } from "./settings";
import { shell } from "./shell";
import { status } from "./status";
import { tasks } from "./tasks";
import { tools } from "./tools";

/** One file a feature, so that the words of a page stand together. */
export const ko = { common, status, about, home, apps, tasks, launch, jobs, audit, tools, settings, shell } as const;
