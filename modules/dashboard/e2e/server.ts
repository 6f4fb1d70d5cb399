import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const ROOT = resolve(import.meta.dirname, "../../..");
const JAVA_HOME = process.env.DSTONE_E2E_JAVA_HOME ?? process.env.JAVA_HOME;
export const JAVA = JAVA_HOME === undefined ? "java" : join(JAVA_HOME, "bin", "java");
const JAR = join(ROOT, "modules/dataflow/target/dstone-dataflow-0.1.0-SNAPSHOT-exec.jar");
const SAMPLE = join(ROOT, "samples/dstone-batch/target/dstone-batch-0.0.1-SNAPSHOT.jar");

/** The address a server reads the sample's jar from. */
export const SAMPLE_URI = pathToFileURL(SAMPLE).href.replace("file:///", "file:/");

const ACTIVE = ["QUEUED", "LAUNCHING", "RUNNING"];
const START_LIMIT_MS = 120_000;
const POLL_MS = 200;

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const socket = createServer();
    socket.on("error", failed);
    socket.listen(0, "127.0.0.1", () => {
      const address = socket.address();
      socket.close(() => {
        found(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}

/** Asks until the answer is the one wanted, and fails when it never is. */
export async function until(
  what: string,
  check: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await check())) {
    if (Date.now() > end) {
      throw new Error(`Waited ${limitMs} ms in vain for ${what}`);
    }
    await new Promise((woken) => setTimeout(woken, POLL_MS));
  }
}

/** A real server, started from its jar with the embedded database, on loopback and a port of its own. */
export class Server {
  readonly home = mkdtempSync(join(tmpdir(), "dstone-e2e-"));
  private process: ChildProcess | undefined;
  private databasePort = 0;
  private port = 0;
  private readonly settings: string[];
  /** What it, and what it launches, knows of the machine. */
  environment: NodeJS.ProcessEnv = process.env;

  /** @param settings as on its command line */
  constructor(...settings: string[]) {
    this.settings = settings;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Returns when it answers; a second time it has the same address and data. */
  async start(): Promise<void> {
    if (!existsSync(JAR)) {
      throw new Error(`Build the server first: ${JAR} is missing`);
    }
    this.databasePort ||= await freePort();
    this.port ||= await freePort();
    mkdirSync(this.home, { recursive: true });
    const log = openSync(join(this.home, "server.log"), "a");
    const started = spawn(
      JAVA,
      [
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-jar",
        JAR,
        `--server.port=${this.port}`,
        "--dstone.skipper.port=-1",
        `--dstone.server.home=${this.home}`,
        `--spring.datasource.url=jdbc:h2:tcp://127.0.0.1:${this.databasePort}/./dataflow`,
        ...this.settings,
      ],
      { stdio: ["ignore", log, log], env: this.environment },
    );
    closeSync(log);
    this.process = started;
    await until(
      "the server's start",
      async () => {
        if (started.exitCode !== null) {
          throw new Error(`The server ended:\n${readFileSync(join(this.home, "server.log"), "utf8")}`);
        }
        return fetch(`${this.url}/management/health`).then(
          (answer) => answer.ok,
          () => false,
        );
      },
      START_LIMIT_MS,
    );
  }

  /** As its script does it. */
  stop(): Promise<void> {
    return this.end("SIGTERM");
  }

  /** Without a chance to tidy up. */
  kill(): Promise<void> {
    return this.end("SIGKILL");
  }

  /** Ends what it runs as well: programs outlive their server. */
  async close(): Promise<void> {
    if (this.process !== undefined && this.process.exitCode === null) {
      await this.stopAll();
    }
    await this.kill();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(this.url + path);
    if (!answer.ok) {
      throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    }
    return (await answer.json()) as T;
  }

  post(path: string, form: Record<string, string> = {}): Promise<unknown> {
    return this.send(path, { body: new URLSearchParams(form) });
  }

  postJson(path: string, body: object): Promise<unknown> {
    return this.send(path, {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  private async send(path: string, request: RequestInit): Promise<unknown> {
    const answer = await fetch(this.url + path, { method: "POST", ...request });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`POST ${path}: ${answer.status} ${text}`);
    }
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  }

  /** The sample as the app `dstone-batch`, with a task for each of the jobs, named alike. */
  async registerSample(...jobs: string[]): Promise<void> {
    await this.post("/apps/task/dstone-batch", { uri: SAMPLE_URI, bootVersion: "4" });
    for (const job of jobs) {
      await this.post("/tasks/definitions", {
        name: job,
        definition: `dstone-batch --spring.batch.job.names=${job}`,
      });
    }
  }

  /** @returns the execution's id; the sample's are all of Spring Boot 4 */
  async launch(name: string, args = "", properties = ""): Promise<number> {
    const answer = (await this.post("/tasks/executions/launch", {
      name,
      arguments: args,
      properties,
    })) as { executionId: number };
    return answer.executionId;
  }

  async state(id: number, target = "boot4"): Promise<string> {
    const { execution } = await this.get<{ execution: { state: string } }>(
      `/tasks/executions/${id}/overview?schemaTarget=${target}`,
    );
    return execution.state;
  }

  async awaitState(id: number, wanted: string, target = "boot4"): Promise<void> {
    await until(
      `execution ${id} to be ${wanted}`,
      async () => (await this.state(id, target)) === wanted,
    );
  }

  private async stopAll(): Promise<void> {
    await fetch(`${this.url}/tasks/executions/bulk`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ action: "STOP", filter: { state: ACTIVE }, dryRun: false }),
    });
    // Not there when streams are switched off.
    await fetch(`${this.url}/streams/deployments`, { method: "DELETE" });
    const query = ACTIVE.map((state) => `state=${state}`).join("&");
    await until("its programs to end", async () => {
      const { total } = await this.get<{ total: number }>(`/tasks/executions/search?${query}`);
      return total === 0;
    });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) {
      return;
    }
    const gone = new Promise((ended) => running.once("exit", ended));
    running.kill(signal);
    await gone;
  }
}
