import type { Page } from "playwright-core";
import type { Say, Watched } from "./browser";
import { registerStreamApps } from "./kafka";
import { SAMPLE_URI, until, type Server } from "./server";

const TARGET = "boot4";
/** A screen that is not there by then is not coming. */
const LIMIT_MS = 10_000;
const JAVA_OPTS = "deployer.dstone-batch.local.javaOpts=-Dspring.profiles.active=dev";

/** What a server has that all screens can be shown of. */
export interface Sample {
  succeeded: number;
  failed: number;
  running: number;
  stopped: number;
  job: number;
  step: number;
}

/** Fills an empty server, whose stream apps know of a Kafka; the running execution goes on until the server is closed. */
export async function fill(server: Server): Promise<Sample> {
  await server.registerSample(
    "tableInsertJob",
    "restartableJob",
    "longRunningJob",
    "tableUpdatePartitionJob",
  );
  await server.post("/tasks/definitions", {
    name: "nightly",
    definition:
      "fill: dstone-batch --spring.batch.job.names=tableInsertJob && " +
      "grade: dstone-batch --spring.batch.job.names=tableUpdatePartitionJob",
  });
  const succeeded = await server.launch("tableInsertJob", "rows=120 day=2026-11-22", JAVA_OPTS);
  const failed = await server.launch("restartableJob", "failAtStep=report rows=30");
  const stopped = await server.launch("longRunningJob", "seconds=900");
  await server.awaitState(succeeded, "SUCCEEDED");
  await server.awaitState(failed, "FAILED");
  await awaitStep(server, stopped);
  await server.post(`/tasks/executions/${stopped}?schemaTarget=${TARGET}`);
  await server.awaitState(stopped, "STOPPED");
  const running = await server.launch("longRunningJob", "seconds=3600");
  await awaitStep(server, running);
  await fillStreams(server);
  const [job] = (await overview(server, succeeded)).jobs;
  return {
    succeeded,
    failed,
    running,
    stopped,
    job: job?.jobExecutionId ?? 0,
    step: job?.steps[0]?.stepExecutionId ?? 0,
  };
}

/** A stream that was updated once, and another that taps it and was never deployed. */
async function fillStreams(server: Server): Promise<void> {
  await registerStreamApps(server);
  await server.post("/streams/definitions", {
    name: "notes",
    definition: "note-source --sample.rate=2 | note-sink",
    description: "Numbered notes",
  });
  await server.post("/streams/definitions", { name: "tapped", definition: ":notes.note-source > keep: note-sink" });
  await server.postJson("/streams/deployments/notes", {});
  await awaitVersion(server, 1);
  await server.postJson("/streams/deployments/update/notes", {
    releaseName: "notes",
    updateProperties: { "app.note-source.sample.rate": "5" },
  });
  await awaitVersion(server, 2);
}

interface Version {
  version: number;
  info: { status: { statusCode: string } };
}

/** Until all its apps are healthy and those of the version before are gone. */
function awaitVersion(server: Server, wanted: number): Promise<void> {
  return until(
    `version ${wanted} of the stream`,
    async () => {
      const { status } = await server.get<{ status: string }>("/streams/definitions/notes");
      const versions = await server.get<Version[]>("/streams/deployments/history/notes");
      const state = versions.find(({ version }) => version === wanted)?.info.status.statusCode;
      return status === "deployed" && state === "DEPLOYED";
    },
    180_000,
  );
}

/** Tasks outlive their server, so the one that runs has to be stopped before it. */
interface Overview {
  jobs: { jobExecutionId: number; steps: { stepExecutionId: number }[] }[];
}

function overview(server: Server, id: number): Promise<Overview> {
  return server.get(`/tasks/executions/${id}/overview?schemaTarget=${TARGET}`);
}

async function awaitStep(server: Server, id: number): Promise<void> {
  await until(`a step of execution ${id}`, async () => {
    const { jobs } = await overview(server, id);
    return jobs.some(({ steps }) => steps.length > 0);
  });
}

/** Something a user can look at: where it is, and what it takes to see it whole. */
export interface Screen {
  name: string;
  path: (sample: Sample) => string;
  /** Ends when everything is there. */
  show: (page: Page, say: Say, sample: Sample) => Promise<unknown>;
}

const NONE: Sample = { succeeded: 0, failed: 0, running: 0, stopped: 0, job: 0, step: 0 };

type Show = Screen["show"];

function at(name: string, path: string, show: Show): Screen {
  return { name, path: () => path, show };
}

function execution(name: string, kind: "succeeded" | "failed" | "running" | "stopped", tab: string, show: Show): Screen {
  return {
    name: `execution-${name}`,
    path: (sample) => `/task-executions/${sample[kind]}?schemaTarget=${TARGET}&tab=${tab}`,
    show,
  };
}

function text(key: string): Show {
  return (page, say) => page.getByRole("main").getByText(say(key)).first().waitFor();
}

function row(name: string): Show {
  return (page) => page.getByRole("table").getByText(name, { exact: true }).first().waitFor();
}

/** Presses the buttons one after the other. */
async function press(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole("button", { name, exact: true }).click();
  }
}

/** Writes a stream's definition, with the caret at its end. */
async function write(page: Page, say: Say, definition: string): Promise<void> {
  await page.getByRole("textbox", { name: say("streams.definition") }).fill(definition);
}

/** Of a server nobody has used yet. */
export const EMPTY_SCREENS: Screen[] = [
  at("home-empty", "/", text("home.emptyTitle")),
  at("apps-empty", "/apps", text("apps.emptyTitle")),
  at("tasks-empty", "/tasks", text("tasks.emptyTitle")),
  at("executions-empty", "/task-executions", text("executions.emptyTitle")),
  at("jobs-empty", "/job-executions", text("jobs.empty")),
  at("streams-empty", "/streams", text("streams.emptyTitle")),
  at("runtime-empty", "/runtime", text("runtime.emptyTitle")),
];

export const SCREENS: Screen[] = [
  at("home", "/", row("tableInsertJob")),

  at("apps", "/apps", row("dstone-batch")),
  at("apps-unregister", "/apps", async (page, say) => {
    await press(page, say("apps.unregisterName", { name: "dstone-batch" }));
    await page.getByRole("dialog").getByText(say("apps.unregisterEffect")).waitFor();
  }),
  at("apps-add", "/apps/add", async (page, say) => {
    await page.getByLabel(say("apps.name")).fill("dstone-batch");
    await page.getByRole("textbox", { name: say("apps.uriLabel"), exact: true }).fill(SAMPLE_URI);
    await page.getByText(say("apps.foundBoot", { version: 4 })).waitFor();
  }),
  at("apps-add-problems", "/apps/add", async (page, say) => {
    await page.getByRole("textbox", { name: say("apps.uriLabel"), exact: true }).fill("file:/nowhere.jar");
    await page.getByText(new RegExp(say("apps.notFoundUnknown"))).waitFor();
    await press(page, say("apps.submitRegister"));
    await page.getByText(say("apps.nameRequired")).waitFor();
  }),
  at("apps-add-uri", "/apps/add?way=uri", text("apps.importUriHint")),
  at("apps-add-text", "/apps/add?way=text", text("apps.importTextHint")),
  at("app", "/apps/task/dstone-batch", async (page, say) => {
    await page.getByRole("searchbox", { name: say("apps.searchProperties") }).waitFor();
  }),
  at("app-versions", "/apps/task/dstone-batch?tab=versions", row("0.0.1-SNAPSHOT")),

  at("tasks", "/tasks", row("tableInsertJob")),
  at("tasks-clean-up", "/tasks", async (page, say) => {
    await press(page, say("tasks.moreActions", { name: "tableInsertJob" }));
    await page.getByRole("menuitem", { name: say("tasks.cleanUp") }).click();
    await page.getByRole("dialog").getByText(say("tasks.cleanUpEffect")).waitFor();
  }),
  at("tasks-destroy", "/tasks", async (page, say) => {
    await press(page, say("tasks.destroyName", { name: "tableInsertJob" }));
    await page.getByRole("dialog").getByText(say("tasks.destroyEffect")).waitFor();
  }),
  at("task-create", "/tasks/create?app=dstone-batch", (page, say) => page.getByLabel(say("tasks.name")).fill("nightly")),
  at("task-create-dsl", "/tasks/create?way=dsl", async (page, say) => {
    await page.getByRole("textbox", { name: say("tasks.definition") }).fill("dstone-batch && report: dstone-batch");
    await page.getByText(say("tasks.valid")).waitFor();
  }),
  at("task", "/tasks/tableInsertJob", text("tasks.meanDuration")),
  at("task-executions", "/tasks/tableInsertJob?tab=executions", (page) => page.getByRole("table").first().waitFor()),
  at("task-definition", "/tasks/tableInsertJob?tab=definition", text("tasks.copyDefinition")),
  at("task-audit", "/tasks/tableInsertJob?tab=audit", (page) => page.getByRole("table").first().waitFor()),
  at("task-composed", "/tasks/nightly", text("tasks.neverText")),

  at("launch", "/tasks/tableUpdatePartitionJob/launch", async (page, say) => {
    await page.getByLabel(say("launch.javaOpts")).fill("-Dspring.profiles.active=dev");
    for (const [index, argument] of ["day=2026-11-22", "partitions=8"].entries()) {
      await press(page, say("launch.addArgument"));
      await page
        .getByRole("textbox", { name: say("launch.argument", { number: index + 1 }), exact: true })
        .fill(argument);
    }
    const preview = page.getByRole("region", { name: say("launch.preview") });
    await preview.getByText("-Dspring.profiles.active=dev").first().waitFor();
    await preview.getByText("partitions=8").first().waitFor();
  }),
  at("launch-edit", "/tasks/tableInsertJob/launch", async (page, say) => {
    await press(page, say("launch.editSection", { section: say("launch.deployment") }));
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("searchbox").fill("javaOpts");
    await dialog
      .getByLabel(/java-?opts/i)
      .first()
      .fill("-Dspring.profiles.active=dev");
  }),
  at("launch-edit-all", "/tasks/restartableJob/launch", async (page, say) => {
    await press(page, say("launch.editSection", { section: say("launch.application") }));
    await page.getByRole("dialog").getByRole("textbox").nth(2).waitFor();
  }),

  at("executions", "/task-executions", row("restartableJob")),
  at("executions-filtered", "/task-executions?task=table*&from=-2d&text=rows", row("tableInsertJob")),
  at("executions-nothing", "/task-executions?task=nobody", text("common.nothingFound")),
  at("executions-filter-form", "/task-executions", async (page, say) => {
    await press(page, say("executions.moreFilters"));
    await page.getByLabel(say("executions.startedFrom")).waitFor();
  }),
  at("executions-clean-up", "/task-executions?state=FAILED&task=restartable*", async (page, say) => {
    await press(page, say("executions.allMatching"));
    await page.getByRole("menuitem", { name: say("executions.cleanUpMatching") }).click();
    await page.getByRole("dialog").getByText(say("executions.cleanUpWarning")).waitFor();
    await page
      .getByRole("dialog")
      .getByText(say("executions.would_CLEAN_UP", { number: 1 }))
      .waitFor();
  }),

  execution("succeeded", "succeeded", "overview", (page) => page.getByRole("region", { name: "tableInsertJob" }).waitFor()),
  execution("steps", "succeeded", "steps", (page) => page.getByRole("table").first().waitFor()),
  execution("log", "succeeded", "log", (page, say) => page.getByLabel(say("log.lines")).getByText('"dev"').first().waitFor()),
  execution("properties", "succeeded", "properties", text("executions.sentProperties")),
  execution("events", "succeeded", "events", text("executions.eventQueued")),
  execution("failed", "failed", "overview", (page, say) =>
    page.getByRole("alert").filter({ hasText: say("executions.cause_FAILED") }).waitFor(),
  ),
  execution("failed-steps", "failed", "steps", (page) => page.getByRole("table").first().waitFor()),
  execution("failed-log", "failed", "log", (page, say) => page.getByLabel(say("log.lines")).getByText(/Exception/).first().waitFor()),
  execution("running", "running", "overview", (page) => page.getByRole("region", { name: "longRunningJob" }).waitFor()),
  execution("running-log", "running", "log", (page, say) => page.getByLabel(say("log.lines")).getByText(/Working/).first().waitFor()),
  execution("stop", "running", "overview", async (page, say) => {
    await press(page, say("executions.stop"));
    await page.getByRole("dialog").getByText(say("executions.stopEffect")).waitFor();
  }),
  execution("stopped", "stopped", "overview", (page, say) => page.getByRole("button", { name: say("executions.restart") }).waitFor()),

  at("jobs", "/job-executions", row("restartableJob")),
  {
    name: "job-execution",
    path: ({ job }) => `/job-executions/${job}?schemaTarget=${TARGET}`,
    show: (page, say) => page.getByRole("table", { name: say("jobs.parameters") }).waitFor(),
  },
  {
    name: "step",
    path: ({ job, step }) => `/job-executions/${job}/steps/${step}?schemaTarget=${TARGET}`,
    show: text("jobs.context"),
  },
  at("job", "/jobs/tableInsertJob", (page) => page.getByRole("table").first().waitFor()),

  at("streams", "/streams", row("notes")),
  at("streams-undeploy", "/streams", async (page, say) => {
    await press(page, say("streams.moreActions", { name: "notes" }));
    await page.getByRole("menuitem", { name: say("streams.undeploy") }).click();
    await page.getByRole("dialog").getByText(say("streams.undeployEffect")).waitFor();
  }),
  at("stream-create", "/streams/create", async (page, say) => {
    await write(page, say, ":notes.note-source > keep: note-sink --sample.file=/tmp/notes --level=1");
    await page.getByText(say("streams.unknownProperty", { app: "keep", property: "level" })).waitFor();
    await page.getByText("keep", { exact: true }).first().waitFor();
  }),
  at("stream-create-problems", "/streams/create", async (page, say) => {
    await write(page, say, "note-source | shout | note-");
    await page.getByText(say("streams.unknownApp", { name: "shout", type: "processor" })).waitFor();
    await page.getByRole("option", { name: "note-sink" }).first().waitFor();
    await press(page, say("streams.submit"));
    await page.getByText(say("streams.nameRequired")).waitFor();
  }),
  at("stream", "/streams/notes", async (page, say) => {
    await page.getByText(say("streams.instancesUp", { up: 1, total: 1 })).first().waitFor();
    await page.getByRole("table", { name: say("streams.instances") }).waitFor();
  }),
  at("stream-log", "/streams/notes?tab=log", (page, say) => page.getByLabel(say("log.lines")).getByText("stdout").first().waitFor()),
  at("stream-deployment", "/streams/notes?tab=deployment", text("streams.manifest")),
  at("stream-history", "/streams/notes?tab=history&from=1&to=2", (page, say) => page.getByRole("region", { name: say("streams.changes") }).waitFor()),
  at("stream-rollback", "/streams/notes?tab=history", async (page, say) => {
    await press(page, say("streams.rollbackTo", { version: 1 }));
    await page.getByRole("dialog").getByText(say("streams.rollbackEffect", { version: 1 })).waitFor();
  }),
  at("stream-scale", "/streams/notes", async (page, say) => {
    await press(page, say("streams.scaleInstances"));
    await page.getByRole("dialog").getByText(say("streams.scaleEffect")).waitFor();
  }),
  at("stream-undeployed", "/streams/tapped", text("streams.meaning.UNDEPLOYED")),
  at("stream-deploy", "/streams/tapped/deploy", (page, say) => page.getByRole("region", { name: say("streams.previewOf", { app: "keep" }) }).waitFor()),
  at("stream-update", "/streams/notes/deploy", async (page, say) => {
    await page.getByText(say("streams.wayText"), { exact: true }).click();
    await page.getByRole("textbox", { name: say("streams.wayText") }).fill("app.note-source.sample.rate=9");
    await page.getByRole("region", { name: say("streams.preview") }).getByText(say("streams.startsAnew")).first().waitFor();
  }),
  at("runtime", "/runtime", (page) => page.getByText("notes.note-sink-v1-0").first().waitFor()),

  at("audit", "/audit", row("dstone-batch")),
  at("tools", "/tools", text("tools.exportHint")),
  at("tools-import", "/tools?tool=import", text("tools.importHint")),
  at("tools-clean-up", "/tools?tool=cleanUp", text("tools.cleanUpHint")),
  at("settings", "/settings", text("settings.hint")),
  at("about", "/", async (page, say) => {
    await press(page, say("common.about"));
    await page.getByRole("dialog").getByText(say("about.compatible")).waitFor();
  }),
  at("palette", "/", async (page, say) => {
    await press(page, say("shell.palette"));
    await page.getByPlaceholder(say("shell.palettePlaceholder")).fill("table");
    await page.getByRole("dialog").getByText("tableInsertJob").first().waitFor();
  }),
  at("keys", "/settings", async (page, say) => {
    await page.getByText(say("settings.hint")).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog").waitFor();
  }),
  at("not-found", "/nowhere", text("common.notFoundHint")),
  at("execution-unknown", "/task-executions/987654?schemaTarget=boot4", (page) => page.getByRole("alert").first().waitFor()),
];

/** Goes there, and returns when it is shown and nothing moves any more. */
export async function show(watched: Watched, server: Server, screen: Screen, sample: Sample = NONE): Promise<void> {
  const { page, say } = watched;
  page.setDefaultTimeout(LIMIT_MS);
  await page.goto(`${server.url}/dashboard${screen.path(sample)}`);
  try {
    await screen.show(page, say, sample);
  } catch (error) {
    throw new Error(`${screen.name} was not shown`, { cause: error });
  }
  await still(page);
}

/** Colours in between are neither seen nor to be judged. */
export async function still(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector(".mantine-Skeleton-root") === null &&
      document.getAnimations().every((animation) => !(animation instanceof CSSTransition)),
  );
}
